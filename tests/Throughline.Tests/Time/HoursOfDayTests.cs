using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class HoursOfDayTests
{
    private static readonly Gen<LocalTime> _time = Gen.Choose(0, 1439).Select(minute => LocalTime.Midnight.PlusMinutes(minute));

    private static readonly Gen<(HoursOfDay Hours, LocalZone Zone, Instant From)> _moment =
        from @from in _time
        from until in _time
        from zone in Gen.Elements("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kwajalein", "Antarctica/Troll").Select(id => LocalZone.Find(id, null))
        let intervals = zone.Zone.GetZoneIntervals(Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0)).Where(interval => interval.HasStart).ToArray()
        from transition in Gen.Elements(intervals)
        from minutes in Gen.Choose(-1500, 1500)
        select (new HoursOfDay(@from, until), zone, transition.Start + Duration.FromMinutes(minutes));

    [Fact]
    public void The_first_moment_outside_is_outside_and_nothing_before_it_is() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(_moment.ToArbitrary(), moment =>
        {
            var (hours, zone, from) = moment;
            var outside = hours.FirstOutside(from, zone);
            if (outside < from || hours.Contains(outside, zone)) return false;
            for (var at = from; at < outside; at += Duration.FromMinutes(3))
                if (!hours.Contains(at, zone)) return false;
            return outside == from || hours.Contains(outside - Duration.Epsilon, zone);
        }));

    [Fact]
    public void No_hours_hold_no_time() =>
        Prop.ForAll(_time.ToArbitrary(), time => !new HoursOfDay(time, time).Contains(LocalTime.Noon) && !HoursOfDay.None.Contains(time)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(21, 8, 20, false)]
    [InlineData(21, 8, 21, true)]
    [InlineData(21, 8, 0, true)]
    [InlineData(21, 8, 8, false)]
    [InlineData(12, 14, 11, false)]
    [InlineData(12, 14, 12, true)]
    [InlineData(12, 14, 14, false)]
    public void Hours_may_cross_midnight(int from, int until, int hour, bool expected) =>
        Assert.Equal(expected, new HoursOfDay(new LocalTime(from, 0), new LocalTime(until, 0)).Contains(new LocalTime(hour, 0)));
}
