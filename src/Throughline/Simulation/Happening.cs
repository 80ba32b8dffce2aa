using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>One thing that happens in a rehearsal. Steps are indexes. The family is closed.</summary>
public abstract record Happening(Instant At)
{
    /// <summary>They set out on the road.</summary>
    /// <param name="Fact">What they did to get in; null where somebody lets them in.</param>
    public sealed record CameIn(Instant At, EntryPoint EntryPoint, EventFact? Fact) : Happening(At);

    public sealed record Reached(Instant At, int Step) : Happening(At);

    /// <summary>The step's own half has not begun: nothing happens before <paramref name="Until"/>.</summary>
    public sealed record Pauses(Instant At, int Step, Instant Until) : Happening(At);

    /// <summary>The step waits for the person, until <paramref name="Until"/> at most.</summary>
    public sealed record Awaits(Instant At, int Step, EventRule Rule, Instant Until) : Happening(At);

    /// <summary>A message left.</summary>
    /// <param name="Number">0 for the step's own, 1… for its nudges.</param>
    public sealed record Sent(Instant At, int Step, int Number, int Variant) : Happening(At)
    {
        public RehearsedMessage Message { get; init; }
    }

    /// <summary>A message has to wait.</summary>
    public sealed record Held(Instant At, int Step, int Number, Instant Until, SendReason Reason) : Happening(At);

    /// <summary>A message, or a call, that is never made.</summary>
    public sealed record NotSent(Instant At, int Step, int Number, SendReason Reason) : Happening(At)
    {
        /// <summary>Null where nobody came as far as putting it together.</summary>
        public RehearsedMessage? Message { get; init; }
    }

    /// <summary>A member of staff gets a task.</summary>
    public sealed record Assigned(Instant At, int Step, Instant Due) : Happening(At);

    public sealed record AssignmentDone(Instant At, int Step) : Happening(At);

    /// <summary>A task is taken back, because it is not needed any more.</summary>
    public sealed record Withdrawn(Instant At, int Step) : Happening(At);

    /// <summary>Another system is called.</summary>
    public sealed record Called(Instant At, int Step) : Happening(At);

    /// <summary>The person did something.</summary>
    /// <param name="Counts">False where it moved nothing.</param>
    public sealed record Did(Instant At, EventFact Fact, bool Counts) : Happening(At);

    /// <summary>A step is behind them.</summary>
    public sealed record Passed(Instant At, int Step, VisitOutcome Outcome) : Happening(At)
    {
        public VisitReason Reason { get; init; }
    }

    /// <summary>The step waits for a date.</summary>
    /// <param name="Date">Its key.</param>
    /// <param name="Value">What is known of it; null where nobody said it, or it was cancelled.</param>
    /// <param name="Until">When the step goes on, or reminds of the date; without a date, until when one is waited for.</param>
    public sealed record AwaitsDate(Instant At, int Step, string Date, DateValue? Value, Instant Until) : Happening(At);

    /// <summary>They are unhappy: somebody of the team looks after them before anything else is asked of them.</summary>
    /// <param name="Step">Where they stand.</param>
    public sealed record LookedAfter(Instant At, int Step, CareRule Rule, Instant Due) : Happening(At);

    /// <summary>Somebody has looked after them.</summary>
    public sealed record CareEnded(Instant At, int Step, CareOutcome Outcome) : Happening(At);

    public sealed record Rests(Instant At, int Step, Instant Until) : Happening(At);

    public sealed record Ended(Instant At, EnrollmentState State, string? Reason) : Happening(At);
}

/// <summary>A whole rehearsal.</summary>
/// <param name="Happenings">In the order in which they happen.</param>
/// <param name="Enrollment">How it ended.</param>
public sealed record Rehearsed(ImmutableArray<Happening> Happenings, Enrollment Enrollment);
