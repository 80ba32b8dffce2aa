using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>
/// The embedded store: one file, one writer thread, many readers. Work handed to the writer is grouped: whatever waits
/// when a transaction begins shares that transaction and its one fsync, and is answered when it is durable.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>Most pieces of work in one transaction.</summary>
    private const int MaxGroup = 512;

    /// <summary>How the one writing connection is set up: nothing is acknowledged before it is on the disk, and nothing of what is deleted
    /// stays in the file.</summary>
    public const string WriterPragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 50000; PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY; "
        + "PRAGMA secure_delete = ON;";

    // SQLite gives up after this, and the binding asks again until the connection's own time is over.
    private const string BusyPragma = "PRAGMA busy_timeout = 500; PRAGMA foreign_keys = ON;";

    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection _writer;
    private readonly SqliteStatements _statements;
    private readonly PeopleTables _people;
    private readonly SqliteWatch _watch;
    private readonly Thread _thread;

    static SqliteDatabase() => SqliteSetUp.Once();

    /// <summary>Opens the file, making it and bringing its schema up to date first.</summary>
    public SqliteDatabase(string file, Opening opening)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder) PrivateFiles.MakeFolder(folder);
        PrivateFiles.Reserve(file);
        if (opening.LookThrough is { } most) SqliteCheck.LookThrough(file, most);
        File = file;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            DefaultTimeout = (int)opening.Patience.TotalSeconds
        }.ToString();
        _writer = Connect();
        try
        {
            _writer.Execute(WriterPragmas);
            Migrated = Migrations.Apply(_writer, new SqliteSchema());
            _statements = new SqliteStatements(_writer);
            _people = new PeopleTables(_statements);
            _watch = new SqliteWatch(_connectionString, file);
        }
        catch
        {
            _writer.Dispose();
            throw;
        }
        _thread = new Thread(RunWriter) { IsBackground = true, Name = "writer" };
        _thread.Start();
    }

    public string File { get; }

    public override IReadOnlyList<int> Migrated { get; }

    public override Action? BeforeWrite
    {
        get => _statements.BeforeWrite;
        set => _statements.BeforeWrite = value;
    }

    public override T Read<T>(Func<DbConnection, T> read)
    {
        BeforeRead?.Invoke();
        if (!_readers.TryTake(out var connection))
        {
            connection = Connect();
            connection.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;");
        }
        try
        {
            return read(connection);
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    public override Task<T> WriteAsync<T>(Func<DbConnection, T> write)
    {
        var work = new Work<T>(write);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(work), this);
        return work.Task;
    }

    public override Task<T> TransactAsync<T>(Func<PeopleTables, T> work) => WriteAsync(_ => work(_people));

    /// <summary>Changes with each commit to the file that is not this writer's own (sqlite.org/pragma.html#pragma_data_version).</summary>
    public override Task<long> OthersVersionAsync() => WriteAsync(connection => connection.ExecuteScalar<long>("PRAGMA data_version"));

    public override T Examine<T>(Func<string?, ExaminationReader, T> examine) => Read(connection =>
    {
        using var view = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        using var statements = new SqliteStatements((SqliteConnection)connection);
        return examine(Damage(connection), new ExaminationReader(connection, statements));
    });

    private static string? Damage(DbConnection connection)
    {
        try
        {
            return connection.ExecuteScalar<string>("PRAGMA quick_check(1)") is not "ok" and var broken ? $"The database file is damaged ({broken?.Split('\n')[0]}). Restore a backup with “throughline restore FILE”." : null;
        }
        catch (SqliteException error)
        {
            return StoreWords.Of(error);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete()) return;
        await Task.Run(_thread.Join);
        while (_readers.TryTake(out var reader)) await reader.DisposeAsync();
        _watch.Dispose();
        _statements.Dispose();
        await _writer.DisposeAsync();
    }

    protected override bool IsGone => _watch.IsGone;

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute(BusyPragma);
        return connection;
    }

    private void RunWriter()
    {
        var group = new List<Work>(MaxGroup);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            while (group.Count < MaxGroup && _queue.Reader.TryRead(out var work)) group.Add(work);
            Commit(group);
        }
    }

    private void Commit(List<Work> group)
    {
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            foreach (var work in group) work.Run(_writer);
            if (_watch.IsGone) throw new StoreGoneException(); // into a file that nobody will find again
            transaction.Commit();
        }
        catch (Exception error) when (group.Count > 1 && !StoreHealth.IsTrouble(error))
        {
            _ = error; // one of them spoilt the group: each goes again alone, and the guilty one keeps its error
            foreach (var work in group) Commit([work]);
            return;
        }
#pragma warning disable CA1031 // whatever one piece of work throws belongs to whoever asked for it
        catch (Exception error)
#pragma warning restore CA1031
        {
            Note(error);
            foreach (var work in group) work.Fail(error);
            return;
        }
        Note(null);
        foreach (var work in group) work.Done();
    }

    private abstract class Work
    {
        public abstract void Run(SqliteConnection connection);
        public abstract void Done();
        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<DbConnection, T> write) : Work
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _completion.Task;

        public override void Run(SqliteConnection connection) => _result = write(connection);
        public override void Done() => _completion.SetResult(_result!);
        public override void Fail(Exception error) => _completion.SetException(error);
    }
}
