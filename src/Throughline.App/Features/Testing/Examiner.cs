using System.Collections.Immutable;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Testing;

/// <summary>A draft with everything that is to be said about it.</summary>
/// <param name="Context">What the linter was told beside the draft.</param>
/// <param name="Found">Each finding with its print: code and lasting place.</param>
internal sealed record Examined(OpenDraft Open, LintContext Context, IReadOnlyList<(Finding Finding, string Print)> Found)
{
    /// <summary>What one press can do about a finding; null where nothing.</summary>
    public QuickFix? FixOf(Finding finding) => JourneyLinter.Fix(finding, Open.Document, Context);
}

/// <summary>Looks a draft over: what keeps it from being published, and what is worth a thought.</summary>
internal sealed class Examiner(DraftStore drafts, FindingNotes notes, LintSurroundings surroundings)
{
    /// <summary>Null where this workspace has no such journey.</summary>
    public Examined? Examine(Guid workspaceId, string journeyKey) => drafts.Open(workspaceId, journeyKey) is { } open ? Examine(workspaceId, open) : null;

    public Examined Examine(Guid workspaceId, OpenDraft open)
    {
        var context = surroundings.Of(workspaceId, open.Key);
        var findings = JourneyCheck.Examine(open.Document.Draft, context).Findings;
        return new(open, context, [.. findings.Select(finding => (ScreenWords.Of(finding), FindingPrint.Of(finding, open.Document)))]);
    }

    /// <summary>What was found and is not accepted, in the order of the draft; nothing where there is no such journey.</summary>
    public ImmutableArray<Finding> OpenIn(Guid workspaceId, string journeyKey) => drafts.Open(workspaceId, journeyKey) is { } open ? OpenIn(workspaceId, open) : [];

    /// <inheritdoc cref="OpenIn(Guid, string)"/>
    public ImmutableArray<Finding> OpenIn(Guid workspaceId, OpenDraft open) =>
        [.. notes.Reconcile(workspaceId, open.JourneyId, Examine(workspaceId, open).Found).Where(noted => noted.IsOpen).Select(noted => noted.Finding!)];

    /// <summary>All there is to say about a journey file of a business, whether or not it is kept there.</summary>
    public Compilation ExamineFile(Guid workspaceId, string file) =>
        JourneyCheck.Examine(file, surroundings.Of(workspaceId, JourneyFile.Read(file).Draft?.Journey ?? ""));

    /// <summary>Why it matters, in a sentence; nothing where the sentence says it all.</summary>
    public static string WhyOf(Finding finding) =>
        LintRules.Find(finding.Code)?.Why ?? (finding.Severity == Severity.Error ? "Until it is put right, nobody can walk this journey." : "");
}
