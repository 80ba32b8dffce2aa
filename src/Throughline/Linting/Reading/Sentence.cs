using System.Collections.Immutable;

namespace Throughline.Linting.Reading;

/// <summary>A word of a sentence.</summary>
/// <param name="Text">Lower case, with a plain apostrophe.</param>
/// <param name="Stem">In the language of its text; the word itself where that is not known.</param>
/// <param name="Start">In the sentence's text.</param>
/// <param name="Length">As it is written.</param>
internal readonly record struct Word(string Text, string Stem, int Start, int Length);

/// <summary>A sentence as somebody reads it: merge fields and marks are filled in or gone.</summary>
/// <param name="block">Number of its paragraph or line in the text.</param>
/// <param name="isLine">A greeting, a signature, a link or a heading: few words on a line of their own, without a full stop.</param>
internal sealed class Sentence(string text, ImmutableArray<Word> words, int block, bool isLine, Tongue? tongue)
    : Keeper, IEquatable<Sentence>
{
    public string Text { get; } = text;
    public ImmutableArray<Word> Words { get; } = words;
    public int Block { get; } = block;
    public bool IsLine { get; } = isLine;
    public Tongue? Tongue { get; } = tongue;

    public bool IsQuestion { get; } = text.AsSpan().TrimEnd([' ', '"', '”', '’', '»', ')', '*']).EndsWith("?", StringComparison.Ordinal)
        || text.Contains('¿', StringComparison.Ordinal);

    /// <summary>As it is written, from one word to another, both included.</summary>
    public string Between(int first, int last) => Text[Words[first].Start..(Words[last].Start + Words[last].Length)];

    /// <summary>Only its words before one of them.</summary>
    public Sentence Until(int word) => new(Text, Words[..word], Block, IsLine, Tongue);

    /// <summary>Followed by something in round brackets, as it is shown beside a finding.</summary>
    public Sentence WithAside(string words) => new($"{Text} ({words})", Words, Block, IsLine, Tongue);

    public bool Has(string phrase) => Phrases.Has(Text, phrase);

    public bool Equals(Sentence? other) => other is not null && other.Text == Text && other.Block == Block;

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public static bool operator ==(Sentence? one, Sentence? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(Sentence? one, Sentence? other) => !(one == other);

    public override int GetHashCode() => HashCode.Combine(Text, Block);
}
