using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
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

    /// <summary>What of the world decisions may ask.</summary>
    public Circumstances Around { get; init; } = Circumstances.None;

    public SendLimits Limits { get; init; } = SendLimits.Default;

    /// <summary>What they said to marketing mail; null where they were never asked.</summary>
    public bool? Consent { get; init; } = true;

    /// <summary>The same for somebody of whom more is known, message by message; where it is null, <see cref="Consent"/> holds for all
    /// of them.</summary>
    public Func<Message, ConsentState>? ConsentFor { get; init; }

    public bool HasAddress { get; init; } = true;

    /// <summary>True where they do nothing but <see cref="Acts"/>; else they also do each other thing that is awaited, in good time.</summary>
    public bool IsSilent { get; init; }

    /// <summary>True where they do what is awaited only when their time is nearly over, past every reminder.</summary>
    public bool IsLate { get; init; }

    /// <summary>True where they answer each question as somebody does who did not get what they hoped for.</summary>
    public bool IsUnhappy { get; init; }

    public ImmutableArray<PlannedAct> Acts { get; init; } = [];

    /// <summary>Why their address is on the do-not-write list; null where it is not.</summary>
    public string? Suppression { get; init; }

    /// <summary>Whether text messages go out.</summary>
    public bool SendsTexts { get; init; }

    /// <summary>False for a step (by its index) at which nobody can do what it waits for.</summary>
    public Func<int, bool> CanHappen { get; init; } = _ => true;

    /// <summary>Whether they move each date that can be moved, once, shortly before it.</summary>
    public bool MovesDates { get; init; }

    /// <summary>What comes of it where somebody looks after them.</summary>
    public CareOutcome AfterCare { get; init; }

    public Moment At(Instant now) => new(now, Zone) { Around = Around };

    /// <summary>Why a message cannot be put together for them; null where it can.</summary>
    public Func<RehearsedMessage, SendReason?> Obstacle { get; init; } = _ => null;

    /// <summary>What their letters are written in (BCP 47): the dates in them are said in it.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>A message that is to go out.</summary>
/// <param name="Dates">The dates that it may say, by name.</param>
public readonly record struct RehearsedMessage(int Step, int Number, int Variant, ImmutableDictionary<string, string> Dates);
