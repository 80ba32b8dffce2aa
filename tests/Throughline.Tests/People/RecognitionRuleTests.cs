using FsCheck;
using FsCheck.Fluent;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Tests.People;

/// <summary>Whom a record means. Each row: who is known, who says it, what is said, and what comes of it.</summary>
public sealed class RecognitionRuleTests
{
    [Theory]
    // Nobody known.
    [InlineData("", "Form", "email new@b.c, phone 1", "somebody new; attach email new@b.c")]
    // The surest finds, a weaker one is no obstacle.
    [InlineData("ana: user u1, email a@b.c", "ServerKey", "user u1", "ana; confirm user u1")]
    [InlineData("ana: phone 1", "Form", "phone 1", "somebody new")]
    [InlineData("ana: email a@b.c", "Form", "email a@b.c", "ana")]
    // A family shares a telephone.
    [InlineData("ana: email a@b.c, phone 1", "Import", "email ben@b.c, phone 1", "somebody new; attach email ben@b.c")]
    [InlineData("ana: phone 1", "Import", "email a@b.c, phone 1", "ana; attach email a@b.c")]
    [InlineData("ana: email a@b.c, phone 1", "Form", "email evil@b.c, phone 1", "somebody new; attach email evil@b.c")]
    [InlineData("ana: phone 1", "Form", "email evil@b.c, phone 1", "somebody new; attach email evil@b.c")]
    // A workshop shares a browser: a new chapter begins.
    [InlineData("ana: email a@b.c, browser x", "Form", "email ben@b.c, browser x", "somebody new; attach email ben@b.c; take browser x")]
    [InlineData("ana: user u1, browser x", "BrowserKey", "user u2, browser x", "somebody new; attach user u2; take browser x")]
    [InlineData("ana: browser x", "Form", "email a@b.c, browser x", "ana; attach email a@b.c")]
    [InlineData("ana: user u1 / vis: browser x", "BrowserKey", "user u1, browser x", "ana; join vis")]
    [InlineData("ana: user u1 / ben: user u2, browser x", "BrowserKey", "user u1, browser x", "ana; take browser x")]
    // Where a known person's messages go is not for strangers to say.
    [InlineData("ana: user u1, email a@b.c", "BrowserKey", "user u1, email new@b.c", "ana; propose email new@b.c")]
    [InlineData("ana: email a@b.c", "Form", "email a@b.c, phone 1", "ana; propose phone 1")]
    [InlineData("ana: email a@b.c", "ServerKey", "email a@b.c, phone 1", "ana; propose phone 1")]
    [InlineData("ana: user u1, email a@b.c", "ServerKey", "user u1, email new@b.c", "ana; attach email new@b.c")]
    [InlineData("ana: user u1, email a@b.c", "Import", "user u1, email new@b.c", "ana; attach email new@b.c")]
    // An address that is another's is a proposal, whoever says it.
    [InlineData("ana: user u1 / ben: user u2, email b@b.c", "ServerKey", "user u1, email b@b.c", "ana; propose email b@b.c of ben")]
    [InlineData("ana: user u1 / ben: email b@b.c", "ServerKey", "user u1, email b@b.c", "ana; propose email b@b.c of ben")]
    [InlineData("ana: user u1, email a@b.c", "ServerKey", "user u2, email a@b.c",
        "somebody new; attach user u2; propose email a@b.c of ana")]
    [InlineData("ana: email a@b.c", "ServerKey", "user u1, email a@b.c", "ana; attach user u1")]
    [InlineData("ana: email a@b.c", "BrowserKey", "user u1, email a@b.c", "ana; attach user u1")]
    // An own id that only a stranger claimed is the business's to give.
    [InlineData("eve: user~ u1, email e@b.c", "ServerKey", "user u1, email a@b.c", "somebody new; attach email a@b.c; take user u1")]
    [InlineData("eve: user~ u1, email e@b.c / ana: email a@b.c", "ServerKey", "user u1, email a@b.c", "ana; take user u1")]
    [InlineData("ana: user~ u1, browser x", "ServerKey", "user u1, email a@b.c", "ana; attach email a@b.c; confirm user u1")]
    [InlineData("ana: user~ u1", "ServerKey", "user u1", "ana; confirm user u1")]
    public void A_record_means(string known, string by, string given, string expected) =>
        Assert.Equal(expected, InWords(Decide(Read(known), Enum.Parse<GivenBy>(by), Identities(given)), Names(known)));

    [Fact]
    public void No_stranger_gives_a_known_person_an_address_or_takes_one() => ForAll((people, by, given) =>
    {
        if (!by.IsStranger()) return true;
        var decided = Decide(people, by, given);
        return decided.Take.All(one => one.Kind == IdentityKind.AnonymousId)
            && (decided.PersonId is not { } id || people[id].TrueForAll(one => one.Identity.Kind == IdentityKind.AnonymousId
                || one.By.IsStranger())
                || decided.Attach.All(one => one.Kind is IdentityKind.AnonymousId or IdentityKind.UserId));
    });

    [Fact]
    public void Each_identity_of_a_record_is_sorted_once() => ForAll((people, by, given) =>
    {
        var decided = Decide(people, by, given);
        List<Identity> sorted = [.. decided.Attach, .. decided.Take, .. decided.Confirm, .. decided.Proposals.Select(one => one.Identity)];
        return sorted.Count == sorted.Distinct().Count() && sorted.TrueForAll(given.Contains);
    });

    [Fact]
    public void Saying_it_once_more_finds_the_same_person() => ForAll((people, by, given) =>
    {
        var decided = Decide(people, by, given);
        if (decided.PersonId is null && decided.Attach.IsEmpty
            && decided.Take.IsEmpty) return true; // nothing by which they could be found again
        var id = decided.PersonId ?? DerivedId.Of("new");
        foreach (var known in people.Values) known.RemoveAll(one => decided.Take.Contains(one.Identity));
        if (!people.ContainsKey(id)) people[id] = [];
        people[id].AddRange(decided.Attach.Concat(decided.Take).Select(one => new KnownIdentity(one, by)));
        foreach (var joined in decided.Join)
        {
            people[id].AddRange(people[joined]);
            people.Remove(joined);
        }
        return Decide(people, by, given).PersonId == id;
    });

    [Fact]
    public void Two_people_with_ids_of_the_business_are_never_joined() => ForAll((people, by, given) =>
        Decide(people, by, given).Join.All(id => people[id].TrueForAll(one => one.Identity.Kind == IdentityKind.AnonymousId)));

    private static RecognitionDecision Decide(Dictionary<Guid, List<KnownIdentity>> people, GivenBy by,
        IReadOnlyCollection<Identity> given) => RecognitionRule.Decide(
        [.. given.Select(one => new FoundIdentity(one, people.Where(person =>
            person.Value.Exists(known => known.Identity == one)).Select(person => (Guid?)person.Key).FirstOrDefault()))],
        id => people[id],
        by);

    private static void ForAll(Func<Dictionary<Guid, List<KnownIdentity>>, GivenBy, List<Identity>, bool> holds)
    {
        var identity = from kind in Gen.Elements(Enum.GetValues<IdentityKind>())
                       from value in Gen.Choose(1, 3)
                       select new Identity(kind,
            $"{value}");
        var people = from owners in Gen.ArrayOf(from one in identity from who in Gen.Elements(Enum.GetValues<GivenBy>()) from owner in Gen.Choose(0, 2) select (owner, new KnownIdentity(one, who)))
                     select owners.DistinctBy(one => one.Item2.Identity).GroupBy(one => DerivedId.Of($"{one.owner}")).ToDictionary(own =>
                         own.Key, own => own.Select(one => one.Item2).ToList());
        var records = from all in people
                      from who in Gen.Elements(Enum.GetValues<GivenBy>())
                      from given in Gen.NonEmptyListOf(identity)
                      select (all, who, given.DistinctBy(one => one.Kind).ToList());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(records.ToArbitrary(), record => holds(record.all, record.who, record.Item3)));
    }

    private static Dictionary<Guid, List<KnownIdentity>> Read(string known) =>
        known.Split(" / ", StringSplitOptions.RemoveEmptyEntries).ToDictionary(
        person => DerivedId.Of(person.Split(": ")[0]),
        person => person.Split(": ")[1].Split(", ").Select(text =>
            new KnownIdentity(One(text.Replace("~", "", StringComparison.Ordinal)), text.Contains('~', StringComparison.Ordinal)
            ? GivenBy.BrowserKey : GivenBy.Team)).ToList());

    private static Dictionary<Guid, string> Names(string known) =>
        known.Split(" / ", StringSplitOptions.RemoveEmptyEntries).Select(person => person.Split(": ")[0]).ToDictionary(name =>
            DerivedId.Of(name));

    private static List<Identity> Identities(string given) => [.. given.Split(", ").Select(One)];

    private static Identity One(string text) => text.Split(' ') switch
    {
        ["user", var value] => new(IdentityKind.UserId, value),
        ["email", var value] => new(IdentityKind.Email, value),
        ["phone", var value] => new(IdentityKind.Phone, value),
        [_, var value] => new(IdentityKind.AnonymousId, value),
        _ => throw new ArgumentException($"Not an identity: {text}", nameof(text)),
    };

    private static string InWords(RecognitionDecision decided, Dictionary<Guid, string> names) => string.Join("; ", new[]
    {
        decided.PersonId is { } id ? names[id] : "somebody new",
        List("attach", decided.Attach),
        List("take", decided.Take),
        List("confirm", decided.Confirm),
        decided.Join.IsEmpty ? "" : $"join {string.Join(", ", decided.Join.Select(one => names[one]))}",
        decided.Proposals.IsEmpty ? "" : $"propose {string.Join(", ", decided.Proposals.Select(one => $"{Text(one.Identity)}{(one.BelongsTo is { } owner ? $" of {names[owner]}" : "")}"))}",
    }.Where(part => part.Length > 0));

    private static string List(string verb, IEnumerable<Identity> identities) => identities.Any()
        ? $"{verb} {string.Join(", ", identities.Select(Text))}" : "";

    private static string Text(Identity one) => $"{(one.Kind switch { IdentityKind.UserId => "user", IdentityKind.Email => "email", IdentityKind.Phone => "phone", _ => "browser" })} {one.Value}";
}
