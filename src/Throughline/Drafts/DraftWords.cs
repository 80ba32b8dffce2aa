using System.Text;

namespace Throughline.Drafts;

/// <summary>What an edit is about, in words for a line on the screen: "the tone of “I book a call”".</summary>
public static class DraftWords
{
    /// <param name="document">Before or after the edit; names the steps.</param>
    public static string About(DraftEdit edit, DraftDocument document)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(document);
        return edit switch
        {
            DraftEdit.Set set => AboutPlace(set.Path, document),
            DraftEdit.Insert insert => insert.List == "steps" ? "a new step" : $"a new entry in {AboutPlace(insert.List, document)}",
            DraftEdit.Remove remove => AboutEntry("the removal of", remove.Path, (remove.Found?["title"] ?? remove.Found?["key"])?.ToString(), document),
            DraftEdit.Move move => AboutEntry("the move of", move.Path, null, document),
            DraftEdit.Replace => "the whole journey",
            DraftEdit.Several { Edits: [var only] } => About(only, document),
            DraftEdit.Several { Edits: [DraftEdit.Set { Path: var path }, ..] } several when path.EndsWith("].title", StringComparison.Ordinal) && several.Edits.Skip(1).All(FollowsATitle) => AboutPlace(path, document),
            DraftEdit.Several { Edits: [DraftEdit.Set { Path: var path }, ..] } when DateKeys.IsDateKey(path) => "the name of a date",
            DraftEdit.Several several when several.Edits.All(one => one is DraftEdit.Insert { List: "steps" }) => $"{several.Edits.Length} new steps",
            DraftEdit.Several several when StepOf(several) is { } id => $"what happens at {NameOf(document.Text($"steps[#{id}].title"))}",
            DraftEdit.Several several when several.Edits.OfType<DraftEdit.Move>().FirstOrDefault() is { } move => About(move, document),
            DraftEdit.Several several => $"{several.Edits.Length} changes at once",
            _ => "a change",
        };
    }

    private static bool FollowsATitle(DraftEdit edit) =>
        edit is DraftEdit.Set { Path: var path } && (path.EndsWith("].key", StringComparison.Ordinal)
            || path.EndsWith("].joins", StringComparison.Ordinal)
            || path.EndsWith("].needs", StringComparison.Ordinal));

    /// <summary>The one step that all of the edits are about.</summary>
    private static string? StepOf(DraftEdit.Several several)
    {
        var ids = several.Edits.Select(one => one is DraftEdit.Set { Path: var path } && DraftPath.Parse(path) is { Segments: [{ Key: "steps", Id: { } id }, ..] } ? id : null).Distinct().ToList();
        return ids is [{ } only] ? only : null;
    }

    private static string AboutEntry(string what, string path, string? name, DraftDocument document) =>
        DraftPath.Parse(path) is { Segments: [{ Key: "steps", Id: { } id }] } ? $"{what} {NameOf(name ?? document.Text($"steps[#{id}].title"))}" : $"{what} an entry";

    private static string AboutPlace(string path, DraftDocument document)
    {
        if (DraftPath.Parse(path) is not { } place) return "a change";
        var last = place.Segments[^1].Key;
        var isOfStep = place.Segments[0].Key == "steps";
        var key = isOfStep && last == "says" ? "words that are said" : _spoken.GetValueOrDefault(last) ?? Spaced(last);
        return place.Segments[0] is { Key: "steps", Id: { } id }
            ? $"the {key} of {NameOf(document.Text($"steps[#{id}].title"))}"
            : $"the {key}";
    }

    private static string NameOf(string? title) => title is null ? "a step" : $"“{(title.Length <= 40 ? title : title[..(char.IsHighSurrogate(title[38]) ? 38 : 39)] + "…")}”";

    /// <summary>Keys whose own name is no noun.</summary>
    private static readonly Dictionary<string, string> _spoken = new(StringComparer.Ordinal)
    {
        ["does"] = "part “what they do”",
        ["thinks"] = "part “what they think”",
        ["feels"] = "feeling",
        ["done"] = "waiting",
        ["event"] = "event",
        ["where"] = "part “only where”",
        ["within"] = "time they have",
        ["since"] = "beginning of the count",
        ["otherwise"] = "part “and if they do not”",
        ["makes"] = "promises made",
        ["keeps"] = "promises kept",
        ["shows"] = "part “what of yours they see”",
        ["actual"] = "actual use",
        ["due"] = "time the team has",
        ["after"] = "time before the reminder",
        ["body"] = "text",
        ["preheader"] = "grey line",
        ["channel"] = "way it goes out",
        ["joins"] = "place to join",
        ["needs"] = "steps that come before",
        ["mini"] = "mini product",
        ["process"] = "way you do it",
        ["waits"] = "time between two parts",
        ["ifItFails"] = "part “what you do then”",
        ["lookAgain"] = "day to look again",
        ["per"] = "part “again for each”",
        ["notOlderThan"] = "part “not older than”",
        ["gets"] = "part “what they get”",
        ["gives"] = "file to hand over",
        ["says"] = "sentence they say",
        ["use"] = "words to use",
        ["avoid"] = "words to avoid",
    };

    // keyMessage → key message
    private static string Spaced(string key)
    {
        var text = new StringBuilder();
        foreach (var letter in key)
        {
            if (char.IsAsciiLetterUpper(letter)) text.Append(' ');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
