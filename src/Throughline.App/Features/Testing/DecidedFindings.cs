using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Testing;

/// <summary>
/// What was decided about the findings of a draft, asked by the findings of its file. The two are found apart, and are the
/// same by code, place and what tells one of several at a place from the others.
/// </summary>
internal sealed class DecidedFindings(IReadOnlyCollection<NotedFinding> noted, IReadOnlyDictionary<string, RuleOff> off)
{
    private readonly Dictionary<(string, string, string), string> _reasons = noted
        .Where(one => one.Finding is not null && !one.IsOpen)
        .Select(one => (
            Key: KeyOf(one.Finding!),
            Reason: one.IsOfRuleOff ? off.GetValueOrDefault(one.Finding!.Code)?.Reason : one.Note.Reason))
        .Where(one => one.Reason is not null).DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Reason!);

    public static DecidedFindings None { get; } = new([], new Dictionary<string, RuleOff>());

    /// <summary>Why somebody left it as it is; null where nobody did.</summary>
    public string? ReasonFor(Finding finding) => _reasons.GetValueOrDefault(KeyOf(finding));

    /// <summary>Whether nothing stands in the way any more: an error of the linter does until it is mended, or left with a
    /// reason.</summary>
    public bool LetsPublish(Compilation examined) =>
        examined.IsSound && !examined.Findings.Any(one => one.Severity == Severity.Error && ReasonFor(one) is null);

    private static (string, string, string) KeyOf(Finding finding) => (finding.Code, finding.Path, finding.About);
}
