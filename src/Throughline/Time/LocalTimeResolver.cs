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
    /// When a wait that starts at <paramref name="start"/> is over. Weeks and days keep the time of day on the wall clock;
    /// hours and minutes are elapsed time. With a time of day, the first such time that is not before the rest of the wait.
    /// </summary>
    public static ResolvedTime After(Instant start, Wait wait, LocalZone zone)
    {
        var local = start.InZone(zone.Zone).LocalDateTime;
        var days = wait.Days == 0 ? start : Resolve(local.PlusDays(wait.Days), zone).At;
        var elapsed = days + Duration.FromMinutes(wait.Minutes);
        return wait.At is { } time ? NextAt(elapsed, time, zone) : Resolve(elapsed, zone);
    }

    /// <summary>The first moment at or after <paramref name="from"/> at which the wall clock shows <paramref name="time"/>.</summary>
    public static ResolvedTime NextAt(Instant from, LocalTime time, LocalZone zone)
    {
        var date = from.InZone(zone.Zone).Date;
        var today = Resolve(date + time, zone);
        return today.At >= from ? today : Resolve(date.PlusDays(1) + time, zone);
    }
}
