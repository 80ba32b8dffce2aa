using System.Collections.Immutable;

namespace Throughline.Linting.Reading;

/// <summary>A word of a sentence.</summary>
/// <param name="Text">Lower case, with a plain apostrophe.</param>
/// <param name="Stem">In the language of its text; the word itself where that is not known.</param>
/// <param name="Start">In the sentence's text.</param>
/// <param name="Length">As it is written.</param>
internal readonly record struct Word(string Text, string Stem, int Start, int Length);

/// <summary>A sentence as somebody reads it: merge fields and marks are filled in or gone.</summary>
/// <param name="Block">Number of its paragraph or line in the text.</param>
/// <param name="IsLine">A greeting, a signature, a link or a heading: few words on a line of their own, without a full stop.</param>
internal sealed record Sentence(string Text, ImmutableArray<Word> Words, int Block, bool IsLine, Tongue? Tongue)
{
    public bool IsQuestion => Text.AsSpan().TrimEnd([' ', '"', '”', '’', '»', ')', '*']).EndsWith("?", StringComparison.Ordinal)
        || Text.Contains('¿', StringComparison.Ordinal);

    /// <summary>As it is written, from one word to another, both included.</summary>
    public string Between(int first, int last) => Text[Words[first].Start..(Words[last].Start + Words[last].Length)];

    public bool Has(string phrase) => Phrases.Has(Text, phrase);

    public bool Equals(Sentence? other) => other is not null && other.Text == Text && other.Block == Block;

    public override int GetHashCode() => HashCode.Combine(Text, Block);
}
