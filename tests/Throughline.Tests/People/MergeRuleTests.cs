using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Tests.People;

public sealed class MergeRuleTests
{
    private static readonly Instant _monday = Instant.FromUtc(2026, 3, 9, 9, 0);
    private static readonly Instant _tuesday = Instant.FromUtc(2026, 3, 10, 9, 0);

    /// <summary>There are twelve identities; with longer lists everybody would have them all.</summary>
    private const int LongestList = 16;

    [Theory]
    [InlineData("user u1", "email a@b.c", "user u1")]
    [InlineData("email a@b.c", "phone 123", "email a@b.c")]
    [InlineData("phone 123", "anonymous x", "phone 123")]
    [InlineData("anonymous x", "", "anonymous x")]
    [InlineData("anonymous x; email a@b.c", "phone 123; anonymous y", "anonymous x; email a@b.c")]
    public void Known_beats_anonymous(string one, string other, string survivor)
    {
        var (newcomer, older) = (Somebody(one, _tuesday), Somebody(other, _monday));
        var merge = Assert.IsType<MergeDecision.Merge>(MergeRule.Decide(newcomer, older));
        Assert.Equal(Somebody(survivor, _tuesday).Facts.Id, merge.Person.Facts.Id);
        Assert.Equal(older.Facts.Id, merge.RetiredId);
        Assert.Equal(_monday, merge.Person.KnownSince);
    }

    [Fact]
    public void Of_two_equally_known_the_older_survives()
    {
        var (newer, older) = (Somebody("email new@b.c", _tuesday), Somebody("email old@b.c", _monday));
        Assert.Equal(newer.Facts.Id, Assert.IsType<MergeDecision.Merge>(MergeRule.Decide(newer, older)).RetiredId);
    }

    [Fact]
    public void Two_ids_of_the_business_are_merged_by_hand_only()
    {
        var (one, other) = (Somebody("user u1", _monday), Somebody("user u2; email a@b.c", _tuesday));
        Assert.Equal(MergeRule.TwoUserIds, Assert.IsType<MergeDecision.Refuse>(MergeRule.Decide(one, other)).Reason);
        var merge = Assert.IsType<MergeDecision.Merge>(MergeRule.Decide(one, other, byHand: true));
        Assert.Equal(one.Facts.Id, merge.Person.Facts.Id);
        Assert.Equal(["u1", "u2", "a@b.c"], merge.Person.Identities.Select(identity => identity.Value));
    }

    [Fact]
    public void The_survivors_values_win_and_its_gaps_are_filled()
    {
        var known = Somebody("user u1", _tuesday);
        known = known with { Facts = known.Facts with { FirstName = "Ada", LastName = " ", Lifecycle = Lifecycle.Lead, Traits = Traits(("company", "Acme"), ("city", "")) } };
        var visitor = Somebody("anonymous x", _monday);
        visitor = visitor with { Facts = visitor.Facts with { FirstName = "A.", LastName = "Lovelace", Zone = "Europe/London", Lifecycle = Lifecycle.Customer, Traits = Traits(("company", "?"), ("city", "London"), ("size", "3")) } };
        var facts = Assert.IsType<MergeDecision.Merge>(MergeRule.Decide(visitor, known)).Person.Facts;
        Assert.Equal(("Ada", "Lovelace", "Europe/London", Lifecycle.Customer), (facts.FirstName, facts.LastName, facts.Zone, facts.Lifecycle));
        Assert.Equal([("city", "London"), ("company", "Acme"), ("size", "3")], facts.Traits.Select(trait => (trait.Key, trait.Value)).Order());
    }

    [Fact]
    public void It_does_not_matter_who_is_named_first() =>
        ForAllPairs((a, b) => Same(MergeRule.Decide(a, b), MergeRule.Decide(b, a)));

    [Fact]
    public void Merging_once_more_changes_nothing() =>
        ForAllPairs((a, b) =>
        {
            if (MergeRule.Decide(a, b, byHand: true) is not MergeDecision.Merge merge) return true;
            var retired = merge.RetiredId == a.Facts.Id ? a : b;
            return Same(merge, MergeRule.Decide(merge.Person, retired, byHand: true)) && MergeRule.Decide(merge.Person, merge.Person) is MergeDecision.AlreadyOne;
        });

    [Fact]
    public void Nothing_that_identified_somebody_is_lost() =>
        ForAllPairs((a, b) => MergeRule.Decide(a, b) is not MergeDecision.Merge merge
            || a.Identities.Concat(b.Identities).All(merge.Person.Identities.Contains));

    private static bool Same(MergeDecision one, MergeDecision other) => (one, other) switch
    {
        (MergeDecision.Merge x, MergeDecision.Merge y) => x.RetiredId == y.RetiredId && InWords(x.Person) == InWords(y.Person),
        _ => one == other,
    };

    private static string InWords(MergeCandidate person) => string.Join(
        " | ",
        person.Facts with { Traits = ImmutableDictionary<string, string>.Empty },
        string.Join(", ", person.Facts.Traits.OrderBy(trait => trait.Key, StringComparer.Ordinal)),
        person.KnownSince,
        string.Join(", ", person.Identities));

    private static void ForAllPairs(Func<MergeCandidate, MergeCandidate, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(_candidate.Resize(LongestList).Two().ToArbitrary(), pair => holds(pair.Item1, pair.Item2)));

    private static readonly Gen<string?> _text = Gen.Elements(null, "", " ", "x", "y");

    private static readonly Gen<Identity> _identity =
        from kind in Gen.Elements(Enum.GetValues<IdentityKind>())
        from value in Gen.Choose(1, 3)
        select new Identity(kind, $"{value}");

    private static readonly Gen<MergeCandidate> _candidate =
        from id in Gen.Choose(0, 20)
        from texts in Gen.ArrayOf(_text, 6)
        from lifecycle in Gen.Elements(Enum.GetValues<Lifecycle>())
        from traits in Gen.ListOf(Gen.Elements("a", "b", "c").Zip(_text))
        from day in Gen.Choose(0, 1)
        from identities in Gen.ListOf(_identity)
        select new MergeCandidate(
            new(DerivedId.Of($"{id}"), texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], lifecycle,
                traits.Where(trait => trait.Item2 is not null).GroupBy(trait => trait.Item1).ToImmutableDictionary(named => named.Key, named => named.First().Item2!)),
            _monday + Duration.FromDays(day),
            [.. identities.Distinct()]);

    private static MergeCandidate Somebody(string identities, Instant since)
    {
        var facts = new PersonFacts(DerivedId.Of(identities), null, null, null, null, null, null, Lifecycle.Prospect, ImmutableDictionary<string, string>.Empty);
        return new(facts, since, [.. identities.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Read)]);
    }

    private static Identity Read(string text) => text.Split(' ') switch
    {
        ["user", var value] => new(IdentityKind.UserId, value),
        ["email", var value] => new(IdentityKind.Email, value),
        ["phone", var value] => new(IdentityKind.Phone, value),
        [_, var value] => new(IdentityKind.AnonymousId, value),
        _ => throw new ArgumentException($"Not an identity: {text}", nameof(text)),
    };

    private static ImmutableDictionary<string, string> Traits(params (string Key, string Value)[] traits) => traits.ToImmutableDictionary(trait => trait.Key, trait => trait.Value);
}
