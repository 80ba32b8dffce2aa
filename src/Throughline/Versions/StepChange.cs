using System.Collections.Immutable;

namespace Throughline.Versions;

/// <summary>A step of two journeys, and what is different about it.</summary>
/// <param name="Before">Its index in the earlier journey; −1 where it is not in that.</param>
/// <param name="After">Its index in the later journey; −1 where it is no longer in that.</param>
/// <param name="Clauses">What is different, each without a full stop; empty for a step that is the same, is new, or is gone.</param>
public sealed record StepChange(int Before, int After, ImmutableArray<string> Clauses)
{
    /// <summary>Only in the later journey.</summary>
    public bool IsNew => Before < 0;

    /// <summary>Only in the earlier journey.</summary>
    public bool IsGone => After < 0;
}
