using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Throughline.Time;

/// <summary>How a language names days and months, and writes a date with them.</summary>
/// <remarks>
/// The program runs without the calendars of other languages (ICU), so the seven it reads and writes stand here, as the
/// Common Locale Data Repository has them (CLDR 46, calendar "gregorian", format "wide", date format "full").
/// </remarks>
public sealed class CalendarWords
{
    private static readonly FrozenDictionary<string, CalendarWords> _known = new CalendarWords[]
    {
        new("en", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
            "January February March April May June July August September October November December", "{0}, {1} {2}", "{0} {1}"),
        new("de", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "{0}, {1}. {2}", "{0} {1}"),
        new("fr", "lundi mardi mercredi jeudi vendredi samedi dimanche",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "{0} {1} {2}",
                "{0} {1}") { First = "1er" },
        new("es", "lunes martes miércoles jueves viernes sábado domingo",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "{0}, {1} de {2}", "{0} de {1}"),
        new("it", "lunedì martedì mercoledì giovedì venerdì sabato domenica",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "{0} {1} {2}",
                "{0} {1}") { First = "1º" },
        new("pt", "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "{0}, {1} de {2}", "{0} de {1}"),
        new("nl", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
            "januari februari maart april mei juni juli augustus september oktober november december", "{0} {1} {2}", "{0} {1}"),
    }.ToFrozenDictionary(words => words.Language, StringComparer.Ordinal);

    private readonly string _dayAndMonth, _withYear;

    private CalendarWords(string language, string days, string months, string dayAndMonth, string withYear) =>
        (Language, Days, Months, _dayAndMonth, _withYear) = (language, [.. days.Split(' ')], [.. months.Split(' ')], dayAndMonth, withYear);

    /// <summary>The languages that have their words here.</summary>
    public static IEnumerable<CalendarWords> All => _known.Values;

    /// <summary>Two letters: "de".</summary>
    public string Language { get; }

    /// <summary>Seven, Monday first.</summary>
    public ImmutableArray<string> Days { get; }

    /// <summary>Twelve, January first.</summary>
    public ImmutableArray<string> Months { get; }

    private string? First { get; init; }

    /// <summary>Those of a language; null where it is another.</summary>
    /// <param name="tag">BCP 47: "de-AT".</param>
    public static CalendarWords? Of(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return _known.GetValueOrDefault(tag.Split('-', 2)[0].ToLowerInvariant());
    }

    /// <summary>"Dienstag, 3. März", with the year where it is asked for.</summary>
    public string Written(LocalDate day, bool withYear)
    {
        var number = day.Day == 1 && First is { } first ? first : day.Day.ToString(CultureInfo.InvariantCulture);
        var words = string.Format(CultureInfo.InvariantCulture, _dayAndMonth, Days[(int)day.DayOfWeek - 1], number, Months[day.Month - 1]);
        return withYear ? string.Format(CultureInfo.InvariantCulture, _withYear, words, day.Year) : words;
    }
}
