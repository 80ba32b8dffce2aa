using Throughline.Journeys;

namespace Throughline.Linting.Reading;

/// <summary>Words of a text, in their sentence.</summary>
/// <param name="Words">The part that matters, as it stands in the sentence.</param>
internal sealed record Said(ReadText Text, Sentence Sentence, string Words)
{
    /// <summary>The whole sentence, as a finding shows it.</summary>
    public Quotation Quotation => new(Text.Path, Text.Place, Sentence.Text);
}
