using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A friend comes in, and whoever sent them is known for it: two people, each on the road that is theirs.</summary>
public sealed class Recommendations
{
    private static Journey Customers => Road("customers", "Order Completed",
        Step("tell", Sends("Tell a friend"), done: EventNames.ReferralAccepted, within: Wait.OfDays(60), otherwise: Otherwise.Leave));

    private static Journey Friends => Road("friends", EventNames.ReferralReceived,
        Step("welcome", Sends("Welcome"), done: "Checklist Read"));

    private static async Task<World> WithAna()
    {
        var world = await BeginAsync(Customers, Friends);
        await world.TellAsync(Identify("ana", null, "ana@example.com"), Track("Order Completed", "ana"));
        await world.Engine.RunUntilStillAsync();
        return world;
    }

    private static InboundEvent Sent(string friend, object? referrer, GivenBy by = GivenBy.ServerKey) => Track(
        EventNames.ReferralReceived, friend, messageId: $"{friend}-{referrer}", at: Start + Duration.FromHours(1),
        properties: new { referrer }) with
    { By = by };

    [Theory]
    [InlineData("ana")]
    [InlineData("ANA@example.com ")]
    public async Task Whoever_recommended_goes_on_and_recommends_and_the_friend_begins(string referrer)
    {
        await using var world = await WithAna();

        await world.TellAsync(Sent("ben", referrer));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(EnrollmentState.Completed, world.Going("ana").State);
        Assert.Equal(Lifecycle.Advocate, LifecycleOf(world, "ana"));
        Assert.Equal(0, world.Going("ben").Position);
        Assert.Equal(Lifecycle.Lead, LifecycleOf(world, "ben"));
        Assert.Equal(2, world.Enrollments().Count);
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task The_same_friend_told_twice_counts_once_and_another_counts_again()
    {
        await using var world = await WithAna();
        await world.TellAsync(Sent("ben", "ana"), Sent("ben", "ana"));
        await world.Engine.RunUntilStillAsync();
        await world.TellAsync(Sent("ben", "ana"));
        await world.TellAsync(Sent("eva", new { email = "ana@example.com" }));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(2, Accepted(world, "ana"));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM queued_signal"));
    }

    [Theory]
    [InlineData("nobody-we-know")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("ben")]
    [InlineData(null)]
    [InlineData(7.5)]
    public async Task A_referrer_nobody_knows_or_who_is_the_friend_causes_nothing(object? referrer)
    {
        await using var world = await WithAna();
        await world.TellAsync(Sent("ben", referrer));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM event WHERE name = '{EventNames.ReferralAccepted}'"));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM queued_signal"));
        Assert.Equal(Lifecycle.Customer, LifecycleOf(world, "ana"));
    }

    [Fact]
    public async Task A_crash_between_the_two_loses_nothing()
    {
        await using var world = await WithAna();
        await world.TellAsync(Sent("ben", "ana"));
        await world.RestartAsync();
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(1, Accepted(world, "ana"));
    }

    [Theory]
    [InlineData(GivenBy.BrowserKey)]
    [InlineData(GivenBy.Form)]
    public async Task A_strangers_word_makes_no_advocates(GivenBy by)
    {
        await using var world = await WithAna();
        await world.TellAsync([.. Enumerable.Range(0, 50).Select(i => Sent($"made-up-{i}", "ana", by))]);
        await world.TellAsync(Track(EventNames.ReferralAccepted, "ana", messageId: "forged") with { By = by });
        await world.LiveUntilAsync(Start + Duration.FromDays(9));

        Assert.Equal(Lifecycle.Customer, LifecycleOf(world, "ana"));
        Assert.Equal(1, Accepted(world, "ana")); // the forged one stands on her page, and moves what waits for it
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM queued_signal"));
    }

    [Fact]
    public async Task It_counts_once_the_friend_is_believed()
    {
        await using var world = await WithAna();
        await world.TellAsync(Sent("ben", "ana", GivenBy.BrowserKey));
        await world.LiveUntilAsync(Start + Duration.FromDays(1));
        Assert.Equal(0, Accepted(world, "ana"));

        await world.TellAsync(Identify("ben", null, "ben@example.com") with { By = GivenBy.ServerKey });
        await world.LiveUntilAsync(Start + Duration.FromDays(2));

        Assert.Equal(1, Accepted(world, "ana"));
        Assert.Equal(Lifecycle.Advocate, LifecycleOf(world, "ana"));
    }

    [Fact]
    public async Task A_friend_who_turns_out_to_be_another_takes_it_along()
    {
        await using var world = await WithAna();
        await world.TellAsync(Sent("ben", "ana", GivenBy.BrowserKey));
        await world.TellAsync(Identify("benjamin", null, "ben@example.com") with { By = GivenBy.ServerKey });
        Assert.True(await world.Parts.People.MergeAsync(Business, world.Person("benjamin"), world.Person("ben")));
        await world.LiveUntilAsync(Start + Duration.FromDays(1));

        Assert.Equal(1, Accepted(world, "ana"));
    }

    private static int Accepted(World world, string user) =>
        world.Events(world.Person(user)).Count(fact => fact.Name == EventNames.ReferralAccepted);

    private static Lifecycle LifecycleOf(World world, string user)
    {
        var id = Convert.ToHexString(world.Person(user).ToByteArray(bigEndian: true));
        return (Lifecycle)world.Count($"SELECT lifecycle FROM person WHERE id = X'{id}'");
    }
}
