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
    /// <summary>How long a hand-out may stay unreported before the road goes on without it. Longer than every retry schedule.</summary>
    public static readonly Duration HandoutLimit = Duration.FromDays(7);

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
            case Signal.TimeCame: walk.TimeCame(); break;
            case Signal.HandedOut handed: walk.HandedOut(handed.Step, handed.Refused); break;
            case Signal.CameIn came: walk.CameIn(came); break;
            case Signal.NotNow: walk.NotNow(); break;
            case Signal.CameBack: walk.CameBack(); break;
            case Signal.Leave leave: walk.Leave(leave.Reason); break;
            case Signal.TurnedOutToBeAnother: walk.TurnOutToBeAnother(); break;
            case Signal.Resumed resumed: walk.Resumed(resumed.PausedAt); break;
            case Signal.HoldHere hold: walk.HoldHere(hold.Reason); break;
            case Signal.Release: walk.Release(); break;
            default: throw new InvalidOperationException($"No rule for the signal {signal.GetType().Name}.");
        }
        return walk.Result();
    }
}
