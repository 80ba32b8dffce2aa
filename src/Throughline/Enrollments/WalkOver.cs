using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>The part of <see cref="Walk"/> that takes somebody over from another version; see <see cref="JourneyStepper.Carry"/>.</summary>
internal sealed partial class Walk
{
    /// <summary>The same person on this journey, with what they have behind them; before anything is decided here.</summary>
    public static Enrollment Arrival((Journey From, Journey To) road, StepMap map, Enrollment old, ImmutableArray<StepVisit> before,
        Guid id)
    {
        var (from, to) = road;
        var place = map.Place(old.Position);
        var visits = ImmutableArray.CreateBuilder<StepVisit>(map.Length);
        for (var i = 0; i < map.Length; i++)
            visits.Add(Along(map.From(i) is >= 0 and var same ? old.Visits[same] : Known(before, i)));
        return new Enrollment
        {
            Id = id,
            PersonId = old.PersonId,
            EnteredAt = old.EnteredAt,
            EntryPoint = old.EntryPoint,
            CameOver = true,
            Joined = old.Joined == 0 ? 0 : Math.Min(map.Place(old.Joined), place),
            State = old.State,
            Position = place,
            Visits = visits.MoveToImmutable(),
            Due = old.Due,
            Holds = old.Holds,
            Dates = old.Dates.RemoveAll(mark => to.FindDate(mark.Date) is null),
            Reminders = [.. old.Reminders.Where(one => map.To(one.Step) >= 0).Select(one => one with { Step = map.To(one.Step) })],
            Cases = [.. old.Cases.Select(one => one with { Key = Renamed(from, to, map, one.Key) })],
            Contentment = old.Contentment,
        };
    }

    private static string Renamed(Journey from, Journey to, StepMap map, string key) => map.To(from.IndexOf(key)) is >= 0 and var at
        ? to.Steps[at].Key : key;

    private static StepVisit Along(StepVisit visit) => visit.Outcome == VisitOutcome.Ahead ? visit : visit with { CameAlong = true };

    // Of a step that was gone for a while: whoever stood there was taken past it.
    private static StepVisit Known(ImmutableArray<StepVisit> before, int step)
    {
        var visit = before.IsDefaultOrEmpty ? default : before[step];
        return visit.Outcome == VisitOutcome.Here ? visit with { Outcome = VisitOutcome.Overtaken } : visit;
    }

    /// <summary>Takes up the road where <see cref="Arrival"/> put them.</summary>
    /// <param name="from">The journey they come from.</param>
    /// <param name="stoodAt">Index of the step they stood at there.</param>
    public void Arrive(Journey from, StepMap map, int stoodAt)
    {
        var position = _now.Position;
        for (var i = 0; i < journey.Steps.Length; i++)
        {
            if (i < position) PutBehind(i);
            else if (i > position && Visit(i) is { Outcome: VisitOutcome.Bypassed, Handout: Handout.NotYet }) Set(i, default);
        }
        if (position < journey.Steps.Length && map.To(stoodAt) == position) GoOnWaiting(from.Steps[stoodAt]);
        else if (position < journey.Steps.Length && !IsWalking && Visit(position).Outcome == VisitOutcome.Done) return; // they go on from here when they are let go on
        else ArriveAnew(NextUnsettled(position));
    }

    private bool IsWalking => _now.State == EnrollmentState.Active && !IsHeld;

    private void ArriveAnew(int position)
    {
        if (position == journey.Steps.Length)
            Finish();
        else if (IsWalking)
            Reach(position);
        else
        {
            _now = _now with { Position = position };
            Set(position, Visit(position) with { Outcome = VisitOutcome.Here, ReachedAt = Now });
        }
    }

    private int NextUnsettled(int step)
    {
        while (step < journey.Steps.Length && Visit(step).Outcome > VisitOutcome.Here) step++;
        return step;
    }

    /// <summary>A step they never stood at and that lies behind them now.</summary>
    private void PutBehind(int step)
    {
        if (Visit(step).Outcome is not (VisitOutcome.Ahead or VisitOutcome.Here)) return;
        var keepsPromise = !journey.Steps[step].Keeps.IsEmpty && journey.Steps[step].Work is not null;
        if (keepsPromise && step >= _now.Joined) Overtake(step);
        else Set(step, Visit(step) with { Outcome = VisitOutcome.Bypassed, SettledAt = Now });
    }

    private void Finish() => _now = _now with
    {
        Position = journey.Steps.Length,
        State = EnrollmentState.Completed,
        Due = null,
        Holds = []
    };

    /// <summary>At the same step: the timer keeps what was left of it, unless this version has nothing to wait for there.</summary>
    private void GoOnWaiting(Step was)
    {
        var position = _now.Position;
        var isNow = journey.Steps[position];
        if (IsTakenBack(was, isNow, Visit(position)))
        {
            Set(position, Visit(position) with { Handout = Handout.NotYet });
            if (IsWalking) Begin(position);
            return;
        }
        if (!IsWalking) return;
        var visit = Visit(position);
        if (visit.Handout == Handout.NotYet && (was.Until is not null || isNow.Until is not null)) WaitForDate(position, atOnce: false);
        else if (isNow.Done is null && visit.Handout is Handout.HandedOut or Handout.Refused)
        {
            Set(position, visit with { Outcome = visit.Handout == Handout.HandedOut ? VisitOutcome.Done : VisitOutcome.Refused, SettledAt = Now });
            MoveTo(position + 1);
        }
        else if (isNow is { WithinUntil: not null, Done: not null }
            && visit.Handout is Handout.HandedOut or Handout.Refused) WaitForCustomer(position);
        else if (_now.Due is { Kind: DueKind.Nudge } && FirstNudge(position) >= isNow.Nudges.Length)
            WaitFor(DueKind.GiveUp, After(visit.HandedAt ?? Now, was.Within));
    }

    /// <summary>An open assignment that this version has something else instead of.</summary>
    public static bool IsTakenBack(Step was, Step? isNow, StepVisit visit) =>
        visit.Handout == Handout.Pending && was.Work is AssignmentWork && isNow?.Work is not AssignmentWork;
}
