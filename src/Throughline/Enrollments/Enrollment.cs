using System.Collections.Immutable;
using NodaTime;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>Where an enrollment stands. The numbers are stored.</summary>
public enum EnrollmentState
{
    Active = 0,
    Resting = 1,
    Completed = 2,
    Left = 3,

    /// <summary>Went on in a later version of the journey.</summary>
    Moved = 4,

    /// <summary>The person turned out to be another one, who was on this road already.</summary>
    Merged = 5,
}

/// <summary>How a visit to a step stands, from least to most settled; it only ever moves toward <see cref="Done"/>. The numbers are stored.</summary>
public enum VisitOutcome : byte
{
    Ahead = 0,
    Here = 1,

    /// <summary>Lies before the step the person joined at.</summary>
    Bypassed = 2,
    Overtaken = 3,

    /// <summary>The business's half was refused for a named reason, and the step has no other half.</summary>
    Refused = 4,

    /// <summary>The customer's half did not come in time.</summary>
    GivenUp = 5,
    Done = 6,
}

/// <summary>How far the business's half of a step is. The numbers are stored.</summary>
public enum Handout : byte
{
    NotYet = 0,
    Pending = 1,
    HandedOut = 2,
    Refused = 3,
}

/// <summary>One person at one step.</summary>
/// <param name="ReachedAt">When they stood there; null for a step they never stood at.</param>
/// <param name="SettledAt">When the outcome came about.</param>
/// <param name="HandedAt">When the business's half was over and the customer's time began.</param>
/// <param name="Nudges">Reminders decided so far.</param>
/// <param name="CameAlong">Whether it began in another version of the journey, and came along from there.</param>
public readonly record struct StepVisit(
    VisitOutcome Outcome,
    Handout Handout = Handout.NotYet,
    byte Nudges = 0,
    Instant? ReachedAt = null,
    Instant? HandedAt = null,
    Instant? SettledAt = null,
    bool CameAlong = false);

/// <summary>What a timer is for. The numbers are stored.</summary>
public enum DueKind : byte
{
    /// <summary>The wait before the business's half is over.</summary>
    Begin = 0,

    /// <summary>The hand-out was never reported: go on without it.</summary>
    HandoutOverdue = 1,
    Nudge = 2,

    /// <summary>The customer's time is over.</summary>
    GiveUp = 3,

    /// <summary>They have rested long enough.</summary>
    RestOver = 4,
}

/// <summary>The timer an enrollment waits for.</summary>
public readonly record struct Due(DueKind Kind, ResolvedTime When);

/// <summary>An event that counted for a rule which several steps share: the n-th such event is for the n-th such step.</summary>
public readonly record struct Occurrence(int FirstStep, Instant At, Guid EventId);

/// <summary>One person on one version of one journey. Values only; <see cref="JourneyStepper"/> makes the next one.</summary>
public sealed record Enrollment
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>The earliest event or act that brought them in.</summary>
    public required Instant EnteredAt { get; init; }

    /// <summary>Index of the step they joined at.</summary>
    public required int Joined { get; init; }
    public required string EntryPoint { get; init; }

    /// <summary>Whether they came over from another version of the journey.</summary>
    public bool CameOver { get; init; }
    public EnrollmentState State { get; init; }

    /// <summary>Index of the step they are at; the number of steps once completed. Never falls.</summary>
    public required int Position { get; init; }

    /// <summary>One for each step of the journey, in order.</summary>
    public required ImmutableArray<StepVisit> Visits { get; init; }

    /// <summary>The timer. An active enrollment has this or a <see cref="Hold"/>, never both and never neither.</summary>
    public Due? Due { get; init; }

    /// <summary>Why somebody keeps this person where they are, in words.</summary>
    public string? Hold { get; init; }

    public string? LeftReason { get; init; }

    /// <summary>In order of rule, then time.</summary>
    public ImmutableArray<Occurrence> Occurrences { get; init; } = [];
}
