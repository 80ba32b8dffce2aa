using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Exchange;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What happened long ago is history: it is kept, and opens no road.</summary>
public sealed class OldEventStories
{
    private static Journey Shop(Wait? notOlderThan = null)
    {
        var road = Road("shop", "Order Completed", Step("thanks", Sends("Thank you"), done: "Parcel Opened"));
        return road with { EntryPoints = [road.EntryPoints[0] with { NotOlderThan = notOlderThan ?? road.EntryPoints[0].NotOlderThan }] };
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(null, 71, true)]
    [InlineData(null, 73, false)]
    [InlineData(null, 24 * 365 * 7, false)]
    [InlineData("1 day", 25, false)]
    [InlineData("4 weeks", 24 * 20, true)]
    public async Task An_old_event_opens_no_road(string? limit, int hours, bool opens)
    {
        await using var world = await BeginAsync(Shop(limit is null ? null : Wait.TryParse(limit, out var read) ? read : null));
        await world.TellAsync(
            Identify("u1", null, "ana@example.com"), Track("Order Completed", "u1", messageId: "order", at: Start - Duration.FromHours(hours)));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(opens ? 1 : 0, world.Enrollments().Count);
        Assert.Equal(opens ? 1 : 0, world.Letters.Taken.Count);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Order Completed'"));
        Assert.Equal(Lifecycle.Customer, Facts(world, world.Person("u1")).Lifecycle);
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task It_still_counts_on_the_road_they_are_on()
    {
        await using var world = await BeginAsync(Shop());
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Order Completed", "u1", messageId: "order"));
        await world.LiveUntilAsync(Start + Duration.FromDays(4));
        await world.TellAsync(Track("Parcel Opened", "u1", messageId: "parcel", at: Start + Duration.FromHours(1)));
        Assert.Equal(1, world.Going("u1").Position);
    }

    [Fact]
    public async Task A_list_that_is_imported_comes_in_today()
    {
        var list = Road("list", EventNames.PersonImported, Step("hello", Sends("Hello")));
        await using var world = await BeginAsync(list);
        await world.Parts.People.AddAsync(Business, [new ImportedPerson { Email = "ana@example.com" }], new(GivenBy.Import, "people.csv"));
        Assert.Single(world.Enrollments());
    }
}
