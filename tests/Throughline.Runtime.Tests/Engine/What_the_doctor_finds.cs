using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Surveys;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>The doctor finds a lively business in order, and whatever was done to its store behind the engine's back.</summary>
public sealed class What_the_doctor_finds
{
    public static TheoryData<string> Ways { get; } = [.. Tampering.Ways.Keys];

    [Fact]
    public async Task A_lively_business_is_in_order()
    {
        await using var world = await LivelyAsync();
        Assert.Empty(world.Examine().Ailments);
        Assert.NotEmpty(world.Examine().Notes);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Tampering_is_found(string way)
    {
        await using var world = await LivelyAsync();
        Assert.True(Tampering.Apply(world, way), "The lively business has nothing of this kind.");
        Assert.False(world.Examine().IsWell, way);
    }

    [Fact]
    public async Task A_lost_wake_up_is_found_and_repaired_by_the_sweeper()
    {
        await using var world = await LivelyAsync();
        Assert.True(Tampering.Apply(world, "somebody waits for nothing"));
        Assert.False(world.Examine().IsWell);

        Assert.Equal(1, await world.Engine.SweepAsync());

        Assert.Empty(world.Examine().Ailments);
        Assert.Equal(0, await world.Engine.SweepAsync());
    }

    /// <summary>People at every step and beyond, letters in every state, tasks, answers, orders in two currencies, a second
    /// version.</summary>
    private static async Task<World> LivelyAsync()
    {
        var world = await BeginAsync(Of(Welcome, Ask, Buy, Call, Refer));
        var turn = 0;
        world.Letters.Answer = _ => (turn++ % 7) switch
        {
            2 => new SendOutcome.Unknown("connection lost"),
            4 => new SendOutcome.Refused("550 policy", AddressIsBad: false),
            _ => new SendOutcome.Accepted("250 ok"),
        };
        for (var person = 0; person < 12; person++)
            await world.TellAsync(Identify($"u{person}", null, $"p{person}@example.com"),
                Track("Form Submitted", $"u{person}", messageId: $"in{person}", properties: new { consent = true }));
        await world.SettingsAsync(new()
        {
            Sending = new()
            {
                CapCount = 0,
                QuietFrom = "00:00",
                QuietUntil = "00:00",
                ConsentNeeded = false,
                AskToMeasure = true
            }
        });
        for (var person = 0; person < 8; person++)
            await world.Parts.People.SetConsentAsync(
                Business, world.Person($"u{person}"), new(Channel.Email, Consent.Measuring, Granted: true, "Said so", GivenBy.Themselves));
        await world.LiveUntilAsync(Start + Duration.FromHours(2));
        await RespondAsync(world);
        for (var person = 0; person < 8; person++) await world.TellAsync(Track("Checklist Read", $"u{person}", messageId: $"read{person}",
            at: world.Clock.Now));
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromHours(1));
        await RespondAsync(world);
        for (var person = 0; person < 5; person++)
            await world.TellAsync(Track("Order Completed", $"u{person}", messageId: $"order{person}", at: world.Clock.Now,
                properties: new { revenue = "129.50", currency = person % 2 == 0 ? "EUR" : "USD" }));
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromHours(1));
        await SettleAsync(world, 3);
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(3));
        await world.PublishAsync(Of(Welcome, Ask, Buy, Step("gift", Sends("A gift"), done: "Gift Opened"), Call, Refer));
        await world.Parts.Enrollments.SignalAsync(Business, world.Person("u11"), world.Going("u11").Id,
            new Enrollments.Signal.Leave("Moved away"));
        await world.PublishAsync(Again);
        await world.TellAsync(Track("Order Completed", "u0", messageId: "again", at: world.Clock.Now));
        await world.TellAsync(Identify("u20", null, "late@example.com"),
            Track("Form Submitted", "u20", messageId: "in20", at: world.Clock.Now));
        return world;
    }

    private static async Task RespondAsync(World world)
    {
        foreach (var (delivery, index) in world.Deliveries(DeliveryState.Sent).Select((delivery, index) => (delivery, index)))
        {
            if (index % 2 == 0) await world.Parts.Visits.FollowAsync(delivery.Key, FollowedLink.Opening, VisitSign.Person);
            if (index % 3 == 0) await world.Parts.Visits.FollowAsync(delivery.Key, 0, VisitSign.Person);
            if (delivery.Kind == DeliveryKind.Survey) await world.Parts.Responses.AnsweredAsync(delivery.Key, 9, "Good");
        }
    }

    private static async Task SettleAsync(World world, int count)
    {
        foreach (var (key, index) in world.OpenAssignments().Take(count).Select((key, index) => (key, index)))
            await world.Parts.Assignments.SettleAsync(Business, key.PersonId, key.Id,
                new AssignmentResult(index > 0, "Spoke to them", "jill"));
    }

    private static Step Welcome => Step("welcome", new MessageWork([new Variant("a", 1, Mail("Welcome")), new Variant("b", 1,
        Mail("Hello"))]), done: "Checklist Read",
        nudges: [new Nudge(Wait.OfHours(20), Mail("Did you see it?"))]);

    /// <summary>Opens three months after the last order.</summary>
    private static Journey Again => Road("again", "", Step("hello", Sends("Hello again"))) with
    {
        Dates = [new JourneyDate("last-order") { Set = new EventRule("Order Completed", []) }],
        EntryPoints = [new EntryPoint("by-date", null, null, 0) { Opens = new DateWait("last-order", DateSide.After, Wait.OfDays(90)) }],
    };

    private static Step Ask => Step("ask", new SurveyWork(new Survey("How was it?", QuestionKind.Rating, []), Mail("A question")),
        within: Wait.OfHours(1));
    private static Step Buy => Step("buy", Sends("An offer"), done: "Order Completed", within: Wait.OfDays(9));
    private static Step Call => Step("call", new AssignmentWork("Call", null, [], Wait.OfDays(1)), within: Wait.OfDays(3));
    private static Step Refer => Step("refer", Sends("Tell a friend"), done: "Referral Accepted", within: Wait.OfDays(30));

    private static Journey Of(params Step[] steps) => Road("lively", "Form Submitted", steps);
}
