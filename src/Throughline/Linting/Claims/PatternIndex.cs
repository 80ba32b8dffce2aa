using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A turn of phrase where it stands in a sentence.</summary>
/// <param name="Number">Of the pattern in its table.</param>
/// <param name="End">The word after its last.</param>
internal readonly record struct PatternHit<T>(T Means, int Number, int First, int End);

/// <summary>Turns of phrase by the words they can begin with: each word of a sentence is looked up, and only what begins so is
/// tried.</summary>
/// <typeparam name="T">What a pattern means.</typeparam>
internal sealed class PatternIndex<T>
{
    /// <summary>Letters by which a pattern that begins with a part of a word is found.</summary>
    private const int KeyLength = 3;

    private readonly record struct Entry(int Number, WordPattern Pattern, T Means);

    private readonly FrozenDictionary<string, Entry[]> _byWord;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;

    /// <summary>What begins with fewer letters than are looked up by is tried at each word.</summary>
    private readonly Entry[] _short;

    public PatternIndex(IEnumerable<(WordPattern Pattern, T Means)> patterns)
    {
        var entries = patterns.Select((row, number) => new Entry(number, row.Pattern, row.Means)).ToArray();
        _short = [.. entries.Where(entry => entry.Pattern.FirstBeginnings.Any(beginning => beginning.Length < KeyLength))];
        var open = entries.SelectMany(entry => entry.Pattern.FirstBeginnings.Where(beginning => beginning.Length >= KeyLength)
            .Select(beginning => (Key: beginning[..KeyLength], Entry: entry)))
            .ToLookup(at => at.Key, at => at.Entry, StringComparer.Ordinal);
        _byBeginning = open.ToFrozenDictionary(at => at.Key, Ordered, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _byWord = entries.SelectMany(entry => entry.Pattern.FirstWords.Select(word => (Word: word, Entry: entry)))
            .GroupBy(at => at.Word, at => at.Entry, StringComparer.Ordinal)
            .ToFrozenDictionary(at => at.Key, at => Ordered(at.Concat(open[KeyOf(at.Key)])), StringComparer.Ordinal);
    }

    private Entry[] Ordered(IEnumerable<Entry> entries) =>
        [.. entries.Concat(_short).DistinctBy(entry => entry.Number).OrderBy(entry => entry.Number)];

    private static string KeyOf(string word) => word.Length < KeyLength ? word : word[..KeyLength];

    private Entry[] Beginning(string word) => _byWord.TryGetValue(word, out var known) ? known
        : word.Length >= KeyLength && _byBeginning.TryGetValue(word.AsSpan(0, KeyLength), out var open) ? open : _short;

    /// <summary>All that stands in a sentence, by place, then in the order of the table; a sentence without any costs nothing.</summary>
    public IReadOnlyList<PatternHit<T>> In(ImmutableArray<Word> words, int from = 0)
    {
        List<PatternHit<T>>? hits = null;
        for (var at = from; at < words.Length; at++)
            foreach (var entry in Beginning(words[at].Text))
                if (entry.Pattern.EndAt(words, at) is var end && end > at) (hits ??= []).Add(new(entry.Means, entry.Number, at, end));
        return hits ?? [];
    }

    /// <summary>The longest that begins at a word; null where none does. Of two as long, the one that stands first in the table.</summary>
    public PatternHit<T>? LongestAt(ImmutableArray<Word> words, int at)
    {
        PatternHit<T>? longest = null;
        foreach (var entry in Beginning(words[at].Text))
            if (entry.Pattern.EndAt(words, at) is var end && end > (longest?.End ?? at)) longest = new(entry.Means, entry.Number, at, end);
        return longest;
    }

    /// <summary>The first in the sentence from a word on, the longest of those that begin there; null where there is none.</summary>
    public PatternHit<T>? FirstIn(ImmutableArray<Word> words, int from = 0)
    {
        for (var at = from; at < words.Length; at++)
            if (LongestAt(words, at) is { } found) return found;
        return null;
    }
}
