using System.Net;
using NodaTime;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Commands.Bench;

/// <summary>People follow the link of a message they got, each their own, beside plain pages of the same server in the same run.</summary>
internal static class ClickBench
{
    private const int Connections = 16;
    private const string Plain = "/f/00000000000000000000000000000001/nothing"; // a public page: there is no such form
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Waiting());
        var now = Instant.FromDateTimeOffset(server.Clock.GetUtcNow());
        await Crowd.AddAsync(server, size.Clicks, now - Duration.FromDays(2), talk);
        while (await server.Engine.Engine.AdvanceDueAsync() > 0)
        {
        }

        await server.StartLoopsAsync();
        await MailBench.LeftAsync(server, most: 0, cancel);
        var links = server.Rows.DeliveryFates().Where(fate => fate.State == DeliveryState.Sent)
            .Select(fate => new Uri(server.Links.Mint(LinkKind.Click, fate.PersonId, fate.Id)).AbsolutePath).ToArray();
        using var http = new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = Connections + 1,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
        })
        { BaseAddress = server.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Browser);

        var early = links.Length / 8; // what runs for the first time is slow
        await GetAllAsync(http, links.AsMemory(0, early), HttpStatusCode.Found, cancel);
        var quiet = await WaitsAsync(http, Task.Delay(TimeSpan.FromSeconds(1), server.Clock, cancel), server.Clock, cancel);
        talk.Say($"Asking {size.Clicks:#,0} times for a plain page.");
        var plain = await RateAsync(http, Enumerable.Repeat(Plain, size.Clicks).ToArray(), HttpStatusCode.NotFound, server.Clock, cancel);
        talk.Say($"Following {links.Length - early:#,0} links.");
        var clicks = RateAsync(http, links.AsMemory(early), HttpStatusCode.Found, server.Clock, cancel);
        var busy = await WaitsAsync(http, clicks, server.Clock, cancel);
        var rate = await clicks;
        Check(server, links.Length);
        return
        [
            new("links followed and noted", rate, "clicks/s", "clicksPerSecond", "a plain page of the same server", plain),
            new("  another page meanwhile, half of them", busy, "ms", null, "without clicks", quiet),
        ];
    }

    private static async Task<double> RateAsync(
        HttpClient http, ReadOnlyMemory<string> paths, HttpStatusCode expected, TimeProvider clock, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        await GetAllAsync(http, paths, expected, cancel);
        return paths.Length / clock.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task GetAllAsync(HttpClient http, ReadOnlyMemory<string> paths, HttpStatusCode expected, CancellationToken cancel)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < paths.Length;)
            {
                using var answer = await http.GetAsync(paths.Span[at], cancel);
                if (answer.StatusCode != expected) throw new InvalidOperationException($"The server answered {(int)answer.StatusCode}.");
            }
        }, cancel)));
    }

    /// <summary>How long somebody else waits for a page while that goes on, in milliseconds: half of them.</summary>
    private static async Task<double> WaitsAsync(HttpClient http, Task meanwhile, TimeProvider clock, CancellationToken cancel)
    {
        var times = new List<double>();
        while (!meanwhile.IsCompleted)
        {
            var start = clock.GetTimestamp();
            using var answer = await http.GetAsync("/sign-in", cancel);
            times.Add(clock.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Check(BenchServer server, long count)
    {
        var noted = server.Rows.FollowedLinks();
        if (noted != count) throw new InvalidOperationException($"{count} links were followed and {noted} are noted.");
    }
}
