using NodaTime;

namespace Throughline.App.Commands.Bench;

/// <summary>Events over HTTP in batches of a hundred, each applied to a person on a twelve-step journey; then the same rows written straight.</summary>
internal static class EventsBench
{
    private const int EventsPerSecond = 25_000;
    private const int Connections = 32;

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Course(writesFirst: false));
        var now = Instant.FromDateTimeOffset(server.Clock.GetUtcNow());
        await Crowd.AddAsync(server, size.People, now - Duration.FromHours(1), talk);
        var load = new EventLoad(size.People, now);
        using var sender = new EventSender(server, Connections);
        await sender.SendAllAsync("/v1/batch", load.Batches(EventsPerSecond), cancel); // what runs for the first time is slow, and is not what is measured
        var copy = server.CopyStore("straight.db");
        var count = EventsPerSecond * size.Seconds;
        var bodies = load.Batches(count);

        talk.Say($"Sending {count:#,0} events over {Connections} connections.");
        var start = server.Clock.GetTimestamp();
        var taken = await sender.SendAllAsync("/v1/batch", bodies, cancel) * EventLoad.BatchSize;
        var seconds = server.Clock.GetElapsedTime(start).TotalSeconds;

        var rows = RawRows.Since(((Throughline.Runtime.Storage.Dialects.Sqlite.SqliteDatabase)server.Database).File, copy);
        if (rows.Events != taken) throw new InvalidOperationException($"{taken} events were acknowledged and {rows.Events} are stored.");
        talk.Say($"All {taken:#,0} acknowledged events are stored, with {rows.Updates:#,0} moves, {rows.Visits:#,0} visits, {rows.Deliveries:#,0} messages and {rows.People:#,0} newcomers. Writing the same rows straight.");
        var small = WriteStraight(server, copy, rows, 1_000);
        var large = WriteStraight(server, copy, rows, 10_000);
        var rate = taken / seconds;
        var name = $"events a second, {size.People:#,0} people";
        return
        [
            new(name, rate, "events/s", "eventsPerSecond", "same rows straight, commits of 1,000", small),
            new(name, rate, "events/s", null, "same rows straight, commits of 10,000", large),
            new("  of the raw limit (1,000)", rate / small, "", "eventsOfRawLimit"),
        ];
    }

    private static double WriteStraight(BenchServer server, string copy, RawRows rows, int commit)
    {
        var file = $"{copy}.{commit}";
        File.Copy(copy, file);
        using var connection = RawWrites.Open(file);
        using var writes = new RawWrites(connection);
        writes.Warm();
        var commits = rows.ByEvent.Chunk(commit).Select(chunk => chunk.SelectMany(one => one).OrderBy(write => write.Bucket).ToArray()).ToList();
        GC.Collect();
        var start = server.Clock.GetTimestamp();
        foreach (var sorted in commits)
        {
            RawWrites.Execute(connection, "BEGIN IMMEDIATE");
            foreach (var write in sorted) writes.Run(write);
            foreach (var counter in rows.Counters) writes.Run(counter);
            RawWrites.Execute(connection, "COMMIT");
        }
        return rows.Events / server.Clock.GetElapsedTime(start).TotalSeconds;
    }
}
