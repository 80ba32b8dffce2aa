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
    public static TrackedPerson? Merge(this EngineTransaction transaction, TrackedPerson a, TrackedPerson b, bool byHand = false)
    {
        var decision = MergeRule.Decide(Candidate(transaction, a), Candidate(transaction, b), byHand);
        if (decision is not MergeDecision.Merge merge) return null;
        var saidBy = transaction.IdentitiesOf(a).Concat(transaction.IdentitiesOf(b)).ToLookup(known => known.Identity, known => known.By);
        transaction.Write(); // what was decided so far is written under the ids it was decided for
        var workspaceId = a.Row.WorkspaceId;
        var (survivor, retired) = merge.RetiredId == a.Id ? (b, a) : (a, b);
        var openings = transaction.OpeningsOfBoth(survivor, retired);
        MoveRows(transaction, (survivor, retired), merge.Person, saidBy);
        var joined = transaction.Find(workspaceId, survivor.Id)!;
        ShareRoads(transaction, joined);
        transaction.Reopen(joined, openings);
        return joined;
    }

    private static MergeCandidate Candidate(EngineTransaction transaction, TrackedPerson person) => new(
        person.Row.Facts,
        person.Row.CreatedAt,
        [.. transaction.IdentitiesOf(person).Select(known => known.Identity)]);

    private static void MoveRows(EngineTransaction transaction, (TrackedPerson Survivor, TrackedPerson Retired) two, MergeCandidate joined,
        ILookup<Identity, GivenBy> saidBy)
    {
        var (survivor, retired) = two;
        var tables = transaction.Tables;
        tables.Merges.Move(retired.Id, survivor.Id);
        tables.Identities.DetachAll(retired.Id);
        tables.Identities.Repoint([.. joined.Identities.Select(identity => new IdentityRow(survivor.Row.WorkspaceId, survivor.Id, identity, Surest(saidBy[identity])))]);
        var row = survivor.Row with
        {
            Facts = joined.Facts,
            CreatedAt = joined.KnownSince,
            Source = survivor.Row.Source ?? retired.Row.Source,
            IsMadeUp = survivor.Row.IsMadeUp && retired.Row.IsMadeUp,
        };
        tables.People.Save([row]);
        tables.People.Delete(retired.Id);
        transaction.Changes.Add(retired.Row, null);
        transaction.Changes.Add(survivor.Row, row);
        transaction.Changes.WriteWords(tables);
        tables.Identities.Retire(retired.Id, survivor.Id, transaction.Now);
        transaction.Touch(survivor.Row.WorkspaceId);
    }

    private static GivenBy Surest(IEnumerable<GivenBy> said) => said.OrderBy(by => by.IsStranger()).First();

    /// <summary>One road goes on for each round of each journey; it takes in what the two did.</summary>
    private static void ShareRoads(EngineTransaction transaction, TrackedPerson person)
    {
        foreach (var same in person.Enrollments.GroupBy(enrollment => (enrollment.Row.JourneyId, enrollment.Row.Round)).ToList())
        {
            var kept = same.OrderByDescending(Liveliness).ThenByDescending(enrollment => enrollment.Enrollment.Position).ThenBy(enrollment => enrollment.Enrollment.EnteredAt).First();
            foreach (var other in same)
                if (other != kept) transaction.AdvanceGuarded(other, new Signal.TurnedOutToBeAnother());
            foreach (var fact in transaction.HistoryOf(person, kept.Version.Awaited)) transaction.AdvanceGuarded(kept, new Signal.Happened(Readdressed(fact, same, kept)));
        }
    }

    private static int Liveliness(TrackedEnrollment enrollment) => enrollment.Enrollment.State switch
    {
        EnrollmentState.Completed => 4,
        EnrollmentState.Active => 3,
        EnrollmentState.Resting => 2,
        EnrollmentState.Left => 1,
        _ => 0,
    };

    // A click on the other one's copy of the same message counts on the road that goes on.
    private static EventFact Readdressed(EventFact fact, IEnumerable<TrackedEnrollment> same, TrackedEnrollment kept) =>
        fact.Origin is { } origin && same.FirstOrDefault(enrollment => enrollment.Enrollment.Id == origin.EnrollmentId) is { } from
            ? EngineTransaction.Readdressed(fact, from, kept)
            : fact;
}
