using System.Collections.Concurrent;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>Each mail server has its own connections, its own queue and its own rest; and it can be asked what it can take now.</summary>
public sealed class ServersApart
{
    private static readonly Guid Slow = new("0190a5e1-0000-7abc-8def-00000000000a");
    private static readonly Guid Well = new("0190a5e1-0000-7abc-8def-00000000000b");

    [Fact]
    public async Task A_server_that_hangs_holds_up_nobody_elses_mail()
    {
        await using var hanging = new TestMailServer { Answer = said => said.Is("(message)") ? TestMailServer.Silence : null };
        await using var well = new TestMailServer();
        await using var channel = Channel(hanging, well);
        using var stop = new CancellationTokenSource();
        var stuck = Enumerable.Range(0, 50).Select(i => channel.SendAsync(To(Slow, i), stop.Token)).ToList();
        while (hanging.Whole.Count < 4) await Task.Yield();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => channel.SendAsync(To(Well, i), default)));

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.All(stuck, one => Assert.False(one.IsCompleted));
        Assert.Equal((0, 4), (channel.FreeOn(channel.RouteOf(Slow)), channel.FreeOn(channel.RouteOf(Well))));
        await stop.CancelAsync();
        var ends = await Task.WhenAll(stuck);
        Assert.Equal((4, 46), (ends.Count(end => end is SendOutcome.Unknown), ends.Count(end => end is SendOutcome.TryLater)));
    }

    [Fact]
    public async Task It_says_how_many_it_can_take_and_when_a_place_is_free_again()
    {
        var go = new TaskCompletionSource();
        await using var server = new TestMailServer { Answer = said => Held(said, go) };
        await using var channel = Channel(server, server);
        var freed = new ConcurrentQueue<ChannelRoute>();
        channel.Freed = freed.Enqueue;
        var route = channel.RouteOf(Slow);
        Assert.Equal(route, channel.RouteOf(Well));
        Assert.Equal(4, channel.FreeOn(route));
        var under = Enumerable.Range(0, 3).Select(i => channel.SendAsync(To(Slow, i), default)).ToList();
        Assert.Equal(1, channel.FreeOn(route));
        go.SetResult();
        await Task.WhenAll(under);
        Assert.Equal(4, channel.FreeOn(route));
        Assert.Equal([route, route, route], freed);
    }

    [Fact]
    public async Task Nothing_is_taken_for_a_server_that_rests_and_then_one_for_all()
    {
        var clock = new HandClock();
        var down = true;
        await using var server = new TestMailServer { Answer = said => down && said.Is("(greeting)") ? "421 4.3.2 overloaded" : null };
        await using var channel = SmtpStories.Channel(server.Settings, clock);
        var route = channel.RouteOf(Slow);
        await channel.SendAsync(To(Slow, 0), default);
        Assert.Equal(0, channel.FreeOn(route));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, channel.FreeOn(route));
        down = false;
        Assert.IsType<SendOutcome.Accepted>(await channel.SendAsync(To(Slow, 1), default));
        Assert.Equal(4, channel.FreeOn(route));
    }

    [Fact]
    public void The_outbox_has_room_for_a_bounded_number()
    {
        var outbox = new OutboxChannel();
        Assert.Equal(OutboxChannel.Places, outbox.FreeOn(outbox.RouteOf(Slow)));
    }

    [Fact]
    public async Task Another_password_is_another_way_and_no_way_tells_it()
    {
        static SmtpLogin LoginOf(Guid workspace) => new("jill", workspace == Slow ? "secret" : "other");
        await using var channel = new EmailChannel(
            workspace => new MailExit(new SmtpServer("mail.example.com", 587, SmtpSecurity.StartTls, LoginOf(workspace))),
            new OutboxChannel(),
            TimeProvider.System);
        Assert.NotEqual(channel.RouteOf(Slow), channel.RouteOf(Well));
        Assert.DoesNotContain("secret", channel.RouteOf(Slow).Key, StringComparison.Ordinal);
    }

    private static OutgoingMessage To(Guid workspace, int number)
    {
        var letter = Letters.Outgoing($"p{number}@example.com", number: number);
        return letter with { Permit = letter.Permit with { WorkspaceId = workspace } };
    }

    private static EmailChannel Channel(TestMailServer slow, TestMailServer well) =>
        new(workspace => new MailExit(workspace == Slow ? slow.Settings : well.Settings), new OutboxChannel(), TimeProvider.System);

    private static string? Held(Said said, TaskCompletionSource go)
    {
        if (said.Is("(message)")) go.Task.Wait();
        return null;
    }
}
