using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Attendance;
using Throughline.Languages;
using Throughline.People;
using Throughline.Time;
using Xunit;

namespace Throughline.Tests.Attendance;

public sealed class PlacesTests
{
    private static readonly LocalZone _lisbon = LocalZone.Find(null, "Europe/Lisbon");

    [Fact]
    public void Whoever_comes_one_after_the_other_fills_the_seats_and_then_the_line_and_never_more() => Check.QuickThrowOnFailure(
        Prop.ForAll(
            Gen.Choose(0, 40).ToArbitrary(), Gen.Choose(0, 80).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(),
            (seats, people, hasList) =>
        {
            var places = new Places(seats, 0, 0, hasList);
            for (var i = 0; i < people; i++)
                places = places.Decide() switch
                {
                    PlaceGiven.Place => places.With(null, PlaceState.Held),
                    PlaceGiven.WaitingList => places.With(null, PlaceState.Waiting),
                    _ => places,
                };
            var held = seats == 0 ? people : Math.Min(seats, people);
            return places.Held == held && places.Waiting == (hasList ? people - held : 0) && places.MovingUp == 0;
        }));

    [Theory]
    [InlineData(10, 7, 0, 3, 0, PlaceGiven.Place)]
    [InlineData(10, 7, 3, 0, 3, PlaceGiven.WaitingList)] // three are free, and three have waited longer
    [InlineData(10, 7, 5, 0, 3, PlaceGiven.WaitingList)]
    [InlineData(4, 7, 2, 0, 0, PlaceGiven.WaitingList)] // seats were taken away: whoever has a place keeps it
    [InlineData(20_000, 0, 20_000, 0, 20_000, PlaceGiven.Full)]
    public void Nobody_jumps_the_queue(long seats, long held, long waiting, long left, long movingUp, PlaceGiven given)
    {
        var places = new Places(seats, held, waiting, HasWaitingList: true);
        Assert.Equal((left, movingUp, given), (places.Left!.Value, places.MovingUp, places.Decide()));
    }

    [Theory]
    [InlineData("2027-03-04T10:00", 90, "2027-03-04T11:30")]
    [InlineData("2027-03-04T10:00", 0, "2027-03-04T12:00")]
    [InlineData("2027-03-04", 0, "2027-03-05T00:00")]
    [InlineData("2027-03-27", 0, "2027-03-28T00:00")]
    public void An_event_is_over(string starts, int minutes, string end)
    {
        Assert.True(DateValue.TryRead(starts, _lisbon.Zone, out var day));
        Assert.True(DateValue.TryRead(end, _lisbon.Zone, out var over));
        Assert.Equal(over.Start, EventClock.EndOf(day, minutes, _lisbon));
    }

    [Theory]
    [InlineData(true, false, 9, EventStanding.Open)]
    [InlineData(true, false, 13, EventStanding.Closed)]
    [InlineData(true, false, 20, EventStanding.Past)]
    [InlineData(true, true, 9, EventStanding.Cancelled)]
    [InlineData(false, false, 9, EventStanding.NotOffered)]
    [InlineData(false, true, 20, EventStanding.NotOffered)]
    public void Somebody_can_register_or_not(bool isOffered, bool isCancelled, int hour, EventStanding standing)
    {
        var day = Instant.FromUtc(2027, 3, 4, 0, 0);
        Assert.Equal(standing, EventClock.StandingOf(
            (isOffered, isCancelled), day + Duration.FromHours(20), day + Duration.FromHours(12), day + Duration.FromHours(hour)));
    }

    [Theory]
    [InlineData("en", "2027-03-04T10:00", 90, "Thursday 4 March 2027, 10:00 to 11:30, Lisbon time")]
    [InlineData("de", "2027-03-04T10:00", 0, "Donnerstag, 4. März 2027, 10:00, Ortszeit Lisbon")]
    [InlineData("en", "2027-03-04", 0, "Thursday 4 March 2027")]
    public void When_it_is_stands_in_words(string language, string starts, int minutes, string said)
    {
        Assert.True(DateValue.TryRead(starts, _lisbon.Zone, out var day));
        Assert.Equal(said, EventTimes.Say(PublicWords.In(language), day, minutes, _lisbon.Zone));
    }

    [Theory]
    [InlineData("ozt", "Gül Öztürk", true)]
    [InlineData("Gül oz", "Gül Öztürk", true)]
    [InlineData("weiss", "Hans Weiß", true)]
    [InlineData("", "Anybody", true)]
    [InlineData("meyer", "Hans Weiß", false)]
    public void A_name_is_found_by_what_is_typed_in_a_hurry(string typed, string name, bool isFound) =>
        Assert.Equal(isFound, NameSearch.Finds(typed, name));
}
