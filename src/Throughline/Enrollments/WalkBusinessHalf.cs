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
            WaitForCustomer(step);
            return;
        }
        HandOut(step);
        var limit = journey.Steps[step].Work is AssignmentWork
            ? LocalTimeResolver.After(Now, journey.Steps[step].Within, moment.Zone)
            : LocalTimeResolver.Resolve(Now + JourneyStepper.HandoutLimit, moment.Zone);
        WaitFor(DueKind.HandoutOverdue, limit);
    }

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
        var isHere = step == _now.Position && _now.State == EnrollmentState.Active;
        if (refused && !isHere) return;
        Set(step, visit with { Outcome = refused ? VisitOutcome.Refused : VisitOutcome.Done, SettledAt = Now });
        if (!isHere || IsHeld) return;
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
        Set(step, visit with { Nudges = (byte)(visit.Nudges + 1) });
        _effects.Add(new Effect.Send(step, visit.Nudges + 1));
        WaitForCustomer(step);
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

    /// <summary>Takes up waiting again after a hold or a rest, from what the visit says.</summary>
    private void Resume()
    {
        var position = _now.Position;
        if (FurthestDone() >= position) MoveTo(position + 1);
        else if (Visit(position).Handout == Handout.NotYet)
            WaitFor(DueKind.Begin, LocalTimeResolver.After(Visit(position).ReachedAt ?? Now, journey.Steps[position].Wait, moment.Zone));
        else if (Visit(position).Handout == Handout.Pending)
            WaitFor(DueKind.HandoutOverdue, LocalTimeResolver.Resolve(Now + JourneyStepper.HandoutLimit, moment.Zone));
        else if (journey.Steps[position].Done is null) MoveTo(position + 1);
        else WaitForCustomer(position);
    }
}
