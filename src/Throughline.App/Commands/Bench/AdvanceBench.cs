using NodaTime;
using Throughline.Runtime.Engine;

namespace Throughline.App.Commands.Bench;

/// <summary>Everybody's timer comes at the same moment: all are advanced and their messages queued.</summary>
internal static class AdvanceBench
{
    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Waiting());
        var now = Instant.FromDateTimeOffset(server.Clock.GetUtcNow());
        await Crowd.AddAsync(server, size.Due, now - Duration.FromDays(2), talk);
        await server.Engine.Engine.AdvanceDueAsync(limit: 500); // what runs for the first time is slow
        var copy = server.CopyStore("straight.db");

        talk.Say("Advancing everybody.");
        using var memory = MemoryWatch.Start();
        var start = server.Clock.GetTimestamp();
        var moved = 500;
        int some;
        do moved += some = await server.Engine.Engine.AdvanceDueAsync();
        while (some > 0 && !cancel.IsCancellationRequested);
        var seconds = server.Clock.GetElapsedTime(start).TotalSeconds;
        var (workingSet, heap) = memory.Peak();
        if (moved != size.Due) throw new InvalidOperationException($"{size.Due} were due and {moved} were advanced.");

        talk.Say("Writing the same rows straight.");
        var rate = (size.Due - 500) / seconds;
        var limit = WriteStraight(server, copy);
        return
        [
            new("people due at once, advanced with their messages queued", rate, "people/s", null, $"same rows straight, commits of {JourneyEngine.AdvanceGroup:#,0}", limit),
            new("  of the raw limit", rate / limit, "", "advanceOfRawLimit"),
            new("  seconds for a million at this rate", 1_000_000 / rate, "s", "millionDueSeconds"),
            new($"  peak working set, {size.Due:#,0} people", workingSet, "MB", "millionDueMegabytes"),
            new("  of it managed", heap, "MB"),
        ];
    }

    private static double WriteStraight(BenchServer server, string copy)
    {
        var (moves, messages) = server.Database.Read(connection => (
            RawRows.Read((Microsoft.Data.Sqlite.SqliteConnection)connection, RawTable.Timer, $"SELECT {RawWrites.TimerColumns} FROM enrollment ORDER BY bucket, person_id"),
            RawRows.Read((Microsoft.Data.Sqlite.SqliteConnection)connection, RawTable.Delivery, "SELECT * FROM delivery ORDER BY bucket, person_id")));
        using var connection = RawWrites.Open(copy);
        RawWrites.Execute(connection, "DELETE FROM delivery");
        using var writes = new RawWrites(connection);
        writes.Warm();
        GC.Collect();
        var start = server.Clock.GetTimestamp();
        for (var from = 0; from < moves.Count; from += JourneyEngine.AdvanceGroup)
        {
            RawWrites.Execute(connection, "BEGIN IMMEDIATE");
            for (var i = from; i < Math.Min(moves.Count, from + JourneyEngine.AdvanceGroup); i++)
            {
                writes.Run(moves[i]);
                writes.Run(messages[i]);
            }
            RawWrites.Execute(connection, "COMMIT");
        }
        return moves.Count / server.Clock.GetElapsedTime(start).TotalSeconds;
    }
}
