using System.Globalization;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Claims;

/// <summary>What a sentence says that something costs.</summary>
public sealed class SumTests
{
    [Theory]
    [InlineData("en", "The Breakfast Set stays at 68 euros, today and next month.", "68 EUR Breakfast Set")]
    [InlineData("en", "We ask for a £200 deposit to order the boiler.", "200 GBP deposit")]
    [InlineData("en", "It's only $12, it's an hour.", "12 $ ?")]
    [InlineData("en", "It costs $1,290.50 a month.", "1290.50 $/month ?")]
    [InlineData("en", "The price of the course is EUR 180.", "180 EUR course")]
    [InlineData("en", "Take the £45 on the card reader.", "45 GBP ?")]
    [InlineData("en", "You save £20 if you book by Friday.", "20 GBP -")]
    [InlineData("en", "It costs from 40 to 60 €.", "60 EUR -")]
    [InlineData("en", "A client of mine lost 12 pounds.", "")]
    [InlineData("en", "Your first class is free.", "free first class")]
    [InlineData("en", "The free trial has no end.", "free trial")]
    [InlineData("en", "The visit costs nothing.", "free visit")]
    [InlineData("en", "Feel free to ring. I am free on Monday. Keep a free evening. A spot is free. It is sugar-free and free of nuts.",
        "")]
    [InlineData("de", "Das Rücken-Programm kostet 290 Euro.", "290 EUR Rücken-Programm")]
    [InlineData("de", "Für den Kurs zahlen Sie 180 €.", "180 EUR Kurs")]
    [InlineData("de", "Eine Anzahlung von CHF 90.– genügt.", "90 CHF Anzahlung")]
    [InlineData("de", "Das Erstgespräch kostet Sie nichts.", "free Erstgespräch")]
    [InlineData("de", "Am Donnerstag ist noch ein Platz frei.", "")]
    [InlineData("es", "El curso de yoga cuesta 45 € al mes.", "45 EUR/month curso")]
    [InlineData("es", "La primera clase es gratis.", "free primera clase")]
    [InlineData("es", "La señal es de 50 €.", "50 EUR señal")]
    [InlineData("fr", "La séance coûte 60 euros.", "60 EUR séance")]
    [InlineData("it", "La prima lezione è gratuita.", "free prima lezione")]
    [InlineData("pt", "A aula custa 20 €.", "20 EUR aula")]
    [InlineData("nl", "De cursus kost 120 euro.", "120 EUR cursus")]
    public void A_sum_is_read_with_what_it_is_for(string tongue, string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", Sum.In(PlainReading.Of(text, Tongue.Of(tongue))).Select(InWords)));

    private static string InWords(Sum sum)
    {
        var thing = sum.Sense switch { SumSense.Loose => "-", SumSense.Price => "?", _ => sum.Matter.Spoken };
        return sum.IsFree ? $"free {thing}" : string.Create(CultureInfo.InvariantCulture,
            $"{sum.Value} {sum.Currency}{(sum.Per.Length > 0 ? "/" : "")}{sum.Per} {thing}");
    }
}
