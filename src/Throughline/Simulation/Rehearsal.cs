using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>
/// One made-up person walks a road, on a clock that jumps from one thing to the next. What moves them is the same
/// <see cref="JourneyStepper"/>, and what may be sent is decided by the same <see cref="SendPolicy"/>, as in the engine;
/// other systems and the mail server take everything at once. Text messages do not go out, as in a business that sends in earnest.
/// </summary>
public sealed partial class Rehearsal
{
    /// <summary>More turns than the longest road can take; reaching it is a bug.</summary>
    private const int MostTurns = 100_000;

    private readonly Journey _journey;
    private readonly RehearsalPlan _plan;
    private readonly ImmutableArray<Happening>.Builder _happenings = ImmutableArray.CreateBuilder<Happening>();
    private readonly RehearsalOutbox _outbox;
    private readonly List<Intention> _intentions = [];
    private Instant _now;
    private Enrollment _enrollment = null!;
    private string _round = "";
    private int _facts;

    private Rehearsal(Journey journey, RehearsalPlan plan)
    {
        (_journey, _plan, _now) = (journey, WithDates(journey, plan), plan.Start);
        _outbox = new RehearsalOutbox(journey, _plan);
    }

    /// <summary>Plays it to its end. It always ends, because nobody waits for ever.</summary>
    public static Rehearsed Play(Journey journey, RehearsalPlan plan)
    {
        var rehearsal = new Rehearsal(journey, plan);
        rehearsal.Enter();
        for (var turn = 0; rehearsal.TakeTurn(); turn++)
            if (turn == MostTurns) throw new InvalidOperationException($"The journey \"{journey.Key}\" does not come to an end.");
        return new Rehearsed(rehearsal._happenings.ToImmutable(), rehearsal._enrollment);
    }

    private void Enter()
    {
        var entry = _plan.EntryPoint;
        var fact = entry.Rule is { } rule ? Fact(rule.Event, rule.Where, origin: null) : null;
        _happenings.Add(new Happening.CameIn(_now, entry, fact));
        foreach (var act in _plan.Acts) _intentions.Add(new Intention.Act(LocalTimeResolver.After(_now, act.After, _plan.Zone).At, act));
        if (ReEntryRule.Decide(_journey.ReEntry, [], KeyOf(entry, fact)) is ReEntryDecision.Enroll first) _round = first.Round;
        Take(null, JourneyStepper.Enroll(_journey, _plan.EnrollmentId, _plan.PersonId, entry.Key, entry.Joins, _now, Moment));
        if (fact is not null) Apply(new Signal.Happened(fact));
    }

    /// <summary>Timers, then messages, then people, then the clock. False where nothing is left to happen.</summary>
    private bool TakeTurn()
    {
        var timerCame = _enrollment.Due?.When.At <= _now && Apply(new Signal.TimeCame());
        var delivered = Deliver();
        if (timerCame || delivered || DoNext()) return true;
        if (Next() is not { } next) return false;
        _now = Instant.Max(next, _now);
        return true;
    }

    private Instant? Next()
    {
        IEnumerable<Instant?> times = [_enrollment.Due?.When.At, _outbox.NextDue, .. _intentions.Select(intention => (Instant?)intention.At)];
        return times.Min();
    }

    // ---- the road ----

    private Moment Moment => _plan.At(_now);

    private bool Apply(Signal signal)
    {
        var decided = JourneyStepper.Advance(_journey, _enrollment, signal, Moment);
        if (ReferenceEquals(decided.Enrollment, _enrollment)) return false;
        Take(_enrollment, decided);
        return true;
    }

    private void Take(Enrollment? before, Advanced decided)
    {
        _enrollment = decided.Enrollment;
        NotePlace(before);
        foreach (var effect in decided.Effects) Carry(effect);
        NoteWaiting(before);
    }

    private void NotePlace(Enrollment? before)
    {
        for (var i = 0; i < _enrollment.Visits.Length; i++)
        {
            var visit = _enrollment.Visits[i];
            var was = before?.Visits[i] ?? default;
            if (visit.Outcome != was.Outcome && visit.Outcome > VisitOutcome.Bypassed)
                _happenings.Add(new Happening.Passed(_now, i, visit.Outcome) { Reason = visit.Reason });
            if (was.ReachedAt is null && visit is { ReachedAt: not null, Outcome: not VisitOutcome.Skipped }) _happenings.Add(
                new Happening.Reached(_now, i));
        }
    }

    private void NoteWaiting(Enrollment? before)
    {
        if (_enrollment.State != before?.State && _enrollment.State is not (EnrollmentState.Active or EnrollmentState.Resting))
            _happenings.Add(new Happening.Ended(_now, _enrollment.State, _enrollment.LeftReason));
        if (_enrollment.Due is not { } due || due == before?.Due) return;
        var step = _enrollment.Position;
        if (IsForDate(due, step)) AwaitDate(step, due);
        else if (due.Kind == DueKind.Begin) _happenings.Add(new Happening.Pauses(_now, step, due.When.At));
        else if (due.Kind == DueKind.RestOver) _happenings.Add(new Happening.Rests(_now, step, due.When.At));
        else if (due.Kind is DueKind.Nudge or DueKind.GiveUp && (before?.Position != step || before.Due?.Kind is not (DueKind.Nudge or DueKind.GiveUp))) Await(step);
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case Effect.Assign:
                var work = (AssignmentWork)_journey.Steps[effect.Step].Work!;
                var due = LocalTimeResolver.After(_now, work.Due, _plan.Zone).At;
                _happenings.Add(new Happening.Assigned(_now, effect.Step, due));
                _intentions.Add(new Intention.Settle(Habits.Settles(_journey.Steps[effect.Step], _now, due, _plan.Zone), effect.Step));
                break;
            case Effect.Care care:
                LookAfter(care);
                break;
            case Effect.Withdraw:
                _happenings.Add(new Happening.Withdrawn(_now, effect.Step));
                _intentions.RemoveAll(intention => intention is Intention.Settle settle && settle.Step == effect.Step);
                break;
            default:
                _outbox.Queue(effect, _now);
                break;
        }
    }

    // ---- messages and calls ----

    private bool Deliver()
    {
        var settled = _outbox.Take(_enrollment, _now);
        foreach (var delivery in settled)
        {
            _happenings.Add(delivery.Happening);
            if (delivery.Happening is not Happening.Held && delivery.Number == 0)
                Apply(new Signal.HandedOut(delivery.Step, Refused: delivery.Happening is Happening.NotSent));
        }
        return settled.Count > 0;
    }

    // ---- people ----

    /// <summary>The step waits for the person; unless they are silent they will do it.</summary>
    private void Await(int index)
    {
        var step = _journey.Steps[index];
        var since = _enrollment.Visits[index].HandedAt ?? _now;
        var end = EndOf(index, since);
        _happenings.Add(new Happening.Awaits(_now, index, step.Done!, end));
        if (!_plan.IsSilent && !_plan.Acts.Any(act => act.Event == step.Done!.Event) && CanBeDone(index))
            _intentions.Add(new Intention.Habit(Habits.Acts(step, since, end, _plan), index));
    }

    /// <summary>Nobody follows a link in a message they never got.</summary>
    private bool CanBeDone(int index) => _plan.CanHappen(index)
        && (!EventNames.BelongsToStep(_journey.Steps[index].Done!.Event) || _enrollment.Visits[index].Handout == Handout.HandedOut);

    private bool DoNext()
    {
        var next = _intentions.Where(intention => intention.At <= _now).MinBy(intention => intention.At);
        if (next is null) return false;
        _intentions.Remove(next);
        switch (next)
        {
            case Intention.Settle settle:
                Settle(settle.Step);
                break;
            case Intention.EndCare care:
                EndCare(care.Case);
                break;
            case Intention.Say say:
                SayDate(say);
                break;
            case Intention.Habit habit when _enrollment.State == EnrollmentState.Active && _enrollment.Position == habit.Step:
                Do(_journey.Steps[habit.Step].Done!.Event, _journey.Steps[habit.Step].Done!.Where, habit.Step);
                break;
            case Intention.Act { Planned: var act }:
                var step = AwaitingStep(act.Event);
                Do(act.Event, act.Where.IsEmpty && step >= 0 ? _journey.Steps[step].Done!.Where : act.Where, step);
                break;
        }
        return true;
    }

    private void Settle(int step)
    {
        if (_enrollment.Visits[step].Handout != Handout.Pending) return;
        _happenings.Add(new Happening.AssignmentDone(_now, step));
        Follow(Fact(EventNames.AssignmentDone, [], new FactOrigin(_enrollment.Id, _journey.Steps[step].Key)));
        Apply(new Signal.HandedOut(step, Refused: false));
    }

    private void Do(string name, ImmutableArray<Comparison> where, int step)
    {
        var origin = EventNames.BelongsToStep(name) && step >= 0 && CanBeDone(step) ? new FactOrigin(_enrollment.Id, _journey.Steps[step].Key) : null;
        var fact = Fact(name, where, origin, step);
        var place = _happenings.Count;
        var counts = Follow(fact);
        _happenings.Insert(place, new Happening.Did(_now, fact, counts));
    }

    /// <summary>Where an event leads in and where it is awaited, in the engine's order.</summary>
    private bool Follow(EventFact fact)
    {
        var before = _enrollment;
        foreach (var entry in _journey.EntryPoints)
            if (entry.Rule is { } rule && rule.Matches(fact) && ReEntryRule.Decide(_journey.ReEntry, [new(_enrollment.Id, _round, _enrollment.State)], KeyOf(entry, fact)) is ReEntryDecision.ComeInAgain)
                Apply(new Signal.CameIn(entry.Key, entry.Joins, _now)); // a second time round is another rehearsal
        Apply(new Signal.Happened(fact));
        return !ReferenceEquals(before, _enrollment);
    }

    private static string? KeyOf(EntryPoint entry, EventFact? fact) => fact is null ? null : ReEntryRule.KeyOf(entry, fact);

    /// <summary>The step such an event is meant for: the first one not done that waits for it, from where they are; −1 where there is none.</summary>
    private int AwaitingStep(string name)
    {
        for (var i = Math.Min(_enrollment.Position, _journey.Steps.Length); i < _journey.Steps.Length; i++)
            if (_journey.Steps[i].Done?.Event == name && _enrollment.Visits[i].Outcome != VisitOutcome.Done) return i;
        return -1;
    }

    private EventFact Fact(string name, ImmutableArray<Comparison> where, FactOrigin? origin, int step = -1) => new(
        DerivedId.Of(_plan.EnrollmentId.ToString("N", CultureInfo.InvariantCulture), "rehearsal", (_facts++).ToString(CultureInfo.InvariantCulture)),
        name,
        _now,
        _plan.IsUnhappy && name == EventNames.SurveyAnswered && step >= 0 && _journey.Steps[step].Work is SurveyWork { Survey: var asked }
            ? JsonSerializer.SerializeToElement(Answers.Unhappy(asked))
            : WithDate(name, FittingEvent.Properties(name, where)),
        origin);

    /// <summary>What somebody is going to do.</summary>
    private abstract record Intention(Instant At)
    {
        /// <summary>Somebody of the team has looked after them.</summary>
        public sealed record EndCare(Instant At, Guid Case) : Intention(At);

        /// <summary>They say, or move, a date that a step waits for.</summary>
        public sealed record Say(Instant At, JourneyDate Date, bool IsMove) : Intention(At);

        /// <summary>What the plan says.</summary>
        public sealed record Act(Instant At, PlannedAct Planned) : Intention(At);

        /// <summary>What a step waits for.</summary>
        public sealed record Habit(Instant At, int Step) : Intention(At);

        /// <summary>What a member of staff was asked to do.</summary>
        public sealed record Settle(Instant At, int Step) : Intention(At);
    }
}
