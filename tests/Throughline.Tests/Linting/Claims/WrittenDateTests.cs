using NodaTime;
using NodaTime.Text;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Linting.Rules;

namespace Throughline.Tests.Linting.Claims;

public sealed class WrittenDateTests
{
    private static readonly LocalDate _today = new(2026, 11, 30);

    [Theory]
    [InlineData("en", "This invitation is good through March 31, 2024.", "2024-03-31")]
    [InlineData("en", "Order by the 5th of May 2025 and it is there in time.", "2025-05-05")]
    [InlineData("en", "The price is valid until 31/12/2025.", "2025-12-31")]
    [InlineData("en", "For Christmas 2024 please order until the 28th of November.", "2024-12-31")]
    [InlineData("en", "Here is our price list for 2025.", "2025-12-31")]
    [InlineData("en", "Places for the autumn 2025 term are limited.", "2025-12-31")]
    [InlineData("en", "Our summer 2025 timetable is out.", "2025-09-30")]
    [InlineData("de", "Der Gutschein gilt bis 30.06.2025.", "2025-06-30")]
    [InlineData("de", "Unser Kursplan für Herbst 2025 ist da.", "2025-12-31")]
    [InlineData("de", "Melden Sie sich bis zum 1. März 2026 an.", "2026-03-01")]
    [InlineData("de", "Die Preise für 2025 stehen auf der Seite.", "2025-12-31")]
    [InlineData("es", "La oferta vale hasta el 31 de marzo de 2025.", "2025-03-31")]
    [InlineData("es", "Estas son las fechas de la temporada 2024/25.", "2025-08-31")]
    [InlineData("fr", "Les inscriptions pour la saison 2024-2025 sont ouvertes.", "2025-08-31")]
    [InlineData("it", "Il corso inizia il 3 marzo 2025.", "2025-03-03")]
    [InlineData("pt", "As inscrições abrem em janeiro de 2025.", "2025-01-31")]
    [InlineData("nl", "Het aanbod is geldig tot 31 maart 2025.", "2025-03-31")]
    public void What_is_announced_for_a_day_that_is_past(string language, string sentence, string ends) =>
        Assert.Equal(LocalDatePattern.Iso.Parse(ends).Value, OutdatedLint.OverSince(Read(language, sentence), _today)?.Ends);

    [Theory]
    [InlineData("en", "We have baked here since 2009.")]
    [InlineData("en", "In March 2024 I opened the kiln and forty bowls looked at me.")]
    [InlineData("en", "She came to us in spring 2025 with a sore back.")]
    [InlineData("en", "The price is valid until 31 December 2026.")]
    [InlineData("en", "Our prices for 2027 are on the page.")]
    [InlineData("en", "This wine is a 2019 Riesling.")]
    [InlineData("en", "© 2024 Good Heel")]
    [InlineData("en", "There is room for 2020 guests.")]
    [InlineData("en", "“Register by 3 May 2024,” it says on the old card.")]
    [InlineData("de", "Seit 2012 sind wir in der Lindenstraße.")]
    [InlineData("de", "Im Februar 2024 war der Rücken steif.")]
    [InlineData("de", "Gegründet am 3. Mai 2011.")]
    [InlineData("es", "Desde 2015 damos clases en el barrio.")]
    [InlineData("es", "El 3 de mayo de 2019 abrí la tienda.")]
    [InlineData("fr", "Depuis le 3 mai 2015, nous travaillons ici.")]
    public void What_was_or_will_be(string language, string sentence) =>
        Assert.Null(OutdatedLint.OverSince(Read(language, sentence), _today)?.Words);

    internal static Sentence Read(string language, string sentence) =>
        Assert.Single(PlainReading.Of(sentence, Tongue.Of(language)).Sentences);
}
