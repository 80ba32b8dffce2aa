using NodaTime;
using NodaTime.Text;
using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class Hours_of_the_business
{
    private static readonly DateTimeZone _berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly BusinessCalendar _salon = new()
    {
        Zone = _berlin,
        Hours = WeekHours.Read("; 9:00–12:00, 14:00–18:00; 9–18; 9–18; 18–2; 10–14; ")!,
        Holidays = PublicHolidays.Of("DE", "BY"),
        Periods = [new("Summer holidays", new(2027, 8, 1), new(2027, 8, 14))],
        ClosedOn = [new(2027, 3, 9)],
    };

    [Theory]
    [InlineData("9–17", "09:00–17:00")]
    [InlineData("9:00-17:30", "09:00–17:30")]
    [InlineData("14-18, 9-12", "09:00–12:00, 14:00–18:00")]
    [InlineData("9.30 – 12.30 and 14h–18h", "09:30–12:30, 14:00–18:00")]
    [InlineData("9 am to 5 p.m.", "09:00–17:00")]
    [InlineData("12pm-12am", "12:00–24:00")]
    [InlineData("9–5pm", "09:00–17:00")]
    [InlineData("8 bis 12 und 13 bis 17", "08:00–12:00, 13:00–17:00")]
    [InlineData("18:00–02:00", "18:00–02:00")]
    [InlineData("9–24", "09:00–24:00")]
    [InlineData("0–24", "00:00–24:00")]
    [InlineData(" Closed ", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Hours_are_read_as_people_write_them(string? typed, string read)
    {
        Assert.True(DayHours.TryRead(typed, out var hours, out var problem), problem);
        Assert.Equal(read, hours.ToString());
        Assert.True(DayHours.TryRead(hours.ToString(), out var again, out _));
        Assert.Equal(hours, again);
    }

    [Theory]
    [InlineData("nine to five", "is not read as hours")]
    [InlineData("9", "is not read as hours")]
    [InlineData("9–5", "is not read as hours")]
    [InlineData("25–26", "is not read as hours")]
    [InlineData("9:75–12", "is not read as hours")]
    [InlineData("13pm–14pm", "is not read as hours")]
    [InlineData("9–9", "is not read as hours")]
    [InlineData("9–12, 11–14", "overlap at 11:00")]
    [InlineData("18–2, 20–22", "overlap at 20:00")]
    [InlineData("1–2,3–4,5–6,7–8,9–10,11–12,13–14", "more than 6")]
    public void What_is_no_hours_is_said(string typed, string says)
    {
        Assert.False(DayHours.TryRead(typed, out _, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_is_read_as_it_was_written()
    {
        Assert.Equal("09:00–17:00; 09:00–17:00; 09:00–17:00; 09:00–17:00; 09:00–17:00; ; ", WeekHours.Standard.ToString());
        Assert.Equal(_salon.Hours, WeekHours.Read(_salon.Hours.ToString()));
        Assert.Null(WeekHours.Read("9–17"));
        Assert.Null(WeekHours.Read("a;b;c;d;e;f;g"));
        Assert.True(WeekHours.Read(";;;;;;")!.NeverOpens);
    }

    [Fact]
    public void A_week_of_single_stretches_is_the_same_week()
    {
        var calendar = new BusinessCalendar { Week = [.. BusinessCalendar.Default.Week] };
        Assert.Equal(WeekHours.Standard, calendar.Hours);
        Assert.Equal(new HoursOfDay(new(9, 0), new(18, 0)), _salon.Week[1]);
        Assert.Equal(HoursOfDay.None, _salon.Week[0]);
    }

    [Theory]
    [InlineData("2027-03-02", null)] // a Tuesday
    [InlineData("2027-03-09", "Closed")]
    [InlineData("2027-03-26", "Karfreitag")]
    [InlineData("2027-05-27", "Fronleichnam")] // not everywhere in Germany
    [InlineData("2027-08-01", "Summer holidays")]
    [InlineData("2027-08-14", "Summer holidays")]
    [InlineData("2027-08-15", "Mariä Himmelfahrt")]
    [InlineData("1900-12-25", null)]
    [InlineData("9999-12-25", null)]
    public void It_is_said_what_a_day_is_closed_for(string day, string? name) => Assert.Equal(name, _salon.ClosedFor(Day(day)));

    [Theory]
    [InlineData("2027-03-26", 0, "2027-03-27")] // Good Friday: on Saturday
    [InlineData("2027-03-26", 1, "2027-03-27")]
    [InlineData("2027-03-25", 2, "2027-03-30")] // Monday is no day of theirs, and a holiday
    [InlineData("2027-07-31", 1, "2027-08-17")]
    [InlineData("2027-08-17", -1, "2027-07-31")]
    public void Working_days_are_counted_over_what_is_closed(string from, int days, string to) =>
        Assert.Equal(Day(to), days == 0 ? _salon.WorkingDayFrom(Day(from)) : _salon.PlusWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2027-03-02T08:59", false, "2027-03-02T09:00")]
    [InlineData("2027-03-02T09:00", true, "2027-03-02T09:00")]
    [InlineData("2027-03-02T12:30", false, "2027-03-02T14:00")]
    [InlineData("2027-03-06T01:59", true, "2027-03-06T01:59")] // Friday's night
    [InlineData("2027-03-06T02:00", false, "2027-03-06T10:00")]
    [InlineData("2027-03-06T15:00", false, "2027-03-10T09:00")] // over a closed Tuesday
    [InlineData("2027-03-26T18:30", false, "2027-03-27T10:00")] // Good Friday
    public void A_moment_is_within_the_hours_or_waits_for_them(string at, bool isOpen, string opens)
    {
        Assert.Equal(isOpen, _salon.IsOpen(Moment(at)));
        Assert.Equal(Moment(opens), _salon.FirstOpen(Moment(at)));
    }

    [Fact]
    public void One_that_never_opens_keeps_nobody_waiting()
    {
        var never = new BusinessCalendar { Hours = WeekHours.Read(";;;;;;")! };
        Assert.Equal(Moment("2027-03-02T08:00"), never.FirstOpen(Moment("2027-03-02T08:00")));
        Assert.Equal(Day("2027-03-02"), never.WorkingDayFrom(Day("2027-03-02")));
    }

    [Theory]
    [InlineData("AT", "", "2027-10-26", "Nationalfeiertag")]
    [InlineData("GB", "Scotland", "2027-11-30", "St Andrew's Day")]
    [InlineData("GB", "", "2027-11-30", null)]
    [InlineData("US", "", "2027-12-31", "New Year")] // the first of January 2028 is a Saturday
    [InlineData("DE", "", "2008-05-01", "Public holiday")] // two on one day
    [InlineData("CA", "NL", "2038-07-01", "Canada Day")]
    [InlineData("DE", "XX", "2027-05-27", null)]
    [InlineData("ZZ", "", "2027-12-25", null)]
    public void Holidays_are_those_of_the_country_and_its_part(string country, string region, string day, string? name) =>
        Assert.Equal(name, PublicHolidays.Of(country, region).NameOf(Day(day)));

    [Fact]
    public void Each_country_and_each_part_has_holidays_in_every_year_that_is_worked_out()
    {
        foreach (var country in HolidayCountries.All)
            foreach (var region in country.Regions.Select(one => one.Code).Prepend(""))
            {
                var holidays = PublicHolidays.Of(country.Code, region);
                foreach (var year in (int[])[1950, 2027, 2028, 2075])
                    Assert.True(holidays.From(new(year, 1, 1), 3).Count() == 3, $"{country.Name} {region} {year}");
            }
    }

    [Fact]
    public void The_next_holidays_come_in_order_over_the_year() =>
        Assert.Equal(
            ["2027-12-25 Weihnachtstag", "2027-12-26 Zweiter Weihnachtsfeiertag", "2028-01-01 Neujahrstag"],
            PublicHolidays.Of("de", "BE").From(Day("2027-12-01"), 3).Select(one => $"{LocalDatePattern.Iso.Format(one.Day)} {one.Name}"));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static Instant Moment(string text) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneLeniently(_berlin).ToInstant();
}
