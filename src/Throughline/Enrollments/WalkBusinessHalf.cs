using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>The part of <see cref="Walk"/> that hands out what the business does at a step, and waits.</summary>
internal sealed partial class Walk
{
    private void Begin(int step)
    {
        if (journey.Steps[step].Work is null)
        {
            Set(step, Visit(step) with { Handout = Handout.HandedOut, HandedAt = Now });
            if (journey.Steps[step].Done is null) SettleOurs(step, refused: false);
            else WaitForCustomer(step);
            return;
        }
        HandOut(step);
        WaitForHandout(step);
    }

    /// <summary>Staff have the time that the step gives; what machines hand out has the longest that they try.</summary>
    private void WaitForHandout(int step) => WaitFor(DueKind.HandoutOverdue, journey.Steps[step].Work is AssignmentWork
        ? EndOf(step)
        : LocalTimeResolver.Resolve(Now + JourneyStepper.HandoutLimit, moment.Zone));

    private void HandOut(int step)
    {
        Set(step, Visit(step) with { Handout = Handout.Pending });
        _effects.Add(journey.Steps[step].Work switch
        {
            MessageWork => new Effect.Send(step, 0, Words(step)) { NotAfter = NotAfter(step) },
            AssignmentWork => new Effect.Assign(step),
            SurveyWork => new Effect.Ask(step),
            WebhookWork => new Effect.Call(step),
            var other => throw new InvalidOperationException($"No effect for {other?.GetType().Name ?? "no work"}."),
        });
    }

    /// <summary>The words they get: those of a rule that fits, else a variant. Chosen once, and kept for the nudges.</summary>
    private int Words(int step)
    {
        if (Visit(step).Words is > 0 and var chosen) return chosen - 1;
        var work = (MessageWork)journey.Steps[step].Work!;
        var words = -1;
        for (var i = 0; i < work.Wordings.Length && words < 0; i++)
            if (moment.Around.Holds(work.Wordings[i].When, _now.EntryPoint, Source)) words = work.Variants.Length + i;
        if (words < 0) words = VariantChoice.Pick(work, _now.Id, journey.Steps[step].Key);
        Set(step, Visit(step) with { Words = (byte)(words + 1) });
        return words;
    }

    private string? Source
    {
        get
        {
            foreach (var entry in journey.EntryPoints)
                if (entry.Key == _now.EntryPoint) return entry.Source;
            return null;
        }
    }

    /// <summary>The wording by rule that the step's nudges go on with; 0 where there is none.</summary>
    private int WordsOfNudge(int step) =>
        journey.Steps[step].Work is MessageWork { Wordings.IsEmpty: false } work && Words(step) is var words
            && words >= work.Variants.Length ? words : 0;

    /// <summary>A step without a customer's half is settled by the hand-out itself.</summary>
    private void SettleOurs(int step, bool refused)
    {
        var visit = Visit(step);
        if (visit.Outcome == VisitOutcome.Done) return;
        var isHere = step == _now.Position && IsOnTheRoad;
        if (refused && !isHere) return;
        Set(step, visit with { Outcome = refused ? VisitOutcome.Refused : VisitOutcome.Done, SettledAt = Now });
        if (!isHere || !IsWalking) return; // what comes of it is decided when they go on: Resume
        if (refused) DoOtherwise(step, LeftReasons.CouldNotBeReached);
        else MoveTo(step + 1);
    }

    private void HandoutOverdue(int step)
    {
        if (journey.Steps[step] is { Work: AssignmentWork, WithinUntil: { } until } && Known(until, step).Value is not null
            && EndOf(step).At > Now) WaitForHandout(step); // its date has moved
        else if (journey.Steps[step].Work is AssignmentWork) GiveUp(step);
        else HandedOut(step, refused: true);
    }

    private void WithdrawIfOpen(int step)
    {
        var visit = Visit(step);
        if (visit.Handout != Handout.Pending || journey.Steps[step].Work is not AssignmentWork) return;
        Set(step, visit with { Handout = Handout.Refused });
        _effects.Add(new Effect.Withdraw(step));
    }

    // ---- waiting ----

    private void WaitForCustomer(int step)
    {
        var end = EndOf(step);
        if (NextNudge(step, end.At) is { } next) WaitFor(DueKind.Nudge, next);
        else WaitFor(DueKind.GiveUp, end);
    }

    /// <summary>When they are reminded next before their time is over; null where they are not.</summary>
    private ResolvedTime? NextNudge(int step, Instant end)
    {
        if (journey.Steps[step] is { Until: null, WithinUntil: not null } && KnownAt(step).Value is { } value && NextReminder(step, value,
            end) is { } reminder) return reminder;
        var nudges = journey.Steps[step].Nudges;
        var number = FirstNudge(step);
        if (number >= nudges.Length || nudges[number].Before is not null) return null;
        var next = After(Visit(step).HandedAt ?? Now, nudges[number].After);
        return next.At < end ? next : null;
    }

    /// <summary>Index of the next nudge that counts from the hand-out; those before a date stand in front.</summary>
    private int FirstNudge(int step)
    {
        var nudges = journey.Steps[step].Nudges;
        var first = Visit(step).Nudges;
        while (first < nudges.Length && nudges[first].Before is not null) first++;
        return first;
    }

    /// <param name="armed">What the timer was set to.</param>
    private void NudgeOrGiveUp(int step, Instant armed)
    {
        if (Visit(step).Handout == Handout.NotYet)
        {
            Remind(step, armed);
            WaitForDate(step, atOnce: true);
            return;
        }
        if (EndOf(step).At <= Now)
        {
            GiveUp(step);
            return;
        }
        if (FirstNudge(step) is var first && (first >= journey.Steps[step].Nudges.Length
            || journey.Steps[step].Nudges[first].Before is not null)) Remind(step, armed);
        else NudgeNow(step, first);
        WaitForCustomer(step);
    }

    /// <summary>Of several reminders whose time came during a hold or an outage, only the last is sent.</summary>
    private void NudgeNow(int step, int first)
    {
        var nudges = journey.Steps[step].Nudges;
        var since = Visit(step).HandedAt ?? Now;
        if (After(since, nudges[first].After).At > Now) return; // it was armed by a rule that is gone
        var number = first + 1;
        while (number < nudges.Length && After(since, nudges[number].After).At <= Now) number++;
        Set(step, Visit(step) with { Nudges = (byte)number });
        _effects.Add(new Effect.Send(step, number, WordsOfNudge(step)));
    }

    private void GiveUpOnTime(int step)
    {
        if (journey.Steps[step].WithinUntil is not null && EndOf(step).At > Now) WaitForCustomer(step);
        else GiveUp(step);
    }

    private void GiveUp(int step)
    {
        WithdrawIfOpen(step);
        var visit = Visit(step);
        if (visit.Outcome < VisitOutcome.GivenUp) Set(step, visit with { Outcome = VisitOutcome.GivenUp, SettledAt = Now });
        DoOtherwise(step, LeftReasons.FellSilent);
    }

    private void DoOtherwise(int step, string leftReason) => Do(journey.Steps[step].Otherwise, step, leftReason);

    private void Do(Otherwise otherwise, int step, string leftReason)
    {
        switch (otherwise)
        {
            case Otherwise.Continue: MoveTo(step + 1); break;
            case Otherwise.Rest: Rest(); break;
            default: EndAs(EnrollmentState.Left, leftReason); break;
        }
    }

    private void WaitFor(Due due) => _now = _now with { Due = due };

    private void WaitFor(DueKind kind, ResolvedTime when) => _now = _now with { Due = new Due(kind, when) };

    private void Rest()
    {
        _now = _now with { State = EnrollmentState.Resting, Holds = _now.Holds.RemoveAll(hold => hold.Case is null) };
        WaitFor(DueKind.RestOver, After(Now, journey.RestLimit));
    }

    /// <summary>Takes up waiting again after a hold or a rest, from what the visit says and by the step's own rules.</summary>
    private void Resume(bool rested)
    {
        var position = _now.Position;
        var visit = Visit(position);
        if (FurthestDone() >= position) MoveTo(position + 1);
        else if (IsUnhappy && journey.Steps[position].AsksFavour) Skip(position, VisitReason.NotThereYet);
        else if (visit.Handout == Handout.NotYet) WaitForDate(position, atOnce: false);
        else if (visit.Handout == Handout.Pending) WaitForHandout(position);
        else if (journey.Steps[position].Done is not null) WaitForCustomer(position);
        else if (visit.Outcome != VisitOutcome.Refused || rested
            && journey.Steps[position].Otherwise == Otherwise.Rest) MoveTo(position + 1);
        else DoOtherwise(position, LeftReasons.CouldNotBeReached); // it was refused while they were kept from going on
    }

    /// <summary>A wait that ended meanwhile is over at once, or at its next time of day.</summary>
    private void WaitToBegin(int step, StepVisit visit)
    {
        var wait = journey.Steps[step].Wait;
        var begin = After(visit.ReachedAt ?? Now, wait);
        if (begin.At < Now) begin = After(Now, Wait.None with { At = wait.At, On = wait.On });
        WaitFor(DueKind.Begin, begin);
    }
}
