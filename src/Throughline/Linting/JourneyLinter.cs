using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Linting;

/// <summary>
/// The one linter, for the editor, the API and the command line. It looks at a draft however broken, never throws for what
/// a draft holds, and knows no clock. What <see cref="StructuralFindings"/> says is not said again here.
/// </summary>
public static class JourneyLinter
{
    /// <summary>What the rules notice, in the order of the draft.</summary>
    public static ImmutableArray<Finding> Lint(JourneyDraft draft, LintContext context)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        var road = new Road(draft, context);
        var places = new FindingBag(draft.Source ?? SourceMap.Empty);
        var found = new List<Finding>();
        foreach (var rule in LintRules.All) rule.Check(road, new Say(rule.Kind, places, found));
        return JourneyFindings.InOrder([.. found]);
    }

    /// <summary>What one click can do about a finding; null where nothing, or where the finding no longer fits the document.</summary>
    /// <param name="context">As the linter was given it; without it, fixes that take a name from the book are not offered.</param>
    public static QuickFix? Fix(Finding finding, DraftDocument document, LintContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(document);
        if (LintRules.Find(finding.Code) is not { Mend: { } mend } || document.PathOf(finding.Path) is not { } path) return null;
        var mending = new Mending(finding, document, path, context);
        return mending.Step >= mending.Steps.Length ? null : mend(mending);
    }
}
