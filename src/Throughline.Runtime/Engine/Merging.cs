using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Two people turn out to be one: everything of the retired one goes over to the survivor in the same transaction, and
/// the retired id becomes an alias for ever. Where both are on the same road, the further one goes on and then hears of
/// everything the two did, which the stepper takes in any order.
/// </summary>
internal static class Merging
{
    /// <summary>The survivor; null where the two stay two.</summary>
    public static Traveller? Merge(this Turn turn, Traveller a, Traveller b, bool byHand = false)
    {
        var decision = MergeRule.Decide(Candidate(turn, a), Candidate(turn, b), byHand);
        if (decision is not MergeDecision.Merge merge) return null;
        turn.Save(); // what this turn has decided so far is written under the ids it was decided for
        var workspaceId = a.Row.WorkspaceId;
        var (survivor, retired) = merge.RetiredId == a.Id ? (b, a) : (a, b);
        MoveRows(turn, survivor, retired, merge.Person);
        var joined = turn.Find(workspaceId, survivor.Id)!;
        ShareRoads(turn, joined);
        return joined;
    }

    private static MergeCandidate Candidate(Turn turn, Traveller person) => new(
        person.Row.Facts,
        person.Row.CreatedAt,
        [.. turn.Tables.People.IdentitiesOf(person.Id)],
        [.. turn.Tables.People.ConsentsOf(person.Id)]);

    private static void MoveRows(Turn turn, Traveller survivor, Traveller retired, MergeCandidate joined)
    {
        var people = turn.Tables.People;
        turn.Tables.Moves.Move(retired.Id, survivor.Id);
        people.DetachAll(retired.Id);
        foreach (var identity in joined.Identities) people.Attach(survivor.Row.WorkspaceId, survivor.Id, identity);
        foreach (var consent in joined.Consents) people.SetConsent(survivor.Id, consent);
        people.Save(survivor.Row with { Facts = joined.Facts, CreatedAt = joined.KnownSince, Source = survivor.Row.Source ?? retired.Row.Source });
        people.Delete(retired.Id);
        people.Retire(retired.Id, survivor.Id, turn.Now);
    }

    /// <summary>One road goes on for each round of each journey; it takes in what the two did.</summary>
    private static void ShareRoads(Turn turn, Traveller person)
    {
        foreach (var same in turn.WalkersOf(person).GroupBy(walker => (walker.Row.JourneyId, walker.Row.Round)).ToList())
        {
            var kept = same.OrderByDescending(Liveliness).ThenByDescending(walker => walker.Enrollment.Position).ThenBy(walker => walker.Enrollment.EnteredAt).First();
            foreach (var other in same)
                if (other != kept) turn.Advance(other, new Signal.TurnedOutToBeAnother());
            foreach (var fact in turn.Tables.Events.Of(person.Id, kept.Version.Awaited)) turn.Advance(kept, new Signal.Happened(Readdressed(fact, same, kept)));
        }
    }

    private static int Liveliness(Walker walker) => walker.Enrollment.State switch
    {
        EnrollmentState.Completed => 4,
        EnrollmentState.Active => 3,
        EnrollmentState.Resting => 2,
        EnrollmentState.Left => 1,
        _ => 0,
    };

    // A click on the other one's copy of the same message counts on the road that goes on.
    private static EventFact Readdressed(EventFact fact, IEnumerable<Walker> same, Walker kept) =>
        fact.Origin is { } origin && same.FirstOrDefault(walker => walker.Enrollment.Id == origin.EnrollmentId) is { } from
            ? Turn.Readdressed(fact, from, kept)
            : fact;
}
