using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>One person's failure is set aside, shown, and tried again when its cause is gone; nobody else notices.</summary>
public sealed class SetAsideStories
{
    /// <summary>A message without a wording, which no compiler lets through: carrying out this step fails.</summary>
    internal static Step Broken(string key) => Step(key, new MessageWork([]), done: "Page Viewed");

    private static Journey Sound => Road("second", "Signed Up", Step("hello", Sends("Hello"), done: "Page Viewed"));

    [Fact]
    public async Task Somebody_whose_road_fails_is_held_and_everybody_else_goes_on()
    {
        await using var world = await BeginAsync(Road("main", "Form Submitted", Step("welcome", Sends("Welcome"), done: "Checklist Read"), Broken("next")), Sound);
        await world.TellAsync(
            Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Track("Checklist Read", "u1"),
            Identify("u2", null, "ben@example.com"), Track("Signed Up", "u2"));

        Assert.Equal(FailedSignals.Hold, world.Going("u1").Hold);
        Assert.Equal(EnrollmentState.Active, world.Going("u2").State);
        Assert.Null(world.Going("u2").Hold);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM event WHERE name IN ('Form Submitted', 'Checklist Read')"));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task A_road_that_cannot_even_be_entered_keeps_the_event_and_lets_them_in_when_it_is_mended()
    {
        await using var world = await BeginAsync(Road("main", "Form Submitted", Broken("first")));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));

        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM enrollment"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Form Submitted'"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.Empty(world.Examine().Ailments);

        await world.MendAsync(Road("main", "Form Submitted", Step("first", Sends("Mended"), done: "Page Viewed")));
        world.Clock.Now += Duration.FromHours(2);
        await world.Engine.SweepAsync();

        Assert.Equal(EnrollmentState.Active, world.Going("u1").State);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task When_the_cause_is_gone_they_go_on_by_themselves()
    {
        var welcome = Step("welcome", Sends("Welcome"), done: "Checklist Read");
        await using var world = await BeginAsync(Road("main", "Form Submitted", welcome, Broken("next")));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Track("Checklist Read", "u1"));
        world.Clock.Now += Duration.FromHours(2);
        await world.Engine.SweepAsync();
        Assert.Equal(FailedSignals.Hold, world.Going("u1").Hold);
        Assert.Equal(1, world.Count("SELECT tries FROM failed_signal"));

        await world.MendAsync(Road("main", "Form Submitted", welcome, Step("next", Sends("Next"), done: "Page Viewed")));
        world.Clock.Now += Duration.FromDays(1);
        await world.Engine.SweepAsync();
        await world.Engine.RunUntilStillAsync();

        Assert.Null(world.Going("u1").Hold);
        Assert.Equal(1, world.Going("u1").Position);
        Assert.Contains(world.Letters.Taken, letter => letter.Subject == "Next");
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task A_timer_that_fails_holds_one_person_and_the_others_of_its_group_go_on()
    {
        await using var world = await BeginAsync(Road("main", "Form Submitted", Step("wait", wait: Wait.OfHours(1), within: Wait.OfHours(1)), Broken("next")), Road("other", "Signed Up", Step("wait", wait: Wait.OfHours(1), within: Wait.OfHours(1)), Step("end", Sends("End"), done: "Page Viewed")));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Identify("u2", null, "ben@example.com"), Track("Signed Up", "u2"));
        await world.LiveUntilAsync(Start + Duration.FromHours(5));

        Assert.Equal(FailedSignals.Hold, world.Going("u1").Hold);
        Assert.Equal(1, world.Going("u2").Position);
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task After_enough_tries_it_is_left_to_the_team()
    {
        await using var world = await BeginAsync(Road("main", "Form Submitted", Step("welcome", Sends("Welcome"), done: "Checklist Read"), Broken("next")));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Track("Checklist Read", "u1"));
        for (var day = 0; day < 60; day++)
        {
            world.Clock.Now += Duration.FromDays(1);
            await world.Engine.SweepAsync();
        }
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM failed_signal"));
        Assert.Equal(FailedSignals.Hold, world.Going("u1").Hold);
    }
}
