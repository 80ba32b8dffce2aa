using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using PublicHoliday;

namespace Throughline.Time;

/// <summary>A public holiday.</summary>
/// <param name="Day">On which it is kept: the Monday after, where a country moves it there.</param>
/// <param name="Name">As the country calls it.</param>
public readonly record struct Holiday(LocalDate Day, string Name);

/// <summary>The public holidays of one country, or of one of its regions, by the package PublicHoliday.</summary>
/// <remarks>Each year is worked out once and kept. Years outside 1950 to 2075 have none: some calendars end there.</remarks>
public sealed class PublicHolidays
{
    private const int FirstYear = 1950;
    private const int LastYear = 2075;

    private static readonly ConcurrentDictionary<(string Country, string Region), PublicHolidays> _known = new();

    private readonly ConcurrentDictionary<int, FrozenDictionary<LocalDate, string>> _years = new();
    private readonly Func<PublicHolidayBase>? _part;
    private readonly Func<PublicHolidayBase>? _whole;

    private PublicHolidays(Func<PublicHolidayBase>? part, Func<PublicHolidayBase>? whole) => (_part, _whole) = (part, whole);

    public static PublicHolidays None { get; } = new(null, null);

    /// <summary>Those of a country of <see cref="HolidayCountries"/>; none where it is not known there.</summary>
    /// <param name="region">A code of the country's; the whole country's holidays where it is empty or not known.</param>
    public static PublicHolidays Of(string? country, string? region)
    {
        if (HolidayCountries.Find(country) is not { } found) return None;
        var part = found.Regions.Any(one => one.Code == region) ? region! : "";
        return _known.GetOrAdd((found.Code, part), _ => new(() => found.Source(part), () => found.Source("")));
    }

    /// <summary>What the holiday of that day is called; null where it is none.</summary>
    public string? NameOf(LocalDate day) => Year(day.Year).GetValueOrDefault(day);

    /// <summary>The next ones, beginning with that day.</summary>
    public IEnumerable<Holiday> From(LocalDate day, int most) => Year(day.Year).Concat(Year(day.Year + 1))
        .Where(holiday => holiday.Key >= day).OrderBy(holiday => holiday.Key).Take(most)
        .Select(holiday => new Holiday(holiday.Key, holiday.Value));

    private FrozenDictionary<LocalDate, string> Year(int year) =>
        _part is null || year is < FirstYear or > LastYear ? FrozenDictionary<LocalDate, string>.Empty : _years.GetOrAdd(year, WorkOut);

    // A day that is moved may fall into the year before or after.
    private FrozenDictionary<LocalDate, string> WorkOut(int year)
    {
        var part = _part!();
        return Enumerable.Range(year - 1, 3).SelectMany(one => NamesOf(part, one)).Where(holiday => holiday.Day.Year == year)
            .GroupBy(holiday => holiday.Day).ToFrozenDictionary(same => same.Key, same => same.First().Name);
    }

    // Where two fall on one day, the package has no list of names; for some parts of France it then has no list at all, and those
    // of the whole country stand in.
    private IEnumerable<Holiday> NamesOf(PublicHolidayBase part, int year) =>
        Try(() => part.PublicHolidayNames(year).Select(pair => Named(pair.Key, pair.Value)))
        ?? Try(() => part.PublicHolidaysInformation(year).Select(one => Named(one.HolidayDate, one.Name)))
        ?? Try(() => _whole!().PublicHolidayNames(year).Select(pair => Named(pair.Key, pair.Value)))
        ?? [];

    private static Holiday Named(DateTime day, string? name) =>
        new(LocalDate.FromDateTime(day), string.IsNullOrEmpty(name) ? "Public holiday" : name);

    private static List<Holiday>? Try(Func<IEnumerable<Holiday>> list)
    {
        try
        {
            return [.. list()];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
