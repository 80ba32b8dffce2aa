using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>A database file that is copied, looked through or put away, whether or not somebody has it open.</summary>
internal static class SqliteFile
{
    /// <summary>Pages copied between two looks at the progress: 16 MB with pages of 4 KB.</summary>
    private const int PagesAtATime = 4096;

    /// <summary>The migration since which people can be forgotten.</summary>
    private const int SinceForgetting = 22;

    /// <summary>What lies beside a database file and belongs to it.</summary>
    public static IReadOnlyList<string> Companions { get; } = ["-wal", "-shm"];

    /// <summary>The database as it is at this moment, however much is written meanwhile: an open transaction holds the moment.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static void Copy(string database, string target, Action<double, long> progress, CancellationToken cancel)
    {
        try
        {
            File.Delete(target);
            PrivateFiles.Reserve(target);
            using var from = Open(database);
            using var to = Open(target, SqliteOpenMode.ReadWriteCreate);
            using var moment = from.BeginTransaction(deferred: true);
            var pageSize = from.ExecuteScalar<long>("PRAGMA page_size", transaction: moment);
            _ = from.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master", transaction: moment);
            CopyPages(from, to, (share, pages) => progress(share, pages * pageSize), cancel);
            to.Execute("PRAGMA journal_mode = DELETE"); // one file that belongs to itself
        }
        catch (SqliteException error)
        {
            throw new StoreException($"The data could not be copied, and no backup was made. {StoreWords.Of(error)}", error);
        }
    }

    /// <summary>Looks at every page and every index of a copy.</summary>
    /// <exception cref="StoreException">It is damaged, so what it was copied from is.</exception>
    public static void AssertSound(string copy)
    {
        try
        {
            using var connection = Open(copy);
            if (connection.ExecuteScalar<string>("PRAGMA integrity_check(1)") is not "ok" and var broken) throw Damaged(broken ?? "nothing can be read", null);
            _ = Migrations.Newest >= Schema(copy) && connection.ExecuteScalar<long>("SELECT COUNT(*) FROM workspace") >= 0;
        }
        catch (SqliteException error)
        {
            throw Damaged(error.Message, error);
        }
    }

    private static StoreException Damaged(string how, Exception? cause) => new(
        $"The database is damaged ({how.Split('\n')[0].TrimEnd('.')}), so no backup was made of it. Keep the last good backup, restore it with “throughline restore FILE”, and copy the data folder as it is if somebody is to look at the damage.", cause);

    /// <summary>The number of the newest migration in it.</summary>
    public static int Schema(string database)
    {
        using var connection = Open(database);
        return connection.ExecuteScalar<int>("PRAGMA user_version");
    }

    /// <summary>Looks at every page of a copy, and counts what is in it.</summary>
    /// <exception cref="BadBackupException">It is damaged, or a newer Throughline wrote it.</exception>
    public static (int Schema, long Businesses, long People) LookThrough(string database)
    {
        try
        {
            using var connection = Open(database);
            if (connection.ExecuteScalar<string>("PRAGMA integrity_check(1)") is not "ok" and var broken)
                throw new BadBackupException($"The database in the backup is damaged: {broken}. Take another backup. Nothing was changed.");
            var schema = connection.ExecuteScalar<int>("PRAGMA user_version");
            if (schema > Migrations.Newest)
                throw new BadBackupException(
                    $"The backup was made by a newer Throughline (schema {schema}; this one knows {Migrations.Newest}). "
                    + "Restore it with that version. Nothing was changed.");
            return (
                schema, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM workspace"),
                connection.ExecuteScalar<long>(
                    $"SELECT COUNT(*) FROM person{(schema < SinceForgetting ? "" : " WHERE erased_at IS NULL")}"));
        }
        catch (SqliteException error)
        {
            throw new BadBackupException(
                $"The database in the backup cannot be read: {error.Message} Take another backup. Nothing was changed.");
        }
    }

    /// <summary>Everybody in it who asked to be forgotten; null where it cannot be read.</summary>
    public static ErasedList? Erased(string database)
    {
        if (!File.Exists(database)) return ErasedList.Nobody;
        try
        {
            using var connection = Open(database);
            if (connection.ExecuteScalar<int>("PRAGMA user_version") < SinceForgetting) return ErasedList.Nobody;
            using var statements = new SqliteStatements(connection);
            return ErasedTable.List(statements);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Takes what lies beside the file into it, so that one file is the whole of it; a damaged one is left as it is.</summary>
    public static void TidyUp(string database)
    {
        if (!File.Exists(database)) return;
        try
        {
            using var connection = Open(database);
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // it is kept all the same
        }
    }

    public static SqliteConnection Open(string database, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static void CopyPages(SqliteConnection from, SqliteConnection to, Action<double, long> progress, CancellationToken cancel)
    {
        using var copying = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (copying.IsInvalid) throw new SqliteException(raw.sqlite3_errmsg(to.Handle).utf8_to_string(), raw.sqlite3_errcode(to.Handle));
        for (var code = raw.SQLITE_OK; code != raw.SQLITE_DONE;)
        {
            cancel.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(copying, PagesAtATime);
            if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE)) throw new SqliteException(
                raw.sqlite3_errstr(code).utf8_to_string() + ".", code);
            var (all, left) = (raw.sqlite3_backup_pagecount(copying), raw.sqlite3_backup_remaining(copying));
            progress(all == 0 ? 1 : 1 - (double)left / all, all - left);
        }
    }
}
