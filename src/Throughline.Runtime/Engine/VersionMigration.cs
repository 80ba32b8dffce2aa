using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;
using Throughline.Versions;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The part of <see cref="EngineTransaction"/> by which people go on in another version. Somebody who has to go goes before
/// anything else is decided for them, whether the sweep comes by or something of their own: so each goes from the very step
/// they were counted at. What still comes for the enrollment they left (outcomes, assignments, clicks, answers) is told to
/// the one that goes on, at the same step.
/// </summary>
internal sealed partial class EngineTransaction
{
    /// <summary>The id of the enrollment that another goes on in.</summary>
    public static Guid NextId(Guid enrollmentId, Guid versionId) => DerivedId.Of(enrollmentId.ToString("N"), versionId.ToString("N"), "next");

    /// <summary>The enrollment that goes on for the one with this id, and what the step is there: −1 where it is gone. Null where there is no such enrollment.</summary>
    public static (TrackedEnrollment Enrollment, int Step)? Current(TrackedPerson person, Guid enrollmentId, int step)
    {
        if (person.Enrollments.Find(one => one.Enrollment.Id == enrollmentId) is not { } enrollment) return null;
        var last = Last(enrollment);
        return (last, last == enrollment ? step : step >= 0 && step < enrollment.Version.StepIds.Length
            ? last.Version.StepIds.IndexOf(enrollment.Version.StepIds[step]) : -1);
    }

    /// <summary>The enrollment that goes on for this one.</summary>
    public static TrackedEnrollment Last(TrackedEnrollment enrollment)
    {
        while (enrollment.Enrollment.State == EnrollmentState.Moved
            && enrollment.Person.Enrollments.Find(other => other.Enrollment.Id == NextId(enrollment.Enrollment.Id, other.Version.Id)) is { } next) enrollment = next;
        return enrollment;
    }

    /// <summary>The fact as one of <paramref name="to"/>'s; its step under the key it has there.</summary>
    public static EventFact Readdressed(EventFact fact, TrackedEnrollment from, TrackedEnrollment to)
    {
        var at = from.Version.Journey.IndexOf(fact.Origin!.Step);
        var same = at < 0 ? -1 : to.Version.StepIds.IndexOf(from.Version.StepIds[at]);
        return fact with { Origin = new FactOrigin(to.Enrollment.Id, same < 0 ? fact.Origin.Step : to.Version.Journey.Steps[same].Key) };
    }

    /// <summary>What somebody did with a message or task of an enrollment that went on counts for the one that goes on.</summary>
    private static EventFact Addressed(EventFact fact, TrackedEnrollment enrollment)
    {
        if (fact.Origin is not { } origin || origin.EnrollmentId == enrollment.Enrollment.Id) return fact;
        return enrollment.Person.Enrollments.Find(other => other.Enrollment.Id == origin.EnrollmentId) is { } from && Last(from) == enrollment
            ? Readdressed(fact, from, enrollment)
            : fact;
    }

    /// <summary>Whoever of them has to go on in another version does so now.</summary>
    private void MigrateGathered(List<TrackedPerson> people)
    {
        if (catalogue.Orders.Count == 0) return;
        var going = people.FindAll(person => person.Enrollments.Exists(enrollment => catalogue.OrderFor(enrollment.Row.VersionId) is not null));
        GatherHistories(going);
        foreach (var person in going)
            foreach (var enrollment in person.Enrollments.ToList())
                if (catalogue.OrderFor(enrollment.Row.VersionId) is { } order) MoveOn(enrollment, order);
    }

    private void MoveOn(TrackedEnrollment enrollment, MoveOrder order)
    {
        if (enrollment.Enrollment.State is not (EnrollmentState.Active or EnrollmentState.Resting) || enrollment.Row.Asked >= order.To.Number) return;
        if (!order.Goes.Contains(enrollment.Enrollment.Position))
        {
            enrollment.Stay(order.To.Number, save: false);
            return;
        }
        Guard(
            enrollment.Person,
            $"Going on in version {order.To.Number} of this journey",
            () => MoveTo(enrollment, order),
            otherwise: () => enrollment.Stay(order.To.Number, save: true));
    }

    private void MoveTo(TrackedEnrollment enrollment, MoveOrder order)
    {
        var old = enrollment.Enrollment;
        var earlier = order.Returning.IsEmpty ? [] : EarlierVisits(enrollment, order);
        var moved = JourneyStepper.Carry(enrollment.Version.Journey, order.To.Journey, order.Map, old, NextId(old.Id, order.To.Id), earlier, MomentOf(enrollment.Person));
        var row = enrollment.Row with { VersionId = order.To.Id, Enrollment = moved.Next.Enrollment, Asked = 0, EnteredDay = DayOf(enrollment.Row.WorkspaceId, moved.Next.Enrollment.EnteredAt), ReachedDay = null, EndedDay = null };
        var next = new TrackedEnrollment(enrollment.Person, row, order.To, isNew: true);
        enrollment.Person.Enrollments.Add(next);
        enrollment.Become(moved.Old.Enrollment);
        enrollment.Next = next;
        foreach (var effect in moved.Old.Effects) CarryOut(enrollment, effect, now);
        foreach (var effect in moved.Next.Effects) CarryOut(next, effect, now);
        // What they did so far, so that what the new version waits for is heard, however long ago it was.
        if (next.Version.Awaited.Count > 0)
            foreach (var fact in HistoryOf(next.Person, next.Version.Awaited)) Advance(next, new Signal.Happened(Addressed(fact, next)));
        Pending.Moved.Add(new MovedPeople(order.To.Id, order.From.Id, old.Position, 1));
    }

    private ImmutableArray<StepVisit> EarlierVisits(TrackedEnrollment enrollment, MoveOrder order)
    {
        var visits = new StepVisit[order.Map.Length];
        foreach (var earlier in EarlierOf(enrollment).OrderBy(one => one.Version.Number))
            foreach (var step in order.Returning)
                if (earlier.Version.StepIds.IndexOf(order.To.StepIds[step]) is >= 0 and var at && earlier.Enrollment.Visits[at].Outcome > VisitOutcome.Ahead) visits[step] = earlier.Enrollment.Visits[at];
        return ImmutableArray.Create(visits);
    }

    /// <summary>The same step of the enrollments that this one came from.</summary>
    private IEnumerable<(Guid Enrollment, string Key)> Earlier(TrackedEnrollment enrollment, int step) =>
        from earlier in EarlierOf(enrollment)
        let at = earlier.Version.StepIds.IndexOf(enrollment.Version.StepIds[step])
        where at >= 0
        select (earlier.Enrollment.Id, earlier.Version.Journey.Steps[at].Key);

    /// <summary>The enrollments that led to this one; none for somebody who never went over.</summary>
    private List<TrackedEnrollment> EarlierOf(TrackedEnrollment enrollment) =>
        catalogue.FirstNumber(enrollment.Version) == enrollment.Version.Number ? [] : enrollment.Person.Enrollments.FindAll(other =>
            other != enrollment && other.Row.JourneyId == enrollment.Row.JourneyId && other.Enrollment.State == EnrollmentState.Moved && Last(other) == enrollment);
}

/// <summary>
/// Takes people over to the version they have to go on in, a few hundred a transaction, so that the store is free in
/// between. What is left to do stands in the store: after a crash it goes on where it was.
/// </summary>
internal static class VersionMigration
{
    /// <summary>Most people in one transaction.</summary>
    public const int Group = 500;

    /// <summary>One group of each order; returns how many people were looked at, 0 where nobody is left.</summary>
    public static async Task<int> GoOnAsync(EngineStore store, int limit)
    {
        if (store.Catalogue.Orders.Count == 0) return 0;
        var (seen, isOver) = await store.RunAsync(transaction =>
        {
            var (all, ended) = (0, false);
            foreach (var order in transaction.Catalogue.Orders)
            {
                var count = TakeSome(transaction, order, limit);
                if (count == 0) transaction.Tables.Journeys.FinishMove(order.To.Id, order.From.Id, transaction.Now);
                all += count;
                ended |= count == 0;
            }
            return (all, ended);
        });
        if (isOver) store.Catalogue.Refresh();
        return seen;
    }

    private static int TakeSome(EngineTransaction transaction, MoveOrder order, int limit)
    {
        var people = new List<PersonRow>();
        foreach (var step in order.Goes.Order())
            if (people.Count < limit) transaction.Tables.Enrollments.LockToAsk((order.From.Id, step, order.To.Number), limit - people.Count, people.Add);
        transaction.GatherLocked(people);
        if (people.Count > 0) transaction.Touch(order.From.WorkspaceId);
        return people.Count;
    }
}
