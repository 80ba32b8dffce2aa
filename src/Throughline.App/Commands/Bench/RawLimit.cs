using Throughline.Runtime.Storage;

namespace Throughline.App.Commands.Bench;

/// <summary>
/// What the store itself can do: the same rows written straight, without anybody who gathers and decides.
/// </summary>
/// <remarks>
/// How the comparison is kept fair. One folder is furnished and copied; each run begins with a copy of its own, from the
/// disk. One run is measured. Another, which nobody times, does the same and takes down every write of the engine: which
/// prepared statement of which table, with which values. The limit runs exactly those statements again, with those values,
/// on the same kind of connection, one thread, each commit on the disk before the next; within a commit they are sorted by
/// bucket. The engine's first rows, which are not measured, are written first and not timed here either, so that both have
/// as much of the store at hand. Counters are written as often as the run that was taken down wrote them.
/// </remarks>
internal static class RawLimit
{
    /// <summary>Seconds for all of <paramref name="parts"/>.</summary>
    /// <param name="first">What is written before and not timed.</param>
    /// <param name="parts">Writes of one transaction each.</param>
    /// <param name="perCommit">How many parts share a commit.</param>
    public static async Task<double> WriteAsync(
        BenchFolder folder, IEnumerable<IReadOnlyList<LoggedWrite>> first, IEnumerable<IReadOnlyList<LoggedWrite>> parts, int perCommit)
    {
        await using var database = Database.Open(folder.DatabaseFile);
        foreach (var commit in Commits(first, perCommit)) await WriteAsync(database, commit);
        var commits = Commits(parts, perCommit);
        GC.Collect();
        var start = TimeProvider.System.GetTimestamp();
        foreach (var commit in commits) await WriteAsync(database, commit);
        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static List<LoggedWrite[]> Commits(IEnumerable<IReadOnlyList<LoggedWrite>> parts, int perCommit) =>
        [.. parts.Chunk(perCommit).Select(chunk => Sorted(chunk.SelectMany(part => part)))];

    // Counters have no bucket and come last.
    private static LoggedWrite[] Sorted(IEnumerable<LoggedWrite> writes) => [.. writes.OrderBy(write => write.Bucket ?? long.MaxValue)];

    private static Task<bool> WriteAsync(Database database, LoggedWrite[] commit) => database.TransactAsync(tables =>
    {
        foreach (var write in commit) tables.WriteAgain(write);
        return true;
    });
}
