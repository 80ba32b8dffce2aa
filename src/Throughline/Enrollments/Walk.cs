using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>The working copy of one enrollment while one signal is applied; see <see cref="JourneyStepper"/>.</summary>
internal sealed partial class Walk(Journey journey, Enrollment enrollment, Moment moment)
{
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private StepVisit[]? _visits;
    private Enrollment _now = enrollment;

    private Instant Now => moment.Now;
    private bool IsOnTheRoad => _now.State is EnrollmentState.Active or EnrollmentState.Resting;
    private bool IsHeld => _now.Hold is not null;

    public Advanced Result()
    {
        if (_visits is not null) _now = _now with { Visits = ImmutableArray.Create(_visits) };
        return new Advanced(_now, _effects.DrainToImmutable());
    }

    // ---- signals ----

    public void Happened(EventFact fact)
    {
        if (!IsOnTheRoad && _now.State != EnrollmentState.Completed) return;
        HearDates(fact);
        HearCare(fact);
        var first = NextMatch(fact, 0);
        if (first < 0) return;
        if (NextMatch(fact, first + 1) < 0) Mark(first, fact.At);
        else MarkCounted(fact, first);
    }

    public void SaidDone(int step)
    {
        if (IsOnTheRoad || _now.State == EnrollmentState.Completed) Mark(step, Now);
    }

    public void TimeCame()
    {
        if (_now.Due is not { } due || due.When.At > Now) return;
        switch (due.Kind)
        {
            case DueKind.Begin: BeginOnTime(_now.Position); break;
            case DueKind.HandoutOverdue: HandoutOverdue(_now.Position); break;
            case DueKind.Nudge: NudgeOrGiveUp(_now.Position, due.When.At); break;
            case DueKind.GiveUp: GiveUpOnTime(_now.Position); break;
            case DueKind.NoDate: GiveUpDate(_now.Position); break;
            default: EndAs(EnrollmentState.Left, LeftReasons.RestedTooLong); break;
        }
    }

    public void HandedOut(int step, bool refused)
    {
        var visit = Visit(step);
        if (visit.Handout != Handout.Pending) return;
        Set(step, visit with { Handout = refused ? Handout.Refused : Handout.HandedOut, HandedAt = Now });
        if (journey.Steps[step].Done is null) SettleOurs(step, refused);
        else if (step == _now.Position && _now.State == EnrollmentState.Active && !IsHeld) WaitForCustomer(step);
    }

    /// <summary>Once more through an entry point: forward to where it joins, never back; and back from the rest area.</summary>
    public void CameIn(Signal.CameIn came)
    {
        if (!IsOnTheRoad && _now.State != EnrollmentState.Completed) return;
        if (came.At < _now.EnteredAt) _now = _now with { EnteredAt = came.At, EntryPoint = came.EntryPoint };
        if (came.Joins < _now.Joined) JoinEarlier(came.Joins);
        if (_now.State == EnrollmentState.Resting && (IsHeld || came.Joins <= _now.Position)) CameBack();
        else if (_now.State != EnrollmentState.Completed && !IsHeld && came.Joins > _now.Position) MoveTo(came.Joins);
    }

    public void NotNow()
    {
        if (_now.State == EnrollmentState.Active) Rest();
    }

    public void CameBack()
    {
        if (_now.State != EnrollmentState.Resting) return;
        _now = _now with { State = EnrollmentState.Active, Due = null };
        var visit = Visit(_now.Position);
        if (visit.Handout is Handout.HandedOut or Handout.Refused) Set(_now.Position, visit with { HandedAt = Now });
        if (IsHeld) _now = _now with { Due = null };
        else Resume(rested: true);
    }

    public void Leave(string reason)
    {
        if (IsOnTheRoad) EndAs(EnrollmentState.Left, reason);
    }

    public void TurnOutToBeAnother()
    {
        if (_now.State is EnrollmentState.Moved or EnrollmentState.Merged) return;
        if (IsOnTheRoad) WithdrawIfOpen(_now.Position);
        _now = _now with { State = EnrollmentState.Merged, LeftReason = null, Due = null, Holds = [] };
    }

    /// <summary>
    /// The timer, and the moment their own time began, move by as much of the pause as they lived through here. What ends at a time
    /// of day still does: it moves by the days of the calendar that went by.
    /// </summary>
    public void Resumed(Instant pausedAt)
    {
        if (_now.Due is not { } due || pausedAt >= Now) return;
        var position = _now.Position;
        var visit = Visit(position);
        var since = Instant.Max(pausedAt, visit.HandedAt ?? visit.ReachedAt ?? _now.EnteredAt);
        if (since >= Now) return;
        if (visit.HandedAt is { } handed) Set(position, visit with { HandedAt = handed + (Now - since) });
        if (HangsOnADate(due.Kind, position, visit)) Rearmed(position, due);
        else WaitFor(due.Kind, WaitBehind(due.Kind, position, visit) is { At: { } hour }
            ? LaterByDays(due.When.At, since, hour)
            : LocalTimeResolver.Resolve(due.When.At + (Now - since), moment.Zone));
    }

    /// <summary>Whether a pause moves the timer: not where it lies before, at or after a date.</summary>
    private bool HangsOnADate(DueKind kind, int step, StepVisit visit) => step < journey.Steps.Length && kind switch
    {
        DueKind.Begin => journey.Steps[step].Until is not null,
        DueKind.Nudge => visit.Handout == Handout.NotYet || (journey.Steps[step].WithinUntil is not null
            && journey.Steps[step].Nudges[0].Before is not null),
        DueKind.GiveUp => journey.Steps[step].WithinUntil is { } until && Known(until, step).Value is not null,
        _ => false,
    };

    /// <summary>What was bound to a date that passed is counted first.</summary>
    private void Rearmed(int step, Due due)
    {
        if (Visit(step).Handout == Handout.NotYet) WaitForDate(step, atOnce: false);
        else if (due.When.At > Now) WaitForCustomer(step);
    }

    private ResolvedTime LaterByDays(Instant due, Instant since, LocalTime hour)
    {
        LocalDate DateOf(Instant at) => at.InZone(moment.Zone.Zone).Date;
        var then = LocalTimeResolver.Resolve(DateOf(due).PlusDays(Period.DaysBetween(DateOf(since), DateOf(Now))) + hour, moment.Zone);
        return then.At >= Now ? then : LocalTimeResolver.NextAt(Now, hour, moment.Zone);
    }

    /// <summary>The wait of the journey that a timer stands for; null where it is one of ours.</summary>
    private Wait? WaitBehind(DueKind kind, int step, StepVisit visit) => kind switch
    {
        DueKind.RestOver => journey.RestLimit,
        DueKind.Begin => journey.Steps[step].Wait,
        DueKind.Nudge => visit.Nudges < journey.Steps[step].Nudges.Length ? journey.Steps[step].Nudges[visit.Nudges].After : null,
        DueKind.GiveUp => journey.Steps[step].Within,
        _ => journey.Steps[step].Work is AssignmentWork ? journey.Steps[step].Within : null,
    };

    // ---- moving ----

    public void Reach(int step)
    {
        if (step == journey.Steps.Length)
        {
            _now = _now with { Position = step, State = EnrollmentState.Completed, Due = null };
            return;
        }
        _now = _now with { Position = step, State = EnrollmentState.Active, Due = null };
        Set(step, Visit(step) with { Outcome = VisitOutcome.Here, ReachedAt = Now });
        if (IsUnhappy && journey.Steps[step].AsksFavour) Skip(step, VisitReason.NotThereYet);
        else if (IsOverAlready(step)) Skip(step, VisitReason.MomentPassed);
        else if (journey.Steps[step].Until is not null) WaitForDate(step, atOnce: true);
        else if (journey.Steps[step].Wait.IsNone) Begin(step);
        else WaitFor(DueKind.Begin, After(Now, journey.Steps[step].Wait));
    }

    /// <summary>Forward to <paramref name="target"/>, or past whatever they did beyond it while they were held.</summary>
    private void MoveTo(int target)
    {
        target = NextUnsettled(Math.Max(target, FurthestDone() + 1)); // what was settled in an earlier version may lie ahead
        for (var i = _now.Position; i < target; i++)
            if (Visit(i).Outcome is VisitOutcome.Ahead or VisitOutcome.Here) Overtake(i);
        Reach(target);
    }

    /// <summary>
    /// They went past without doing it; where there is nothing to do, that is all that is asked. A step that keeps a promise is
    /// delivered all the same.
    /// </summary>
    private void Overtake(int step)
    {
        var visit = Visit(step);
        var isPassed = journey.Steps[step] is { Work: null, Done: null };
        Set(step, visit with { Outcome = isPassed ? VisitOutcome.Done : VisitOutcome.Overtaken, SettledAt = Now });
        var keepsPromise = !journey.Steps[step].Keeps.IsEmpty;
        var isWanted = !IsNotItsMoment(step) && !(IsUnhappy && journey.Steps[step].AsksFavour);
        if (keepsPromise && isWanted && visit.Handout == Handout.NotYet && journey.Steps[step].Work is not null) HandOut(step);
        else if (!keepsPromise) WithdrawIfOpen(step);
    }

    /// <summary>Whether it hangs on a date and this is not its moment: what it would say is of no use now.</summary>
    private bool IsNotItsMoment(int step) => journey.Steps[step].Until is { } until
        && (Known(until, step).Value is not { } value
            || until.Resolve(value, moment.Zone, Calendar).At is var begin && (Now < begin || Now > LatestBegin(until, value, begin)));

    private void JoinEarlier(int joins)
    {
        for (var i = joins; i < _now.Joined; i++)
            if (Visit(i).Outcome == VisitOutcome.Bypassed) Overtake(i);
        _now = _now with { Joined = joins };
    }

    private void EndAs(EnrollmentState state, string reason)
    {
        WithdrawIfOpen(_now.Position);
        _now = _now with { State = state, LeftReason = reason, Due = null, Holds = [] };
    }

    // ---- visits ----

    private int FurthestDone()
    {
        var furthest = journey.Steps.Length - 1;
        while (furthest >= 0 && Visit(furthest).Outcome != VisitOutcome.Done) furthest--;
        return furthest;
    }

    private StepVisit Visit(int step) => _visits is null ? _now.Visits[step] : _visits[step];

    private void Set(int step, StepVisit visit)
    {
        if (Visit(step) == visit) return;
        _visits ??= [.. _now.Visits];
        _visits[step] = visit;
    }
}
