using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Appointments;
using Throughline.Businesses;
using Throughline.Time;

namespace Throughline.Tests.Appointments;

public sealed class FreeHoursTests
{
    private static readonly LocalDate Monday = new(2026, 11, 30);
    private static readonly AppointmentKind Visit = new("visit", "A visit") { Members = ["rob"], NoticeHours = 0 };

    [Theory]
    [InlineData("9:00–11:00", 30, 30, "9:00 9:30 10:00 10:30")]
    [InlineData("9:00–11:00", 60, 30, "9:00 9:30 10:00")]
    [InlineData("9:00–11:00", 45, 60, "9:00 10:00")]
    [InlineData("8:45–9:40", 20, 15, "8:45 9:00 9:15")]
    [InlineData("9:00–9:20", 30, 30, "")]
    [InlineData("9:00–10:00, 14:00–15:00", 30, 30, "9:00 9:30 14:00 14:30")]
    [InlineData("9:00–12:00, 12:00–13:00", 120, 60, "9:00 10:00 11:00")] // two stretches that touch are one
    [InlineData("closed", 30, 30, "")]
    [InlineData("23:00–1:00", 30, 30, "0:00 0:30 23:00 23:30")] // the night before reaches into the day
    public void Beginnings_are_read_off_the_clock_from_opening_on(string hours, int minutes, int every, string expected) =>
        Assert.Equal(expected, Offered(Visit with { Minutes = minutes, Every = every }, Business("Europe/London", hours), Monday));

    [Theory]
    [InlineData("2026-03-29", "1:00 1:30 3:00 3:30")] // Berlin goes from two to three: half past two is offered to nobody
    [InlineData("2026-10-25", "1:00 1:30 2:00 2:30 3:00 3:30")] // and comes twice: once is offered
    [InlineData("2026-06-10", "1:00 1:30 2:00 2:30 3:00 3:30")]
    public void An_hour_that_is_skipped_is_nobodys_and_one_that_comes_twice_is_offered_once(string day, string expected) =>
        Assert.Equal(expected, Offered(Visit, Business("Europe/Berlin", "1:00–4:00"), Day(day)));

    [Fact]
    public void What_is_taken_is_not_offered_and_neither_are_its_gaps()
    {
        var kind = Visit with { GapBefore = 15, GapAfter = 15 };
        var business = Business("Europe/London", "9:00–12:00");
        var taken = new TakenTime(At(business, Monday, 10, 0), At(business, Monday, 10, 30));
        Assert.Equal("9:00 11:00 11:30", Offered(kind, business, Monday, taken));
        Assert.Equal("9:00 9:30 10:30 11:00 11:30", Offered(Visit, business, Monday, taken));
    }

    [Fact]
    public void Holidays_days_away_notice_and_how_far_ahead_are_kept()
    {
        var business = Business("Europe/London", "9:00–10:00") with { ClosedOn = [Monday.PlusDays(1)] };
        var kind = Visit with { DaysAhead = 4 }; // counted from the Sunday before
        var away = new TeamMember("rob", "Rob", null, null, null, null) { Absences = [new(Monday.PlusDays(2), Monday.PlusDays(2))] };
        Assert.Equal("9:00 9:30", Offered(kind, business, Monday));
        Assert.Equal("", Offered(kind, business, Monday.PlusDays(1)));
        Assert.Equal("", Words(new FreeHours(kind, business, Now(business)).On(Monday.PlusDays(2), [new(away, [])]), business));
        Assert.Equal("9:00 9:30", Offered(kind, business, Monday.PlusDays(3)));
        Assert.Equal("", Offered(kind, business, Monday.PlusDays(4)));
        Assert.Equal("9:30", Offered(kind with { NoticeHours = 9 }, business, Monday, now: At(business, Monday, 0, 30)));
        Assert.Equal("", Offered(kind, business, Monday, now: At(business, Monday, 9, 30)));
        Assert.Equal("", Offered(kind with { IsOff = true }, business, Monday));
        Assert.Equal("", Offered(kind with { Members = ["somebody-else"] }, business, Monday));
    }

    [Fact]
    public void Whoever_has_least_to_do_that_day_is_asked_first()
    {
        var business = Business("Europe/London", "9:00–12:00");
        var kind = Visit with { Members = ["rob", "ana"] };
        MemberTime[] team = [new(Member("rob"), [Span(business, 9, 10)]), new(Member("ana"), [])];
        var free = new FreeHours(kind, business, Now(business));
        Assert.Equal(["ana"], free.MembersFor(At(business, Monday, 9, 0), team));
        Assert.Equal(["ana", "rob"], free.MembersFor(At(business, Monday, 11, 0), team));
        Assert.Empty(free.MembersFor(At(business, Monday, 11, 10), team));
        Assert.Equal(["rob", "ana"], free.MembersFor(At(business, Monday, 11, 0), [team[0] with { Taken = [] }, team[1]]));
    }

    [Fact]
    public void The_next_day_with_a_free_hour_is_found_and_none_where_there_is_none()
    {
        var business = Business("Europe/London", "9:00–10:00") with { ClosedOn = [Monday, Monday.PlusDays(1)] };
        MemberTime[] team = [new(Member("rob"), [])];
        Assert.Equal(Monday.PlusDays(2), new FreeHours(Visit, business, Now(business)).NextDay(Monday, team));
        Assert.Null(new FreeHours(Visit with { DaysAhead = 1 }, business, Now(business)).NextDay(Monday, team));
    }

    [Theory]
    [InlineData(AppointmentKind.EveningBefore, "2026-11-29T20:00")]
    [InlineData(0, "2026-11-30T10:00")]
    [InlineData(24, "2026-11-29T10:00")]
    public void It_can_be_moved_until_the_kind_says(int hours, string expected)
    {
        var business = Business("Europe/London", "9:00–12:00");
        var until = FreeHours.MovableUntil(Visit with { MovableHours = hours }, At(business, Monday, 10, 0), business.Zone);
        Assert.Equal(expected, until.InZone(business.Zone).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Whatever_is_booked_a_free_hour_overlaps_none_of_it_and_lies_within_working_hours() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(_days.ToArbitrary(), one =>
        {
            var free = new FreeHours(one.Kind, one.Business, one.Now).On(one.Day, [new(Member("rob"), one.Taken)]);
            return free.All(hour => IsRight(one, hour.Starts))
                && free.Select(hour => hour.Starts).SequenceEqual(free.Select(hour => hour.Starts).Distinct().Order());
        }));

    [Fact]
    public void The_pieces_of_two_times_meet_where_the_times_do() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(_span.Two().ToArbitrary(), two =>
            HourSlots.Of(two.Item1).Intersect(HourSlots.Of(two.Item2)).Any() == two.Item1.Overlaps(two.Item2)));

    private static readonly Gen<TakenTime> _span =
        from start in Gen.Choose(0, 300)
        from length in Gen.Choose(1, 40)
        select new TakenTime(Instant.FromUnixTimeSeconds(start * 300L), Instant.FromUnixTimeSeconds((start + length) * 300L));

    private static readonly Gen<Sample> _days =
        from zone in Gen.Elements("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
        from hours in Gen.Elements("0:00–24:00", "9:00–17:00", "1:00–4:00", "22:00–2:00", "23:30–0:30", "8:15–12:00, 12:00–13:00", "")
        from day in Gen.Elements("2026-03-29", "2026-10-25", "2026-11-01", "2026-04-05", "2026-10-04", "2026-06-10").Select(Day)
        from minutes in Gen.Choose(1, 30).Select(n => n * 5)
        from every in Gen.Choose(1, 12).Select(n => n * 5)
        from gaps in Gen.Choose(0, 6).Select(n => n * 5).Two()
        from notice in Gen.Choose(0, 30)
        from offset in Gen.Choose(-2000, 500)
        from taken in (from start in Gen.Choose(-200, 1700) from length in Gen.Choose(5, 90) select (start, length)).ListOf()
        let business = Business(zone, hours)
        let midnight = day.AtMidnight().InZoneLeniently(business.Zone).ToInstant()
        select new Sample(
            Visit with { Minutes = minutes, Every = every, GapBefore = gaps.Item1, GapAfter = gaps.Item2, NoticeHours = notice },
            business, day, midnight + Duration.FromMinutes(offset),
            [.. taken.Select(one => Span(midnight, one.start, one.length))]);

    private static TakenTime Span(Instant midnight, int start, int length) =>
        new(midnight + Duration.FromMinutes(start), midnight + Duration.FromMinutes(start + length));

    private sealed record Sample(
        AppointmentKind Kind, BusinessCalendar Business, LocalDate Day, Instant Now, ImmutableArray<TakenTime> Taken);

    private static bool IsRight(Sample one, Instant start)
    {
        var wanted = FreeHours.TakenBy(one.Kind, start);
        var open = Enumerable.Range(0, one.Kind.Minutes).All(minute => one.Business.IsOpen(start + Duration.FromMinutes(minute)));
        return open && start.InZone(one.Business.Zone).Date == one.Day
            && start >= one.Now + Duration.FromHours(one.Kind.NoticeHours)
            && one.Taken.All(taken => !taken.Overlaps(wanted));
    }

    /// <param name="now">The midnight before the day, or that of the Monday, where null.</param>
    private static string Offered(
        AppointmentKind kind, BusinessCalendar business, LocalDate day, TakenTime? taken = null, Instant? now = null)
    {
        var before = day >= Monday ? Now(business) - Duration.FromHours(1) : At(business, day.PlusDays(-1), 0, 0);
        var free = new FreeHours(kind, business, now ?? before);
        return Words(free.On(day, [new(Member("rob"), taken is { } one ? [one] : [])]), business);
    }

    private static string Words(IEnumerable<OfferedHour> hours, BusinessCalendar business) => string.Join(' ',
        hours.Select(hour => hour.Starts.InZone(business.Zone).ToString("H:mm", CultureInfo.InvariantCulture)));

    private static TeamMember Member(string key) => new(key, key, null, null, null, null);

    private static Instant Now(BusinessCalendar business) => At(business, Monday, 0, 0);

    private static Instant At(BusinessCalendar business, LocalDate day, int hour, int minute) =>
        day.At(new LocalTime(hour, minute)).InZoneLeniently(business.Zone).ToInstant();

    private static TakenTime Span(BusinessCalendar business, int from, int until) =>
        new(At(business, Monday, from, 0), At(business, Monday, until, 0));

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static BusinessCalendar Business(string zone, string hours)
    {
        Assert.True(DayHours.TryRead(hours, out var day, out var problem), problem);
        return new() { Zone = DateTimeZoneProviders.Tzdb[zone], Hours = WeekHours.Of([.. Enumerable.Repeat(day, 7)]) };
    }
}
