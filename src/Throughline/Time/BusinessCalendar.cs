using System.Collections.Immutable;
using NodaTime;

namespace Throughline.Time;

/// <summary>When the business works: its zone, its hours on each day of the week, and the days it is closed.</summary>
public sealed record BusinessCalendar
{
    /// <summary>Days looked at before a calendar that never opens counts as always open: a year and a week.</summary>
    private const int LongestClosed = 373;

    /// <summary>Monday to Friday from nine to five, in UTC, without holidays.</summary>
    public static BusinessCalendar Default { get; } = new();

    /// <summary>The zone in which hours, days without a zone and the days of reports are read.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The hours of each day of the week, in any number of stretches.</summary>
    public WeekHours Hours { get; init; } = WeekHours.Standard;

    /// <summary>
    /// From the first opening to the last closing of each day: seven, Monday first; <see cref="HoursOfDay.None"/> for a day on
    /// which the business is closed. Setting it makes days of one stretch.
    /// </summary>
    public ImmutableArray<HoursOfDay> Week
    {
        get => [.. Hours.Days.Select(day => day.Span)];
        init => Hours = WeekHours.Of(value);
    }

    /// <summary>Days on which it is closed although the week says otherwise.</summary>
    public ImmutableSortedSet<LocalDate> ClosedOn { get; init; } = [];

    /// <summary>Closed for longer: "Summer holidays".</summary>
    public ImmutableArray<ClosedPeriod> Periods { get; init; } = [];

    /// <summary>The public holidays on which it is closed.</summary>
    public PublicHolidays Holidays { get; init; } = PublicHolidays.None;

    public bool IsWorkingDay(LocalDate day) => !Hours[day.DayOfWeek].IsClosed && ClosedFor(day) is null;

    /// <summary>What it is closed for on that day, as people call it; null where the day is as its week says.</summary>
    public string? ClosedFor(LocalDate day) =>
        Periods.FirstOrDefault(period => period.Contains(day))?.Name ?? Holidays.NameOf(day) ?? (ClosedOn.Contains(day) ? "Closed" : null);

    /// <summary>The first working day that is not before <paramref name="day"/>; the day itself where the business never opens.</summary>
    public LocalDate WorkingDayFrom(LocalDate day)
    {
        for (var i = 0; i < LongestClosed; i++)
            if (IsWorkingDay(day.PlusDays(i))) return day.PlusDays(i);
        return day;
    }

    /// <summary>The last working day that is not after <paramref name="day"/>; the day itself where the business never opens.</summary>
    public LocalDate WorkingDayUntil(LocalDate day)
    {
        for (var i = 0; i < LongestClosed; i++)
            if (IsWorkingDay(day.PlusDays(-i))) return day.PlusDays(-i);
        return day;
    }

    /// <summary>
    /// The working day that comes <paramref name="days"/> working days after <paramref name="day"/>; before it where that is negative.
    /// </summary>
    public LocalDate PlusWorkingDays(LocalDate day, int days)
    {
        for (; days > 0; days--) day = WorkingDayFrom(day.PlusDays(1));
        for (; days < 0; days++) day = WorkingDayUntil(day.PlusDays(-1));
        return day;
    }

    public bool IsOpen(Instant at)
    {
        var local = at.InZone(Zone);
        return StretchesFrom(local.Date).Take(2).SelectMany(day => day).Any(stretch => stretch.From <= at && at < stretch.Until);
    }

    /// <summary>The first moment, not before <paramref name="from"/>, at which it is open; the moment itself where it never is.</summary>
    public Instant FirstOpen(Instant from)
    {
        foreach (var day in StretchesFrom(from.InZone(Zone).Date))
            foreach (var stretch in day)
                if (stretch.Until > from) return Instant.Max(stretch.From, from);
        return from;
    }

    // From the day before: its last stretch may reach past midnight.
    private IEnumerable<IEnumerable<(Instant From, Instant Until)>> StretchesFrom(LocalDate day) =>
        from i in Enumerable.Range(-1, LongestClosed)
        let one = day.PlusDays(i)
        select IsWorkingDay(one) ? Hours[one.DayOfWeek].Stretches.Select(stretch => Moments(one, stretch)) : [];

    private (Instant From, Instant Until) Moments(LocalDate day, HoursOfDay hours) =>
        (At(day, hours.From), At(hours.Until <= hours.From ? day.PlusDays(1) : day, hours.Until));

    private Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneLeniently(Zone).ToInstant();
}

/// <summary>Some days on end on which the business is closed.</summary>
/// <param name="Until">The last day that belongs to it.</param>
public sealed record ClosedPeriod(string Name, LocalDate From, LocalDate Until)
{
    public bool Contains(LocalDate day) => From <= day && day <= Until;
}
