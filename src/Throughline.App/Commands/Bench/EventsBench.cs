using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands.Bench;

/// <summary>
/// Events over HTTP in batches of a hundred, each applied to a person on a twelve-step journey; then the same rows written straight.
/// </summary>
internal sealed class EventsBench
{
    private const int Connections = 32;

    /// <summary>Events in one transaction of the run whose writes are taken down, and so in the smallest commit of the limit.</summary>
    private const int Together = 1_000;

    private readonly BenchFolder _folder;
    private readonly BenchSize _size;
    private readonly BuildServer _build;
    private readonly Instant _now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private EventsBench(BenchFolder folder, BenchSize size, BuildServer build) => (_folder, _size, _build) = (folder, size, build);

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        using var folder = await BenchFolder.CreateAsync(BenchJourneys.Course(writesFirst: false), mail => mail);
        return await new EventsBench(folder, size, build).RunAsync(talk, cancel);
    }

    private async Task<List<Figure>> RunAsync(BenchTalk talk, CancellationToken cancel)
    {
        await using (var server = await BenchServer.StartAsync(_build, _folder))
            await Crowd.AddAsync(server, _size.People, _now - Duration.FromHours(1), talk);

        var rate = _size.Events / await MeasureAsync(talk, cancel);
        talk.Say("Sending the same once more, taking down what is written, and writing it straight.");
        var (first, writes) = await TakeDownAsync(cancel);
        var small = _size.Events / await LimitAsync(first, writes, commit: 1_000);
        var large = _size.Events / await LimitAsync(first, writes, commit: 10_000);
        var name = $"events a second, {_size.People:#,0} people";
        return
        [
            new(name, rate, "events/s", "eventsPerSecond", "same rows straight, commits of 1,000", small),
            new(name, rate, "events/s", null, "same rows straight, commits of 10,000", large),
            new("  of the raw limit (1,000)", rate / small, "", "eventsOfRawLimit"),
        ];
    }

    private EventLoad Load() => new(_size.People, _now);

    /// <summary>Seconds for all events.</summary>
    private async Task<double> MeasureAsync(BenchTalk talk, CancellationToken cancel)
    {
        using var copy = _folder.Copy();
        await using var server = await BenchServer.StartAsync(_build, copy);
        using var sender = new EventSender(server, Connections);
        var load = Load();
        await sender.SendAllAsync("/v1/batch", load.Batches(_size.FirstEvents), cancel); // what runs for the first time is slow
        var bodies = load.Batches(_size.Events);
        talk.Say($"Sending {_size.Events:#,0} events over {Connections} connections.");
        var start = server.Clock.GetTimestamp();
        await sender.SendAllAsync("/v1/batch", bodies, cancel);
        var seconds = server.Clock.GetElapsedTime(start).TotalSeconds;
        var (acknowledged, stored) = (_size.FirstEvents + _size.Events, server.Rows.Events());
        if (stored != acknowledged)
            throw new InvalidOperationException($"{acknowledged} events were acknowledged and {stored} are stored.");
        talk.Say($"All {acknowledged:#,0} acknowledged events are stored.");
        return seconds;
    }

    /// <summary>The writes of the events that are not measured, and of those that are, by transaction.</summary>
    private async Task<(List<IReadOnlyList<LoggedWrite>> First, List<IReadOnlyList<LoggedWrite>> Measured)> TakeDownAsync(
        CancellationToken cancel)
    {
        using var copy = _folder.Copy();
        await using var server = await BenchServer.StartAsync(_build, copy);
        using var sender = new EventSender(server, connections: 1);
        var (load, log) = (Load(), await server.Database.TransactAsync(tables => tables.KeepLog()));
        return (await SendAsync(_size.FirstEvents), await SendAsync(_size.Events));

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

    private async Task<double> LimitAsync(List<IReadOnlyList<LoggedWrite>> first, List<IReadOnlyList<LoggedWrite>> writes, int commit)
    {
        using var copy = _folder.Copy();
        return await RawLimit.WriteAsync(copy, first, writes, commit / Together);
    }
}
