using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Api.Segment;

namespace Throughline.App.Tests.Api;

public sealed class EventTimeTests
{
    private static readonly Instant Received = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Theory]
    // a right clock: the event's own time
    [InlineData("2026-03-01T11:58:00Z", "2026-03-01T12:00:00Z", "2026-03-01T11:58:00Z")]
    // two hours fast, waited two minutes
    [InlineData("2026-03-01T13:58:00Z", "2026-03-01T14:00:00Z", "2026-03-01T11:58:00Z")]
    // two hours slow
    [InlineData("2026-03-01T09:58:00Z", "2026-03-01T10:00:00Z", "2026-03-01T11:58:00Z")]
    // a clock that stands at its beginning, both times from it
    [InlineData("1970-01-01T00:01:00Z", "1970-01-01T00:03:00Z", "2026-03-01T11:58:00Z")]
    // years fast, both times from it
    [InlineData("2031-05-01T10:00:00Z", "2031-05-01T10:01:00Z", "2026-03-01T11:59:00Z")]
    // history brought in by a program with a right clock
    [InlineData("2015-06-01T08:00:00Z", "2026-03-01T12:00:00Z", "2015-06-01T08:00:00Z")]
    // no time of sending
    [InlineData("2026-02-28T10:00:00Z", null, "2026-02-28T10:00:00Z")]
    [InlineData("2026-03-01T12:00:05Z", null, "2026-03-01T12:00:00Z")]
    // an absurd time of sending does not move an event whose own time is good
    [InlineData("2026-03-01T11:00:00Z", "2200-01-01T00:00:00Z", "2026-03-01T11:00:00Z")]
    [InlineData("2026-03-01T11:00:00Z", "1970-01-01T00:00:00Z", "2026-03-01T11:00:00Z")]
    [InlineData("2026-03-01T11:00:00Z", "9999-12-31T23:59:59Z", "2026-03-01T11:00:00Z")]
    // nothing happens after it was received
    [InlineData("2026-03-01T12:30:00Z", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", null, "2026-03-01T12:00:00Z")]
    // an absurd own time
    [InlineData("0001-01-01T00:00:00Z", null, "2026-03-01T12:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    // nothing given
    [InlineData(null, "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData(null, null, "2026-03-01T12:00:00Z")]
    public void The_senders_clock_is_corrected(string? original, string? sentAt, string expected) =>
        Assert.Equal(At(expected), EventTime.Correct(Received, At(original), At(sentAt)));

    [Theory]
    [InlineData("2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T09:30:00.123Z", "2026-03-01T09:30:00.123Z")]
    [InlineData("2026-03-01T09:30:00.1234567+01:00", "2026-03-01T08:30:00.1234567Z")]
    [InlineData("2026-03-01T09:30:00.123456+00:00", "2026-03-01T09:30:00.123456Z")]
    [InlineData("2026-03-01T09:30:00.123456789Z", "2026-03-01T09:30:00.1234567Z")]
    [InlineData("2026-03-01T09:30:00-0330", "2026-03-01T13:00:00Z")]
    [InlineData("2026-03-01T09:30:00", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T09:30Z", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T09:30", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01 09:30:00", "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01 09:30:00.5+02:00", "2026-03-01T07:30:00.5Z")]
    [InlineData("2026-03-01T09:30:00,25Z", "2026-03-01T09:30:00.25Z")]
    [InlineData("20260301T093000Z", "2026-03-01T09:30:00Z")]
    [InlineData("20260301", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z")]
    [InlineData("\\u0032026-03-01T09:30:00Z", "2026-03-01T09:30:00Z")]
    public void Forms_of_ISO_8601_are_read(string text, string expected) => Assert.Equal(At(expected), Read(text));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("01/02/2026")]
    [InlineData("01.02.2026 10:00")]
    [InlineData("Sun, 01 Mar 2026 09:30:00 GMT")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("+275760-09-13T00:00:00.000Z")]
    [InlineData("1772357400")]
    [InlineData("")]
    public void Anything_else_is_not_guessed_at(string text) => Assert.Null(Read(text));

    [Fact]
    public void No_event_lies_in_the_future_or_before_2000()
    {
        var instants = Gen.Choose(-2_000_000_000, 2_000_000_000).Select(seconds => seconds % 7 == 0 ? (Instant?)null : Received + Duration.FromSeconds(seconds));
        Prop.ForAll(instants.Zip(instants).ToArbitrary(), pair =>
        {
            var at = EventTime.Correct(Received, pair.Item1, pair.Item2);
            return at <= Received && at >= Instant.FromUtc(2000, 1, 1, 0, 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_clock_that_is_wrong_by_less_than_a_day_makes_no_difference()
    {
        var seconds = Gen.Choose(-86_400, 86_400).Zip(Gen.Choose(0, 500_000_000));
        Prop.ForAll(seconds.ToArbitrary(), pair =>
        {
            var skew = Duration.FromSeconds(pair.Item1);
            var happened = Received - Duration.FromSeconds(pair.Item2);
            return EventTime.Correct(Received, happened + skew, Received + skew) == happened;
        }).QuickCheckThrowOnFailure();
    }

    private static Instant? At(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).Value;

    private static Instant? Read(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes($"\"{text}\""));
        reader.Read();
        return EventTime.TryRead(ref reader, out var time) ? time : null;
    }
}
