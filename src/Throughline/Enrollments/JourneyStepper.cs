using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>
/// The heart: given a journey, where somebody is on it and what has just happened, where they are now and what must
/// happen because of it. No I/O, no clock, no chance. The engine, the rehearsal, the simulations and the tests call
/// this and nothing else.
/// </summary>
/// <remarks>
/// <para>Why the same events end at the same place in whatever order they come: what the customer has done is kept as a
/// set that only grows (a visit once <see cref="VisitOutcome.Done"/> stays so), and the position is never less than one
/// past the furthest of them. Both are joins of a semilattice, so order and repetition cannot matter. The one place where
/// an event could count for either of two steps, a rule that several steps share, is decided by counting: the n-th such
/// event in order of time is for the n-th such step. Rules that overlap without being equal are refused by the compiler.</para>
/// <para>Timers act only at the position and only forward, so a late event finds their work as it is: it moves the person
/// on, brings them back from the rest area, or is noted, and undoes nothing.</para>
/// <para>Why nobody is silently stuck: the only ways to stop moving are <see cref="Walk.WaitFor"/>, which sets the one
/// timer, an explicit hold, the rest area (which has a timer too), and the ends.</para>
/// </remarks>
public static class JourneyStepper
{
    /// <summary>How long a hand-out may stay unreported before the road goes on without it. Longer than every retry schedule, and than
    /// a message waits for its reader to confirm.</summary>
    public static readonly Duration HandoutLimit = Duration.FromDays(8);

    /// <summary>The first moment of somebody's road.</summary>
    /// <param name="joins">Index of the step they join at.</param>
    /// <param name="enteredAt">When they came in; events since then count.</param>
    public static Advanced Enroll(Journey journey, Guid id, Guid personId, string entryPoint, int joins, Instant enteredAt, Moment moment)
    {
        var visits = ImmutableArray.CreateBuilder<StepVisit>(journey.Steps.Length);
        for (var i = 0; i < journey.Steps.Length; i++)
            visits.Add(new StepVisit(i < joins ? VisitOutcome.Bypassed : VisitOutcome.Ahead));
        var start = new Enrollment
        {
            Id = id,
            PersonId = personId,
            EnteredAt = enteredAt,
            Joined = joins,
            EntryPoint = entryPoint,
            Position = joins,
            Visits = visits.MoveToImmutable(),
            Dates = moment.Around.Said,
        };
        var walk = new Walk(journey, start, moment);
        walk.Reach(joins);
        return walk.Result();
    }

    /// <summary>What <paramref name="signal"/> makes of <paramref name="enrollment"/>. A signal that changes nothing returns the very same enrollment.</summary>
    public static Advanced Advance(Journey journey, Enrollment enrollment, Signal signal, Moment moment)
    {
        var walk = new Walk(journey, enrollment, moment);
        switch (signal)
        {
            case Signal.Happened happened: walk.Happened(happened.Fact); break;
            case Signal.SaidDone said: walk.SaidDone(said.Step); break;
            case Signal.TimeCame: walk.TimeCame(); break;
            case Signal.HandedOut handed: walk.HandedOut(handed.Step, handed.Refused); break;
            case Signal.CameIn came: walk.CameIn(came); break;
            case Signal.NotNow: walk.NotNow(); break;
            case Signal.CameBack: walk.CameBack(); break;
            case Signal.Leave leave: walk.Leave(leave.Reason); break;
            case Signal.TurnedOutToBeAnother: walk.TurnOutToBeAnother(); break;
            case Signal.Resumed resumed: walk.Resumed(resumed.PausedAt); break;
            case Signal.HoldHere hold: walk.HoldHere(hold.Reason, hold.Case); break;
            case Signal.Release: walk.Release(); break;
            case Signal.CareOver over: walk.CareOver(over.Case, over.Outcome); break;
            case Signal.DatesChanged: walk.DatesChanged(); break;
            default: throw new InvalidOperationException($"No rule for the signal {signal.GetType().Name}.");
        }
        return walk.Result();
    }

    /// <summary>Takes somebody over to another version of the journey, where they are neither further back nor asked or sent anything twice.</summary>
    /// <remarks>
    /// What they have behind them stays so, step by step. At the same step the timer keeps what was left of it; a hold and a
    /// rest stay. A step that they have settled and that lies ahead now is passed over when they come to it. A step
    /// that lies behind now and that they never stood at is bypassed; where it keeps a promise, it is delivered as if they
    /// had overtaken it. What they did is not known here: whoever calls this tells the new enrollment all they did since they
    /// came in, in any order, so that what this version waits for is heard.
    /// </remarks>
    /// <param name="enrollment">On the road of <paramref name="from"/>, or resting beside it.</param>
    /// <param name="id">Of the new enrollment.</param>
    /// <param name="before">For each step of <paramref name="to"/>, their visit in a version still earlier, for steps that <paramref name="from"/> does not have; may be empty.</param>
    public static CarriedOver Carry(Journey from, Journey to, StepMap map, Enrollment enrollment, Guid id, ImmutableArray<StepVisit> before, Moment moment)
    {
        if (enrollment.State is not (EnrollmentState.Active or EnrollmentState.Resting)) throw new ArgumentException("Only somebody who is on the road can go on in another version.", nameof(enrollment));
        var walk = new Walk(to, Walk.Arrival((from, to), map, enrollment, before, id), moment);
        walk.Arrive(from, map, enrollment.Position);
        var old = enrollment with { State = EnrollmentState.Moved, Due = null, Holds = [] };
        return new CarriedOver(new Advanced(old, TakenBack(from, to, map, enrollment)), walk.Result());
    }

    /// <summary>What is known of the date that a step waits for, or by which their time at it is over; nothing where it has none.</summary>
    public static KnownDate DateOf(Journey journey, Enrollment enrollment, int step, Moment moment) => new Walk(journey, enrollment,
        moment).KnownAt(step);

    /// <summary>Open assignments of steps that are gone, or are no assignments any more. A promise is kept all the same.</summary>
    private static ImmutableArray<Effect> TakenBack(Journey from, Journey to, StepMap map, Enrollment enrollment)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        for (var i = 0; i < from.Steps.Length; i++)
        {
            var isNow = map.To(i) is >= 0 and var at ? to.Steps[at] : null;
            if (Walk.IsTakenBack(from.Steps[i], isNow, enrollment.Visits[i]) && (isNow is not null || from.Steps[i].Keeps.IsEmpty)) effects.Add(new Effect.Withdraw(i));
        }
        return effects.DrainToImmutable();
    }
}

/// <summary>Somebody who went on in another version.</summary>
/// <param name="Old">Where they were; its steps are those of the version they left.</param>
/// <param name="Next">Where they are.</param>
public readonly record struct CarriedOver(Advanced Old, Advanced Next);
