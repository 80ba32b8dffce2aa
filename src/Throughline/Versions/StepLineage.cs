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

    /// <summary>Which step of the live version each step of a draft is, by its place there; −1 for a step that is not live yet.</summary>
    /// <param name="steps">Of the draft, in order; it may be broken, so that a key is missing or there twice.</param>
    /// <param name="origins">Id of a draft step → its key in the live version.</param>
    /// <param name="live">The keys of the live version, in order.</param>
    /// <remarks>For a draft that can be published, what <see cref="Of"/> makes of it.</remarks>
    public static ImmutableArray<int> InLive(IReadOnlyList<(string Id, string? Key)> steps, IReadOnlyDictionary<string, string> origins, IReadOnlyList<string> live)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(live);
        var free = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < live.Count; at++) free[live[at]] = at;
        var places = new int[steps.Count];
        Array.Fill(places, -1);
        for (var i = 0; i < places.Length; i++)
            if (origins.GetValueOrDefault(steps[i].Id) is { } origin && free.Remove(origin, out var at)) places[i] = at;
        for (var i = 0; i < places.Length; i++)
            if (places[i] < 0 && steps[i].Key is { } key && free.Remove(key, out var at)) places[i] = at;
        return [.. places];
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
