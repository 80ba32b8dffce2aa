using Throughline.Linting;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Claims;

public sealed class ReadingEaseTests
{
    // The opening of the Gettysburg Address, as often measured: 1 sentence of 30 words, 44 syllables by hand.
    private const string Gettysburg =
        "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated "
        + "to the proposition that all men are created equal.";

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("table", 2)]
    [InlineData("make", 1)]
    [InlineData("made", 1)]
    [InlineData("makes", 1)]
    [InlineData("wanted", 2)]
    [InlineData("asked", 1)]
    [InlineData("boxes", 2)]
    [InlineData("evening", 3)]
    [InlineData("responsibility", 6)]
    [InlineData("organisation", 5)]
    [InlineData("the", 1)]
    [InlineData("hmm", 1)]
    [InlineData("handover", 3)]
    public void Syllables_are_groups_of_vowels(string word, int count) => Assert.Equal(count, TextReading.Syllables(word));

    [Fact]
    public void English_is_measured_by_Flesch_s_formula()
    {
        var ease = Of(Gettysburg, "en");
        Assert.Equal(30, ease.WordsPerSentence);
        Assert.InRange(ease.SyllablesPerWord * 30, 44, 50);
        Assert.Equal(206.835 - 1.015 * 30 - 84.6 * ease.SyllablesPerWord, ease.Value!.Value, 6);
    }

    [Theory]
    [InlineData("en", "The dog runs. It is wet. We go home.",
        "The implementation of organisational requirements necessitates documentation.")]
    [InlineData("de", "Der Hund rennt. Er ist nass. Wir gehen heim.",
        "Die Berücksichtigung organisatorischer Voraussetzungen bedingt Dokumentationsverpflichtungen.")]
    [InlineData("es", "El sol sale. Hace calor. Voy a casa.", "La implementación organizativa requiere documentación administrativa.")]
    [InlineData("fr", "Le chat dort. Il fait chaud. Je pars.", "La réorganisation administrative nécessite une documentation exhaustive.")]
    [InlineData("it", "Il sole è su. Fa caldo. Vado via.", "L'organizzazione amministrativa necessita documentazione dettagliata.")]
    [InlineData("pt", "O sol já vem. Está bom. Vou lá.", "A implementação organizacional necessita documentação administrativa.")]
    [InlineData("nl", "De hond rent. Hij is nat. Wij gaan.",
        "De organisatorische verantwoordelijkheden vereisen administratieve documentatie.")]
    public void Short_words_in_short_sentences_read_more_easily(string tag, string easy, string hard) =>
        Assert.True(Of(easy, tag).Value > Of(hard, tag).Value + 30, $"{Of(easy, tag)} and {Of(hard, tag)}");

    private static ReadingEase Of(string text, string tag) =>
        ReadingEase.Of(new(null, "body", TextKind.Letter, null, text, PlainReading.Of(text, Tongue.Of(tag))));
}
