using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Throughline.Time;

namespace Throughline.Runtime.Storage;

/// <summary>When the business works.</summary>
internal sealed record HoursSettings
{
    /// <summary>As <see cref="WeekHours"/> writes it; empty where nobody said, which is Monday to Friday from nine to five.</summary>
    public string Week { get; init; } = "";

    /// <summary>Whose public holidays are kept (ISO 3166); empty where none are.</summary>
    public string Country { get; init; } = "";

    /// <summary>A part of the country, by its code in <see cref="HolidayCountries"/>.</summary>
    public string Region { get; init; } = "";

    /// <summary>In the order of their first days.</summary>
    public ImmutableArray<ClosedDays> Closed { get; init; } = [];

    /// <summary>What cannot be read counts as if nobody had said it.</summary>
    public BusinessCalendar Calendar(DateTimeZone zone) => new()
    {
        Zone = zone,
        Hours = WeekHours.Read(Week) ?? WeekHours.Standard,
        Holidays = PublicHolidays.Of(Country, Region),
        Periods = [.. Closed.Select(one => one.ToPeriod()).OfType<ClosedPeriod>()],
    };
}

/// <summary>Days on end on which the business is closed, as they are stored.</summary>
/// <param name="From">ISO 8601: "2027-08-01".</param>
/// <param name="Until">The last day.</param>
internal sealed record ClosedDays(string Name, string From, string Until)
{
    public static ClosedDays Of(ClosedPeriod period) =>
        new(period.Name, LocalDatePattern.Iso.Format(period.From), LocalDatePattern.Iso.Format(period.Until));

    public ClosedPeriod? ToPeriod() =>
        Day(From) is { } from && Day(Until) is { } until ? new(Name, from, until) : null;

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
