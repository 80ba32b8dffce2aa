using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>Looks through a file for damage, for no longer than it is told: a small one whole, a large one as far as it gets.</summary>
internal static class SqliteCheck
{
    private const int HeaderLength = 100;

    /// <exception cref="StoreException">It is damaged.</exception>
    public static void LookThrough(string file, TimeSpan most)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0) return;
        if (!HasHeader(file)) throw new StoreException($"“{file}” is not a database of Throughline any more: its beginning is damaged. Restore a backup with “throughline restore FILE”.");
        using var connection = SqliteFile.Open(file);
        if (Damage(connection, most) is { } damage)
            throw new StoreException($"The database file “{file}” is damaged: {damage}. Restore a backup with “throughline restore FILE”.");
    }

    private static bool HasHeader(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[HeaderLength];
        return stream.ReadAtLeast(start, HeaderLength, throwOnEndOfStream: false) == HeaderLength
            && start.StartsWith("SQLite format 3\0"u8);
    }

    private static string? Damage(SqliteConnection connection, TimeSpan most)
    {
        var looking = new Lock();
        var isDone = false;
        try
        {
            // The timer may come in the very moment in which the look ends; what is closed by then must not be touched.
            using var enough = new Timer(_ => Interrupt(), null, most, Timeout.InfiniteTimeSpan);
            return connection.ExecuteScalar<string>("PRAGMA quick_check(1)") is "ok" or null ? null : "its pages do not fit together";
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            return null;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            return "its pages cannot be read";
        }
        finally
        {
            lock (looking) isDone = true;
        }

        void Interrupt()
        {
            lock (looking)
                if (!isDone) raw.sqlite3_interrupt(connection.Handle);
        }
    }
}
