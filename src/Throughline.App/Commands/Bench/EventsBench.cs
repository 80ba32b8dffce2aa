using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands.Bench;

/// <summary>
/// Events over HTTP in batches of a hundred, each applied to a person on a twelve-step journey; then the same rows written straight.
/// </summary>
internal static class EventsBench
{
    private const int Connections = 32;

    /// <summary>Events in one transaction of the run whose writes are taken down, and so in the smallest commit of the limit.</summary>
    private const int Together = 1_000;

    public static async Task<List<Figure>> RunAsync(BenchSize size, BenchTalk talk, CancellationToken cancel)
    {
        using var folder = await BenchFolder.CreateAsync(BenchJourneys.Course(writesFirst: false), mail => mail);
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        await using (var server = await BenchServer.StartAsync(folder))
            await Crowd.AddAsync(server, size.People, now - Duration.FromHours(1), talk);

        var (rate, count) = await MeasureAsync(folder, size, new EventLoad(size.People, now), talk, cancel);
        talk.Say("Sending the same once more, taking down what is written, and writing it straight.");
        var (first, writes) = await TakeDownAsync(folder, size, new EventLoad(size.People, now), cancel);
        var small = count / await LimitAsync(folder, first, writes, commit: 1_000);
        var large = count / await LimitAsync(folder, first, writes, commit: 10_000);
        var name = $"events a second, {size.People:#,0} people";
        return
        [
            new(name, rate, "events/s", "eventsPerSecond", "same rows straight, commits of 1,000", small),
            new(name, rate, "events/s", null, "same rows straight, commits of 10,000", large),
            new("  of the raw limit (1,000)", rate / small, "", "eventsOfRawLimit"),
        ];
    }

    /// <summary>Events a second, and how many there were.</summary>
    private static async Task<(double Rate, int Count)> MeasureAsync(
        BenchFolder folder, BenchSize size, EventLoad load, BenchTalk talk, CancellationToken cancel)
    {
        using var copy = folder.Copy();
        await using var server = await BenchServer.StartAsync(copy);
        using var sender = new EventSender(server, Connections);
        // What runs for the first time is slow, and is not what is measured.
        var before = await sender.SendAllAsync("/v1/batch", load.Batches(size.FirstEvents), cancel) * EventLoad.BatchSize;
        var bodies = load.Batches(size.Events);
        talk.Say($"Sending {size.Events:#,0} events over {Connections} connections.");
        var start = server.Clock.GetTimestamp();
        var taken = await sender.SendAllAsync("/v1/batch", bodies, cancel) * EventLoad.BatchSize;
        var seconds = server.Clock.GetElapsedTime(start).TotalSeconds;
        var stored = server.Rows.Events();
        if (stored != before + taken)
            throw new InvalidOperationException($"{before + taken} events were acknowledged and {stored} are stored.");
        talk.Say($"All {taken:#,0} acknowledged events are stored.");
        return (taken / seconds, taken);
    }

    /// <summary>The writes of the events that are not measured, and of those that are, by transaction.</summary>
    private static async Task<(List<IReadOnlyList<LoggedWrite>> First, List<IReadOnlyList<LoggedWrite>> Measured)> TakeDownAsync(
        BenchFolder folder, BenchSize size, EventLoad load, CancellationToken cancel)
    {
        using var copy = folder.Copy();
        await using var server = await BenchServer.StartAsync(copy);
        using var sender = new EventSender(server, connections: 1);
        var log = await server.Database.TransactAsync(tables => tables.KeepLog());
        return (await SendAsync(size.FirstEvents), await SendAsync(size.Events));

        async Task<List<IReadOnlyList<LoggedWrite>>> SendAsync(int events)
        {
            var writes = new List<IReadOnlyList<LoggedWrite>>();
            foreach (var body in load.Batches(events, Together))
            {
                await sender.SendAsync("/v1/batch", body, cancel);
                writes.Add(log.Take());
            }
            return writes;
        }
    }

    private static async Task<double> LimitAsync(
        BenchFolder folder, List<IReadOnlyList<LoggedWrite>> first, List<IReadOnlyList<LoggedWrite>> writes, int commit)
    {
        using var copy = folder.Copy();
        return await RawLimit.WriteAsync(copy, first, writes, commit / Together);
    }
}
