using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The part of <see cref="Turn"/> by which people go on in another version. Somebody who has to go goes before anything
/// else is decided for them, whether the sweep comes by or something of their own: so each goes from the very step
/// they were counted at. What still comes for the enrollment they left (outcomes, assignments, clicks, answers)
/// is told to the one that goes on, at the same step.
/// </summary>
internal sealed partial class Turn
{
    private readonly Dictionary<(Guid To, Guid From, int Step), int> _moved = [];

    /// <summary>The id of the enrollment that another goes on in.</summary>
    public static Guid NextId(Guid enrollmentId, Guid versionId) => DerivedId.Of(enrollmentId.ToString("N"), versionId.ToString("N"), "next");

    /// <summary>The enrollment that goes on for the one with this id, and what the step is there: −1 where it is gone. Null where there is no such enrollment.</summary>
    public (Walker Walker, int Step)? Standing(Traveller person, Guid enrollmentId, int step)
    {
        var all = WalkersOf(person);
        if (all.Find(walker => walker.Enrollment.Id == enrollmentId) is not { } walker) return null;
        var last = Last(all, walker);
        return (last, last == walker ? step : last.Version.StepIds.IndexOf(walker.Version.StepIds[step]));
    }

    /// <summary>The enrollment that goes on for this one.</summary>
    public static Walker Last(List<Walker> all, Walker walker)
    {
        while (walker.Enrollment.State == EnrollmentState.Moved && all.Find(other => other.Enrollment.Id == NextId(walker.Enrollment.Id, other.Version.Id)) is { } next) walker = next;
        return walker;
    }

    /// <summary>What somebody did with a message or task of an enrollment that went on counts for the one that goes on.</summary>
    private static EventFact Addressed(EventFact fact, Walker walker, List<Walker> all)
    {
        if (fact.Origin is not { } origin || origin.EnrollmentId == walker.Enrollment.Id) return fact;
        return all.Find(other => other.Enrollment.Id == origin.EnrollmentId) is { } from && Last(all, from) == walker ? Readdressed(fact, from, walker) : fact;
    }

    /// <summary>The fact as one of <paramref name="to"/>'s; its step under the key it has there.</summary>
    public static EventFact Readdressed(EventFact fact, Walker from, Walker to)
    {
        var at = from.Version.Journey.IndexOf(fact.Origin!.Step);
        var same = at < 0 ? -1 : to.Version.StepIds.IndexOf(from.Version.StepIds[at]);
        return fact with { Origin = new FactOrigin(to.Enrollment.Id, same < 0 ? fact.Origin.Step : to.Version.Journey.Steps[same].Key) };
    }

    private void GoOver(Walker walker, MoveOrder order)
    {
        if (walker.Enrollment.State is not (EnrollmentState.Active or EnrollmentState.Resting) || walker.Row.Asked >= order.To.Number) return;
        if (!order.Goes.Contains(walker.Enrollment.Position))
        {
            walker.Stay(order.To.Number, save: false);
            return;
        }
        var before = walker.Enrollment;
        try
        {
            CarryOver(walker, order);
        }
#pragma warning disable CA1031 // one person's failure blocks nobody else: they stay, and it is noted
        catch (Exception error) when (error is not SqliteException)
#pragma warning restore CA1031
        {
            var what = $"They could not go on in version {order.To.Number} and stay in version {order.From.Number}: {error.Message}";
            tables.Assignments.NoteMishap(walker.Row.WorkspaceId, before.PersonId, DerivedId.At(now, before.Id.ToString("N"), what), now, what);
            if (walker.Next is { } half) _walkers.Remove(half.Enrollment.Id);
            walker.Next = null;
            walker.Become(before);
            walker.Stay(order.To.Number, save: true);
        }
    }

    private void CarryOver(Walker walker, MoveOrder order)
    {
        var old = walker.Enrollment;
        var earlier = order.Returning.IsEmpty ? [] : EarlierVisits(walker, order);
        var carried = JourneyStepper.Carry(walker.Version.Journey, order.To.Journey, order.Map, old, NextId(old.Id, order.To.Id), earlier, new Moment(now, walker.Zone));
        var next = new Walker(walker.Row with { VersionId = order.To.Id, Enrollment = carried.Next.Enrollment, Asked = 0 }, order.To, walker.Zone, isNew: true);
        _walkers[next.Enrollment.Id] = next;
        walker.Become(carried.Old.Enrollment);
        walker.Next = next;
        foreach (var effect in carried.Old.Effects) Carry(walker, effect);
        foreach (var effect in carried.Next.Effects) Carry(next, effect);
        HearAgain(walker, next);
        var key = (order.To.Id, order.From.Id, old.Position);
        _moved[key] = _moved.GetValueOrDefault(key) + 1;
    }

    /// <summary>What they did so far, so that what the new version waits for is heard, however long ago it was.</summary>
    private void HearAgain(Walker walker, Walker next)
    {
        if (next.Version.Awaited.Count == 0) return;
        List<Walker>? all = null;
        foreach (var fact in tables.Events.Of(next.Enrollment.PersonId, next.Version.Awaited))
        {
            var heard = fact.Origin is null ? fact
                : fact.Origin.EnrollmentId == walker.Enrollment.Id ? Readdressed(fact, walker, next)
                : Addressed(fact, next, all ??= [.. EarlierOf(walker), walker, next]);
            Advance(next, new Signal.Happened(heard));
        }
    }

    private ImmutableArray<StepVisit> EarlierVisits(Walker walker, MoveOrder order)
    {
        var visits = new StepVisit[order.Map.Length];
        foreach (var earlier in EarlierOf(walker).OrderBy(one => one.Version.Number))
            foreach (var step in order.Returning)
                if (earlier.Version.StepIds.IndexOf(order.To.StepIds[step]) is >= 0 and var at && earlier.Enrollment.Visits[at].Outcome > VisitOutcome.Ahead) visits[step] = earlier.Enrollment.Visits[at];
        return ImmutableArray.Create(visits);
    }

    /// <summary>The same step of the enrollments that this one came from.</summary>
    private IEnumerable<(Guid Enrollment, string Key)> Earlier(Walker walker, int step) =>
        from earlier in EarlierOf(walker)
        let at = earlier.Version.StepIds.IndexOf(walker.Version.StepIds[step])
        where at >= 0
        select (earlier.Enrollment.Id, earlier.Version.Journey.Steps[at].Key);

    /// <summary>The enrollments that led to this one; none for somebody who never went over.</summary>
    private List<Walker> EarlierOf(Walker walker)
    {
        if (catalogue.FirstNumber(walker.Version) == walker.Version.Number) return [];
        var same = _walkers.Values.Where(other => IsBefore(other, walker)).ToList();
        foreach (var row in tables.Enrollments.Of(walker.Enrollment.PersonId))
        {
            if (_walkers.ContainsKey(row.Enrollment.Id)) continue;
            var other = new Walker(row, catalogue.Version(row.VersionId), walker.Zone, isNew: false);
            if (IsBefore(other, walker)) same.Add(other);
        }
        List<Walker> all = [.. same, walker];
        return same.FindAll(other => Last(all, other) == walker);
    }

    private static bool IsBefore(Walker other, Walker walker) =>
        other != walker && other.Enrollment.PersonId == walker.Enrollment.PersonId && other.Row.JourneyId == walker.Row.JourneyId && other.Enrollment.State == EnrollmentState.Moved;
}
