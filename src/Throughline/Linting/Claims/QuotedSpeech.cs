using System.Buffers;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Which parts of a sentence stand between quotation marks: there somebody else speaks.</summary>
internal readonly record struct QuotedSpeech(ImmutableArray<(int From, int To)> Parts)
{
    private static readonly QuotedSpeech _none = new([]);

    public bool Holds(int offset)
    {
        foreach (var (from, to) in Parts)
            if (offset >= from && offset < to) return true;
        return false;
    }

    private static readonly SearchValues<char> _signs = SearchValues.Create("\"“”„«»");

    private static readonly KeptBy<PlainReading, ImmutableArray<(Sentence, QuotedSpeech)>> _kept = new(reading => [.. Read(reading)]);

    /// <summary>Each sentence of a text; a quotation may go on over several sentences of one paragraph.</summary>
    public static ImmutableArray<(Sentence Sentence, QuotedSpeech Quoted)> Of(PlainReading reading) => _kept.Of(reading);

    private static IEnumerable<(Sentence, QuotedSpeech)> Read(PlainReading reading)
    {
        var (isOpen, block) = (false, -1);
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Block != block) (isOpen, block) = (false, sentence.Block);
            if (!isOpen && sentence.Text.AsSpan().IndexOfAny(_signs) < 0) yield return (sentence, _none);
            else yield return (sentence, new(Read(sentence.Text, ref isOpen)));
        }
    }

    private static ImmutableArray<(int, int)> Read(string text, ref bool isOpen)
    {
        var parts = ImmutableArray.CreateBuilder<(int, int)>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('"' or '“' or '”' or '„' or '«' or '»')) continue;
            // The German “ ends what „ began, the English one begins; » and « go both ways.
            var opens = text[at] == '„' || text[at] != '”' && !isOpen;
            if (isOpen && !opens) parts.Add((from, at));
            (isOpen, from) = (opens, at + 1);
        }
        if (isOpen) parts.Add((from, text.Length));
        return parts.ToImmutable();
    }
}
