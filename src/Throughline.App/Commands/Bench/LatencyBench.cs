using System.Text;
using NodaTime;

namespace Throughline.App.Commands.Bench;

/// <summary>How long one event waits for its answer while little else happens: fifty a second, one at a time.</summary>
internal static class LatencyBench
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Course(writesFirst: false));
        var now = Instant.FromDateTimeOffset(server.Clock.GetUtcNow());
        await Crowd.AddAsync(server, size.LatencyPeople, now - Duration.FromHours(1), talk);
        var load = new EventLoad(size.LatencyPeople, now);
        using var sender = new EventSender(server, connections: 1);
        await sender.SendAllAsync("/v1/batch", load.Batches(size.LatencyPeople / 2), cancel);
        await server.StartLoopsAsync();
        var times = new double[size.SingleEvents];
        talk.Say($"Sending {times.Length} events, 50 a second.");
        using var beat = new PeriodicTimer(Pause, server.Clock);
        for (var i = -50; i < times.Length; i++)
        {
            await beat.WaitForNextTickAsync(cancel);
            var body = Encoding.UTF8.GetBytes(load.One());
            var start = server.Clock.GetTimestamp();
            await sender.SendAsync("/v1/track", body, cancel);
            if (i >= 0) times[i] = server.Clock.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return
        [
            new("one event under light load, half of them", times[times.Length / 2], "ms"),
            new("  99 of 100", times[(int)(times.Length * 0.99)], "ms", "eventLatencyP99"),
        ];
    }
}
