using System.Data.Common;
using Throughline.Runtime.Storage.Dialects;
using Throughline.Runtime.Storage.Dialects.Postgres;
using Throughline.Runtime.Storage.Dialects.Sqlite;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Runtime.Storage;

/// <summary>
/// The store: one file (SQLite) or a server (PostgreSQL). The tables and the statements are the same; what differs lies in
/// <c>Dialects</c>. Whoever writes is answered when it is durable.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    static Database()
    {
        GuidMapping.Register();
        RowMapping.Register();
    }

    /// <summary>The numbers of the migrations that were applied when this was opened.</summary>
    public abstract IReadOnlyList<int> Migrated { get; }

    /// <summary>Called before each write to people data, where set: tests crash between any two writes with it.</summary>
    public abstract Action? BeforeWrite { get; set; }

    /// <summary>Opens the store, making it and bringing its schema up to date first.</summary>
    /// <param name="store">A file, or the connection string of a PostgreSQL server ("Host=…").</param>
    /// <exception cref="StoreException">It cannot be opened, or a newer Throughline wrote it.</exception>
    public static Database Open(string store)
    {
        try
        {
            return store.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new PostgresDatabase(store) : new SqliteDatabase(store);
        }
        catch (DbException error)
        {
            throw new StoreException($"“{store}” cannot be opened: {error.Message} If it is damaged, restore a backup.", error);
        }
    }

    /// <summary>Reads with a connection of its own; each statement sees what was committed when it began.</summary>
    public abstract T Read<T>(Func<DbConnection, T> read);

    /// <summary>Runs <paramref name="write"/> inside a transaction; completes when that is durable.</summary>
    /// <remarks>If it throws, its own writes are undone, its neighbours' are not, and the task fails with what it threw. It may run more than once.</remarks>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, T> write);

    /// <summary>As <see cref="WriteAsync{T}"/>, over the prepared tables of people data: a transaction of the engine.</summary>
    public abstract Task<T> TransactAsync<T>(Func<PeopleTables, T> work);

    public Task WriteAsync(Action<DbConnection> write) => WriteAsync(connection =>
    {
        write(connection);
        return true;
    });

    /// <summary>Changes when another program changes the store, so that definitions are read anew.</summary>
    public abstract Task<long> OthersVersionAsync();

    /// <summary>Examines the store in one consistent view of it.</summary>
    /// <param name="examine">What is wrong with the store itself, as a sentence, or null; and a reader over that view.</param>
    public abstract T Examine<T>(Func<string?, ExaminationReader, T> examine);

    public abstract ValueTask DisposeAsync();
}
