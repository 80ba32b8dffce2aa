using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>Reading and rebuilding one place of an immutable tree.</summary>
internal static class DraftTree
{
    /// <summary>What stands at the path; null where nothing does.</summary>
    public static YamlNode? Find(YamlMap root, DraftPath path)
    {
        YamlNode? at = root;
        foreach (var segment in path.Segments)
        {
            if (at is not YamlMap map) return null;
            at = Value(map, segment.Key);
            if (segment.Id is not null) at = (at as YamlList)?.Items.FirstOrDefault(item => item is YamlMap entry && entry.Id == segment.Id);
        }
        return at;
    }

    /// <summary>
    /// The tree with another value at the path, or without it where <paramref name="value"/> is null. Groups on the way
    /// are made where they are missing; an entry of a list on the way must be there.
    /// </summary>
    /// <returns>Null where an entry of a list on the way is gone, or a text stands in the way.</returns>
    public static YamlMap? With(YamlMap root, DraftPath path, YamlNode? value) => With(root, path.Segments, 0, value);

    private static YamlMap? With(YamlMap map, ImmutableArray<DraftSegment> segments, int depth, YamlNode? value)
    {
        var segment = segments[depth];
        var isLast = depth == segments.Length - 1;
        if (segment.Id is not null) return InList(map, segments, depth, value);
        if (isLast) return With(map, segment.Key, value);
        var child = Value(map, segment.Key) ?? (value is null ? null : new YamlMap([]));
        return child switch
        {
            null => map,
            YamlMap group => With(group, segments, depth + 1, value) is { } changed ? With(map, segment.Key, changed) : null,
            _ => null,
        };
    }

    private static YamlMap? InList(YamlMap map, ImmutableArray<DraftSegment> segments, int depth, YamlNode? value)
    {
        if (Value(map, segments[depth].Key) is not YamlList list) return null;
        var at = IndexOf(list, segments[depth].Id!);
        if (at < 0) return null;
        var entry = depth == segments.Length - 1 ? value : With((YamlMap)list.Items[at], segments, depth + 1, value);
        if (entry is null) return depth == segments.Length - 1 ? With(map, segments[depth].Key, list with { Items = list.Items.RemoveAt(at) }) : null;
        return With(map, segments[depth].Key, list with { Items = list.Items.SetItem(at, entry) });
    }

    private static YamlMap With(YamlMap map, string key, YamlNode? value)
    {
        var at = map.Entries.ToList().FindIndex(entry => entry.Key == key);
        if (value is null) return at < 0 ? map : map with { Entries = map.Entries.RemoveAt(at) };
        return map with { Entries = at < 0 ? map.Entries.Add(new(key, value)) : map.Entries.SetItem(at, new(key, value)) };
    }

    /// <summary>The place of the entry with this id, or −1.</summary>
    public static int IndexOf(YamlList list, string id)
    {
        for (var i = 0; i < list.Items.Length; i++)
            if (list.Items[i] is YamlMap { Id: { } own } && own == id) return i;
        return -1;
    }

    /// <summary>The id of the entry before this one; null for the first.</summary>
    public static string? Before(YamlList list, int index) => index <= 0 ? null : ((YamlMap)list.Items[index - 1]).Id;

    private static YamlNode? Value(YamlMap map, string key)
    {
        foreach (var entry in map.Entries)
            if (entry.Key == key) return entry.Value;
        return null;
    }
}
