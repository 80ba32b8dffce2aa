using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>
/// A step's key is made from its title, and follows it until the step is published or somebody gives it a key of its
/// own. What names the key, the ways in that join there and the steps that need it, follows in the same edit. Nobody who
/// plans a journey needs to know that there are keys.
/// </summary>
public static class StepKeys
{
    private const int StemWithNumber = 58;

    /// <summary>The edit, with the keys that belong to it: of a step whose title it changes, and of new steps.</summary>
    /// <param name="isPublished">Whether people are counted under this key already, so that it stays.</param>
    public static DraftEdit Follow(DraftDocument document, DraftEdit edit, Func<string, bool> isPublished)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(isPublished);
        var taken = document.Draft.Steps.Select(step => step.Key ?? "").ToHashSet(StringComparer.Ordinal);
        return Follow(document, edit, taken, isPublished);
    }

    private static DraftEdit Follow(DraftDocument document, DraftEdit edit, HashSet<string> taken, Func<string, bool> isPublished) => edit switch
    {
        DraftEdit.Set set when SetsAKey(set) => Rekeyed(document, set),
        DraftEdit.Set set => Retitled(document, set, taken, isPublished),
        DraftEdit.Insert { List: "steps" } insert => Titled(insert, taken),
        DraftEdit.Several several when !several.Edits.Any(SetsAKey) => new DraftEdit.Several([.. several.Edits.SelectMany(one => Parts(Follow(document, one, taken, isPublished)))]),
        _ => edit,
    };

    private static IEnumerable<DraftEdit> Parts(DraftEdit edit) => edit is DraftEdit.Several several ? several.Edits : [edit];

    private static bool SetsAKey(DraftEdit edit) => edit is DraftEdit.Set { Path: var path } && DraftPath.Parse(path) is { Segments: [{ Key: "steps", Id: not null }, { Key: "key", Id: null }] };

    private static DraftEdit Retitled(DraftDocument document, DraftEdit.Set set, HashSet<string> taken, Func<string, bool> isPublished)
    {
        if (DraftPath.Parse(set.Path) is not { Segments: [{ Key: "steps", Id: { } id }, { Key: "title", Id: null }] }) return set;
        if (Keys.From(TextOf(set.Value)) is not { } stem) return set;
        var place = $"steps[#{id}].key";
        var key = document.Text(place);
        if (key is not null && (isPublished(key) || !IsMadeFrom(document.Text(set.Path), key))) return set;
        if (key is not null) taken.Remove(key);
        var next = Free(stem, taken);
        return new DraftEdit.Several([set, new DraftEdit.Set(place, key, next), .. Naming(document, key, next)]);
    }

    /// <summary>What names a step follows its key.</summary>
    private static IEnumerable<DraftEdit> Naming(DraftDocument document, string? key, string next) =>
        Joining(document, key, next).Concat(Needing(document, key, next));

    private static IEnumerable<DraftEdit> Joining(DraftDocument document, string? key, string next) =>
        from id in document.Ids("entryPoints")
        let place = $"entryPoints[#{id}].joins"
        where key is not null && document.Text(place) == key
        select new DraftEdit.Set(place, key, next);

    private static IEnumerable<DraftEdit> Needing(DraftDocument document, string? key, string next) =>
        from id in document.Ids("steps")
        let place = $"steps[#{id}].needs"
        let needs = document.Find(place) as JsonArray
        where key is not null && needs?.Any(need => TextOf(need) == key) == true
        select new DraftEdit.Set(place, needs.DeepClone(), new JsonArray([.. needs.Select(need =>
            TextOf(need) == key ? next : need?.DeepClone())]));

    /// <summary>A key that somebody writes is made one, and what names the old one follows.</summary>
    private static DraftEdit Rekeyed(DraftDocument document, DraftEdit.Set set) =>
        Keys.From(TextOf(set.Value)) is { } next && document.Text(set.Path) is { } key
            ? new DraftEdit.Several([set with { Value = next }, .. Naming(document, key, next)])
            : set;

    private static DraftEdit.Insert Titled(DraftEdit.Insert insert, HashSet<string> taken)
    {
        if (TextOf(insert.Entry["key"]) is not null || Keys.From(TextOf(insert.Entry["title"])) is not { } stem) return insert;
        var entry = (JsonObject)insert.Entry.DeepClone();
        entry["key"] = Free(stem, taken);
        return insert with { Entry = entry };
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>Whether nobody has chosen this key: it is what the title makes, perhaps with a number.</summary>
    public static bool IsMadeFrom(string? title, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Keys.From(title) is not { } stem) return false;
        if (key == stem) return true;
        var dash = key.LastIndexOf('-');
        return dash > 0 && key.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0 && dash < key.Length - 1 && key[..dash] == Shortened(stem);
    }

    private static string Free(string stem, HashSet<string> taken)
    {
        var key = stem;
        for (var n = 2; !taken.Add(key); n++) key = string.Create(CultureInfo.InvariantCulture, $"{Shortened(stem)}-{n}");
        return key;
    }

    private static string Shortened(string stem) => stem.Length <= StemWithNumber ? stem : stem[..StemWithNumber].TrimEnd('-');
}
