using System.Collections.Immutable;
using System.Globalization;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Whose word a record is, and in what it was said.</summary>
/// <param name="SaidIn">Name of the event, or the file.</param>
internal readonly record struct Said(GivenBy By, string SaidIn)
{
    /// <summary>Of people who are made up: whoever is new by it is nobody real.</summary>
    public bool IsMadeUp { get; init; }
}

/// <summary>Who a record is about: finds and makes people as <see cref="RecognitionRule"/> decides.</summary>
internal static class Recognition
{
    /// <summary>Most proposals of strangers that wait on one person's page.</summary>
    public const int MostProposals = 10;

    /// <summary>
    /// The person these identities mean; somebody new where they mean nobody who is known. Null where there is none among them.
    /// What they say of a known person that is not for whoever said it to decide becomes a proposal.
    /// </summary>
    public static TrackedPerson? Recognise(this EngineTransaction transaction, Guid workspaceId, Said said,
        params ReadOnlySpan<Identity?> identities)
    {
        var given = new List<FoundIdentity>(identities.Length);
        foreach (var identity in identities)
            if (identity is { } one && !given.Exists(other => other.Identity.Kind == one.Kind))
                given.Add(new FoundIdentity(one, transaction.Find(new IdentityKey(workspaceId, one))?.Id));
        if (given.Count == 0) return null;
        var decided = RecognitionRule.Decide(given, id => transaction.IdentitiesOf(transaction.Find(workspaceId, id)!), said.By);
        if (decided is { PersonId: null, Attach.Length: 0, Take.Length: 0 }) return null;
        var person = decided.PersonId is { } known ? transaction.Find(workspaceId, known)!
            : Make(transaction, (workspaceId, said.IsMadeUp), decided);
        foreach (var identity in decided.Take.Concat(decided.Attach)) transaction.GiveAddress(person, identity, said.By);
        foreach (var identity in decided.Confirm)
            if (transaction.SaidBy(new IdentityKey(workspaceId, identity)) is { } so && so.IsStranger()) transaction.Attach(person,
                identity, said.By);
        foreach (var proposal in decided.Proposals)
            if (!said.By.IsStranger() || MayPropose(transaction, person)) transaction.Pending.Proposals.Add(new ProposalRow(person.Id,
                workspaceId, transaction.Now, proposal.Identity, said.By, said.SaidIn, proposal.BelongsTo));
        foreach (var visitor in decided.Join)
            if (transaction.Find(workspaceId, visitor) is { } nameless) person = transaction.Merge(person, nameless) ?? person;
        return person;
    }

    /// <summary>A page that anybody can write to must not bury somebody's own under proposals.</summary>
    private static bool MayPropose(EngineTransaction transaction, TrackedPerson person) =>
        transaction.Tables.Proposals.CountOpen(person.Id) + transaction.Pending.Proposals.Count(row => row.PersonId == person.Id) < MostProposals;

    private static TrackedPerson Make(EngineTransaction transaction, (Guid WorkspaceId, bool IsMadeUp) of, RecognitionDecision decided)
    {
        var workspaceId = of.WorkspaceId;
        var surest = decided.Attach.Concat(decided.Take).MinBy(identity => identity.Kind);
        var id = DerivedId.At(transaction.Now, workspaceId.ToString("N"), surest.Kind.ToString(), surest.Value);
        // Somebody was made of this very identity within the same millisecond, and it is theirs no longer.
        for (var again = 1; transaction.IsTracked(id) || (decided.Take.Contains(surest) && transaction.Find(workspaceId, id) is not null); again++)
            id = DerivedId.At(transaction.Now, workspaceId.ToString("N"), surest.Kind.ToString(), surest.Value, again.ToString(CultureInfo.InvariantCulture));
        var facts = new PersonFacts(id, null, null, null, null, null, null, Lifecycle.Prospect, ImmutableDictionary<string, string>.Empty);
        return transaction.Add(new PersonRow(workspaceId, facts, Source: null, transaction.Now) { IsMadeUp = of.IsMadeUp });
    }

    /// <summary>From now on this identity is theirs; an address is where messages go.</summary>
    public static void GiveAddress(this EngineTransaction transaction, TrackedPerson person, Identity identity, GivenBy by)
    {
        transaction.Attach(person, identity, by);
        var facts = person.Row.Facts;
        if (identity.Kind == IdentityKind.Email)
        {
            // Where those who are believed give a new address, the old one is given up, and finds nobody any more.
            if (facts.Email is { } old && old != identity.Value) transaction.Detach(person, new Identity(IdentityKind.Email, old));
            facts = facts with { Email = identity.Value };
        }
        if (identity.Kind == IdentityKind.Phone) facts = facts with { Phone = identity.Value };
        if (identity.Kind is IdentityKind.Email or IdentityKind.Phone && facts.Lifecycle == Lifecycle.Prospect) facts = facts with { Lifecycle = Lifecycle.Lead };
        person.Learn(facts);
    }
}
