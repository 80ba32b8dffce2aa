using Throughline.Linting.Claims;
using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Claims;

/// <summary>Conditions and hours that a sentence states.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("en", "You do not need a card to begin it.", "card no")]
    [InlineData("en", "Please have a credit card ready.", "card yes")]
    [InlineData("en", "Your Ten-Class Card is on file. Write a card to her.", "")]
    [InlineData("en", "We knock it off the bill.", "deducted yes")]
    [InlineData("en", "It does not come off the bill.", "deducted no")]
    [InlineData("en", "There is a minimum term of six months.", "bound yes")]
    [InlineData("en", "You can stop with one click.", "bound no")]
    [InlineData("en", "Do you need a card?", "")]
    [InlineData("de", "Eine Kreditkarte brauchen Sie dafür nicht.", "card no")]
    [InlineData("de", "Die Gebühr wird nicht angerechnet.", "deducted no")]
    [InlineData("de", "Ein Rezept brauchen Sie nicht.", "prescription no")]
    [InlineData("de", "Bitte Ihr Rezept mitbringen.", "prescription yes")]
    [InlineData("es", "Sin permanencia y sin matrícula.", "bound no; setup no")]
    [InlineData("es", "La permanencia mínima es de seis meses.", "bound yes")]
    [InlineData("fr", "La livraison est gratuite et sans engagement.", "selling no; bound no")]
    [InlineData("it", "La spedizione è inclusa.", "extra no; shipping no")]
    [InlineData("pt", "O sinal não é descontado.", "deducted no")]
    [InlineData("nl", "Gratis verzending, en maandelijks opzegbaar.", "bound no; shipping no")]
    public void A_condition_is_granted_or_taken_away(string tongue, string text, string expected) => Assert.Equal(expected,
        string.Join("; ", Condition.In(PlainReading.Of(text, Tongue.Of(tongue)))
            .Select(at => $"{at.Topic.Key} {(at.Yes ? "yes" : "no")}")));

    [Theory]
    [InlineData("en", "Ring me Monday to Friday, 8 till 5.", "Telephone 31 480-1020")]
    [InlineData("en", "We are open daily from 9:30 to 6.", "Door 127 570-1080")]
    [InlineData("en", "Call support, weekdays 7 a.m. to 6 p.m., and a person picks up.", "Telephone 31 420-1080")]
    [InlineData("en", "The shop is closed on Mondays.", "Door 1 closed")]
    [InlineData("en", "There are times from Tuesday to Saturday. The class is Tuesdays at 6:30.", "")]
    [InlineData("de", "Sie erreichen mich montags bis freitags von 8 bis 18 Uhr.", "Telephone 31 480-1080")]
    [InlineData("de", "Geöffnet Di–Sa, 9–13 Uhr.", "Door 62 540-780")]
    [InlineData("es", "Abrimos de lunes a viernes, de 9:30 a 13:30.", "Door 31 570-810")]
    [InlineData("fr", "La boutique est ouverte du mardi au samedi, de 9 h à 19 h.", "Door 62 540-1140")]
    public void Hours_are_read_with_their_days(string tongue, string text, string expected) => Assert.Equal(expected,
        string.Join("; ", Hours.In(PlainReading.Of(text, Tongue.Of(tongue)))
            .Select(at => at.IsClosed ? $"{at.Of} {at.Days} closed" : $"{at.Of} {at.Days} {at.From}-{at.Until}")));

    [Theory]
    [InlineData("en", "five hundred and twenty-five", 525)]
    [InlineData("en", "two thousand", 2000)]
    [InlineData("de", "zweihundertfünfundvierzig", 245)]
    [InlineData("es", "cuarenta y dos", 42)]
    [InlineData("fr", "soixante-quinze", 75)]
    [InlineData("en", "house", null)]
    public void Numbers_are_read_where_they_are_written_out(string tongue, string text, int? expected) =>
        Assert.Equal(expected, NumberWords.At(PlainReading.Of(text, Tongue.Of(tongue)).Sentences[0], 0)?.Value);
}
