using NodaTime;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class CalendarWordsTests
{
    [Theory]
    [InlineData("en", "Monday, 1 March", "Sunday, 5 December 2027")]
    [InlineData("de-AT", "Montag, 1. März", "Sonntag, 5. Dezember 2027")]
    [InlineData("fr", "lundi 1er mars", "dimanche 5 décembre 2027")]
    [InlineData("es-MX", "lunes, 1 de marzo", "domingo, 5 de diciembre de 2027")]
    [InlineData("it", "lunedì 1º marzo", "domenica 5 dicembre 2027")]
    [InlineData("pt-BR", "segunda-feira, 1 de março", "domingo, 5 de dezembro de 2027")]
    [InlineData("nl", "maandag 1 maart", "zondag 5 december 2027")]
    public void A_day_is_written_as_the_language_writes_it(string tag, string day, string withYear)
    {
        var words = CalendarWords.Of(tag)!;
        Assert.Equal(day, words.Written(new LocalDate(2027, 3, 1), withYear: false));
        Assert.Equal(withYear, words.Written(new LocalDate(2027, 12, 5), withYear: true));
    }

    [Fact]
    public void Each_language_has_seven_days_and_twelve_months() => Assert.All(CalendarWords.All, words =>
    {
        Assert.Equal(7, words.Days.Distinct().Count());
        Assert.Equal(12, words.Months.Distinct().Count());
    });

    [Fact]
    public void A_language_that_is_not_known_has_none() => Assert.Null(CalendarWords.Of("pl"));
}
