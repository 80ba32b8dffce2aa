using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>The machine was off. How late something is counts from when it was planned.</summary>
public sealed class DowntimeStories
{
    private static Journey Course => Road("course", "Form Submitted",
        Step("welcome", Sends("Welcome")), Step("second", Sends("Second"), wait: Wait.OfDays(1)), Step("third", Sends("Third"), wait: Wait.OfDays(1)));

    private static Journey Offer => Road("offer", "Form Submitted",
        Step("offer", Sends("Offer"), done: "Order Completed", within: Wait.OfDays(20), nudges: [new Nudge(Wait.OfDays(2), Mail("Still there"))]));

    [Fact]
    public async Task After_twelve_days_nothing_leaves_that_is_twelve_days_late_and_the_road_goes_on()
    {
        await using var world = await StartedAsync(Course);
        world.Clock.Now += Duration.FromDays(13);
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(["Welcome"], Subjects(world));
        Assert.Equal("past-due", Assert.Single(world.Deliveries(DeliveryState.Refused)).Reason);
        Assert.Equal(2, world.Going("u1").Position);
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(1));
        Assert.Equal(["Welcome", "Third"], Subjects(world));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task What_is_two_days_late_still_leaves()
    {
        await using var world = await StartedAsync(Course);
        world.Clock.Now += Duration.FromDays(3);
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(["Welcome", "Second"], Subjects(world));
    }

    [Fact]
    public async Task A_reminder_that_is_far_too_late_is_left_out_and_they_still_have_their_time()
    {
        await using var world = await StartedAsync(Offer);
        world.Clock.Now += Duration.FromDays(12);
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(["Offer"], Subjects(world));
        Assert.Equal(EnrollmentState.Active, world.Going("u1").State);
        await world.TellAsync(Track("Order Completed", "u1", messageId: "order", at: world.Clock.Now));
        Assert.Equal(EnrollmentState.Completed, world.Going("u1").State);
    }

    [Fact]
    public async Task Whoever_was_held_that_long_by_the_team_gets_it_when_they_are_let_go()
    {
        await using var world = await StartedAsync(Course);
        await world.Parts.Enrollments.SignalAsync(Business, world.Person("u1"), world.Going("u1").Id, new Signal.HoldHere("On holiday"));
        await world.LiveUntilAsync(Start + Duration.FromDays(12));
        await world.Parts.Enrollments.SignalAsync(Business, world.Person("u1"), world.Going("u1").Id, new Signal.Release());
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(["Welcome", "Second"], Subjects(world));
    }

    private static async Task<World> StartedAsync(Journey journey)
    {
        var world = await BeginAsync(journey);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
        return world;
    }

    private static List<string> Subjects(World world) => [.. world.Letters.Taken.Select(letter => letter.Subject)];
}
