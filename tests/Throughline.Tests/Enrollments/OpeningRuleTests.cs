using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Time;
using static Throughline.Tests.Enrollments.DatedRoads;

namespace Throughline.Tests.Enrollments;

/// <summary>When a way in opens by a date. It is Monday, 2 March 2026, nine o'clock in Lisbon.</summary>
public sealed class OpeningRuleTests
{
    private static readonly JourneyDate _call = Dates[0], _birthday = Dates[1], _renewal = new("renewal") { Attribute = "renewal" };
    private static readonly JourneyDate _order = new("order") { Set = new EventRule("Order Completed", []) };

    [Theory]
    [InlineData("2026-06-01", "2026-05-02", "2026-06-01")] // ahead: 30 days before
    [InlineData("2026-03-31", "2026-03-01", "2026-03-31")] // its moment was yesterday: at once
    [InlineData("2026-03-20", null, null)] // its moment was ten days ago: history
    [InlineData("soon", null, null)]
    [InlineData("9999-12-31", null, null)]
    [InlineData("1203-01-01", null, null)]
    [InlineData(null, null, null)]
    public void Somebody_comes_in_by_what_is_written_down_of_them(string? renewal, string? day, string? value)
    {
        var next = Resolve(DatedOpening.Nothing, "30 days before renewal", _renewal, Roads.Start, renewal);
        Assert.Equal(day, next.Due is { } due ? $"{due.InZone(Roads.Lisbon.Zone).Date:uuuu-MM-dd}" : null);
        Assert.Equal(value, next.Value?.ToString());
    }

    [Fact]
    public void A_yearly_date_comes_again_and_for_each_year_once()
    {
        var days = new List<string>();
        var opening = Resolve(DatedOpening.Nothing, "1 week before birthday", _birthday, Roads.Start, "1984-02-29");
        for (var year = 0; year < 3; year++)
        {
            days.Add(opening.Value!.Value.ToString());
            opening = Resolve(OpeningRule.Passed(opening), "1 week before birthday", _birthday, opening.Due!.Value, "1984-02-29");
        }
        // The moment of this year's, on 21 February, lies more than three days back.
        Assert.Equal(["2027-02-28", "2028-02-29", "2029-02-28"], days);
    }

    [Fact]
    public void The_latest_order_counts_and_each_is_waited_for_anew()
    {
        var opening = Hear(DatedOpening.Nothing, _order, Order(minute: 0));
        opening = Hear(opening, _order, Order(minute: 600));
        var next = Resolve(opening, "3 months after order", _order, Roads.Start);
        Assert.Equal(Order(600).At, next.Value!.Value.Start);
        Assert.Null(Resolve(OpeningRule.Passed(next), "3 months after order", _order, next.Due!.Value).Due);
    }

    [Fact]
    public void Of_several_bookings_each_opens_once_and_one_that_is_cancelled_does_not()
    {
        var opening = DatedOpening.Nothing;
        foreach (var fact in new[] { Booked("Call Booked", 1, 10, "1"), Booked("Call Booked", 2, 20, "2"),
            Booked("Call Booked", 3, 30, "3"), Booked("Call Cancelled", 4, 20, "2") })
            opening = Hear(opening, _call, fact);
        var days = new List<double>();
        for (var next = Resolve(opening, "2 days before call", _call, Roads.Start); next.Due is { } due; next =
            Resolve(OpeningRule.Passed(next), "2 days before call", _call, due))
            days.Add((next.Value!.Value.Start - Roads.Start).TotalDays);
        Assert.Equal([10, 30], days);
    }

    [Fact]
    public void One_that_was_waited_for_opens_however_late_the_machine_wakes_up()
    {
        var opening = Resolve(DatedOpening.Nothing, "30 days before renewal", _renewal, Roads.Start, "2026-06-01");
        Assert.Equal(opening,
            Resolve(opening, "30 days before renewal", _renewal, opening.Due!.Value + Duration.FromDays(20), "2026-06-01"));
        Assert.Null(Resolve(OpeningRule.Closed(opening), "30 days before renewal", _renewal, opening.Due!.Value + Duration.FromDays(20),
            "2026-06-01").Due);
    }

    [Fact]
    public void Two_who_turn_out_to_be_one_know_what_both_knew()
    {
        var one = OpeningRule.Passed(
            Resolve(Hear(DatedOpening.Nothing, _call, Booked("Call Booked", 1, 10, "1")), "2 days before call", _call, Roads.Start));
        var other = Resolve(Hear(DatedOpening.Nothing, _call, Booked("Call Booked", 2, 12, "2")), "2 days before call", _call, Roads.Start);
        var joined = Resolve(OpeningRule.Join(one, other), "2 days before call", _call, Roads.Start);
        Assert.Equal(2, joined.Marks.Length);
        Assert.Equal(other.Due, joined.Due);
        Assert.Equal(joined, Resolve(OpeningRule.Join(other, one), "2 days before call", _call, Roads.Start));
    }

    private static readonly Gen<string> _anyOpening =
        Gen.Elements("until call", "2 days before call", "1 day before call at 09:00", "3 days after call", "2 weeks after call");

    private static readonly Gen<EventFact[]> _anyNews = (
        from name in Gen.Elements("Call Booked", "Call Booked", "Call Moved", "Call Cancelled")
        from minute in Gen.Choose(0, 600)
        from days in Gen.Elements(-4.0, -1, 0.1, 1, 2.5, 6, 30)
        from booking in Gen.Elements("1", "1", "2", "3")
        select Booked(name, minute, days, booking)).ArrayOf();

    [Fact]
    public void The_same_events_in_any_order_with_any_repeats_leave_the_same_next_opening() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll((from news in _anyNews from opens in _anyOpening from seed in Gen.Choose(0, 1000) select (news, opens, seed))
            .ToArbitrary(), given =>
        {
            var shuffled = given.news.Concat(given.news.Take(given.seed % 5)).ToArray();
#pragma warning disable CA5394 // any order will do
            new Random(given.seed).Shuffle(shuffled);
#pragma warning restore CA5394
            return Next(given.news).Equals(Next(shuffled));

            DatedOpening Next(EventFact[] facts) => facts.Aggregate(DatedOpening.Nothing,
                (opening, fact) =>
                    Resolve(Hear(opening, _call, fact), given.opens, _call, Roads.Start) with { Value = null, Due = null }) is var heard
                ? Resolve(heard, given.opens, _call, Roads.Start) : heard;
        }));

    [Fact]
    public void It_never_opens_twice_for_one_value_whatever_comes_in_between() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll((from news in _anyNews from opens in _anyOpening from hours in Gen.Choose(1, 60) select (news, opens, hours))
            .ToArbitrary(), given =>
        {
            var (opening, now, opened) = (DatedOpening.Nothing, Roads.Start, new List<DateValue>());
            foreach (var fact in given.news)
            {
                opening = Resolve(Hear(opening, _call, fact), given.opens, _call, now);
                now += Duration.FromHours(given.hours);
                for (opening = Resolve(opening, given.opens, _call, now); opening.Due <= now; opening =
                    Resolve(OpeningRule.Passed(opening), given.opens, _call, now))
                    opened.Add(opening.Value!.Value);
            }
            return opened.Distinct().Count() == opened.Count && opened.Count <= given.news.Length;
        }));

    private static DatedOpening Hear(DatedOpening opening, JourneyDate date, EventFact fact) =>
        OpeningRule.Hear(opening, date, fact, BusinessCalendar.Default);

    private static DatedOpening Resolve(DatedOpening opening, string opens, JourneyDate date, Instant now, string? known = null)
    {
        var facts = Around.Person! with
        {
            Traits = known is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string,
            string>.Empty.Add(date.Attribute ?? "", known)
        };
        var moment = new Moment(now, Roads.Lisbon) { Around = new Circumstances { Person = facts } };
        return OpeningRule.Resolve(opening, new EntryPoint("door", null, null, 0) { Opens = Moment(opens) }, date, moment);
    }

    private static EventFact Order(int minute) => Booked("Order Completed", minute, 0);
}
