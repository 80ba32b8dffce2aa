using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What somebody followed waits until it can be judged, whatever happens to the program or to them meanwhile.</summary>
public sealed class VisitStories
{
    private static Journey Reads => Road("reads", "Form Submitted",
        Step("read", Sends("Read this"), done: EventNames.EmailLinkClicked), Step("buy", Sends("An offer"), done: "Order Completed"));

    [Fact]
    public async Task A_click_survives_the_end_of_the_program()
    {
        await using var world = await BeginAsync(Reads);
        var letter = await LetterAsync(world);
        await world.Parts.Visits.FollowAsync(letter, 0, VisitSign.Person);
        var clicked = world.Clock.Now;
        await world.RestartAsync();
        world.Clock.Now += Duration.FromHours(3);
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(1, world.Going("u1").Position);
        Assert.Equal(clicked.ToUnixTimeMilliseconds(), world.Count("SELECT at FROM event WHERE name = 'Email Link Clicked'"));
        Assert.Equal(clicked.ToUnixTimeMilliseconds(), world.Count("SELECT clicked_at FROM delivery WHERE subject = 'Read this'"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task The_hand_clock_goes_to_the_moment_at_which_it_counts()
    {
        await using var world = await BeginAsync(Reads);
        var letter = await LetterAsync(world);
        await world.Parts.Visits.FollowAsync(letter, 0, VisitSign.Person);
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromSeconds(30));
        Assert.Equal(1, world.Going("u1").Position);
    }

    [Fact]
    public async Task It_goes_with_them_when_two_turn_out_to_be_one()
    {
        await using var world = await BeginAsync(Reads);
        var letter = await LetterAsync(world);
        await world.Parts.Visits.FollowAsync(letter, 0, VisitSign.Person);
        await world.TellAsync(Track("Page Viewed", "u0", messageId: "early", at: Start - Duration.FromDays(9)),
            new InboundEvent(Business, InboundKind.Alias, "alias", "Alias", "u1", null, world.Clock.Now, default, default, PreviousId: "u0",
                By: GivenBy.ServerKey));
        await world.ClickAsync(letter);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM followed_link"));
        Assert.Equal(2, world.Count("SELECT times FROM followed_link"));
        Assert.Equal(1, world.Going("u1").Position);
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Two_at_once_are_one_row()
    {
        await using var world = await BeginAsync(Reads);
        var letter = await LetterAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => world.Parts.Visits.FollowAsync(letter, 0, VisitSign.Person)));
        await world.ClickAsync(letter);
        Assert.Equal((1, 41), (world.Count("SELECT COUNT(*) FROM event WHERE name = 'Email Link Clicked'"),
            world.Count("SELECT times FROM followed_link")));
        Assert.True(world.Examine().IsWell);
    }

    /// <summary>Rows that name nothing any more, and somebody else's click beside them.</summary>
    [Theory]
    [InlineData("UPDATE followed_link SET person_id = randomblob(16) WHERE person_id = @ana")]
    [InlineData("UPDATE followed_link SET id = randomblob(16) WHERE person_id = @ana")]
    [InlineData("UPDATE followed_link SET bucket = 7777 WHERE person_id = @ana")]
    [InlineData("UPDATE followed_link SET waits_as = 99, told = -1 WHERE person_id = @ana")]
    [InlineData("UPDATE followed_link SET link = 4711 WHERE person_id = @ana")]
    [InlineData("UPDATE enrollment SET road = x'' WHERE person_id = @ana")]
    [InlineData("DELETE FROM person WHERE id = @ana")]
    [InlineData("DELETE FROM delivery WHERE person_id = @ana")]
    public async Task What_nobody_can_be_told_of_keeps_nobody_else_waiting(string damage)
    {
        await using var world = await BeginAsync(Reads);
        var (anas, bens) = (await LetterAsync(world), await LetterAsync(world, "u2"));
        await world.Parts.Visits.FollowAsync(anas, 0, VisitSign.Person);
        await world.Parts.Visits.FollowAsync(bens, 0, VisitSign.Person);
        await world.Database.WriteAsync(connection => connection.Execute(damage, new { ana = anas.PersonId }));
        world.Clock.Now += Duration.FromMinutes(1);
        await world.Parts.Visits.SettleAsync();
        await world.Parts.Visits.SettleAsync();

        Assert.Equal(1, world.Going("u2").Position);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM followed_link WHERE waits_since IS NOT NULL"));
        Assert.Equal(0, await world.Parts.Visits.SettleAsync());
    }

    private static async Task<DeliveryKey> LetterAsync(World world, string user = "u1")
    {
        await world.TellAsync(Identify(user, null, $"{user}@example.com"), Track("Form Submitted", user, messageId: $"in-{user}"));
        await world.Engine.RunUntilStillAsync();
        var person = world.Person(user);
        return world.Deliveries(DeliveryState.Sent).Single(row => row.Key.PersonId == person).Key;
    }
}
