using System.Data.Common;
using Npgsql;
using Throughline.Runtime.Storage.Dialects;
using Throughline.Runtime.Storage.Dialects.Postgres;
using Throughline.Runtime.Storage.Dialects.Sqlite;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Runtime.Storage;

/// <summary>How a file is opened.</summary>
/// <param name="Patience">How long whoever writes waits for another program's lock.</param>
/// <param name="LookThrough">How long it is looked through for damage beforehand; null for not at all.</param>
internal sealed record Opening(TimeSpan Patience, TimeSpan? LookThrough)
{
    public static Opening ByCommand { get; } = new(TimeSpan.FromSeconds(30), null);

    /// <summary>Senders are told to come again within 10 seconds: one group waits behind another at most.</summary>
    public static Opening ByServer { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
}

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

    /// <summary>Called before each read, where set: tests count with it what a page asks for.</summary>
    public Action? BeforeRead { get; set; }

    private string? _trouble;
    private volatile bool _isFull;

    /// <summary>Whether there was no room for something, and nobody has <see cref="FoundRoom">found some</see> since.</summary>
    public bool IsFull => _isFull;

    /// <summary>What is wrong with the store at present, as a sentence; null where the last that was written is safe and the files are
    /// where they were. While it <see cref="IsFull"/> that holds, since something small often fits still.</summary>
    public string? Trouble => IsGone ? StoreGoneException.Sentence : Volatile.Read(ref _trouble);

    /// <summary>Whether the files were deleted, moved or replaced under it.</summary>
    protected virtual bool IsGone => false;

    /// <summary>What became of the last transaction: null where it is safe.</summary>
    protected void Note(Exception? error)
    {
        if (error is null ? _isFull : !StoreHealth.IsWorthTelling(error)) return;
        _isFull = error is not null && StoreHealth.IsFull(error);
        Volatile.Write(ref _trouble, error is null ? null : StoreWords.Of(error));
    }

    /// <summary>As much as people send fits into it again.</summary>
    public void FoundRoom()
    {
        _isFull = false;
        Note(null);
    }

    /// <summary>Opens the store, making it and bringing its schema up to date first.</summary>
    /// <param name="store">A file, or the connection string of a PostgreSQL server ("Host=…").</param>
    /// <param name="opening">As commands open it where null.</param>
    /// <exception cref="StoreException">It cannot be opened or is damaged, or a newer Throughline wrote it.</exception>
    public static Database Open(string store, Opening? opening = null)
    {
        try
        {
            return store.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new PostgresDatabase(store)
                : new SqliteDatabase(store, opening ?? Opening.ByCommand);
        }
        catch (DbException error)
        {
            throw new StoreException($"{(error is NpgsqlException ? "The store" : $"“{store}”")} cannot be opened. {StoreWords.Of(error)}",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"“{store}” cannot be opened: {error.Message} Look whether its folder is writable, and its disk not full.", error);
        }
    }

    /// <summary>Opens it for a server: it is looked through for damage in a bounded time, and something is written, before anybody
    /// relies on it.</summary>
    /// <inheritdoc cref="Open"/>
    public static Database OpenToServe(string store)
    {
        var database = Open(store, Opening.ByServer);
        if (new StoreProbe(database, TimeProvider.System).LookAsync().GetAwaiter().GetResult() is not { } trouble) return database;
        database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        throw new StoreException($"Nothing can be written into the store. {trouble}");
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
