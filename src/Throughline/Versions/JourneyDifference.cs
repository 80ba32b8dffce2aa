using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Journeys;

namespace Throughline.Versions;

/// <summary>
/// What is different between two journeys, in sentences an owner reads. It goes by the table of keys that reads and writes
/// the file, so a key added there is covered.
/// </summary>
public static class JourneyDifference
{
    private const int LongestShown = 40;

    /// <param name="origins">Key of a step of <paramref name="after"/> → key it has in <paramref name="before"/>, for renamed ones.</param>
    /// <returns>The journey's own first, then step by step in the order of <paramref name="after"/>, then what is gone. None where nothing differs.</returns>
    public static ImmutableArray<string> Of(JourneyDraft before, JourneyDraft after, IReadOnlyDictionary<string, string>? origins = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var shape = JourneyShape.Journey;
        var (old, next) = BothFull(shape, shape.Write(Staged(before)), shape.Write(Staged(after)));
        var sentences = new List<string>();
        var own = Clauses(old, next, ["steps", "entryPoints", "stages"]).ToList();
        if (own.Count > 0) sentences.Add($"The journey: {string.Join("; ", own)}.");
        sentences.AddRange(ByKey(JourneyShape.Stage, Groups(old, "stages"), Groups(next, "stages"), "stage"));
        sentences.AddRange(ByKey(JourneyShape.EntryPoint, Groups(old, "entryPoints"), Groups(next, "entryPoints"), "way in"));
        sentences.AddRange(Sentences(Groups(old, "steps"), Groups(next, "steps"), origins));
        return [.. sentences];
    }

    /// <summary>What is different, step by step.</summary>
    /// <param name="origins">As for <see cref="Of"/>.</param>
    /// <returns>Every step of <paramref name="after"/> in its order, then those of <paramref name="before"/> that are gone in theirs.</returns>
    public static ImmutableArray<StepChange> Steps(JourneyDraft before, JourneyDraft after, IReadOnlyDictionary<string, string>? origins = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Steps(Groups(JourneyShape.Journey.Write(before), "steps"), Groups(JourneyShape.Journey.Write(after), "steps"), origins)];
    }

    // ---- steps ----

    private static IEnumerable<StepChange> Steps(ImmutableArray<YamlMap> old, ImmutableArray<YamlMap> next, IReadOnlyDictionary<string, string>? origins)
    {
        var from = Pair(old, next, origins);
        var moved = Moved(from);
        for (var i = 0; i < next.Length; i++)
        {
            var clauses = from[i] < 0 ? [] : Clauses(BothFull(StepShape.Step, old[from[i]], next[i])).ToList();
            if (moved.Contains(i)) clauses.Insert(0, string.Create(CultureInfo.InvariantCulture, $"moved here from place {from[i] + 1}"));
            yield return new(from[i], i, [.. clauses]);
        }
        for (var i = 0; i < old.Length; i++)
            if (!from.Contains(i)) yield return new(i, -1, []);
    }

    private static IEnumerable<string> Sentences(ImmutableArray<YamlMap> old, ImmutableArray<YamlMap> next, IReadOnlyDictionary<string, string>? origins)
    {
        foreach (var change in Steps(old, next, origins))
            if (change.IsNew) yield return $"{Step(next, change.After)}, is new.";
            else if (change.IsGone) yield return $"{Step(old, change.Before)}, is gone.";
            else if (!change.Clauses.IsEmpty) yield return $"{Step(next, change.After)}: {string.Join("; ", change.Clauses)}.";
    }

    private static string Step(ImmutableArray<YamlMap> steps, int i) =>
        string.Create(CultureInfo.InvariantCulture, $"Step {i + 1}, “{Text(steps[i], "title") ?? Text(steps[i], "key") ?? "without a title"}”");

    private static int[] Pair(ImmutableArray<YamlMap> old, ImmutableArray<YamlMap> next, IReadOnlyDictionary<string, string>? origins)
    {
        var from = Enumerable.Repeat(-1, next.Length).ToArray();
        foreach (var named in (bool[])[true, false])
            for (var i = 0; i < next.Length; i++)
            {
                if (from[i] >= 0 || Text(next[i], "key") is not { } key) continue;
                var origin = named ? origins?.GetValueOrDefault(key) : key;
                var at = origin is null ? -1 : old.ToList().FindIndex(step => Text(step, "key") == origin);
                if (at >= 0 && !from.Contains(at)) from[i] = at;
            }
        return from;
    }

    /// <summary>The fewest of them that must have changed places: all that are not in a longest rising row.</summary>
    private static HashSet<int> Moved(int[] from)
    {
        var kept = Enumerable.Range(0, from.Length).Where(i => from[i] >= 0).ToList();
        var (length, before) = (new int[from.Length], new int[from.Length]);
        foreach (var i in kept)
        {
            (length[i], before[i]) = (1, -1);
            foreach (var j in kept.TakeWhile(j => j < i))
                if (from[j] < from[i] && length[j] + 1 > length[i]) (length[i], before[i]) = (length[j] + 1, j);
        }
        var moved = kept.ToHashSet();
        for (var at = kept.Count == 0 ? -1 : kept.MaxBy(i => length[i]); at >= 0; at = before[at]) moved.Remove(at);
        return moved;
    }

    // ---- groups ----

    private static IEnumerable<string> ByKey<T>(ObjectShape<T> shape, ImmutableArray<YamlMap> before, ImmutableArray<YamlMap> after,
        string noun)
    {
        foreach (var entry in after)
        {
            var same = before.FirstOrDefault(one => Text(one, "key") == Text(entry, "key"));
            if (same is null) yield return $"The {noun} {Name(entry)} is new.";
            else if (Clauses(BothFull(shape, same, entry)).ToList() is { Count: > 0 } clauses)
                yield return $"The {noun} {Name(entry)}: {string.Join("; ", clauses)}.";
        }
        foreach (var entry in before)
            if (!after.Any(one => Text(one, "key") == Text(entry, "key"))) yield return $"The {noun} {Name(entry)} is gone.";
        var kept = after.Select(one => Text(one, "key")).Intersect(before.Select(one => Text(one, "key"))).ToList();
        if (!kept.SequenceEqual(before.Select(one => Text(one, "key")).Intersect(kept))) yield return $"The {noun}s are in another order.";
    }

    private static string Name(YamlMap entry) => $"“{Text(entry, "name") ?? Text(entry, "key") ?? "without a key"}”";

    /// <summary>A journey that names no stages of its own has those that every journey begins with.</summary>
    private static JourneyDraft Staged(JourneyDraft draft) => draft.Stages.IsDefaultOrEmpty
        ? draft with { Stages = [.. Stage.Defaults.Select(stage => new StageDraft(stage.Key, stage.Name, stage.Perception))] }
        : draft;

    /// <summary>Where only one of the two says what counts without being said, the other says it too.</summary>
    private static (YamlMap Old, YamlMap Next) BothFull<T>(ObjectShape<T> shape, YamlMap old, YamlMap next) =>
        (shape.Fill(old, next), shape.Fill(next, old));

    private static IEnumerable<string> Clauses((YamlMap Old, YamlMap Next) both) => Clauses(both.Old, both.Next, []);

    private static IEnumerable<string> Clauses(YamlMap old, YamlMap next, HashSet<string> except)
    {
        var keys = next.Entries.Select(entry => entry.Key).Union(old.Entries.Select(entry => entry.Key)).Where(key => !except.Contains(key));
        return keys.SelectMany(key => key == "channel" ? WayOut(old, next) : Clauses(Spaced(key), Value(old, key), Value(next, key)));
    }

    // How a message goes out has no word where it is an e-mail.
    private static IEnumerable<string> WayOut(YamlMap old, YamlMap next)
    {
        var (before, after) = (Text(old, "channel") == MessageDraft.TextChannel, Text(next, "channel") == MessageDraft.TextChannel);
        return before == after ? Clauses("channel", Value(old, "channel"), Value(next, "channel")) : [after ? "goes out as a text message" : "goes out by e-mail"];
    }

    private static IEnumerable<string> Clauses(string label, YamlNode? old, YamlNode? next) => (old, next) switch
    {
        (null, YamlText text) => [Added(label, text.Value)],
        (YamlText text, null) => [Removed(label, text.Value)],
        (YamlText a, YamlText b) => a.Value == b.Value ? [] : [Changed(label, a.Value ?? "", b.Value ?? "")],
        (null, YamlMap) => [$"{label} added"],
        (YamlMap, null) => [$"{label} removed"],
        (YamlMap a, YamlMap b) => Clauses(a, b, []).Select(clause => label == "message" ? clause : $"{label}, {clause}"),
        (YamlList or null, YamlList or null) => Lists(label, Items(old), Items(next)),
        _ => [$"{label} changed"],
    };

    private static IEnumerable<string> Lists(string label, ImmutableArray<YamlNode> old, ImmutableArray<YamlNode> next)
    {
        if (old.Concat(next).All(item => item is YamlText)) return Texts(label, [.. old.Select(Text)], [.. next.Select(Text)]);
        var one = label == "process" ? "process part" : label.EndsWith('s') ? label[..^1] : label;
        var clauses = new List<string>();
        for (var i = 0; i < Math.Min(old.Length, next.Length); i++)
            clauses.AddRange(Clauses(string.Create(CultureInfo.InvariantCulture, $"{one} {i + 1}"), old[i], next[i]));
        if (next.Length > old.Length) clauses.Add(Counted(next.Length - old.Length, one, "added"));
        if (next.Length < old.Length) clauses.Add(Counted(old.Length - next.Length, one, "removed"));
        return clauses;
    }

    private static IEnumerable<string> Texts(string label, List<string> old, List<string> next)
    {
        var (more, less) = (next.Except(old).ToList(), old.Except(next).ToList());
        if (more.Count > 0) yield return $"{label} added: {string.Join(", ", more.Select(Short))}";
        if (less.Count > 0) yield return $"{label} removed: {string.Join(", ", less.Select(Short))}";
        if (more.Count == 0 && less.Count == 0 && !old.SequenceEqual(next)) yield return $"{label} in another order";
    }

    private static string Counted(int n, string one, string what) => n == 1 ? $"a {one} {what}" : string.Create(CultureInfo.InvariantCulture, $"{n} {one}s {what}");

    // ---- texts ----

    private static string Added(string label, string? text) => IsShort(text) ? $"{label} added: {Quoted(text!)}" : $"{label} added";

    private static string Removed(string label, string? text) => IsShort(text) ? $"{label} removed, it was {Quoted(text!)}" : $"{label} removed";

    private static string Changed(string label, string old, string next)
    {
        if (IsShort(old) && IsShort(next)) return $"{label} {Quoted(old)} → {Quoted(next)}";
        if (!old.Contains('\n', StringComparison.Ordinal) && !next.Contains('\n', StringComparison.Ordinal) && Math.Max(old.Length, next.Length) <= 250) return $"{label} changed";
        var (added, removed) = (Words(next), Words(old));
        foreach (var (word, n) in removed.ToList())
        {
            var both = Math.Min(n, added.GetValueOrDefault(word));
            removed[word] -= both;
            if (both > 0) added[word] -= both;
        }
        var (more, less) = (added.Values.Sum(), removed.Values.Sum());
        var how = (more, less) switch
        {
            (0, 0) => "the same words, set otherwise",
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{more} {(more == 1 ? "word" : "words")} added"),
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"{less} {(less == 1 ? "word" : "words")} removed"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{more} {(more == 1 ? "word" : "words")} added, {less} removed"),
        };
        return $"{label} changed ({how})";
    }

    private static Dictionary<string, int> Words(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts;
    }

    private static bool IsShort(string? text) => text is { Length: <= LongestShown } && !text.Contains('\n', StringComparison.Ordinal);

    private static string Quoted(string text) => text.Contains(' ', StringComparison.Ordinal) || text.Length == 0 ? $"“{text}”" : text;

    private static string Short(string text) => IsShort(text) ? Quoted(text) : $"“{text.AsSpan(0, char.IsHighSurrogate(text[LongestShown - 2]) ? LongestShown - 2 : LongestShown - 1).ToString().ReplaceLineEndings(" ")}…”";

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

    // ---- the tree ----

    private static YamlNode? Value(YamlMap map, string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    private static string? Text(YamlMap map, string key) => (Value(map, key) as YamlText)?.Value;

    private static string Text(YamlNode node) => (node as YamlText)?.Value ?? "";

    private static ImmutableArray<YamlNode> Items(YamlNode? node) => node is YamlList list ? list.Items : [];

    private static ImmutableArray<YamlMap> Groups(YamlMap map, string key) => [.. Items(Value(map, key)).OfType<YamlMap>()];
}
