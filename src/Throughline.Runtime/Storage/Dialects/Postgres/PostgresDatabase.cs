using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Npgsql;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Dialects.Postgres;

/// <summary>
/// The server store. Any number of transactions run at once, on any number of machines; what keeps them apart is the lock
/// on the rows of the people they are about. What fails because another was quicker is done again, whole.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    private const int MaxTries = 8;

    private readonly NpgsqlDataSource _source;
    private readonly ConcurrentBag<Writer> _writers = [];
    private readonly SemaphoreSlim _free;

    /// <param name="connectionString">As Npgsql has it: "Host=…;Database=…;Username=…".</param>
    public PostgresDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
        _source = NpgsqlDataSource.Create(builder);
        _free = new SemaphoreSlim(Math.Max(1, builder.MaxPoolSize / 2)); // the other half is for readers, who would starve otherwise
        using var connection = _source.OpenConnection();
        Migrated = Migrations.Apply(connection, new PostgresSchema());
    }

    public override IReadOnlyList<int> Migrated { get; }

    public override Action? BeforeWrite { get; set; }

    /// <summary>How many statements the transactions of the engine have sent: a set is one of them, however large.</summary>
    public long Sent => _writers.Sum(writer => writer.Statements.Sent);

    public override T Read<T>(Func<DbConnection, T> read)
    {
        BeforeRead?.Invoke();
        using var connection = _source.OpenConnection();
        return read(connection);
    }

    public override Task<T> WriteAsync<T>(Func<DbConnection, T> write) => RunAsync(writer => write(writer.Connection));

    public override Task<T> TransactAsync<T>(Func<PeopleTables, T> work) => RunAsync(writer => work(writer.Tables));

    public override Task<long> OthersVersionAsync() => Task.Run(() => Read(connection => connection.ExecuteScalar<long>(
        "SELECT COALESCE(SUM(updated_at), 0) + COUNT(live_version_id) FROM journey")));

    public override T Examine<T>(Func<string?, ExaminationReader, T> examine) => Read(connection =>
    {
        using var view = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        return examine(null, new ExaminationReader(connection, new PostgresStatements((NpgsqlConnection)connection))); // the server looks after its own files
    });

    public override async ValueTask DisposeAsync()
    {
        while (_writers.TryTake(out var writer)) await writer.Connection.DisposeAsync();
        await _source.DisposeAsync();
        _free.Dispose();
    }

    private async Task<T> RunAsync<T>(Func<Writer, T> work)
    {
        await _free.WaitAsync();
        try
        {
            return await Task.Run(() => Run(work));
        }
        finally
        {
            _free.Release();
        }
    }

    private T Run<T>(Func<Writer, T> work)
    {
        for (var tries = 1; ; tries++)
        {
            var writer = Rent();
            try
            {
                using var transaction = writer.Connection.BeginTransaction();
                var result = work(writer);
                transaction.Commit();
                _writers.Add(writer);
                Note(null);
                return result;
            }
            catch (PostgresException error) when (tries < MaxTries && IsPassing(error))
            {
                writer.Connection.Dispose(); // another was quicker: everything is decided anew
            }
            catch (Exception error)
            {
                Note(error);
                writer.Connection.Dispose();
                throw;
            }
        }
    }

    // Serialization failure, deadlock, and a unique key that another transaction took while this one decided (SCALE.md).
    private static bool IsPassing(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    private Writer Rent()
    {
        if (!_writers.TryTake(out var writer)) writer = new Writer(_source.OpenConnection());
        writer.Statements.BeforeWrite = BeforeWrite;
        return writer;
    }

    private sealed class Writer
    {
        public Writer(NpgsqlConnection connection)
        {
            Connection = connection;
            Statements = new PostgresStatements(connection);
            Tables = new PeopleTables(Statements);
        }

        public NpgsqlConnection Connection { get; }
        public PostgresStatements Statements { get; }
        public PeopleTables Tables { get; }
    }
}
