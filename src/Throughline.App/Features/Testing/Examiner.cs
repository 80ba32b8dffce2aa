using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Testing;

/// <summary>A draft with everything that is to be said about it.</summary>
/// <param name="Found">Each finding with its print: code and lasting place.</param>
internal sealed record Examined(OpenDraft Open, IReadOnlyList<(Finding Finding, string Print)> Found);

/// <summary>What one press does about a finding.</summary>
internal sealed record Mend(string Label, DraftEdit Edit);

/// <summary>Looks a draft over: what keeps it from being published, and what is worth a thought.</summary>
internal sealed class Examiner(DraftStore drafts)
{
    /// <summary>Null where this workspace has no such journey.</summary>
    public Examined? Examine(Guid workspaceId, string journeyKey) => drafts.Open(workspaceId, journeyKey) is { } open ? Examine(open) : null;

    public static Examined Examine(OpenDraft open)
    {
        var findings = JourneyCheck.Compile(JourneyFile.Write(open.Document.Draft)).Findings;
        return new(open, [.. findings.Select(finding => (finding, PrintOf(finding, open.Document)))]);
    }

    /// <summary>Why it matters, in a sentence.</summary>
    public static string WhyOf(Finding finding) => finding.Severity == Severity.Error ? "Until it is put right, nobody can walk this journey." : "";

    /// <summary>What one press can do about it; null where nothing.</summary>
    public static Mend? MendOf(Finding finding, DraftDocument document)
    {
        _ = (finding, document);
        return null;
    }

    private static string PrintOf(Finding finding, DraftDocument document) => $"{finding.Code} {document.PathOf(finding.Path) ?? finding.Path}";
}
