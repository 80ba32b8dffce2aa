using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Words of a sentence that a table knows.</summary>
/// <param name="Points">How plainly they say it: 1 hardly, 2 rather, 3 beyond doubt.</param>
internal readonly record struct MannerHit(ReadText Text, Sentence Sentence, int First, int Last, int Points)
{
    public string Words => Sentence.Between(First, Last);

    public Said Said => new(Text, Sentence, Words);
}

/// <summary>Turns of phrase of several languages, each with its points.</summary>
internal sealed class MannerTable
{
    private static readonly FrozenSet<string> _negations = new[]
    {
        "not", "no", "never", "without", "nobody", "nothing", "nor", "cannot", "nicht", "kein", "keine", "keinen", "keiner", "keinem",
        "nie", "niemand", "ohne", "sin", "nunca", "jamás", "ni", "ne", "pas", "sans", "jamais", "non", "senza", "mai", "não", "sem",
        "niet", "geen", "nooit", "zonder", "instead", "statt",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _takenBack = new[] { "nothing", "anything", "nichts", "nada", "rien", "niente", "niets" }
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, (PatternIndex<Phrase> Index, Phrase[] All)> _byTongue;

    /// <summary>What was found in a reading: readings are kept by text, and this as long as they are.</summary>
    private readonly KeptBy<PlainReading, Place[]> _kept;

    /// <param name="rows">Language, points, and phrases between semicolons.</param>
    public MannerTable(params (string Tag, int Points, string Phrases)[] rows)
    {
        _byTongue = rows.GroupBy(row => row.Tag).ToFrozenDictionary(tongue => tongue.Key, tongue =>
        {
            var all = tongue.SelectMany(row => WordPattern.All(row.Phrases)
                .Select(pattern => new Phrase(pattern, row.Points, pattern.Words.Any(IsNegation)))).ToArray();
            return (new PatternIndex<Phrase>(all.Select(phrase => (phrase.Pattern, phrase))), all);
        }, StringComparer.Ordinal);
        _kept = new(reading => reading.Tongue is { } tongue && _byTongue.TryGetValue(tongue.Tag, out var phrases)
            ? [.. Read(reading, phrases.Index)] : []);
    }

    private sealed record Phrase(WordPattern Pattern, int Points, bool SaysNo);

    /// <summary>What the last words of the phrases can be: the nouns of a table of people.</summary>
    public bool HasLast(Tongue tongue, string word) => _byTongue.TryGetValue(tongue.Tag, out var phrases)
        && phrases.All.Any(phrase => phrase.Pattern.EndsWith(word));

    /// <summary>What stands in a text; what is denied, and what somebody else says between quotation marks, is left out.</summary>
    public IEnumerable<MannerHit> In(ReadText text) => _kept.Of(text.Reading) is not { Length: > 0 } places ? []
        : places.Select(at => new MannerHit(text, at.Sentence, at.First, at.Last, at.Points));

    /// <summary>A hit without its text: what is kept must not keep a whole journey.</summary>
    private readonly record struct Place(Sentence Sentence, int First, int Last, int Points);

    private static IEnumerable<Place> Read(PlainReading reading, PatternIndex<Phrase> phrases)
    {
        foreach (var (sentence, quoted) in QuotedSpeech.Of(reading))
        {
            var words = sentence.Words;
            var next = 0;
            if (phrases.In(words) is not { Count: > 0 } found) continue;
            foreach (var place in found.GroupBy(hit => hit.First).Where(place => !quoted.Holds(words[place.Key].Start)))
                if (place.Key >= next
                    && place.Where(hit => !IsDenied(words, hit.First, hit.End - 1, hit.Means)).ToArray() is { Length: > 0 } hits)
                {
                    var plainest = hits.MaxBy(hit => hit.Means.Points);
                    yield return new(sentence, plainest.First, plainest.End - 1, plainest.Means.Points);
                    next = plainest.End;
                }
        }
    }

    private static bool IsDenied(ImmutableArray<Word> words, int first, int last, Phrase phrase)
    {
        for (var at = Math.Max(0, first - 3); at < first; at++)
            if (IsNegation(words[at].Text)) return true;
        if (last + 1 < words.Length && _takenBack.Contains(words[last + 1].Text)) return true;
        if (phrase.SaysNo) return false;
        for (var at = first + 1; at < last; at++)
            if (IsNegation(words[at].Text)) return true;
        return false;
    }

    private static bool IsNegation(string word) => _negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
}
