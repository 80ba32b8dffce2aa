using System.Collections.Concurrent;

namespace Throughline.Linting.Reading;

/// <summary>Answers that are kept by what they were made from, for somebody who types: all but one text are the same as before.</summary>
/// <param name="most">Answers that are kept; then all are forgotten and begun again. 4,000 texts are some thirty journeys.</param>
internal sealed class Kept<TKey, TValue>(int most = 4000)
    where TKey : notnull
{
    /// <summary>Longest text whose answer is kept, in UTF-16 units.</summary>
    private const int LongestText = 20_000;

    private readonly ConcurrentDictionary<TKey, TValue> _kept = new();
    private int _made;

    /// <param name="length">Of the text that the answer is made from.</param>
    public TValue Of(TKey key, int length, Func<TKey, TValue> make)
    {
        if (length > LongestText) return make(key);
        if (_kept.TryGetValue(key, out var kept)) return kept;
        // Counting locks all of it: whoever finds the answer does not count.
        if (Interlocked.Increment(ref _made) % most == 0) _kept.Clear();
        return _kept[key] = make(key);
    }
}
