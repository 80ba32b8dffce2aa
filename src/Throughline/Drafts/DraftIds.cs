using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>The names of list entries while a draft is edited. They stand in no file, so they are kept beside it, in its order.</summary>
internal static class DraftIds
{
    private const int Longest = 16;

    public static bool IsId(string text) =>
        text.Length is > 0 and <= Longest && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    /// <summary>The ids of all entries of all lists of groups, in the order of the file.</summary>
    public static IEnumerable<string> Of(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(entry => Of(entry.Value)),
        YamlList list => list.Items.SelectMany(item => item is YamlMap { Id: { } id } ? Of(item).Prepend(id) : Of(item)),
        _ => [],
    };

    /// <summary>The same tree with an id for every entry that has none: those of <paramref name="kept"/>, then fresh ones.</summary>
    public static T Put<T>(T tree, Queue<string> kept, Func<string> fresh) where T : YamlNode => (T)Node(tree, kept, new(), fresh);

    private static YamlNode Node(YamlNode node, Queue<string> kept, HashSet<string> seen, Func<string> fresh) => node switch
    {
        YamlMap map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Node(entry.Value, kept, seen, fresh) })] },
        YamlList list => list with { Items = [.. list.Items.Select(item => item is YamlMap map ? Node(map with { Id = Next(map.Id, kept, seen, fresh) }, kept, seen, fresh) : item)] },
        _ => node,
    };

    /// <summary>The tree with the ids that entries of the same key have in the other tree.</summary>
    public static YamlMap Alike(YamlMap tree, YamlMap other, HashSet<string> taken) =>
        tree with { Entries = [.. tree.Entries.Select(entry => entry with { Value = Alike(entry.Value, other.Entries.FirstOrDefault(one => one.Key == entry.Key)?.Value, taken) })] };

    private static YamlNode Alike(YamlNode node, YamlNode? other, HashSet<string> taken) => (node, other) switch
    {
        (YamlMap map, YamlMap same) => Alike(map, same, taken),
        (YamlList list, YamlList same) => list with { Items = [.. list.Items.Select(item => item is YamlMap map ? Alike(map, same, taken) : item)] },
        _ => node,
    };

    private static YamlMap Alike(YamlMap entry, YamlList others, HashSet<string> taken)
    {
        var same = KeyOf(entry) is { } key ? others.Items.OfType<YamlMap>().FirstOrDefault(other => KeyOf(other) == key) : null;
        if (same?.Id is not { } id || !taken.Add(id)) return entry;
        return Alike(entry, same, taken) with { Id = id };
    }

    private static string? KeyOf(YamlMap entry) => (entry.Entries.FirstOrDefault(one => one.Key == "key")?.Value as YamlText)?.Value;

    private static string Next(string? own, Queue<string> kept, HashSet<string> seen, Func<string> fresh)
    {
        var id = own ?? (kept.TryDequeue(out var next) && IsId(next) ? next : fresh());
        while (!seen.Add(id)) id = fresh();
        return id;
    }
}
