using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Linting;

/// <summary>What a finding is known by from one look to the next, so that one that was accepted stays accepted.</summary>
public static class FindingPrint
{
    /// <summary>
    /// The same text for the same trouble at the same place, whatever has moved, been renumbered or been reworded around
    /// it: code, path by lasting ids, and what tells it from another of its kind at that place.
    /// </summary>
    public static string Of(Finding finding, DraftDocument document)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(document);
        var path = document.PathOf(finding.Path) ?? finding.Path;
        return finding.About.Length == 0 ? $"{finding.Code} {path}" : $"{finding.Code} {path} {finding.About}";
    }
}
