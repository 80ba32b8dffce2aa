using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>
/// The part of <see cref="Walk"/> that waits for dates. A date is looked up anew each time it matters; what is armed hangs on
/// what is known now, so that events in any order arm the same.
/// </summary>
internal sealed partial class Walk
{
    /// <summary>How late what lies at a moment may still begin, and what lies after one.</summary>
    private static readonly Duration LateAt = Duration.FromHours(1), LateAfter = Duration.FromDays(3);

    private BusinessCalendar Calendar => moment.Around.Calendar;

    private ResolvedTime After(Instant start, Wait wait) => LocalTimeResolver.After(start, wait, moment.Zone, Calendar);

    // ---- what is known ----

    private KnownDate Known(DateWait wait, int step) => journey.FindDate(wait.Date) is { } date
        ? KnownDate.Of(date, wait, _now.Dates, Visit(step).ReachedAt ?? Now, moment)
        : default;

    public KnownDate KnownAt(int step) => journey.Steps[step] is var at && (at.Until ?? at.WithinUntil) is { } wait ? Known(wait,
        step) : default;

    /// <summary>An event said, moved or cancelled a date.</summary>
    private void HearDates(EventFact fact)
    {
        if (journey.Dates.IsEmpty || fact.At < _now.EnteredAt) return;
        var before = IsAtAStep ? KnownAt(_now.Position) : default;
        var marks = DateRegisters.Hear(_now.Dates, journey, fact, Calendar);
        if (marks != _now.Dates) _now = _now with { Dates = marks };
        if (!IsAtAStep) return;
        // Whatever of several bookings counts in the end: whoever books comes back from rest.
        if (_now.State == EnrollmentState.Resting && DateRegisters.Says(journey.Steps[_now.Position].Until, journey, fact,
            Calendar)) Rearm();
        else if (_now.State == EnrollmentState.Active && KnownAt(_now.Position) != before) Rearm();
    }

    private bool IsAtAStep => IsOnTheRoad && _now.Position < journey.Steps.Length;

    /// <summary>What is known of the person or of the business's days has changed. A timer that has come already resolves anew by
    /// itself.</summary>
    public void DatesChanged()
    {
        if (_now.State == EnrollmentState.Active && _now.Due is { } due && due.When.At > Now) Rearm();
        else if (_now.State == EnrollmentState.Resting && IsAtAStep
            && Visit(_now.Position).Reason is VisitReason.NoDateKnown or VisitReason.DateCancelled
            && KnownAt(_now.Position).Value is not null) Rearm();
    }

    /// <summary>The timer of a dated step as it is by what is known now.</summary>
    private void Rearm()
    {
        if (!IsAtAStep || journey.Steps[_now.Position].Date is null || (IsHeld && _now.State == EnrollmentState.Active)) return;
        var visit = Visit(_now.Position);
        if (_now.State == EnrollmentState.Resting)
        {
            if (visit.Handout == Handout.NotYet) CameBack();
        }
        else if (visit.Handout == Handout.NotYet) WaitForDate(_now.Position, atOnce: false);
        else if (visit.Handout == Handout.Pending)
        {
            if (journey.Steps[_now.Position] is { Work: AssignmentWork, WithinUntil: not null }) WaitForHandout(_now.Position);
        }
        else if (journey.Steps[_now.Position].Done is not null) WaitForCustomer(_now.Position);
    }

    // ---- until the business's half begins ----

    /// <summary>Waits until the business's half begins, or for a reminder before that; begins at once where that is now, and goes on where
    /// it is too late.</summary>
    /// <param name="atOnce">False where only the timer is set, so that what came in while they were held comes out as if they had not
    /// been.</param>
    private void WaitForDate(int step, bool atOnce)
    {
        if (journey.Steps[step].Until is not { } until)
        {
            WaitToBegin(step, Visit(step));
            return;
        }
        var known = Known(until, step);
        if (known.Value is not { } value)
        {
            WaitFor(DueKind.NoDate, After(Instant.Max(known.CancelledAt ?? Instant.MinValue, Now), journey.Steps[step].Within));
            return;
        }
        var begin = until.Resolve(value, moment.Zone, Calendar);
        var isTooLate = Now > LatestBegin(until, value, begin.At);
        if (begin.At <= Now && !atOnce) WaitFor(isTooLate ? DueKind.NoDate : DueKind.Begin, begin);
        else if (isTooLate) Skip(step, VisitReason.MomentPassed);
        else if (begin.At <= Now) Begin(step);
        else WaitFor(NextReminder(step, value, begin.At) is { } reminder ? new Due(DueKind.Nudge, reminder) : new Due(DueKind.Begin,
            begin));
    }

    /// <summary>The last moment at which it is worth beginning for somebody who comes to it.</summary>
    private Instant LatestBegin(DateWait until, DateValue value, Instant begin) => until.Side switch
    {
        DateSide.Before => begin,
        DateSide.At => Instant.Max(begin + LateAt, value.Ends(moment.Zone)),
        _ => begin + LateAfter,
    };

    /// <summary>The timer of a dated beginning has come: the date may have moved meanwhile, and the machine may have been down.</summary>
    private void BeginOnTime(int step)
    {
        if (journey.Steps[step].Until is not { } until)
        {
            Begin(step);
            return;
        }
        if (Known(until, step).Value is not { } value || until.Resolve(value, moment.Zone, Calendar).At is var begin
            && begin > Now) WaitForDate(step, atOnce: true);
        else if (Now > (until.Side == DateSide.Before ? value.Ends(moment.Zone) : LatestBegin(until, value, begin))) Skip(step,
            VisitReason.MomentPassed);
        else Begin(step);
    }

    /// <summary>Nobody said a date in time, or another one.</summary>
    private void GiveUpDate(int step)
    {
        if (journey.Steps[step].Until is not { } until) return;
        var known = Known(until, step);
        if (known.Value is not null)
        {
            WaitForDate(step, atOnce: true);
            return;
        }
        var isCancelled = known.CancelledAt is not null;
        Set(step, Visit(step) with
        {
            Outcome = VisitOutcome.GivenUp,
            SettledAt = Now,
            Reason = isCancelled ? VisitReason.DateCancelled : VisitReason.NoDateKnown,
        });
        if (isCancelled) Do(journey.Steps[step].Cancelled, step, LeftReasons.DateCancelled);
        else Do(journey.Steps[step].Otherwise, step, LeftReasons.NoDateKnown);
    }

    private void Skip(int step, VisitReason reason)
    {
        WithdrawIfOpen(step);
        if (Visit(step).Outcome != VisitOutcome.Done) Set(step, Visit(step) with
        {
            Outcome = VisitOutcome.Skipped,
            SettledAt = Now,
            Reason = reason
        });
        MoveTo(step + 1);
    }

    // ---- reminders before a date ----

    /// <summary>The first reminder that lies ahead and has not gone out for this value.</summary>
    private ResolvedTime? NextReminder(int step, DateValue value, Instant end)
    {
        var nudges = journey.Steps[step].Nudges;
        for (var i = 0; i < nudges.Length; i++)
            if (nudges[i].Before is { } before && before.Resolve(value, moment.Zone, Calendar) is var at && at.At >= Now && at.At < end
                && !IsReminded(step, i + 1, value)) return at;
        return null;
    }

    /// <summary>Sends the last of the reminders whose time has come since the timer was set; none where the date has moved away.</summary>
    private void Remind(int step, Instant armed)
    {
        if (KnownAt(step).Value is not { } value || value.Ends(moment.Zone) <= Now) return;
        var nudges = journey.Steps[step].Nudges;
        for (var i = nudges.Length - 1; i >= 0; i--)
        {
            if (nudges[i].Before is not { } before || before.Resolve(value, moment.Zone, Calendar).At is var at && (at > Now || at < armed)
                || IsReminded(step, i + 1, value)) continue;
            _now = _now with { Reminders = _now.Reminders.Add(new Reminder(step, i + 1, value)) };
            _effects.Add(new Effect.Send(step, i + 1, WordsOfNudge(step)) { For = value, NotAfter = value.Ends(moment.Zone) });
            return;
        }
    }

    private bool IsReminded(int step, int number, DateValue value) => _now.Reminders.Contains(new Reminder(step, number, value));

    // ---- the customer's time ----

    /// <summary>When their time is over: at a moment by a date where that is known, else so long after the hand-out.</summary>
    private ResolvedTime EndOf(int step)
    {
        var at = journey.Steps[step];
        return at.WithinUntil is { } until && Known(until, step).Value is { } value
            ? until.Resolve(value, moment.Zone, Calendar)
            : After(Visit(step).HandedAt ?? Now, at.Within);
    }

    /// <summary>Whether their time was over before they came here.</summary>
    private bool IsOverAlready(int step) => journey.Steps[step].WithinUntil is { } until && Known(until, step).Value is { } value
        && until.Resolve(value, moment.Zone, Calendar).At <= Now;

    /// <summary>Until when what a step writes is worth sending; null where it hangs on no date.</summary>
    private Instant? NotAfter(int step)
    {
        var at = journey.Steps[step];
        if (at.WithinUntil is { } within && Known(within, step).Value is { } end) return Instant.Max(within.Resolve(end, moment.Zone,
            Calendar).At, Now);
        if (at.Until is not { } until || until.Side == DateSide.After || Known(until, step).Value is not { } value) return null;
        return until.Side == DateSide.Before ? value.Ends(moment.Zone) : LatestBegin(until, value, until.Resolve(value, moment.Zone,
            Calendar).At);
    }
}
