using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.Time;

namespace Throughline.Tests.Time;

/// <summary>Waits that end on a day of the week or of the business, and moments that hang on a date.</summary>
public sealed class DateWaitTests
{
    private static readonly LocalZone _lisbon = LocalZone.Find("Europe/Lisbon", null);

    /// <summary>Closed on Friday, 6 March 2026.</summary>
    private static readonly BusinessCalendar _calendar = BusinessCalendar.Default with
    {
        Zone = _lisbon.Zone,
        ClosedOn = [new LocalDate(
        2026, 3, 6)]
    };

    // Monday, 2 March 2026, is the beginning of most of these.
    [Theory]
    [InlineData("2026-03-02 10:00", "3 months", "2026-06-02 10:00")]
    [InlineData("2026-01-31 10:00", "1 month", "2026-02-28 10:00")]
    [InlineData("2026-03-02 10:00", "1 year at 09:00", "2027-03-02 09:00")]
    [InlineData("2026-03-02 10:00", "on monday", "2026-03-02 10:00")]
    [InlineData("2026-03-02 10:00", "on monday at 09:00", "2026-03-09 09:00")]
    [InlineData("2026-03-02 08:00", "on monday at 09:00", "2026-03-02 09:00")]
    [InlineData("2026-03-02 10:00", "1 week on thursday at 18:00", "2026-03-12 18:00")]
    [InlineData("2026-03-04 10:00", "2 working days", "2026-03-09 10:00")]
    [InlineData("2026-03-05 10:00", "1 working day at 09:00", "2026-03-09 09:00")]
    [InlineData("2026-03-07 10:00", "on a working day at 09:00", "2026-03-09 09:00")]
    [InlineData("2026-03-06 10:00", "1 hour in working hours", "2026-03-09 09:00")]
    [InlineData("2026-03-05 16:30", "1 hour in working hours", "2026-03-09 09:00")]
    [InlineData("2026-03-05 10:00", "1 hour in working hours", "2026-03-05 11:00")]
    public void A_wait_ends_where_it_says(string start, string wait, string end)
    {
        Assert.True(Wait.TryParse(wait, out var parsed));
        Assert.Equal(wait, parsed.ToString());
        Assert.Equal(Local(end), LocalTimeResolver.After(At(start), parsed, _lisbon, _calendar).Local);
    }

    // The call is on Thursday, 12 March 2026.
    [Theory]
    [InlineData("10:00", "until call", "2026-03-12 10:00")]
    [InlineData("10:00", "until call at 08:00", "2026-03-12 08:00")]
    [InlineData("10:00", "1 day before call", "2026-03-11 10:00")]
    [InlineData("10:00", "1 day before call at 09:00", "2026-03-11 09:00")]
    [InlineData("08:00", "1 day before call at 09:00", "2026-03-11 09:00")]
    [InlineData("10:00", "before call at 09:00", "2026-03-12 09:00")]
    [InlineData("08:00", "before call at 09:00", "2026-03-11 09:00")]
    [InlineData("10:00", "90 minutes before call", "2026-03-12 08:30")]
    [InlineData("10:00", "4 working days before call at 09:00", "2026-03-05 09:00")]
    [InlineData("10:00", "1 week before call on a working day at 09:00", "2026-03-05 09:00")]
    [InlineData("10:00", "6 days before call on a working day at 09:00", "2026-03-05 09:00")]
    [InlineData("10:00", "1 day after call at 08:30", "2026-03-13 08:30")]
    [InlineData("10:00", "3 months after call", "2026-06-12 10:00")]
    [InlineData("10:00", "1 day after call on a working day", "2026-03-13 10:00")]
    [InlineData("17:30", "1 hour after call in working hours", "2026-03-13 09:00")]
    public void A_moment_by_a_date_is_where_it_says(string time, string moment, string end)
    {
        Assert.True(DateWait.TryParse(moment, out var parsed));
        Assert.Equal(moment, parsed.ToString());
        Assert.Equal(Local(end), parsed.Resolve(DateValue.Of(At($"2026-03-12 {time}")), _lisbon, _calendar).Local);
    }

    [Theory]
    [InlineData("1 day before birthday at 09:00", "2026-03-11 09:00")]
    [InlineData("until birthday", "2026-03-12 00:00")]
    [InlineData("until birthday at 10:00", "2026-03-12 10:00")]
    [InlineData("2 hours before birthday", "2026-03-11 22:00")]
    public void A_whole_day_begins_where_they_are(string moment, string end)
    {
        Assert.True(DateWait.TryParse(moment, out var parsed));
        var day = DateValue.Of(new LocalDate(2026, 3, 12));
        Assert.Equal(Local(end), parsed.Resolve(day, _lisbon, _calendar).Local);
        Assert.Equal(At("2026-03-13 00:00"), day.Ends(_lisbon));
    }

    [Theory]
    [InlineData("call")]
    [InlineData("2 days until call")]
    [InlineData("before")]
    [InlineData("1 day before")]
    [InlineData("1 day before call at noon")]
    [InlineData("1 day before call in working hours")]
    [InlineData("1 day before call on the moon")]
    [InlineData("")]
    public void What_is_no_moment_is_refused(string text) => Assert.False(DateWait.TryParse(text, out _));

    [Theory]
    [InlineData("2 days on")]
    [InlineData("2 working")]
    [InlineData("on mondays")]
    [InlineData("in hours")]
    [InlineData("121 months")]
    [InlineData("501 working days")]
    [InlineData("9 years 400 days")]
    public void What_is_no_wait_is_refused(string text) => Assert.False(Wait.TryParse(text, out _));

    [Theory]
    [InlineData("2027-03-31", "2027-03-31 00:00", true)]
    [InlineData("31.3.2027", "2027-03-31 00:00", true)]
    [InlineData("2027-03-31T10:00:00+02:00", "2027-03-31 08:00", false)]
    [InlineData("2027-03-31T10:00+02:00", "2027-03-31 08:00", false)]
    [InlineData("2027-03-31T10:00:00Z", "2027-03-31 10:00", false)]
    [InlineData("2027-03-31T10:00:00.000Z", "2027-03-31 10:00", false)]
    [InlineData("2027-03-31 10:00", "2027-03-31 09:00", false)]
    [InlineData("2027-03-31T10:00:00", "2027-03-31 09:00", false)]
    [InlineData("31.3.2027 10:00", "2027-03-31 09:00", false)]
    [InlineData("1806483600", "2027-03-31 09:00", false)]
    [InlineData("1806483600000", "2027-03-31 09:00", false)]
    public void Dates_are_read_as_programs_write_them(string text, string utc, bool isDay)
    {
        Assert.True(DateValue.TryRead(text, DateTimeZoneProviders.Tzdb["Europe/Lisbon"], out var value));
        Assert.Equal((Local(utc), isDay), (value.Start.InUtc().LocalDateTime, value.Day is not null));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("03/04/2027")]
    [InlineData("2027-13-01")]
    [InlineData("42")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_is_refused(string? text) => Assert.False(DateValue.TryRead(text, DateTimeZone.Utc, out _));

    private static LocalDateTime Local(string text) =>
        LocalDateTimePattern.Create("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture).Parse(text).GetValueOrThrow();

    private static Instant At(string text) => _lisbon.Zone.AtLeniently(Local(text)).ToInstant();
}
