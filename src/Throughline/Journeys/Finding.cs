using System.Collections.Immutable;

namespace Throughline.Journeys;

public enum Severity
{
    /// <summary>Keeps from publishing until it is mended; what the linter noticed may also be accepted with a reason.</summary>
    Error,

    /// <summary>Needs a tick before publishing.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Hint,
}

/// <summary>One thing that was noticed about a journey.</summary>
/// <param name="Code">Stable for ever: "TL1004".</param>
/// <param name="Path">Where in the file: "steps[2].done.within".</param>
/// <param name="Sentence">What is wrong, in plain words.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="Line">From 1; 0 where the draft did not come from a file.</param>
/// <param name="Column">From 1; 0 where the draft did not come from a file.</param>
public sealed record Finding(string Code, Severity Severity, string Path, string Sentence, string Fix, int Line = 0, int Column = 0)
{
    /// <summary>What tells this finding from another of its code at the same place, such as a promise's key; empty where nothing needs to. No figures: it stays the same while the trouble does.</summary>
    public string About { get; init; } = "";

    /// <summary>What was seen where the finding is, word for word; null where it is not about words.</summary>
    public Quotation? Here { get; init; }

    /// <summary>The other passage, where two do not go together.</summary>
    public Quotation? There { get; init; }
}

/// <summary>A sentence of a journey, quoted.</summary>
/// <param name="Path">Where in the file: "steps[2].message.body".</param>
/// <param name="Place">What that is called: "a reminder of “Book a call”".</param>
/// <param name="Line">From 1; 0 where the draft did not come from a file.</param>
/// <param name="Column">From 1; 0 where the draft did not come from a file.</param>
public sealed record Quotation(string Path, string Place, string Words, int Line = 0, int Column = 0);

/// <summary>A journey, or the findings that kept it from being one. Warnings and hints can come with a journey.</summary>
public sealed record Compilation(Journey? Journey, ImmutableArray<Finding> Findings)
{
    public bool IsSound => Journey is not null;

    /// <summary>Whether nothing in it keeps it from being published, as long as nobody has accepted an error of the linter.</summary>
    public bool IsPublishable => IsSound && !Findings.Any(finding => finding.Severity == Severity.Error);
}
