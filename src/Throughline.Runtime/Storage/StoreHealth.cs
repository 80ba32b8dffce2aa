using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Throughline.Runtime.Storage;

/// <summary>Tells the store's own troubles from everybody else's.</summary>
internal static class StoreHealth
{
    /// <summary>Whether it is the store that failed, and not whoever used it.</summary>
    public static bool IsStoreFailure(Exception error) => error is DbException or StoreGoneException;

    /// <summary>
    /// Whether the store as a whole is in trouble (full, locked, read-only, gone), so that trying with less of the same helps
    /// nobody. A rule of the schema that one row breaks, or a damaged page, is the trouble of whoever needs it.
    /// </summary>
    public static bool IsTrouble(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_PERM
            or raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction
            || postgres.SqlState[..2] is "08" or "53" or "57",
        NpgsqlException or StoreGoneException or ObjectDisposedException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Whether there is no room for more: less may still fit, and what is being sent does not.</summary>
    public static bool IsFull(Exception error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } or PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>Whether what is wrong with the store is worth telling whoever looks after it.</summary>
    public static bool IsWorthTelling(Exception error) =>
        IsTrouble(error) || error is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    /// <summary>Whether the store answers at this moment.</summary>
    public static bool Answers(Database database)
    {
        try
        {
            return database.Read(connection => connection.ExecuteScalar<long>("SELECT 1")) == 1;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
