using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// A turn of phrase such as <c>i|we will? ..2 send|bring* you</c>: places with blanks between them, each a choice of words. A word
/// that ends in * stands for all that begin so, a place that ends in ? may be left out, and ..2 is up to two words of any kind.
/// </summary>
/// <remarks>Places are few and gaps are short, so that a long text costs no more than its length.</remarks>
internal sealed class WordPattern
{
    private readonly ImmutableArray<Place> _places;

    private WordPattern(ImmutableArray<Place> places) => _places = places;

    private readonly record struct Place(FrozenSet<string> Words, ImmutableArray<string> Beginnings, bool IsOptional, int Gap)
    {
        public bool Takes(string word)
        {
            if (Words.Contains(word)) return true;
            foreach (var beginning in Beginnings)
                if (word.StartsWith(beginning, StringComparison.Ordinal)) return true;
            return false;
        }
    }

    /// <exception cref="ArgumentException">Marks of another kind; nothing but what may be left out, or a gap at an end: it would stand
    /// anywhere.</exception>
    public static WordPattern Of(string written)
    {
        var places = written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(PlaceOf).ToImmutableArray();
        if (places.All(place => place.IsOptional || place.Gap > 0) || places[0].Gap > 0 || places[^1].Gap > 0)
            throw new ArgumentException($"'{written}' would stand anywhere.", nameof(written));
        return new(places);
    }

    /// <summary>One for each part between commas or semicolons.</summary>
    public static ImmutableArray<WordPattern> All(string written) =>
        [.. written.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    private static Place PlaceOf(string written)
    {
        if (written.StartsWith("..", StringComparison.Ordinal))
            return new(FrozenSet<string>.Empty, [], IsOptional: false, int.Parse(written.AsSpan(2), CultureInfo.InvariantCulture));
        if (written.AsSpan(0, written.Length - 1).ContainsAny('/', '~', '?') || written is "?" or "~" or "*")
            throw new ArgumentException($"'{written}' is no place: a|b, word*, word? and ..2 are.", nameof(written));
        var isOptional = written.EndsWith('?');
        var words = (isOptional ? written[..^1] : written).Split('|', StringSplitOptions.RemoveEmptyEntries);
        return new(words.Where(word => !word.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal),
            [.. words.Where(word => word.EndsWith('*')).Select(word => word[..^1])], isOptional, 0);
    }

    /// <summary>Whole words that it can begin with.</summary>
    public IEnumerable<string> FirstWords => First.SelectMany(place => place.Words);

    /// <summary>Beginnings of words that it can begin with.</summary>
    public IEnumerable<string> FirstBeginnings => First.SelectMany(place => place.Beginnings);

    /// <summary>All words that it names, but for beginnings.</summary>
    public IEnumerable<string> Words => _places.SelectMany(place => place.Words);

    /// <summary>Whether its last word can be this one.</summary>
    public bool EndsWith(string word) => _places[^1].Takes(word);

    private IEnumerable<Place> First => _places.Take(1 + _places.TakeWhile(place => place.IsOptional).Count());

    /// <summary>The word after its last, where it begins at a word; −1 where it does not.</summary>
    public int EndAt(ImmutableArray<Word> words, int at) => EndAt(words, at, 0);

    private int EndAt(ImmutableArray<Word> words, int at, int place)
    {
        if (place == _places.Length) return at;
        var here = _places[place];
        if (here.Gap > 0)
        {
            for (var skipped = 0; skipped <= here.Gap && at + skipped < words.Length; skipped++)
                if (EndAt(words, at + skipped, place + 1) is >= 0 and var end) return end;
            return -1;
        }
        if (at < words.Length && here.Takes(words[at].Text) && EndAt(words, at + 1, place + 1) is >= 0 and var taken) return taken;
        return here.IsOptional ? EndAt(words, at, place + 1) : -1;
    }
}
