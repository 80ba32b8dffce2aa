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

    /// <summary>They were taken past it, for a reason: its moment had passed, or it would have asked a favour of somebody
    /// unhappy.</summary>
    Skipped = 7,
}

/// <summary>Why a visit came out as it did, where its outcome alone does not say. The numbers are stored.</summary>
public enum VisitReason : byte
{
    None = 0,

    /// <summary>The moment by a date that it waited for had passed.</summary>
    MomentPassed = 1,

    /// <summary>It asks for a recommendation, and they are not there yet, or unhappy.</summary>
    NotThereYet = 2,

    /// <summary>Nobody said the date that it waited for.</summary>
    NoDateKnown = 3,

    /// <summary>The date that it waited for was cancelled.</summary>
    DateCancelled = 4,
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
    bool CameAlong = false)
{
    public VisitReason Reason { get; init; }

    /// <summary>The words they get, one more than their number; 0 where none are chosen yet.</summary>
    public byte Words { get; init; }
}

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

    /// <summary>The date that the step waits for is not known, or was cancelled, or lies too far back, and nobody said another in
    /// time.</summary>
    NoDate = 5,
}

/// <summary>The timer an enrollment waits for.</summary>
public readonly record struct Due(DueKind Kind, ResolvedTime When);

/// <summary>An event that counted for a rule which several steps share: the n-th such event is for the n-th such step.</summary>
public readonly record struct Occurrence(int FirstStep, Instant At, Guid EventId);

/// <summary>A reminder before a date that was decided.</summary>
public readonly record struct Reminder(int Step, int Number, DateValue For);

/// <summary>Why somebody is kept where they are.</summary>
/// <param name="Case">The case of care; null where somebody of the team holds them.</param>
public readonly record struct EnrollmentHold(Guid? Case, string Reason);

/// <summary>Care that was opened.</summary>
/// <param name="Key">Of what called for it: the journey's care, or the step whose answer it was. A step opens one at most.</param>
public readonly record struct CareCase(Guid Id, string Key);

/// <summary>What they last said of how they are, by the answer that said it.</summary>
public readonly record struct Contentment(bool IsUnhappy, Instant At, Guid EventId);

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

    /// <summary>Why they are kept where they are: a set, each of which has its own end.</summary>
    public ImmutableArray<EnrollmentHold> Holds { get; init; } = [];

    /// <summary>Why they are kept where they are, in words; null where they are not.</summary>
    public string? Hold => Holds.IsEmpty ? null : Holds[0].Reason;

    public string? LeftReason { get; init; }

    /// <summary>In order of rule, then time.</summary>
    public ImmutableArray<Occurrence> Occurrences { get; init; } = [];

    /// <summary>What events said of the journey's dates, in order of date and booking.</summary>
    public ImmutableArray<DateMark> Dates { get; init; } = [];

    /// <summary>Reminders before dates that were decided, each once for each value of its date.</summary>
    public ImmutableArray<Reminder> Reminders { get; init; } = [];

    /// <summary>Cases of care that this road opened, those over included, so that none is opened twice.</summary>
    public ImmutableArray<CareCase> Cases { get; init; } = [];

    /// <summary>Null where no answer said anything.</summary>
    public Contentment? Contentment { get; init; }
}
