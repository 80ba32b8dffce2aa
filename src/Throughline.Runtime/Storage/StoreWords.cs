using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Throughline.Runtime.Storage;

/// <summary>What a store's own trouble is called, with what to do about it: one sentence or two, and no path in them.</summary>
internal static class StoreWords
{
    /// <summary>SQLITE_IOERR_SHMSIZE: the file that readers share cannot grow, for want of room.</summary>
    private const int NoRoomForSharedMemory = 4874;

    /// <summary>Null where it is not the store that is in trouble.</summary>
    public static string? Of(Exception error) => error switch
    {
        StoreGoneException or StoreException => error.Message,
        SqliteException sqlite => Of(sqlite),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of the PostgreSQL server is full. Make room there.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            "The PostgreSQL server takes no writes: it is a copy, or was set to read only. Name the one that does.",
        PostgresException postgres => $"The PostgreSQL server says: {postgres.MessageText}.",
        NpgsqlException npgsql => $"The PostgreSQL server does not answer: {npgsql.Message}.",
        DbException other => other.Message,
        _ => null,
    };

    private static string Of(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            "Another program keeps the database locked. End it, or wait until it is done, and try again.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => "The database cannot be written: its file, its folder or its disk is read-only. Make it writable for the account that runs Throughline.",
        raw.SQLITE_FULL => "The disk is full. Make room on it.",
        raw.SQLITE_IOERR when error.SqliteExtendedErrorCode == NoRoomForSharedMemory => "The disk is full. Make room on it.",
        raw.SQLITE_IOERR => "The disk does not read or write what it should. Look at the disk, and restore a backup on a sound one.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The database file is damaged. Restore a backup with “throughline restore FILE”.",
        raw.SQLITE_CANTOPEN => "The database cannot be opened: no file can be made in its folder. The folder or its disk is read-only, or the disk is full; put that right.",
        raw.SQLITE_ERROR => $"The tables are not those of this version ({Said(error)}): an upgrade was cut off, or somebody changed them. Restore the backup from before.",
        _ => $"The database says: {Said(error)}.",
    };

    /// <summary>What the database itself said, without its numbers: "SQLite Error 1: 'no such table: x'." → "no such table: x".</summary>
    public static string Said(DbException error) => error.Message.Split('\'') is { Length: > 2 } parts ? string.Join('\'', parts[1..^1])
        : error.Message;
}
