using Throughline.Linting;

namespace Throughline.Tests.Linting;

public sealed class TextMeasureTests
{
    // The opening of the Gettysburg Address, as often measured: 1 sentence of 30 words, 44 syllables by hand.
    private const string Gettysburg = "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.";

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
    [InlineData("you", 1)]
    [InlineData("hmm", 1)]
    [InlineData("handover", 3)]
    public void Syllables_are_groups_of_vowels(string word, int count) => Assert.Equal(count, TextReading.Syllables(word));

    [Fact]
    public void Reading_ease_is_Flesch_s_formula()
    {
        var measure = TextMeasure.Of(Gettysburg);
        Assert.Equal((30, 1), (measure.RunningWords, measure.Sentences));
        Assert.InRange(measure.Syllables, 44, 50);
        Assert.Equal(206.835 - 1.015 * 30 - 84.6 * measure.Syllables / 30, measure.ReadingEase!.Value, 6);
    }

    [Theory]
    [InlineData("We came home. Nobody had called.", 2)]
    [InlineData("It costs 3.50 a month, i.e. very little.", 1)]
    [InlineData("Is it you? Yes! It is…", 3)]
    [InlineData("He said, \"Come in.\" Then he left.", 2)]
    [InlineData("Hello Ana,", 0)]
    [InlineData("It is a longer line that ends without a full stop", 1)]
    [InlineData("One line that is long enough to count\nand another line that is long enough to", 2)]
    [InlineData("これは最初の文です。これは二番目の文です。", 2)]
    public void Sentences_end_where_people_end_them(string text, int sentences) => Assert.Equal(sentences, TextMeasure.Of(text).Sentences);

    [Theory]
    [InlineData("Thank you for our call. Here is what we found, on one page, as I promised.", true)]
    [InlineData("Vielen Dank für das Gespräch. Hier ist, was wir gefunden haben, auf einer Seite, wie ich es versprochen habe.", false)]
    [InlineData("Merci pour notre appel. Voici ce que nous avons trouvé, sur une page, comme je l'ai promis.", false)]
    [InlineData("Bedankt voor ons gesprek. Hier is wat we hebben gevonden, op een pagina, zoals ik had beloofd, en of we in de zomer verder gaan.", false)]
    [InlineData("Grazie per la chiamata. Ecco che cosa abbiamo trovato, in una pagina, come avevo promesso.", false)]
    [InlineData("Gracias por la llamada. Esto es lo que hemos encontrado, en una página, como he prometido.", false)]
    [InlineData("", false)]
    public void English_is_known_by_its_little_words(string text, bool isEnglish) => Assert.Equal(isEnglish, TextMeasure.Of(text).IsEnglish);

    [Fact]
    public void A_text_that_is_not_English_is_measured_by_what_every_language_has()
    {
        var measure = TextMeasure.Of("Die Übergabe beginnt am Montag! Danach entscheiden wir gemeinsam, wer die Anrufe annimmt.");
        Assert.Equal((2, 1), (measure.Sentences, measure.Exclamations));
        Assert.Null(measure.ReadingEase);
        Assert.Null(measure.Formality);
        Assert.Null(measure.SecondPerson);
        Assert.Null(measure.AboutThem);
    }

    [Fact]
    public void A_contract_is_more_formal_than_a_chat()
    {
        var contract = TextMeasure.Of("The implementation of the agreement is subject to the approval of the management of the organisation, in accordance with the documentation of the requirements.");
        var chat = TextMeasure.Of("Hey, you know what? I'm just so happy that you're here, it's really cool and we'll have lots of fun with you and them.");
        Assert.True(contract.Formality > 60, $"{contract.Formality}");
        Assert.True(chat.Formality < 42, $"{chat.Formality}");
    }

    [Theory]
    [InlineData("I run the shop", "run", 2)]
    [InlineData("We run, you run", "RUN", 3)]
    [InlineData("running", "run", -1)]
    [InlineData("a one-page plan", "one-page", 2)]
    [InlineData("abc", "abcd", -1)]
    public void Phrases_are_whole_words(string text, string phrase, int at) => Assert.Equal(at, Phrases.Find(text, phrase));

    [Fact]
    public void The_middle_does_not_move_with_one_odd_value()
    {
        var middle = ToneMiddle.Of([10, 11, 12, 13, 14, 90], leastSpread: 1);
        Assert.Equal(12.5, middle.Median);
        Assert.Equal(1.4826 * 1.5, middle.Spread, 6);
        Assert.True(middle.DistanceOf(90) > 30);
        Assert.Equal(5, ToneMiddle.Of([3, 3, 3], leastSpread: 5).Spread);
    }
}
