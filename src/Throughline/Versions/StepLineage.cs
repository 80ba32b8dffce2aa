using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Versions;

/// <summary>The steps of one published version, in order: what each is called there, and what lasts of it through all versions.</summary>
/// <param name="Ids">Unique in the version. Two steps of two versions with the same id are the same step.</param>
public sealed record VersionSteps(ImmutableArray<string> Keys, ImmutableArray<string> Ids);

/// <summary>Finds out which steps of a new version have been there before.</summary>
public static class StepLineage
{
    /// <summary>The ids of a new version's steps.</summary>
    /// <param name="keys">Of the new version, in order.</param>
    /// <param name="origins">Key in the new version → key in the live one, for steps that are known to be the same. A step that is not named is the one that had its key last, unless that one is in the new version under another key.</param>
    /// <param name="earlier">All versions so far, the live one first, then the newest first.</param>
    public static ImmutableArray<string> Of(IReadOnlyList<string> keys, IReadOnlyDictionary<string, string>? origins, IReadOnlyList<VersionSteps> earlier)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(earlier);
        var ids = new string?[keys.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
            if (origins?.GetValueOrDefault(keys[i]) is { } origin && IdIn(earlier, origin, live: true) is { } id && taken.Add(id)) ids[i] = id;
        for (var i = 0; i < keys.Count; i++)
            if (ids[i] is null && IdIn(earlier, keys[i], live: false) is { } id && taken.Add(id)) ids[i] = id;
        var ever = earlier.SelectMany(version => version.Ids).Concat(taken).ToHashSet(StringComparer.Ordinal);
        return [.. keys.Select((key, i) => ids[i] ?? Fresh(key, ever))];
    }

    private static string? IdIn(IReadOnlyList<VersionSteps> earlier, string key, bool live)
    {
        foreach (var version in live ? earlier.Take(1) : earlier)
            if (version.Keys.IndexOf(key) is >= 0 and var at) return version.Ids[at];
        return null;
    }

    private static string Fresh(string key, HashSet<string> ever)
    {
        var id = key;
        for (var n = 2; !ever.Add(id); n++) id = string.Create(CultureInfo.InvariantCulture, $"{key}~{n}");
        return id;
    }
}
