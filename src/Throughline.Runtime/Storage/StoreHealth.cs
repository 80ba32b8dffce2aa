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
    public static bool IsStoreFailure(Exception error) => error is DbException;

    /// <summary>
    /// Whether the store as a whole is in trouble (full, locked, damaged, gone), so that trying with less of the same helps
    /// nobody. A rule of the schema that one row breaks is that row's own.
    /// </summary>
    public static bool IsTrouble(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode != raw.SQLITE_CONSTRAINT,
        PostgresException postgres => !postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        DbException => true,
        _ => error is ObjectDisposedException or OperationCanceledException,
    };

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
