using NodaTime;
using Throughline.Journeys;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Of some messages nobody knows whether they arrived: they are left alone until the team, or a late verdict, says more.</summary>
public sealed class UnknownDeliveryStories
{
    private static readonly Guid SomebodyElse = new("0198a000-0000-7000-8000-0000000000bb");

    private static Journey Welcome => Road("welcome-road", "Form Submitted",
        Step("welcome", Sends("Your checklist"), done: "Checklist Read"),
        Step("offer", Sends("An offer"), done: "Order Completed"));

    [Fact]
    public async Task One_that_is_sent_again_goes_out_once_more_and_only_once()
    {
        await using var world = await BrokenAsync("u1");
        var unknown = Assert.Single(Unknown(world));
        Assert.Equal(1, world.Count("SELECT SUM(n) FROM tally WHERE step = 0 AND measure = 31"));

        Assert.Equal(1, await world.Parts.Unknown.SendAgainAsync(Business, [unknown.Key]));
        Assert.Equal(0, await world.Parts.Unknown.SendAgainAsync(Business, [unknown.Key]));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(0, await world.Parts.Unknown.SendAgainAsync(Business, [unknown.Key]));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(2, world.Letters.Taken.Count);
        Assert.Equal(1, world.Count("SELECT SUM(n) FROM tally WHERE measure = 30"));
        Assert.Equal(0, world.Count("SELECT SUM(n) FROM tally WHERE measure = 31"));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Whoever_has_moved_on_gets_nothing_and_the_reason_is_kept()
    {
        await using var world = await BrokenAsync("u1");
        var unknown = Assert.Single(Unknown(world));
        await world.TellAsync(Track("Checklist Read", "u1", at: Start + Duration.FromMinutes(5)));
        await world.Engine.RunUntilStillAsync();
        var before = world.Letters.Taken.Count;

        Assert.Equal(1, await world.Parts.Unknown.SendAgainAsync(Business, [unknown.Key]));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(before, world.Letters.Taken.Count);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE step = 0 AND state = 4 AND reason = 'superseded'"));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Another_business_finds_none_of_them()
    {
        await using var world = await BrokenAsync("u1");
        var unknown = Assert.Single(Unknown(world));

        Assert.Equal(0, await world.Parts.Unknown.SendAgainAsync(SomebodyElse, [unknown.Key]));
        Assert.Equal(0, await world.Parts.Unknown.SendAllAgainAsync(SomebodyElse));
        Assert.Equal(0, await world.Parts.Unknown.SendAllAgainAsync(SomebodyElse, new StepPlace(unknown.VersionId, unknown.Step)));

        Assert.Single(Unknown(world));
    }

    [Fact]
    public async Task All_of_one_step_are_sent_again_and_those_of_others_left()
    {
        await using var world = await BrokenAsync("u1", "u2", "u3");
        await world.TellAsync(Track("Checklist Read", "u3", at: Start + Duration.FromMinutes(5)));
        await world.Engine.RunUntilStillAsync(); // the offer is lost on its way too
        Assert.Equal([0, 0, 0, 1], Unknown(world).Select(row => row.Step).Order());
        world.Letters.Answer = _ => new SendOutcome.Accepted("250 taken");
        var version = Unknown(world)[0].VersionId;

        Assert.Equal(1, await world.Parts.Unknown.SendAllAgainAsync(Business, new StepPlace(version, 1)));
        Assert.Equal([0, 0, 0], Unknown(world).Select(row => row.Step));
        Assert.Equal(3, await world.Parts.Unknown.SendAllAgainAsync(Business));
        await world.Engine.RunUntilStillAsync();

        Assert.Empty(Unknown(world));
        Assert.Equal(3, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 2"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 4 AND reason = 'superseded'"));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task More_than_fit_into_one_transaction_are_each_met_once()
    {
        var people = Enumerable.Range(0, UnknownDeliveries.Group + 20).Select(i => $"u{i}").ToArray();
        await using var world = await BrokenAsync(people);

        Assert.Equal(people.Length, await world.Parts.Unknown.SendAllAgainAsync(Business));

        Assert.Empty(Unknown(world));
        Assert.Equal(people.Length, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 0"));
        Assert.Equal(0, world.Count("SELECT SUM(n) FROM tally WHERE measure = 31"));
    }

    [Theory]
    [InlineData("taken", DeliveryState.Sent, "")]
    [InlineData("refused", DeliveryState.Refused, "refused-by-server")]
    [InlineData("later", DeliveryState.Queued, "waiting-for-server")]
    public async Task A_verdict_that_comes_late_replaces_unknown(string verdict, DeliveryState state, string reason)
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        var claimed = Assert.Single(await world.Engine.ClaimAsync(10));
        await world.Engine.RecoverAsync();
        Assert.Single(Unknown(world));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));

        await world.Engine.RecordAsync([new Dispatched(claimed, Outcome(verdict), null, null)]);

        Assert.Empty(Unknown(world));
        Assert.Equal(1, world.Count($"SELECT COUNT(*) FROM delivery WHERE state = {(int)state} AND COALESCE(reason, '') = '{reason}'"));
        Assert.Equal(0, world.Count("SELECT SUM(n) FROM tally WHERE measure = 31"));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    private static SendOutcome Outcome(string verdict) => verdict switch
    {
        "taken" => new SendOutcome.Accepted("250 taken"),
        "refused" => new SendOutcome.Refused("550 no such mailbox", AddressIsBad: false),
        _ => new SendOutcome.TryLater("451 not now"),
    };

    /// <summary>A world in which each of these people was written to and the connection broke.</summary>
    private static async Task<World> BrokenAsync(params string[] people)
    {
        var world = await BeginAsync(Welcome);
        world.Letters.Answer = _ => new SendOutcome.Unknown("connection lost");
        foreach (var user in people) await world.TellAsync(Identify(user, null, $"{user}@example.com"), Track("Form Submitted", user));
        await world.Engine.RunUntilStillAsync();
        if (people.Length == 1) world.Letters.Answer = _ => new SendOutcome.Accepted("250 taken");
        return world;
    }

    private static List<DeliveryRow> Unknown(World world) => world.Database.TransactAsync(tables =>
    {
        var found = new List<DeliveryRow>();
        tables.Deliveries.Unknown(Business, 1_000, found.Add);
        return found;
    }).GetAwaiter().GetResult();
}
