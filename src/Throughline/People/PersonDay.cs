using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Throughline.People;

/// <summary>A day in somebody's life: a birthday whose year nobody knows, a renewal, the day they came.</summary>
/// <param name="Year">Null where it comes back each year, or nobody said.</param>
public readonly partial record struct PersonDay(int? Year, int Month, int Day)
{
    private const int FirstYear = 1850;
    private const int LastYear = 2200;
    private const int LeapYear = 2000;

    private static readonly LocalDatePattern[] _withYear =
    [
        .. new[] { "d MMMM uuuu", "d MMM uuuu", "MMMM d, uuuu", "MMM d, uuuu" }.Select(LocalDatePattern.CreateWithInvariantCulture),
    ];

    private static readonly AnnualDatePattern[] _withoutYear =
        [.. new[] { "d MMMM", "d MMM", "MMMM d", "MMM d" }.Select(AnnualDatePattern.CreateWithInvariantCulture)];

    /// <summary>The whole date; null where the year is not known.</summary>
    public LocalDate? Date => Year is { } year ? new LocalDate(year, Month, Day) : null;

    /// <summary>The day in a year; the 29th of February is the 28th where there is none.</summary>
    public LocalDate In(int year) => new AnnualDate(Month, Day).InYear(year);

    /// <summary>The first time it comes round on or after a day, whatever its year.</summary>
    public LocalDate NextFrom(LocalDate day) => In(day.Year) is var here && here >= day ? here : In(day.Year + 1);

    /// <summary>
    /// Reads a day as programs and people write it: "2027-12-31", with a time after it, "31.12.2027", "31-12-2027", "31/12/2027",
    /// "31 December 2027", and without a year "12-31", "--12-31", "31.12.", "31 December".
    /// </summary>
    /// <param name="monthFirst">How 3/4/2027 is meant; null where nobody knows, so that it is read only where it can be one day.</param>
    public static bool TryRead(string? text, out PersonDay day, bool? monthFirst = null)
    {
        day = default;
        if (text?.Trim() is not { Length: > 0 and <= 40 } written) return false;
        if (Parts(written, monthFirst) is not { } parts) return InWords(written, ref day);
        if (parts.Year is < FirstYear or > LastYear || parts.Month is < 1 or > 12) return false;
        if (parts.Day < 1 || parts.Day > CalendarSystem.Iso.GetDaysInMonth(parts.Year ?? LeapYear, parts.Month)) return false;
        day = parts;
        return true;
    }

    /// <summary>"2027-12-31"; "12-31" where the year is not known.</summary>
    public override string ToString() => Year is { } year
        ? string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{Month:D2}-{Day:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{Month:D2}-{Day:D2}");

    private static PersonDay? Parts(string written, bool? monthFirst)
    {
        if (Iso().Match(written) is { Success: true } iso) return Of(iso, "a", "b");
        if (DayFirst().Match(written) is { Success: true } dots) return Of(dots, "b", "a");
        if (Slashes().Match(written) is not { Success: true } slashes) return null;
        var isMonthFirst = monthFirst ?? (Number(slashes, "b") > 12 ? true : Number(slashes, "a") > 12 ? false : null);
        // The third of March is the same however it is meant.
        if (isMonthFirst is null && Number(slashes, "a") != Number(slashes, "b")) return default(PersonDay);
        return isMonthFirst == true ? Of(slashes, "a", "b") : Of(slashes, "b", "a");
    }

    private static bool InWords(string written, ref PersonDay day)
    {
        foreach (var pattern in _withYear)
            if (pattern.Parse(written) is { Success: true, Value: { Year: >= FirstYear and <= LastYear } date })
                day = new(date.Year, date.Month, date.Day);
        foreach (var pattern in _withoutYear)
            if (day == default && pattern.Parse(written) is { Success: true, Value: var date })
                day = new(null, date.Month, date.Day);
        return day != default;
    }

    private static PersonDay Of(Match match, string month, string day) => new(
        match.Groups["year"].Success ? Number(match, "year") : null, Number(match, month), Number(match, day));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<year>[0-9]{4})-|--)?(?<a>[0-9]{2})-(?<b>[0-9]{2})([T ][0-9:.+Zz-]*)?\z", Options, 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(\. ?(?<b>[0-9]{1,2})\. ?(?<year>[0-9]{4})?|-(?<b>[0-9]{1,2})-(?<year>[0-9]{4}))\z", Options, 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})(/(?<year>[0-9]{4}))?\z", Options, 1000)]
    private static partial Regex Slashes();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
