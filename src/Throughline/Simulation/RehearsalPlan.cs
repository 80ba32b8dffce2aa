using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>What is made up for a rehearsal: one person, when they come in, and how they behave.</summary>
public sealed record RehearsalPlan
{
    public required Guid PersonId { get; init; }

    /// <summary>Decides which variants they get.</summary>
    public required Guid EnrollmentId { get; init; }

    /// <summary>One of the journey's.</summary>
    public required EntryPoint EntryPoint { get; init; }

    public required LocalZone Zone { get; init; }

    /// <summary>When they come in.</summary>
    public required Instant Start { get; init; }

    public SendLimits Limits { get; init; } = SendLimits.Default;

    /// <summary>What they said to marketing mail; null where they were never asked.</summary>
    public bool? Consent { get; init; } = true;

    public bool HasAddress { get; init; } = true;

    /// <summary>True where they do nothing but <see cref="Acts"/>; else they also do each other thing that is awaited, in good time.</summary>
    public bool IsSilent { get; init; }

    public ImmutableArray<PlannedAct> Acts { get; init; } = [];

    /// <summary>Why the message (step, number, variant) cannot be put together for them; null where it can.</summary>
    public Func<int, int, int, SendReason?> Obstacle { get; init; } = (_, _, _) => null;
}
