using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Reading;

public sealed class TongueTests
{
    [Theory]
    [InlineData("en", "Your spot is saved. Bring water and eat something light at lunch, then we see you at six.")]
    [InlineData("en", "Gary will come and look at it on Friday, and it takes about forty minutes of your time.")]
    [InlineData("de", "Dein Platz ist sicher. Bring Wasser mit und iss mittags etwas Leichtes, dann sehen wir uns um sechs.")]
    [InlineData("es", "Tu sitio está guardado. Trae agua y come algo ligero a mediodía, nos vemos a las seis de la tarde.")]
    [InlineData("fr", "Votre place est réservée. Apportez de l'eau et mangez léger à midi, nous vous attendons à six heures.")]
    [InlineData("it", "Il tuo posto è riservato. Porta dell'acqua e mangia qualcosa di leggero a pranzo, ci vediamo alle sei.")]
    [InlineData("pt", "Quando abrir a caixa, veja primeiro se as três peças tocam quando lhes bate com o dedo. Mande-nos uma fotografia.")]
    [InlineData("nl", "Je plek is vrij gehouden. Neem water mee en eet iets lichts tussen de middag, dan zien we je om zes uur.")]
    [InlineData(null, "Szanowna Pani, dziękujemy za wiadomość i zapraszamy do naszego gabinetu w przyszłym tygodniu o dziewiątej rano.")]
    [InlineData(null, "Hello Ana, see you")]
    [InlineData(null, "🎉🎉🎉 🎈🎈 🎉")]
    public void A_language_is_told_from_a_dozen_words(string? tag, string text) => Assert.Equal(tag, PlainReading.Of(text).Tongue?.Tag);

    [Theory]
    [InlineData("Gary and Lewis turn up at 8.30 a.m. on Friday. They need you in. Is there a dog?", 3)]
    [InlineData("Dr. Brandt ruft am 3. März an. Bis dann!", 2)]
    [InlineData("Hello Ana,\nSee you soon!!!\nGary", 3)]
    [InlineData("He said: \"Well, that was fine.\" And he left.", 2)]
    [InlineData("Es kostet z. B. 290 € im Monat", 1)]
    public void A_text_is_split_where_sentences_end(string text, int sentences) => Assert.Equal(sentences, PlainReading.Of(text,
        Tongue.English).Sentences.Length);

    [Fact]
    public void A_greeting_and_a_signature_are_lines_and_no_sentences() =>
        Assert.Equal([true, false, true], PlainReading.Of("Hello Ana,\nYour price is on the page, and nothing is added on.\nDee, Kettleby",
            Tongue.English).Sentences.Select(sentence => sentence.IsLine));

    [Theory]
    [InlineData("en", "promised", "promises")]
    [InlineData("de", "Termine", "Terminen")]
    [InlineData("es", "clase", "clases")]
    [InlineData("fr", "séances", "séance")]
    public void Forms_of_a_word_have_one_stem(string tag, string one, string other) =>
        Assert.Equal(Stems.Of(one, Tongue.Of(tag)!), Stems.Of(other, Tongue.Of(tag)!));
}
