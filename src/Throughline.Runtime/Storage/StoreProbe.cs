using System.Globalization;
using System.Security.Cryptography;
using Dapper;

namespace Throughline.Runtime.Storage;

/// <summary>
/// Whether anything can be written: it writes one row, always the same, and where there was no room also as much as programs
/// send. However many ask, it writes at most once a second, and nobody waits longer than <see cref="Patience"/>.
/// </summary>
internal sealed class StoreProbe(Database database, TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string WriteSql = "INSERT INTO setting (name, value) VALUES ('written', @at) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private const string FillSql =
        "INSERT INTO setting (name, value) VALUES ('room', @much) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private const string EmptySql = "DELETE FROM setting WHERE name = 'room'";
    private const int MostSent = 512 * 1024; // a request with events

    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<string?>? _latest;
    private long _began;

    /// <summary>What keeps it from being written, as a sentence; null where nothing does.</summary>
    public Task<string?> LookAsync()
    {
        lock (_lock)
        {
            if (_latest is { IsCompleted: false } || (_latest is not null && IsFresh(_latest))) return _latest;
            _began = time.GetTimestamp();
            return _latest = WriteAsync();
        }
    }

    // Not where it said that all is well, and somebody has met trouble since.
    private bool IsFresh(Task<string?> latest) =>
        time.GetElapsedTime(_began) < Stale && (latest.GetAwaiter().GetResult() is not null || database.Trouble is null);

    private async Task<string?> WriteAsync()
    {
        try
        {
            var at = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            await database.WriteAsync(connection => connection.Execute(WriteSql, new { at })).WaitAsync(Patience);
            if (database.IsFull) await FindRoomAsync().WaitAsync(Patience);
            return null;
        }
        catch (TimeoutException)
        {
            return "The store has not answered for 5 seconds. Look whether the disk is busy, or another program keeps the database locked.";
        }
        catch (Exception error) when (StoreWords.Of(error) is { } words)
        {
            return words;
        }
    }

    // Whether as much as programs send fits again. It is made up, as a store may press together what repeats itself.
    private async Task FindRoomAsync()
    {
        var much = RandomNumberGenerator.GetHexString(MostSent);
        await database.WriteAsync(connection => connection.Execute(FillSql, new { much }));
        database.FoundRoom();
        await database.WriteAsync(connection => connection.Execute(EmptySql));
    }
}
