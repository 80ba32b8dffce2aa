using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Turns of phrase of one meaning in each language.</summary>
internal sealed class ShapeTable
{
    /// <summary>Longest sentence that is looked at, in words: what is longer is no sentence.</summary>
    private const int LongestSentence = 150;

    private readonly FrozenDictionary<string, PatternIndex<bool>> _byTongue;

    /// <summary>Found before: sentences are kept with their readings, so that while somebody types little is looked for anew.</summary>
    private readonly KeptBy<Sentence, (int First, int End)?> _kept;

    public ShapeTable(params (string Tongue, string[] Shapes)[] rows)
    {
        _byTongue = rows.ToFrozenDictionary(row => row.Tongue,
            row => new PatternIndex<bool>(row.Shapes.Select(shape => (WordPattern.Of(shape), true))), StringComparer.Ordinal);
        _kept = new(sentence => From(sentence, 0));
    }

    /// <summary>Where one of them stands in the sentence first: its first word and the word after its last; of two that begin together,
    /// the longer.</summary>
    public (int First, int End)? In(Sentence sentence) => _kept.Of(sentence);

    /// <summary>The same, from a word on.</summary>
    public (int First, int End)? From(Sentence sentence, int from) =>
        sentence.Tongue is { } tongue && sentence.Words.Length <= LongestSentence && _byTongue.TryGetValue(tongue.Tag, out var shapes)
        && shapes.FirstIn(sentence.Words, from) is { } found ? (found.First, found.End) : null;

    public bool IsIn(Sentence sentence) => In(sentence) is not null;
}
