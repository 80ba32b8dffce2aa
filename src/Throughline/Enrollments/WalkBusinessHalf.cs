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
        ? LocalTimeResolver.After(Now, journey.Steps[step].Within, moment.Zone)
        : LocalTimeResolver.Resolve(Now + JourneyStepper.HandoutLimit, moment.Zone));

    private void HandOut(int step)
    {
        Set(step, Visit(step) with { Handout = Handout.Pending });
        _effects.Add(journey.Steps[step].Work switch
        {
            MessageWork => new Effect.Send(step, 0),
            AssignmentWork => new Effect.Assign(step),
            SurveyWork => new Effect.Ask(step),
            WebhookWork => new Effect.Call(step),
            var other => throw new InvalidOperationException($"No effect for {other?.GetType().Name ?? "no work"}."),
        });
    }

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
        if (journey.Steps[step].Work is AssignmentWork) GiveUp(step);
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
        var visit = Visit(step);
        var since = visit.HandedAt ?? Now;
        var end = LocalTimeResolver.After(since, journey.Steps[step].Within, moment.Zone);
        var nudges = journey.Steps[step].Nudges;
        if (visit.Nudges < nudges.Length
            && LocalTimeResolver.After(since, nudges[visit.Nudges].After, moment.Zone) is var next && next.At < end.At)
            WaitFor(DueKind.Nudge, next);
        else
            WaitFor(DueKind.GiveUp, end);
    }

    private void NudgeOrGiveUp(int step)
    {
        var visit = Visit(step);
        var end = LocalTimeResolver.After(visit.HandedAt ?? Now, journey.Steps[step].Within, moment.Zone);
        if (end.At <= Now)
        {
            GiveUp(step);
            return;
        }
        var number = LastNudgeDue(step, visit);
        Set(step, visit with { Nudges = (byte)number });
        _effects.Add(new Effect.Send(step, number));
        WaitForCustomer(step);
    }

    /// <summary>Of several reminders whose time came during a hold or an outage, only the last is sent.</summary>
    private int LastNudgeDue(int step, StepVisit visit)
    {
        var nudges = journey.Steps[step].Nudges;
        var number = visit.Nudges + 1;
        var since = visit.HandedAt ?? Now;
        while (number < nudges.Length && LocalTimeResolver.After(since, nudges[number].After, moment.Zone).At <= Now) number++;
        return number;
    }

    private void GiveUp(int step)
    {
        WithdrawIfOpen(step);
        var visit = Visit(step);
        if (visit.Outcome < VisitOutcome.GivenUp) Set(step, visit with { Outcome = VisitOutcome.GivenUp, SettledAt = Now });
        DoOtherwise(step, LeftReasons.FellSilent);
    }

    private void DoOtherwise(int step, string leftReason)
    {
        switch (journey.Steps[step].Otherwise)
        {
            case Otherwise.Continue: MoveTo(step + 1); break;
            case Otherwise.Rest: Rest(); break;
            default: EndAs(EnrollmentState.Left, leftReason); break;
        }
    }

    private void WaitFor(DueKind kind, ResolvedTime when) => _now = _now with { Due = new Due(kind, when) };

    private void Rest()
    {
        _now = _now with { State = EnrollmentState.Resting, Hold = null };
        WaitFor(DueKind.RestOver, LocalTimeResolver.After(Now, journey.RestLimit, moment.Zone));
    }

    /// <summary>Takes up waiting again after a hold or a rest, from what the visit says and by the step's own rules.</summary>
    private void Resume(bool rested)
    {
        var position = _now.Position;
        var visit = Visit(position);
        if (FurthestDone() >= position) MoveTo(position + 1);
        else if (visit.Handout == Handout.NotYet) WaitToBegin(position, visit);
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
        var begin = LocalTimeResolver.After(visit.ReachedAt ?? Now, wait, moment.Zone);
        if (begin.At < Now) begin = wait.At is { } time ? LocalTimeResolver.NextAt(Now, time, moment.Zone) : LocalTimeResolver.Resolve(Now, moment.Zone);
        WaitFor(DueKind.Begin, begin);
    }
}
