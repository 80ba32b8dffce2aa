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
    /// When a wait that starts at <paramref name="start"/> is over. Weeks and days are days of the calendar: they keep the
    /// time of day on the wall clock, and "1 day at 09:00" is tomorrow at 09:00, whenever today. Hours and minutes are elapsed
    /// time; with a time of day after them, or alone, it is the first such time from there. Never before <paramref name="start"/>.
    /// </summary>
    public static ResolvedTime After(Instant start, Wait wait, LocalZone zone)
    {
        if (wait is { At: { } hour, Days: > 0, Minutes: 0 })
        {
            var then = Resolve(start.InZone(zone.Zone).Date.PlusDays(wait.Days) + hour, zone);
            return then.At >= start ? then : NextAt(start, hour, zone); // clocks put back over midnight bring today a second time
        }
        var days = wait.Days == 0 ? start : Resolve(start.InZone(zone.Zone).LocalDateTime.PlusDays(wait.Days), zone).At;
        var elapsed = days + Duration.FromMinutes(wait.Minutes);
        return wait.At is { } time ? NextAt(elapsed, time, zone) : Resolve(elapsed, zone);
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
