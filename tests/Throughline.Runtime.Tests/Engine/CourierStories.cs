using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What is claimed can leave at once, what hangs holds up no other, and a stop gives back what was not handed over.</summary>
public sealed class CourierStories
{
    private const int Places = 4;
    private const int People = 10;

    private static Journey Writes => Road("writes", "Form Submitted", Step("welcome", Sends("Welcome"), done: "Page Viewed"));

    private static Journey Calls => Road("calls", "Signed Up", Step("tell", new WebhookWork(new Uri("https://shop.example/hook"), null), done: "Page Viewed"));

    [Fact]
    public async Task A_mail_server_that_hangs_has_one_delivery_a_connection_and_calls_go_on()
    {
        await using var world = await CrowdAsync();
        using var stop = new CancellationTokenSource();
        using var couriers = new Couriers(world.Engine, NullLogger.Instance);

        await LookUntilAsync(couriers, () => world.Calls.Taken.Count == People && InHand(world) == Places, stop.Token);

        Assert.Equal(Places, InHand(world));
        Assert.Equal(People - Places, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 0"));
        await stop.CancelAsync();
        await couriers.ComeBackAsync();
    }

    [Fact]
    public async Task An_orderly_stop_leaves_nothing_unknown_and_nothing_claimed()
    {
        await using var world = await CrowdAsync();
        using var stop = new CancellationTokenSource();
        using var couriers = new Couriers(world.Engine, NullLogger.Instance);
        await LookUntilAsync(couriers, () => InHand(world) == Places, stop.Token);

        await stop.CancelAsync();
        await couriers.ComeBackAsync();

        Assert.Equal(0, InHand(world));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 3"));
        Assert.Equal(People, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 0 AND kind = 0"));
        Assert.Empty(world.Letters.Taken);
        Assert.Empty(world.Examine().Ailments);

        world.Letters.Hangs = null;
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(People, world.Letters.Taken.Count);
    }

    [Fact]
    public async Task A_lease_that_is_renewed_is_not_given_up_however_long_the_server_takes()
    {
        var answers = new TaskCompletionSource();
        await using var world = await CrowdAsync(answers.Task);
        using var stop = new CancellationTokenSource();
        using var couriers = new Couriers(world.Engine, NullLogger.Instance);
        await LookUntilAsync(couriers, () => InHand(world) == Places, stop.Token);

        var inHand = world.Deliveries(Storage.People.DeliveryState.Sending);
        world.Clock.Now += SendGate.Lease - Duration.FromSeconds(1);
        await world.Engine.RenewAsync([.. inHand.Select(delivery => delivery.Key)]);
        world.Clock.Now += SendGate.Lease - Duration.FromSeconds(1);
        await world.Engine.SweepAsync();
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 3"));

        answers.SetResult();
        await LookUntilAsync(couriers, () => world.Letters.Taken.Count == People, stop.Token);
        await stop.CancelAsync();
        await couriers.ComeBackAsync();
        Assert.Equal(People, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 2 AND kind = 0"));
        Assert.Empty(world.Examine().Ailments);
    }

    private static async Task<World> CrowdAsync(Task? hangs = null)
    {
        var world = await BeginAsync(Writes, Calls);
        world.Letters.Hangs = hangs ?? new TaskCompletionSource().Task;
        for (var person = 0; person < People; person++)
            await world.TellAsync(
                Identify($"u{person}", null, $"p{person}@example.com"),
                Track("Form Submitted", $"u{person}", messageId: $"form{person}"),
                Track("Signed Up", $"u{person}", messageId: $"sign{person}"));
        return world;
    }

    private static long InHand(World world) => world.Count("SELECT COUNT(*) FROM delivery WHERE state = 1 AND kind = 0");

    private static async Task LookUntilAsync(Couriers couriers, Func<bool> isSo, CancellationToken stop)
    {
        for (var looks = 0; !isSo(); looks++)
        {
            Assert.True(looks < 60, "The couriers did not get there.");
            await couriers.LookAsync(stop);
        }
    }
}
