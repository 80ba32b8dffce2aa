using NodaTime;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands.Bench;

/// <summary>Everybody's timer comes at the same moment: all are advanced and their messages queued.</summary>
internal static class AdvanceBench
{
    /// <summary>Advanced before the measurement: what runs for the first time is slow.</summary>
    private const int First = 500;

    private static readonly string StraightName = $"same rows straight, commits of {JourneyEngine.AdvanceGroup:#,0}";

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        using var folder = await BenchFolder.CreateAsync(BenchJourneys.Waiting(), mail => mail);
        await using (var server = await BenchServer.StartAsync(build, folder))
            await Crowd.AddAsync(server, size.Due, Instant.FromDateTimeOffset(server.Clock.GetUtcNow()) - Duration.FromDays(2), talk);

        talk.Say("Advancing everybody.");
        var (seconds, workingSet, heap) = await MeasureAsync(build, folder, size.Due, cancel);
        talk.Say("Advancing everybody once more, taking down what is written, and writing it straight.");
        var (rate, limit) = ((size.Due - First) / seconds, (size.Due - First) / await LimitAsync(build, folder));
        return
        [
            new("people due at once, advanced with their messages queued", rate, "people/s", null, StraightName, limit),
            new("  of the raw limit", rate / limit, "", "advanceOfRawLimit"),
            new("  seconds for a million at this rate", 1_000_000 / rate, "s", "millionDueSeconds"),
            new($"  peak working set, {size.Due:#,0} people", workingSet, "MB", "millionDueMegabytes"),
            new("  of it managed", heap, "MB"),
        ];
    }

    private static async Task<(double Seconds, double WorkingSet, double Heap)> MeasureAsync(
        BuildServer build, BenchFolder folder, int due, CancellationToken cancel)
    {
        using var copy = folder.Copy();
        await using var server = await BenchServer.StartAsync(build, copy);
        var moved = await server.Engine.Engine.AdvanceDueAsync(First);
        using var memory = MemoryWatch.Start();
        var start = server.Clock.GetTimestamp();
        int some;
        do moved += some = await server.Engine.Engine.AdvanceDueAsync();
        while (some > 0 && !cancel.IsCancellationRequested);
        var seconds = server.Clock.GetElapsedTime(start).TotalSeconds;
        cancel.ThrowIfCancellationRequested();
        if (moved != due) throw new InvalidOperationException($"{due} were due and {moved} were advanced.");
        var (workingSet, heap) = memory.Peak();
        return (seconds, workingSet, heap);
    }

    private static async Task<double> LimitAsync(BuildServer build, BenchFolder folder)
    {
        var writes = await TakeDownAsync(build, folder);
        using var copy = folder.Copy();
        return await RawLimit.WriteAsync(copy, writes.Take(1), writes.Skip(1), perCommit: 1);
    }

    /// <summary>The writes of each transaction.</summary>
    private static async Task<List<IReadOnlyList<LoggedWrite>>> TakeDownAsync(BuildServer build, BenchFolder folder)
    {
        using var copy = folder.Copy();
        await using var server = await BenchServer.StartAsync(build, copy);
        var log = await server.Database.TransactAsync(tables => tables.KeepLog());
        var writes = new List<IReadOnlyList<LoggedWrite>>();
        for (var moved = await server.Engine.Engine.AdvanceDueAsync(First); moved > 0; moved = await server.Engine.Engine.AdvanceDueAsync())
            writes.Add(log.Take());
        return writes;
    }
}
