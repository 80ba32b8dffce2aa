using Throughline.Journeys;

namespace Throughline.Linting.Reading;

/// <summary>Words of a text, in their sentence.</summary>
/// <param name="Words">The part that matters, as it stands in the sentence.</param>
internal sealed record Said(ReadText Text, Sentence Sentence, string Words)
{
    /// <summary>The whole sentence, as a finding shows it.</summary>
    public Quotation Quotation => new(Text.Path, Text.Place, Bare(Sentence.Text));

    private const string Signs = "\"“”„«»";

    // A script is spoken words: the quotation mark that opens it before this sentence, or closes it after, is none of the sentence's own.
    private static string Bare(string sentence) => sentence.Count(letter => Signs.Contains(letter)) switch
    {
        1 => sentence.Trim(Signs.ToCharArray()),
        2 when Signs.Contains(sentence[0]) && Signs.Contains(sentence[^1]) => sentence[1..^1],
        _ => sentence,
    };
}
