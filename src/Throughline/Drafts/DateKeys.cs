using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Time;

namespace Throughline.Drafts;

/// <summary>
/// A date's key is made of what somebody calls it, and what names it follows in the same edit: waits, ways in, and the words of
/// messages into which it is merged. Nobody who plans a journey needs to know that there are keys.
/// </summary>
public static class DateKeys
{
    private static readonly ImmutableArray<string> _articles = ["their-", "the-", "my-", "our-"];

    /// <summary>Keys that may hold a moment by a date.</summary>
    private static readonly ImmutableArray<string> _waits = [".wait", ".within", ".opens"];

    /// <summary>The edit, with all that belongs to it where it renames a date.</summary>
    public static DraftEdit Follow(DraftDocument document, DraftEdit edit)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (edit is not DraftEdit.Set set || !IsDateKey(set.Path)) return edit;
        if (set.Value is not JsonValue value || !value.TryGetValue<string>(out var text) || Made(text) is not { } next) return edit;
        var key = document.Text(set.Path);
        var renamed = set with { Value = next };
        return key is null ? renamed : new DraftEdit.Several([renamed, .. Following(document, key, next)]);
    }

    /// <summary>Whether a path is that of a date's key.</summary>
    internal static bool IsDateKey(string path) =>
        DraftPath.Parse(path) is { Segments: [{ Key: "dates", Id: not null }, { Key: "key", Id: null }] };

    /// <summary>"Their first call" is first-call. Null where nothing is left of it.</summary>
    public static string? Made(string? text)
    {
        if (Keys.From(text) is not { } key) return null;
        foreach (var article in _articles)
            if (key.StartsWith(article, StringComparison.Ordinal)) return key[article.Length..];
        return key;
    }

    /// <summary>The first key that no date has.</summary>
    public static string Free(JourneyDraft draft, string stem)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var taken = JourneyCompiler.OrEmpty(draft.Dates).Select(date => date?.Key).ToHashSet();
        return Keys.Free(stem, taken.Contains);
    }

    private static IEnumerable<DraftEdit> Following(DraftDocument document, string key, string next)
    {
        var names = JourneyDate.MergeNamesOf(key).Zip(JourneyDate.MergeNamesOf(next)).ToArray();
        return Texts(document.Find("steps"), "steps").Concat(Texts(document.Find("entryPoints"), "entryPoints"))
            .Concat(Texts(document.Find("care"), "care"))
            .Select(text => (text.Path, text.Value, New: Renamed(text.Path, text.Value, key, next) ?? Merged(text.Value, names)))
            .Where(text => text.New is not null && text.New != text.Value)
            .Select(text => new DraftEdit.Set(text.Path, text.Value, text.New));
    }

    /// <summary>A wait by this date, by its new name; null for every other text.</summary>
    private static string? Renamed(string path, string text, string key, string next) =>
        _waits.Any(wait => path.EndsWith(wait, StringComparison.Ordinal)) && DateWait.TryParse(text, out var moment) && moment.Date == key
            ? (moment with { Date = next }).ToString() : null;

    /// <summary>A text with merge fields by their new names; null where it has none of them.</summary>
    internal static string? Merged(string text, params (string Old, string New)[] names)
    {
        if (!text.Contains("{{", StringComparison.Ordinal)) return null;
        var made = text;
        foreach (var use in MergeFields.Scan(text).Uses.Reverse())
            if (names.FirstOrDefault(name => name.Old == use.Name) is { New: { } name })
                made = made[..use.Offset] + name + made[(use.Offset + use.Name.Length)..];
        return made == text ? null : made;
    }

    /// <summary>Every text below a place, with its path by ids.</summary>
    internal static IEnumerable<(string Path, string Value)> Texts(JsonNode? node, string path) => node switch
    {
        JsonArray list => list.OfType<JsonObject>().Where(entry => entry["#"] is not null)
            .SelectMany(entry => Texts(entry, $"{path}[#{entry["#"]}]")),
        JsonObject group => group.Where(entry => entry.Key != "#").SelectMany(entry => Texts(entry.Value, $"{path}.{entry.Key}")),
        JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
        _ => [],
    };
}
