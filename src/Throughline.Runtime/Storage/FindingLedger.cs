using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Runtime.Storage;

/// <summary>What became of a finding. The numbers are stored.</summary>
public enum FindingState
{
    Open = 0,

    /// <summary>It was there and is no longer.</summary>
    Fixed = 1,

    /// <summary>Somebody decided to leave it as it is, with a reason.</summary>
    Accepted = 2,
}

/// <summary>What is kept about one finding of a draft.</summary>
/// <param name="Print">Code and lasting place: the same trouble again has the same print.</param>
/// <param name="Sentence">As last seen.</param>
/// <param name="Reason">Why it was accepted; null where it is not.</param>
/// <param name="By">The account that accepted it.</param>
/// <param name="At">Since when it has been in this state.</param>
public sealed record FindingNote(string Print, string Code, FindingState State, string Sentence, string? Reason, string? By, Instant FirstSeenAt, Instant At);

/// <summary>A finding with what became of it.</summary>
/// <param name="Finding">Null where it is not there at present: it is fixed, or was accepted and has gone since.</param>
public sealed record NotedFinding(Finding? Finding, FindingNote Note)
{
    public FindingState State => Note.State;

    /// <summary>Of a rule that the journey does without; what becomes of it is kept all the same.</summary>
    public bool IsOfRuleOff { get; init; }

    /// <summary>There, and nobody has decided to leave it.</summary>
    public bool IsOpen => Finding is not null && State == FindingState.Open && !IsOfRuleOff;
}

/// <summary>
/// What becomes of findings from one look to the next. One that is new is open; an open one that is gone is fixed; a fixed
/// one that returns is open again, first seen when it was first seen. An accepted one stays accepted until somebody takes
/// that back, also while it is not there: accepting is a decision about a place, and undoing an edit must not ask for it
/// again. Taken back, it is open where it is there, and fixed where it is not.
/// </summary>
internal static class FindingLedger
{
    /// <summary>What is found now, in its order, then what is known and not there.</summary>
    /// <remarks>Two findings of one print are one trouble: they share a note.</remarks>
    public static ImmutableArray<NotedFinding> Reconcile(IReadOnlyDictionary<string, FindingNote> notes, IReadOnlyList<(Finding Finding, string Print)> found, Instant now)
    {
        var here = found.Select(one => new NotedFinding(one.Finding, Seen(notes.GetValueOrDefault(one.Print), one.Finding, one.Print, now))).ToList();
        var prints = found.Select(one => one.Print).ToHashSet(StringComparer.Ordinal);
        var gone = notes.Values.Where(note => !prints.Contains(note.Print)).Select(note => new NotedFinding(null, Gone(note, now)));
        return [.. here, .. gone.OrderByDescending(one => one.Note.At).ThenBy(one => one.Note.Print, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The same, with what rules that are off have found marked as theirs. What must be mended stays open whatever is off.
    /// </summary>
    /// <param name="off">Codes.</param>
    public static ImmutableArray<NotedFinding> WithoutRules(ImmutableArray<NotedFinding> noted, ImmutableArray<string> off) => off.IsEmpty
        ? noted
        : [.. noted.Select(one => one.Finding is { } finding && LintRules.MayBeAccepted(finding) && off.Contains(finding.Code)
            ? one with { IsOfRuleOff = true } : one)];

    public static FindingNote Accept(FindingNote note, string reason, string by, Instant now) =>
        note with { State = FindingState.Accepted, Reason = reason, By = by, At = now };

    public static FindingNote TakeBack(NotedFinding noted, Instant now) =>
        noted.Note with { State = noted.Finding is null ? FindingState.Fixed : FindingState.Open, Reason = null, By = null, At = now };

    private static FindingNote Seen(FindingNote? note, Finding finding, string print, Instant now) => note switch
    {
        null => new(print, finding.Code, FindingState.Open, finding.Sentence, null, null, now, now),
        { State: FindingState.Fixed } => note with { State = FindingState.Open, Sentence = finding.Sentence, At = now },
        _ => note with { Sentence = finding.Sentence },
    };

    private static FindingNote Gone(FindingNote note, Instant now) => note.State == FindingState.Open ? note with { State = FindingState.Fixed, At = now } : note;
}
