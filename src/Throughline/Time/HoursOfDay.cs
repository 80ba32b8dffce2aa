using NodaTime;

namespace Throughline.Time;

/// <summary>A part of every day on a person's clock, across midnight where it ends before it begins.</summary>
/// <param name="From">The first time that belongs to it.</param>
/// <param name="Until">The first time that does not; equal to <paramref name="From"/> for no hours at all.</param>
public readonly record struct HoursOfDay(LocalTime From, LocalTime Until)
{
    public static HoursOfDay None => default;

    public bool Contains(LocalTime time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;

    public bool Contains(Instant at, LocalZone zone) => Contains(at.InZone(zone.Zone).TimeOfDay);

    /// <summary>The earliest moment, not before <paramref name="from"/>, that lies outside these hours.</summary>
    /// <remarks>
    /// The clock leaves the hours by reaching <see cref="Until"/> or by being changed, so each stretch between two clock
    /// changes is looked at in turn: a change may end the hours early, or bring them back for a while.
    /// </remarks>
    public Instant FirstOutside(Instant from, LocalZone zone)
    {
        var at = from;
        while (Contains(at, zone))
        {
            var stretch = zone.Zone.GetZoneInterval(at);
            var local = at.WithOffset(stretch.WallOffset).LocalDateTime;
            var end = local.Date.PlusDays(local.TimeOfDay < Until ? 0 : 1).At(Until).WithOffset(stretch.WallOffset).ToInstant();
            at = stretch.HasEnd && stretch.End < end ? stretch.End : end;
        }
        return at;
    }
}
