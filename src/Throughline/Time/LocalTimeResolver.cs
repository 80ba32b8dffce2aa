using NodaTime;

namespace Throughline.Time;

/// <summary>
/// The one place where local times become instants: for pages, previews, the API and the engine.
/// A time that a clock change skips moves forward by the length of the gap; a time that occurs twice is the first.
/// </summary>
public static class LocalTimeResolver
{
    public static ResolvedTime Resolve(LocalDateTime local, LocalZone zone)
    {
        var zoned = zone.Zone.AtLeniently(local);
        return new(zoned.LocalDateTime, zone.Zone.Id, zoned.ToInstant(), zone.Assumed);
    }

    public static ResolvedTime Resolve(Instant at, LocalZone zone) =>
        new(at.InZone(zone.Zone).LocalDateTime, zone.Zone.Id, at, zone.Assumed);

    /// <summary>
    /// When a wait that starts at <paramref name="start"/> is over. Months, weeks and days are of the calendar: they keep the
    /// time of day on the wall clock, and "1 day at 09:00" is tomorrow at 09:00, whenever today. Hours and minutes are elapsed
    /// time; with a time of day after them, or alone, it is the first such time from there. What it ends on is the first such day
    /// or hour from there. Never before <paramref name="start"/>.
    /// </summary>
    /// <param name="calendar">Of the business; <see cref="BusinessCalendar.Default"/> where null.</param>
    public static ResolvedTime After(Instant start, Wait wait, LocalZone zone, BusinessCalendar? calendar = null)
    {
        var business = calendar ?? BusinessCalendar.Default;
        var local = start.InZone(zone.Zone).LocalDateTime.PlusMonths(wait.Months).PlusDays(wait.Days);
        if (wait.WorkingDays > 0) local = business.PlusWorkingDays(local.Date, wait.WorkingDays) + local.TimeOfDay;
        if (wait is { At: { } hour, HasDays: true, Minutes: 0 }) return FirstAt(start, local.Date, hour, new(wait.On, zone, business));
        var elapsed = (wait.HasDays ? Resolve(local, zone).At : start) + Duration.FromMinutes(wait.Minutes);
        if (wait.At is { } time) return FirstAt(elapsed, elapsed.InZone(zone.Zone).Date.PlusDays(-1), time, new(wait.On, zone, business));
        if (wait.On == Landing.WorkingHours) return Resolve(business.FirstOpen(elapsed), zone);
        return wait.On == Landing.Anywhere ? Resolve(elapsed, zone) : FirstOn(elapsed, new(wait.On, zone, business));
    }

    /// <summary>As <see cref="After"/>, backward: the last such moment that is not after <paramref name="end"/>.</summary>
    public static ResolvedTime Before(Instant end, Wait wait, LocalZone zone, BusinessCalendar? calendar = null)
    {
        var business = calendar ?? BusinessCalendar.Default;
        var local = end.InZone(zone.Zone).LocalDateTime.PlusMonths(-wait.Months).PlusDays(-wait.Days);
        if (wait.WorkingDays > 0) local = business.PlusWorkingDays(local.Date, -wait.WorkingDays) + local.TimeOfDay;
        var fitting = new Fitting(wait.On, zone, business);
        if (wait is { At: { } hour, HasDays: true, Minutes: 0 }) return LastAt(end, local.Date, hour, fitting);
        var elapsed = (wait.HasDays ? Resolve(local, zone).At : end) - Duration.FromMinutes(wait.Minutes);
        var date = elapsed.InZone(zone.Zone).LocalDateTime;
        if (wait.At is { } time) return LastAt(elapsed, date.Date.PlusDays(1), time, fitting);
        return wait.On == Landing.Anywhere ? Resolve(elapsed, zone) : LastAt(elapsed, date.Date, date.TimeOfDay, fitting);
    }

    /// <summary>The moment itself, or another time of its day.</summary>
    public static ResolvedTime OnDay(Instant moment, Wait wait, LocalZone zone, BusinessCalendar? calendar = null)
    {
        var local = moment.InZone(zone.Zone).LocalDateTime;
        var fitting = new Fitting(wait.On, zone, calendar ?? BusinessCalendar.Default);
        if (wait.On == Landing.Anywhere) return wait.At is { } hour ? Resolve(local.Date + hour, zone) : Resolve(moment, zone);
        return wait.At is { } time ? FirstAt(Instant.MinValue, local.Date, time, fitting) : FirstOn(moment, fitting);
    }

    /// <summary>Which days will do.</summary>
    private readonly record struct Fitting(Landing On, LocalZone Zone, BusinessCalendar Calendar)
    {
        /// <summary>Days that are looked at before any will do.</summary>
        public const int MostDays = 400;

        public bool Holds(LocalDate day) => On switch
        {
            Landing.Anywhere or Landing.WorkingHours => true,
            Landing.WorkingDay => Calendar.IsWorkingDay(day),
            _ => (int)day.DayOfWeek == (int)On,
        };
    }

    private static ResolvedTime FirstAt(Instant from, LocalDate date, LocalTime time, Fitting fitting)
    {
        for (var i = 0; i < Fitting.MostDays; i++)
            if (fitting.Holds(date.PlusDays(i)) && Resolve(date.PlusDays(i) + time, fitting.Zone) is var next
                && next.At >= from) return next;
        return NextAt(from, time, fitting.Zone);
    }

    private static ResolvedTime LastAt(Instant until, LocalDate date, LocalTime time, Fitting fitting)
    {
        for (var i = 0; i < Fitting.MostDays; i++)
            if (fitting.Holds(date.PlusDays(-i)) && Resolve(date.PlusDays(-i) + time, fitting.Zone) is var last
                && last.At <= until) return last;
        return Resolve(until, fitting.Zone);
    }

    private static ResolvedTime FirstOn(Instant from, Fitting fitting)
    {
        var local = from.InZone(fitting.Zone.Zone).LocalDateTime;
        for (var i = 0; i < Fitting.MostDays; i++)
            if (fitting.Holds(local.Date.PlusDays(i))) return i == 0 ? Resolve(from, fitting.Zone) : Resolve(local.PlusDays(i),
                fitting.Zone);
        return Resolve(from, fitting.Zone);
    }

    /// <summary>The earliest day's <paramref name="time"/>, resolved, that is not before <paramref name="from"/>.</summary>
    /// <remarks>
    /// Each date has the time once, by the rules above. The search begins a day early because a gap can carry a time over
    /// midnight, and may go two days on because clocks that are put back over midnight bring a date a second time.
    /// </remarks>
    public static ResolvedTime NextAt(Instant from, LocalTime time, LocalZone zone)
    {
        var date = from.InZone(zone.Zone).Date.PlusDays(-1);
        var next = Resolve(date + time, zone);
        while (next.At < from)
        {
            date = date.PlusDays(1);
            next = Resolve(date + time, zone);
        }
        return next;
    }
}
