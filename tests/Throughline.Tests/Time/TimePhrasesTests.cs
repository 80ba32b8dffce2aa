using Throughline.Time;

namespace Throughline.Tests.Time;

public sealed class TimePhrasesTests
{
    [Theory]
    [InlineData("0 minutes", "at once")]
    [InlineData("90 minutes", "90 minutes later")]
    [InlineData("1 day", "one day later")]
    [InlineData("1 day at 09:00", "the next day, at 9:00")]
    [InlineData("2 working days at 09:00", "two working days later, at 9:00")]
    [InlineData("1 working day", "the next working day")]
    [InlineData("1 week on monday at 18:30", "one week later, on the first Monday from then, at 18:30")]
    [InlineData("3 days on a working day", "three days later, on the first working day from then")]
    [InlineData("1 hour in working hours", "one hour later, in your working hours")]
    [InlineData("in working hours", "in your next working hours")]
    [InlineData("on friday at 08:00", "on the next Friday, at 8:00")]
    [InlineData("at 09:00", "at the next 9:00")]
    [InlineData("14 months", "14 months later")]
    [InlineData("1 year 2 days 3 hours", "one year, two days and three hours later")]
    public void A_wait_is_said_as_people_say_it(string wait, string said) =>
        Assert.Equal(said, TimePhrases.Later(wait, Name));

    [Theory]
    [InlineData("until call", "when their call begins", "until their call begins")]
    [InlineData("until call at 09:00", "on the day of their call, at 9:00", "until the day of their call, at 9:00")]
    [InlineData("until call on monday", "on the first Monday from their call on", "until the first Monday from their call on")]
    [InlineData("1 day before call at 09:00", "the day before their call, at 9:00", "until the day before their call, at 9:00")]
    [InlineData("before call at 09:00", "at the last 9:00 before their call", "until the last 9:00 before their call")]
    [InlineData("before call on monday", "on the last Monday before their call", "until the last Monday before their call")]
    [InlineData("2 weeks before call", "two weeks before their call", "until two weeks before their call")]
    [InlineData("1 working day before call at 10:00", "the working day before their call, at 10:00",
        "until the working day before their call, at 10:00")]
    [InlineData("1 week before call on monday", "one week before their call, on the last Monday until then",
        "until one week before their call, on the last Monday until then")]
    [InlineData("after call", "right after their call", "until after their call")]
    [InlineData("after call at 18:00", "at the first 18:00 after their call", "until the first 18:00 after their call")]
    [InlineData("1 day after call at 09:00", "the day after their call, at 9:00", "until the day after their call, at 9:00")]
    [InlineData("3 months after last-order", "three months after their last order", "until three months after their last order")]
    [InlineData("2 hours after call in working hours", "two hours after their call, in your working hours",
        "until two hours after their call, in your working hours")]
    public void A_moment_by_a_date_is_said_as_people_say_it(string moment, string said, string until)
    {
        Assert.Equal(said, TimePhrases.Later(moment, Name));
        Assert.Equal(until, TimePhrases.Span(moment, Name));
        Assert.Equal(until, TimePhrases.Within(moment, Name));
    }

    [Theory]
    [InlineData("5 days", "five days", "within 5 days")]
    [InlineData("2 days at 09:00", "until two days later, at 9:00", "within 2 days at 09:00")]
    public void How_long_somebody_has_is_said_as_a_length(string wait, string span, string within)
    {
        Assert.Equal(span, TimePhrases.Span(wait, Name));
        Assert.Equal(within, TimePhrases.Within(wait, Name));
    }

    [Theory]
    [InlineData("soonish")]
    [InlineData("")]
    [InlineData("1 day before")]
    public void What_is_no_time_is_not_said(string text)
    {
        Assert.Null(TimePhrases.Later(text, Name));
        Assert.Null(TimePhrases.Span(text, Name));
    }

    private static string Name(string key) => $"their {key.Replace('-', ' ')}";
}
