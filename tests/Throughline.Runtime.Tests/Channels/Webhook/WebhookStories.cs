using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Throughline.Messages;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Webhook;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Webhook;

public sealed class WebhookStories
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task A_receiver_with_the_standards_own_library_believes_the_call()
    {
        await using var other = await OtherSystem.StartAsync(_ => 204);
        using var calls = new WebhookChannel(TimeProvider.System, allowPrivate: true);
        Assert.IsType<SendOutcome.Accepted>(await calls.CallAsync(other.Url, Secret, Letters.DeliveryId, "step.reached", """{"name":"Zoë 李"}""", default));
        Assert.IsType<SendOutcome.Accepted>(await calls.CallAsync(other.Url, Secret, Letters.DeliveryId, "step.reached", """{"name":"Zoë 李"}""", default));

        var heard = other.Heard.ToArray();
        Assert.Equal(heard[0].Headers["webhook-id"], heard[1].Headers["webhook-id"]);
        var changed = heard[0] with { Body = heard[0].Body.Replace("Zo", "So", StringComparison.Ordinal) };
        var verdicts = await NodePackages.RunAsync("verify-webhook.mjs", [.. new[] { heard[0], heard[1], changed }.Select(c => JsonSerializer.Serialize(new { secret = Secret, headers = c.Headers, body = c.Body }))]);
        Assert.Equal(["ok", "ok", "No matching signature found"], verdicts);

        var body = JsonNode.Parse(heard[0].Body)!.AsObject();
        Assert.Equal(["type", "timestamp", "data"], body.Select(p => p.Key));
        Assert.Equal(("step.reached", "Zoë 李"), ((string)body["type"]!, (string)body["data"]!["name"]!));
    }

    [Theory]
    [InlineData(200, "accepted")]
    [InlineData(202, "accepted")]
    [InlineData(301, "later")]
    [InlineData(307, "later")]
    [InlineData(400, "later")]
    [InlineData(404, "later")]
    [InlineData(410, "turned-off")]
    [InlineData(429, "later in 1 min")]
    [InlineData(500, "later")]
    [InlineData(502, "later in 1 min")]
    [InlineData(504, "later in 1 min")]
    public async Task The_status_says_what_became_of_it(int status, string meaning)
    {
        await using var other = await OtherSystem.StartAsync(_ => status);
        using var calls = new WebhookChannel(TimeProvider.System, allowPrivate: true);
        var outcome = await calls.CallAsync(other.Url, Secret, Letters.DeliveryId, "x", "{}", default);
        Assert.Equal(meaning, outcome switch
        {
            SendOutcome.Accepted => "accepted",
            SendOutcome.Refused refused => refused.Reason?.Code,
            SendOutcome.TryLater { RetryAfter: { } wait } => $"later in {wait.TotalMinutes} min",
            _ => "later",
        });
        Assert.Single(other.Heard);
    }

    [Fact]
    public async Task A_wait_that_the_other_system_asks_for_is_kept()
    {
        await using var other = await OtherSystem.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "17";
            return 429;
        });
        using var calls = new WebhookChannel(TimeProvider.System, allowPrivate: true);
        var outcome = await calls.CallAsync(other.Url, Secret, Letters.DeliveryId, "x", "{}", default);
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<SendOutcome.TryLater>(outcome).RetryAfter);
    }

    [Fact]
    public async Task A_host_that_hangs_holds_up_no_other_and_one_that_is_down_is_left_alone_for_a_while()
    {
        var clock = new HandClock();
        using var stop = new CancellationTokenSource();
        await using var hanging = await OtherSystem.StartAsync(_ => 200, hangs: stop.Token);
        await using var well = await OtherSystem.StartAsync(_ => 200);
        using var calls = new WebhookChannel(clock, allowPrivate: true);
        Task<SendOutcome> Call(Uri url, CancellationToken cancel = default) =>
            calls.CallAsync(url, Secret, Letters.DeliveryId, "x", "{}", cancel);
        var stuck = Enumerable.Range(0, 20).Select(_ => Call(hanging.Url, stop.Token)).ToList();
        while (hanging.Heard.Count < WebhookHosts.Places) await Task.Yield();
        Assert.Equal(0, calls.Hosts.FreeOn(WebhookHosts.RouteOf(hanging.Url.Authority)));
        Assert.IsType<SendOutcome.Accepted>(await Call(well.Url));
        Assert.Equal(WebhookHosts.Places, calls.Hosts.FreeOn(WebhookHosts.RouteOf(well.Url.Authority)));
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(stuck), outcome => Assert.IsType<SendOutcome.TryLater>(outcome));

        var gone = new Uri($"http://127.0.0.1:{FreePort()}/hook");
        Assert.Contains("cannot be reached", Assert.IsType<SendOutcome.TryLater>(await Call(gone)).Detail, StringComparison.Ordinal);
        Assert.Equal(0, calls.Hosts.FreeOn(WebhookHosts.RouteOf(gone.Authority)));
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<SendOutcome.TryLater>(await Call(gone)).RetryAfter);
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, calls.Hosts.FreeOn(WebhookHosts.RouteOf(gone.Authority)));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0")]
    public async Task Our_own_machine_is_out_of_reach_however_it_is_spelled(string host)
    {
        await using var other = await OtherSystem.StartAsync(_ => 200);
        using var calls = new WebhookChannel(TimeProvider.System);
        var outcome = await calls.CallAsync(new Uri($"http://{host}:{other.Url.Port}/hook"), Secret, Letters.DeliveryId, "x", "{}", default);
        Assert.Same(SendReason.AddressNotAllowed, Assert.IsType<SendOutcome.Refused>(outcome).Reason);
        Assert.Empty(other.Heard);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:password@example.com/")]
    public async Task Only_web_addresses_without_a_login_are_called(string url)
    {
        using var calls = new WebhookChannel(TimeProvider.System, allowPrivate: true);
        var outcome = await calls.CallAsync(new Uri(url), Secret, Letters.DeliveryId, "x", "{}", default);
        Assert.Same(SendReason.AddressNotAllowed, Assert.IsType<SendOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task A_call_that_is_too_long_or_has_no_secret_is_not_made()
    {
        await using var other = await OtherSystem.StartAsync(_ => 200);
        using var calls = new WebhookChannel(TimeProvider.System, allowPrivate: true);
        var long_ = JsonSerializer.Serialize(new string('x', 21_000));
        Assert.Contains("20 KB", Assert.IsType<SendOutcome.Refused>(await calls.CallAsync(other.Url, Secret, Letters.DeliveryId, "x", long_, default)).Detail, StringComparison.Ordinal);
        Assert.Contains("secret", Assert.IsType<SendOutcome.Refused>(await calls.CallAsync(other.Url, "", Letters.DeliveryId, "x", "{}", default)).Detail, StringComparison.Ordinal);
        Assert.Empty(other.Heard);
    }

    [Fact]
    public async Task An_answer_of_any_length_is_not_waited_for()
    {
        await using var other = await OtherSystem.StartAsync(_ => 200, endless: true);
        using var calls = new WebhookChannel(TimeProvider.System, allowPrivate: true);
        Assert.IsType<SendOutcome.Accepted>(await calls.CallAsync(other.Url, Secret, Letters.DeliveryId, "x", "{}", default));
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_public_addresses_may_be_called(string address, bool allowed) => Assert.Equal(allowed, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    private sealed record Call(Dictionary<string, string> Headers, string Body);

    /// <summary>Somebody else's system, on loopback.</summary>
    private sealed class OtherSystem(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<Call> Heard { get; } = new();

        public Uri Url => new(app.Urls.First() + "/hook");

        public static async Task<OtherSystem> StartAsync(Func<HttpContext, int> answer, bool endless = false, CancellationToken hangs = default)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var other = new OtherSystem(app);
            app.MapPost("/hook", async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                other.Heard.Enqueue(new Call(context.Request.Headers.Where(h => h.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase)).ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync()));
                if (hangs.CanBeCanceled)
                {
                    await Task.Delay(Timeout.Infinite, hangs).ContinueWith(_ => { }, TaskScheduler.Default);
                    context.Abort(); // whoever hung does not answer in its last moment
                    return;
                }
                context.Response.StatusCode = answer(context);
                context.Response.Headers.Location = "/hook";
                var gone = context.RequestAborted;
                while (endless && !gone.IsCancellationRequested) await context.Response.WriteAsync(new string('x', 10_000), gone);
            });
            await app.StartAsync(CancellationToken.None);
            return other;
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
