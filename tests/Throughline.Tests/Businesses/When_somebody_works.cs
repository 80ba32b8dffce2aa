using NodaTime;
using Throughline.Businesses;
using Throughline.Time;

namespace Throughline.Tests.Businesses;

public sealed class When_somebody_works
{
    private static readonly BusinessCalendar _business = new() { Holidays = PublicHolidays.Of("DE", "") };

    private static readonly TeamMember _ana = new("ana", "Ana", null, null, null, null)
    {
        Absences = [new(new(2027, 7, 1), new(2027, 7, 14)), new(new(2027, 12, 1), null)],
    };

    [Theory]
    [InlineData(2027, 6, 30, false)]
    [InlineData(2027, 7, 1, true)]
    [InlineData(2027, 7, 14, true)]
    [InlineData(2027, 7, 15, false)]
    [InlineData(2099, 1, 1, true)] // nobody said when she comes back
    public void Somebody_is_away_from_the_first_day_to_the_last(int year, int month, int day, bool isAway) =>
        Assert.Equal(isAway, _ana.IsAway(new(year, month, day)));

    [Fact]
    public void Whoever_has_no_hours_of_their_own_works_when_the_business_does()
    {
        Assert.True(_ana.Works(new(2027, 6, 30), _business));
        Assert.False(_ana.Works(new(2027, 7, 5), _business)); // away
        Assert.False(_ana.Works(new(2027, 6, 27), _business)); // a Sunday
        Assert.False(_ana.Works(new(2027, 5, 6), _business)); // Ascension Day
    }

    [Fact]
    public void Own_hours_take_the_place_of_the_businesss_week_and_leave_its_holidays()
    {
        var ben = _ana with { Hours = WeekHours.Read("; ; ; 9–12; ; 10–14; "), Absences = [] };
        Assert.True(ben.Works(new(2027, 6, 26), _business)); // a Saturday
        Assert.False(ben.Works(new(2027, 6, 30), _business)); // a Wednesday
        Assert.False(ben.Works(new(2027, 5, 6), _business)); // a Thursday, and Ascension Day
    }

    [Fact]
    public void What_is_over_is_no_absence_to_come() =>
        Assert.Equal([new LocalDate(2027, 12, 1)], _ana.AwayFrom(new(2027, 7, 15)).Select(absence => absence.From));
}
