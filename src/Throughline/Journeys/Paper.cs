using NodaTime;
using Throughline.Time;

namespace Throughline.Journeys;

/// <summary>What is there for everybody, made once: a post, a page, a sign.</summary>
/// <param name="What">What it is; null where nobody wrote it.</param>
/// <param name="Where">An address or a place; null where nobody wrote it.</param>
public sealed record Standing(string? What, string? Where)
{
    /// <summary>Who makes it and keeps it up; null for whoever looks after the step.</summary>
    public string? Owner { get; init; }

    /// <summary>idea, drafted or live; null where nobody said.</summary>
    public string? State { get; init; }

    /// <summary>The day on which somebody looks whether it is still true.</summary>
    public LocalDate? LookAgain { get; init; }
}

/// <summary>One part of how the business does its half of a step, below the line of visibility.</summary>
/// <param name="Part">What is done.</param>
public sealed record ProcessPart(string Part)
{
    /// <summary>Who does it; null for whoever looks after the step.</summary>
    public string? Owner { get; init; }
    public string? Tool { get; init; }

    /// <summary>Minutes of work; null where nobody said.</summary>
    public int? Minutes { get; init; }

    /// <summary>How long it lies before the next part; null where nobody said.</summary>
    public Wait? Waits { get; init; }

    /// <summary>What goes wrong.</summary>
    public string? Risk { get; init; }

    /// <summary>What is done then.</summary>
    public string? IfItFails { get; init; }
}
