using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Another system that answers 410 Gone is called no more, until somebody switches it on; and how calls are signed.</summary>
public sealed class CallsThatWereTurnedOff
{
    private static readonly Uri Shop = new("https://shop.example/hook");

    [Fact]
    public async Task Are_not_made_again_until_somebody_switches_them_on()
    {
        await using var world = await World.BeginAsync(Road());
        world.Calls.Answer = new SendOutcome.Refused("410 Gone", AddressIsBad: false) { Reason = SendReason.TurnedOff };
        await EnterAsync(world, "Ana");
        world.Calls.Answer = new SendOutcome.Accepted("200");
        await EnterAsync(world, "Ben");
        Assert.Single(world.Calls.Taken);
        Assert.Equal(Shop.AbsoluteUri, Assert.Single(world.Parts.Webhooks.Stopped(World.Business)).Address);

        await world.RestartAsync();
        await EnterAsync(world, "Cleo");
        Assert.Single(world.Calls.Taken);

        await world.Parts.Webhooks.ResumeAsync(new Actor(World.Business, "jill"), Shop.AbsoluteUri);
        await EnterAsync(world, "Dora");
        Assert.Equal(2, world.Calls.Taken.Count);
    }

    [Fact]
    public async Task Carry_the_earlier_signature_for_a_day_after_the_secret_was_changed()
    {
        await using var world = await World.BeginAsync(Road());
        var webhooks = world.Parts.Webhooks;
        var us = new Actor(World.Business, "jill");
        var first = webhooks.Secret(World.Business);
        Assert.Equal(first, webhooks.SigningSecrets(World.Business));

        await webhooks.ChangeSecretAsync(us);
        var second = webhooks.Secret(World.Business);
        Assert.NotEqual(first, second);
        Assert.Equal($"{second} {first}", webhooks.SigningSecrets(World.Business));
        Assert.Equal(World.Start + Duration.FromHours(24), webhooks.EarlierUntil(World.Business));

        world.Clock.Now += Duration.FromHours(12);
        await webhooks.ChangeSecretAsync(us);
        var third = webhooks.Secret(World.Business);
        Assert.Equal($"{third} {second} {first}", webhooks.SigningSecrets(World.Business));

        world.Clock.Now += Duration.FromHours(12);
        Assert.Equal($"{third} {second}", webhooks.SigningSecrets(World.Business));
        await webhooks.EndEarlierAsync(us);
        Assert.Equal(third, webhooks.SigningSecrets(World.Business));
        Assert.Null(webhooks.EarlierUntil(World.Business));
    }

    private static Journey Road() => World.Road("calls", "Signed Up", World.Step("tell", new WebhookWork(Shop, null), done: "Page Viewed"));

    private static async Task EnterAsync(World world, string name)
    {
        await world.TellAsync(World.Identify(name, null, $"{name}@example.com"), World.Track("Signed Up", name));
        await world.Engine.RunUntilStillAsync();
    }
}
