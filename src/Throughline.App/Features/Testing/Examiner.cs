using System.Collections.Immutable;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

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
internal sealed class Examiner(DraftStore drafts, FindingNotes notes, RulesOff off, LintSurroundings surroundings, Passages passages)
{
    /// <summary>For a command, which reads what the server would.</summary>
    public static Examiner Beside(Database database, Catalogue catalogue, ServeOptions options) => new(
        new DraftStore(database, options.Clock, DraftStore.NewId),
        new FindingNotes(database, options.Clock),
        new RulesOff(database, options.Clock),
        new LintSurroundings(catalogue, new Books(database, options.Clock), new JourneyReader(database), options),
        new Passages(database, options.Clock));

    /// <summary>Null where this workspace has no such journey.</summary>
    public Examined? Examine(Guid workspaceId, string journeyKey) => drafts.Open(workspaceId, journeyKey) is { } open ? Examine(workspaceId, open) : null;

    public Examined Examine(Guid workspaceId, OpenDraft open)
    {
        var context = surroundings.Of(workspaceId, open.Key) with { Passages = [.. NotedIn(workspaceId, open)] };
        var findings = JourneyCheck.Examine(open.Document.Draft, context).Findings;
        return new(open, context, [.. findings.Select(finding => (ScreenWords.Of(finding), FindingPrint.Of(finding, open.Document)))]);
    }

    /// <summary>What was found and is not accepted, in the order of the draft; nothing where there is no such journey.</summary>
    public ImmutableArray<Finding> OpenIn(Guid workspaceId, string journeyKey) => drafts.Open(workspaceId, journeyKey) is { } open ? OpenIn(workspaceId, open) : [];

    /// <inheritdoc cref="OpenIn(Guid, string)"/>
    public ImmutableArray<Finding> OpenIn(Guid workspaceId, OpenDraft open) =>
        [.. notes.Reconcile(workspaceId, open.JourneyId, Examine(workspaceId, open).Found).Where(noted => noted.IsOpen).Select(noted => noted.Finding!)];

    /// <summary>What was decided about what is found in a draft; nothing where there is no such journey.</summary>
    public DecidedFindings DecidedOn(Guid workspaceId, string journeyKey)
    {
        if (drafts.Open(workspaceId, journeyKey) is not { } open) return DecidedFindings.None;
        var rules = RulesOffIn(workspaceId, open);
        return new(notes.Reconcile(workspaceId, open.JourneyId, Examine(workspaceId, open).Found), rules);
    }

    /// <summary>The rules that a draft does without, by code.</summary>
    public IReadOnlyDictionary<string, RuleOff> RulesOffIn(Guid workspaceId, OpenDraft open) => off.Of(workspaceId, open.JourneyId);

    /// <summary>All there is to say about the file of a draft that is kept: with lines, and with what was noted on a walk.</summary>
    public Compilation ExamineKept(Guid workspaceId, string journeyKey, string file)
    {
        var context = surroundings.Of(workspaceId, journeyKey);
        if (drafts.Open(workspaceId, journeyKey) is { } open) context = context with { Passages = [.. NotedIn(workspaceId, open)] };
        return JourneyCheck.Examine(file, context);
    }

    /// <summary>All there is to say about a journey file of a business, whether or not it is kept there.</summary>
    public Compilation ExamineFile(Guid workspaceId, string file) =>
        JourneyCheck.Examine(file, surroundings.Of(workspaceId, JourneyFile.Read(file).Draft?.Journey ?? ""));

    // A note about a step that is gone waits until it comes back.
    private IEnumerable<NotedPassage> NotedIn(Guid workspaceId, OpenDraft open) =>
        from look in passages.Of(workspaceId, open.JourneyId)
        let to = open.Document.Ids("steps").IndexOf(look.To)
        let note = look.Note
        where note is not null && to >= 0
        let title = open.Document.Text($"steps[#{look.From}].title") ?? open.Document.Text($"entryPoints[#{look.From}].key")
        where title is not null
        select new NotedPassage(look.From, title, to, note);

    /// <summary>Why it matters, in a sentence; nothing where the sentence says it all.</summary>
    public static string WhyOf(Finding finding) =>
        LintRules.Find(finding.Code)?.Why ?? (finding.Severity == Severity.Error ? "Until it is put right, nobody can walk this journey." : "");
}
