using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.People;

namespace Throughline.Drafts;

/// <summary>
/// What the answer to a question of a form is kept as is made of the question, and follows it until the form is published or
/// somebody gives it a name of their own. Letters into which it is merged follow in the same edit.
/// </summary>
public static class AskKeys
{
    /// <summary>A new question is kept as this until it has words.</summary>
    public const string Unnamed = "answer";

    private const int MostWords = 4;

    // What questions begin with and say nothing.
    private static readonly ImmutableArray<string> _openings =
    [
        "what is your ", "what's your ", "which is your ", "where is your ", "where do you ", "how many ", "how much ", "how big is your ",
        "how old is your ", "when is your ", "do you have a ", "do you have ", "do you ", "have you ", "your ", "the ",
    ];

    /// <summary>The edit, with all that belongs to it where it words a question anew.</summary>
    /// <param name="isPublished">Whether people have answered under this key already, so that it stays.</param>
    public static DraftEdit Follow(DraftDocument document, DraftEdit edit, Func<string, bool> isPublished)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(isPublished);
        if (edit is not DraftEdit.Set { Value: JsonValue value } set || !value.TryGetValue<string>(out var words)
            || DraftPath.Parse(set.Path) is not
            {
                Segments: [{ Key: "entryPoints", Id: { } way }, { Key: "page" }, { Key: "asks", Id: { } ask }, { Key: "ask", Id: null }]
            })
            return edit;
        var place = $"entryPoints[#{way}].page.asks[#{ask}].key";
        var key = document.Text(place);
        if (key is null || FormAsk.Everybodys.Contains(key) || isPublished(key) || !IsMadeFrom(document.Text(set.Path), key)) return edit;
        var taken = TakenIn(document.Draft);
        taken.Remove(key);
        if (Made(words) is not { } stem || Free(stem, taken) is var next && next == key) return edit;
        return new DraftEdit.Several([set, new DraftEdit.Set(place, key, next), .. Following(document, key, next)]);
    }

    /// <summary>Whether an answer can be kept as this.</summary>
    public static bool IsKey(string? text) => text is not null && AskKey.IsOne(text);

    /// <summary>The first of its kind that no question of the draft is kept as.</summary>
    public static string Free(JourneyDraft draft, string stem)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Free(stem, TakenIn(draft));
    }

    /// <summary>"Where is your garden?" is garden. Null where nothing is left of it, or it means something else.</summary>
    public static string? Made(string? words)
    {
        var text = (words ?? "").Trim().TrimEnd('?', '.', ':', '!', ' ');
        foreach (var opening in _openings)
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                text = text[opening.Length..];
                break;
            }
        var key = TraitName.Of(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)));
        if (key.Length == 0) return null;
        key = char.ToLowerInvariant(key[0]) + key[1..];
        return AskKey.IsOne(key) && !FormAsk.Everybodys.Contains(key) ? key : null;
    }

    private static string Free(string stem, HashSet<string> taken) => !taken.Contains(stem) ? stem
        : Enumerable.Range(2, taken.Count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{stem}{n}"))
            .First(key => !taken.Contains(key));

    private static bool IsMadeFrom(string? words, string key) => key.TrimEnd("0123456789".ToCharArray()) is var stem
        && (stem == Unnamed || Made(words) is { } made && (key == made || stem == made));

    private static HashSet<string> TakenIn(JourneyDraft draft) => JourneyCompiler.OrEmpty(draft.EntryPoints)
        .SelectMany(entry => JourneyCompiler.OrEmpty(entry?.Page?.Asks ?? [])).Select(ask => ask?.Key ?? "")
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<DraftEdit> Following(DraftDocument document, string key, string next) =>
        from text in DateKeys.Texts(document.Find("steps"), "steps")
        let made = DateKeys.Merged(text.Value, (key, next))
        where made is not null
        select new DraftEdit.Set(text.Path, text.Value, made);
}
