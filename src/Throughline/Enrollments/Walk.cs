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
            case DueKind.Begin: Begin(_now.Position); break;
            case DueKind.HandoutOverdue: HandoutOverdue(_now.Position); break;
            case DueKind.Nudge: NudgeOrGiveUp(_now.Position); break;
            case DueKind.GiveUp: GiveUp(_now.Position); break;
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
        if (_now.State == EnrollmentState.Completed || IsHeld) return;
        if (came.Joins > _now.Position) MoveTo(came.Joins);
        else if (_now.State == EnrollmentState.Resting) CameBack();
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
        if (visit.HandedAt is not null) Set(_now.Position, visit with { HandedAt = Now });
        Resume();
    }

    public void Leave(string reason)
    {
        if (IsOnTheRoad) EndAs(EnrollmentState.Left, reason);
    }

    public void TurnOutToBeAnother()
    {
        if (_now.State is EnrollmentState.Moved or EnrollmentState.Merged) return;
        if (IsOnTheRoad) WithdrawIfOpen(_now.Position);
        _now = _now with { State = EnrollmentState.Merged, LeftReason = null, Due = null, Hold = null };
    }

    /// <summary>The timer, and the moment their own time began, move by as much of the pause as they lived through here.</summary>
    public void Resumed(Instant pausedAt)
    {
        if (_now.Due is not { } due || pausedAt >= Now) return;
        var position = _now.Position;
        var visit = Visit(position);
        var since = Instant.Max(pausedAt, visit.HandedAt ?? visit.ReachedAt ?? _now.EnteredAt);
        if (since >= Now) return;
        if (visit.HandedAt is { } handed) Set(position, visit with { HandedAt = handed + (Now - since) });
        WaitFor(due.Kind, LocalTimeResolver.Resolve(due.When.At + (Now - since), moment.Zone));
    }

    public void HoldHere(string reason)
    {
        if (_now.State == EnrollmentState.Active) _now = _now with { Hold = reason, Due = null };
    }

    public void Release()
    {
        if (!IsHeld) return;
        _now = _now with { Hold = null };
        Resume();
    }

    // ---- the customer's half ----

    private int NextMatch(EventFact fact, int from)
    {
        for (var i = from; i < journey.Steps.Length; i++)
            if (journey.Steps[i] is { Done: { } rule } step
                && (rule.SinceEver || fact.At >= _now.EnteredAt)
                && rule.Matches(fact, _now.Id, step.Key)) return i;
        return -1;
    }

    /// <summary>Several steps share the rule: the n-th event in order of time is for the n-th of them.</summary>
    private void MarkCounted(EventFact fact, int first)
    {
        var seen = _now.Occurrences;
        foreach (var occurrence in seen)
            if (occurrence.FirstStep == first && occurrence.EventId == fact.Id) return;
        _now = _now with { Occurrences = seen.Add(new Occurrence(first, fact.At, fact.Id)).Sort(ByRuleThenTime) };

        var step = first;
        foreach (var occurrence in _now.Occurrences)
        {
            if (occurrence.FirstStep != first) continue;
            Mark(step, occurrence.At);
            step = NextMatch(fact, step + 1);
            if (step < 0) break;
        }
        KeepOnlyWhatCounts(fact, first);
    }

    private void KeepOnlyWhatCounts(EventFact fact, int first)
    {
        var places = 0;
        for (var i = first; i >= 0; i = NextMatch(fact, i + 1)) places++;
        var kept = places;
        _now = _now with { Occurrences = _now.Occurrences.RemoveAll(occurrence => occurrence.FirstStep == first && kept-- <= 0) };
    }

    private static int ByRuleThenTime(Occurrence a, Occurrence b)
    {
        var order = a.FirstStep.CompareTo(b.FirstStep);
        if (order == 0) order = a.At.CompareTo(b.At);
        return order == 0 ? a.EventId.CompareTo(b.EventId) : order;
    }

    /// <summary>The customer did their half of a step, wherever on the road it lies.</summary>
    private void Mark(int step, Instant at)
    {
        var visit = Visit(step);
        if (visit.Outcome == VisitOutcome.Done) return;
        Set(step, visit with { Outcome = VisitOutcome.Done, SettledAt = at });
        WithdrawIfOpen(step);
        if (step >= _now.Position && IsOnTheRoad && !IsHeld) MoveTo(step + 1);
    }

    // ---- the business's half ----

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
        if (visit.Nudges < nudges.Length && LocalTimeResolver.After(since, nudges[visit.Nudges].After, moment.Zone) is var next && next.At < end.At)
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
        if (journey.Steps[step].Wait.IsNone) Begin(step);
        else WaitFor(DueKind.Begin, LocalTimeResolver.After(Now, journey.Steps[step].Wait, moment.Zone));
    }

    /// <summary>Forward to <paramref name="target"/>, or past whatever they did beyond it while they were held.</summary>
    private void MoveTo(int target)
    {
        target = NextUnsettled(Math.Max(target, FurthestDone() + 1)); // what was settled in an earlier version may lie ahead
        for (var i = _now.Position; i < target; i++)
            if (Visit(i).Outcome is VisitOutcome.Ahead or VisitOutcome.Here) Overtake(i);
        Reach(target);
    }

    /// <summary>They went past without doing it. A step that keeps a promise is delivered all the same.</summary>
    private void Overtake(int step)
    {
        var visit = Visit(step);
        Set(step, visit with { Outcome = VisitOutcome.Overtaken, SettledAt = Now });
        var keepsPromise = !journey.Steps[step].Keeps.IsEmpty;
        if (keepsPromise && visit.Handout == Handout.NotYet && journey.Steps[step].Work is not null) HandOut(step);
        else if (!keepsPromise) WithdrawIfOpen(step);
    }

    private void JoinEarlier(int joins)
    {
        for (var i = joins; i < _now.Joined; i++)
            if (Visit(i).Outcome == VisitOutcome.Bypassed) Overtake(i);
        _now = _now with { Joined = joins };
    }

    private void EndAs(EnrollmentState state, string reason)
    {
        WithdrawIfOpen(_now.Position);
        _now = _now with { State = state, LeftReason = reason, Due = null, Hold = null };
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
