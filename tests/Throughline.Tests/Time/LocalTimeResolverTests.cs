using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class LocalTimeResolverTests
{
    private static readonly Instant _from = Instant.FromUtc(1970, 1, 1, 0, 0);
    private static readonly Instant _until = Instant.FromUtc(2060, 1, 1, 0, 0);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T09:00", "1 day", "2026-03-29T09:00+02:00")] // 23 hours later: the clock goes forward
    [InlineData("Europe/Berlin", "2026-03-28T09:00", "24 hours", "2026-03-29T10:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-24T09:00", "1 day", "2026-10-25T09:00+01:00")] // 25 hours later: the clock goes back
    [InlineData("Europe/Berlin", "2026-03-28T02:30", "1 day", "2026-03-29T03:30+02:00")] // half past two is skipped
    [InlineData("Europe/Berlin", "2026-10-24T02:30", "1 day", "2026-10-25T02:30+02:00")] // half past two comes twice: the first
    [InlineData("Europe/Berlin", "2026-03-10T14:00", "2 days at 09:00", "2026-03-12T09:00+01:00")] // days of the calendar, whenever today
    [InlineData("Europe/Berlin", "2026-03-10T20:00", "1 day at 09:00", "2026-03-11T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T23:59", "1 day at 00:00", "2026-03-11T00:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T00:00", "1 day at 23:59", "2026-03-11T23:59+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T20:00", "1 week at 09:00", "2026-03-17T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T20:00", "0 days at 09:00", "2026-03-11T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T08:00", "0 days at 09:00", "2026-03-10T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T20:00", "24 hours at 09:00", "2026-03-12T09:00+01:00")] // hours are elapsed
    [InlineData("Europe/Berlin", "2026-03-10T20:00", "90 minutes at 09:00", "2026-03-11T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T20:00", "1 day 6 hours at 09:00", "2026-03-12T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-28T20:00", "1 day at 02:30", "2026-03-29T03:30+02:00")] // skipped: forward by the gap
    [InlineData("Europe/Berlin", "2026-10-24T20:00", "1 day at 02:30", "2026-10-25T02:30+02:00")] // twice: the first
    [InlineData("Pacific/Apia", "2011-12-29T20:00", "1 day at 09:00", "2011-12-31T09:00+14:00")]
    [InlineData("Europe/Berlin", "2026-03-10T09:00", "2 days at 09:00", "2026-03-12T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T09:00", "at 09:00", "2026-03-10T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-03-10T09:01", "at 09:00", "2026-03-11T09:00+01:00")]
    [InlineData("Europe/Berlin", "2026-01-31T12:00", "1 week 90 minutes", "2026-02-07T13:30+01:00")]
    [InlineData("Pacific/Apia", "2011-12-28T10:00", "2 days", "2011-12-31T10:00+14:00")] // the 30th did not exist there
    [InlineData("America/St_Johns", "2010-11-06T22:00", "at 00:00", "2010-11-07T00:00-02:30")] // midnight comes twice
    [InlineData("Asia/Kathmandu", "2026-03-10T09:00", "36 hours", "2026-03-11T21:00+05:45")]
    public void A_wait_ends_where_the_calendar_says(string zone, string start, string wait, string expected)
    {
        var local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(start).Value;
        var home = LocalZone.Find(zone, null);
        Assert.True(Wait.TryParse(wait, out var parsed));
        var end = LocalTimeResolver.After(LocalTimeResolver.Resolve(local, home).At, parsed, home);
        Assert.Equal(expected, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mmo<m>").Format(end.At.InZone(home.Zone).ToOffsetDateTime()));
        Assert.Equal(end.At.InZone(home.Zone).LocalDateTime, end.Local);
    }

    [Fact]
    public void In_every_zone_a_gap_moves_forward_by_its_length_and_an_overlap_takes_the_first()
    {
        var gaps = 0;
        var overlaps = 0;
        foreach (var zone in AllZones())
            foreach (var (before, after) in Transitions(zone.Zone))
            {
                if (after.WallOffset > before.WallOffset) gaps += CheckGap(zone, before, after);
                else if (after.WallOffset < before.WallOffset) overlaps += CheckOverlap(zone, before, after);
            }
        Assert.InRange(gaps, 10_000, int.MaxValue);
        Assert.InRange(overlaps, 10_000, int.MaxValue);
    }

    [Fact]
    public void In_every_zone_a_wait_never_goes_backward_and_keeps_the_time_of_day()
    {
        Wait[] waits = [Wait.None, Wait.OfDays(1), Wait.OfDays(14), Wait.OfHours(23), new(1, 90), new(0, 0, new LocalTime(0, 0)), new(1, 0, new LocalTime(2, 30))];
        int[] minutesAround = [-25 * 60, -24 * 60 + 15, -45, -1, 0, 1, 30, 59, 60];
        foreach (var zone in AllZones().Where(zone => TzdbDateTimeZoneSource.Default.CanonicalIdMap[zone.Zone.Id] == zone.Zone.Id))
            foreach (var (before, _) in Transitions(zone.Zone))
                foreach (var minutes in minutesAround)
                    foreach (var wait in waits)
                        CheckWait(before.End + Duration.FromMinutes(minutes), wait, zone);
    }

    [Fact]
    public void Days_with_a_time_of_day_are_counted_on_the_calendar_in_every_zone_around_every_clock_change()
    {
        foreach (var zone in AllZones().Where(zone => TzdbDateTimeZoneSource.Default.CanonicalIdMap[zone.Zone.Id] == zone.Zone.Id))
            foreach (var (before, _) in Transitions(zone.Zone))
                foreach (var minutes in (int[])[-25 * 60, -61, -1, 0, 59, 25 * 60])
                    CheckDays(before.End + Duration.FromMinutes(minutes), zone);
    }

    private static void CheckDays(Instant start, LocalZone zone)
    {
        var date = start.InZone(zone.Zone).Date;
        foreach (var time in (LocalTime[])[new(0, 0), new(9, 0), new(23, 45)])
            foreach (var days in (int[])[1, 2, 7])
            {
                var end = LocalTimeResolver.After(start, new Wait(days, 0, time), zone);
                if (end.At == LocalTimeResolver.Resolve(date.PlusDays(days) + time, zone).At) continue;
                // Only where the clock goes back over midnight does a time of tomorrow lie before today.
                Assert.Equal((LocalTimeResolver.NextAt(start, time, zone), 1), (end, days));
            }
    }

    [Fact]
    public void The_next_time_of_day_is_the_earliest_that_any_date_gives()
    {
        foreach (var id in (string[])["America/St_Johns", "Pacific/Apia", "Pacific/Kwajalein", "America/Sao_Paulo", "Asia/Gaza", "Europe/London", "America/Toronto"])
        {
            var zone = LocalZone.Find(id, null);
            foreach (var (before, _) in Transitions(zone.Zone))
                foreach (var time in (LocalTime[])[new(0, 0), new(0, 30), new(12, 0), new(23, 45)])
                {
                    var date = before.End.InZone(zone.Zone).Date;
                    var given = Enumerable.Range(-6, 13).Select(day => LocalTimeResolver.Resolve(date.PlusDays(day) + time, zone).At).ToArray();
                    for (var minutes = -1500; minutes <= 1500; minutes += 37)
                    {
                        var from = before.End + Duration.FromMinutes(minutes);
                        Assert.Equal(given.Where(at => at >= from).Min(), LocalTimeResolver.NextAt(from, time, zone).At);
                    }
                }
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "America/New_York", "Europe/Berlin", false)]
    [InlineData(" europe/berlin ", null, "Europe/Berlin", false)]
    [InlineData("W. Europe Standard Time", null, "Europe/Berlin", false)]
    [InlineData("UTC+02", null, "UTC+02", false)]
    [InlineData("Mars/Olympus", "America/New_York", "America/New_York", true)]
    [InlineData(null, "America/New_York", "America/New_York", true)]
    [InlineData("", "", "UTC", true)]
    [InlineData("Mars/Olympus", "Mars/Olympus", "UTC", true)]
    public void An_unknown_zone_falls_back_and_is_flagged(string? person, string? workspace, string zone, bool assumed)
    {
        var found = LocalZone.Find(person, workspace);
        Assert.Equal((zone, assumed), (found.Zone.Id, found.Assumed));
        Assert.Equal(assumed, LocalTimeResolver.Resolve(_from, found).ZoneAssumed);
    }

    private static int CheckGap(LocalZone zone, ZoneInterval before, ZoneInterval after)
    {
        var length = Period.Between(before.IsoLocalEnd, after.IsoLocalStart, PeriodUnits.Seconds).Seconds;
        foreach (var skipped in (long[])[0, length / 2, length - 1])
        {
            var local = before.IsoLocalEnd.PlusSeconds(skipped);
            var resolved = LocalTimeResolver.Resolve(local, zone);
            Assert.Equal(local.PlusSeconds(length), resolved.Local);
            Assert.Equal(before.End + Duration.FromSeconds(skipped), resolved.At);
        }
        return 1;
    }

    private static int CheckOverlap(LocalZone zone, ZoneInterval before, ZoneInterval after)
    {
        var length = Period.Between(after.IsoLocalStart, before.IsoLocalEnd, PeriodUnits.Seconds).Seconds;
        foreach (var repeated in (long[])[0, length / 2, length - 1])
        {
            var local = after.IsoLocalStart.PlusSeconds(repeated);
            var resolved = LocalTimeResolver.Resolve(local, zone);
            Assert.Equal(local, resolved.Local);
            Assert.Equal(before.End - Duration.FromSeconds(length - repeated), resolved.At);
        }
        return 1;
    }

    // There are hundreds of thousands of these, so a sentence about one is written only where it is needed.
    private static void CheckWait(Instant start, Wait wait, LocalZone zone)
    {
        var end = LocalTimeResolver.After(start, wait, zone);
        if (end.At < start) Assert.Fail($"{wait} from {start} in {zone.Zone.Id} ended at {end.At}");
        if (end.At.InZone(zone.Zone).LocalDateTime != end.Local) Assert.Fail($"{wait} from {start} in {zone.Zone.Id} ended at {end.At}, which is not {end.Local} there");
        if (wait.Minutes > 0 && wait.At is null)
        {
            var days = LocalTimeResolver.After(start, wait with { Minutes = 0 }, zone);
            Assert.Equal(Duration.FromMinutes(wait.Minutes), end.At - days.At);
            return;
        }
        var timeOfDay = wait.At ?? start.InZone(zone.Zone).TimeOfDay;
        if (end.Local.TimeOfDay != timeOfDay && !IsAfterGap(end, zone.Zone)) Assert.Fail($"{wait} from {start} in {zone.Zone.Id} ended at {end.Local}");
    }

    /// <summary>A time that was moved lies after the gap it was moved out of, by no more than the gap's length.</summary>
    private static bool IsAfterGap(ResolvedTime time, DateTimeZone zone)
    {
        var stretch = zone.GetZoneInterval(time.At);
        if (!stretch.HasStart) return false;
        var before = zone.GetZoneInterval(stretch.Start - Duration.Epsilon);
        return time.At - stretch.Start < Duration.FromSeconds(stretch.WallOffset.Seconds - before.WallOffset.Seconds);
    }

    private static IEnumerable<LocalZone> AllZones() => DateTimeZoneProviders.Tzdb.Ids.Select(id => LocalZone.Find(id, null));

    private static IEnumerable<(ZoneInterval Before, ZoneInterval After)> Transitions(DateTimeZone zone)
    {
        var intervals = zone.GetZoneIntervals(_from, _until).ToList();
        return intervals.Zip(intervals.Skip(1));
    }
}
