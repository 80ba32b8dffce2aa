using System.Text.Json;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Storage.People;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A letter with a hole in it is not sent, and nobody asks whether it arrived.</summary>
public sealed class Reminders_of_nothing
{
    private static readonly Message _letter = new("The offer, {{lastName}}", "Dear {{lastName}}, here it is.");

    private static Journey Offers(params Nudge[] nudges) => Road("offers", "Form Submitted",
        Step("offer", new MessageWork([new Variant("a", 1, _letter)]), done: "Order Completed", nudges: [.. nudges]));

    private static Journey Reminding => Offers(
        new Nudge(Wait.OfDays(1), Mail("Did my letter reach you?")), new Nudge(Wait.OfDays(2), Mail("Once more")));

    [Fact]
    public async Task Whoever_did_not_get_the_letter_is_not_reminded_of_it()
    {
        await using var world = await BeginAsync(Reminding);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));

        await world.LiveUntilAsync(Start + Duration.FromDays(20));

        Assert.Empty(world.Letters.Taken);
        Assert.Equal(
            ["0 missing-value", "1 nothing-to-remind-of", "2 nothing-to-remind-of"],
            world.Deliveries(DeliveryState.Refused).Select(row => $"{row.Number} {row.Reason}").Order());
        Assert.Equal(2, world.Count("SELECT SUM(n) FROM suppressed_send WHERE reason = 'nothing-to-remind-of'"));
        Assert.Equal(VisitOutcome.GivenUp, world.Going("u1").Visits[0].Outcome);
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Whoever_got_it_is_reminded_as_ever()
    {
        await using var world = await BeginAsync(Reminding);
        var known = JsonSerializer.SerializeToElement(new { email = "ana@example.com", lastName = "Lima" });
        await world.TellAsync(Identify("u1", null, null) with { Traits = known }, Track("Form Submitted", "u1"));

        await world.LiveUntilAsync(Start + Duration.FromDays(20));

        Assert.Equal(["The offer, Lima", "Did my letter reach you?", "Once more"], world.Letters.Taken.Select(letter => letter.Subject));
    }

    [Fact]
    public async Task They_may_still_do_it_by_themselves()
    {
        await using var world = await BeginAsync(Reminding);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.LiveUntilAsync(Start + Duration.FromDays(1.5));

        await world.TellAsync(Track("Order Completed", "u1", at: world.Clock.Now));

        Assert.Equal(EnrollmentState.Completed, world.Going("u1").State);
    }

    [Fact]
    public async Task A_call_that_could_not_be_made_may_be_spoken_of()
    {
        await using var world = await BeginAsync(Road("calls", "Form Submitted", Step(
            "call", new AssignmentWork("Call them", null, [], Wait.OfDays(1)), done: "Call Held",
            nudges: [new Nudge(Wait.OfDays(1), Mail("I could not reach you"))])));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
        var task = Assert.Single(world.OpenAssignments());
        await world.Parts.Assignments.SettleAsync(Business, task.PersonId, task.Id, new(false, "Nobody answered", "Jill"));

        await world.LiveUntilAsync(Start + Duration.FromDays(3));

        Assert.Equal("I could not reach you", Assert.Single(world.Letters.Taken).Subject);
    }
}
