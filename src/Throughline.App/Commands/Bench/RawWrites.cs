using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Throughline.Runtime.Storage.Dialects.Sqlite;

namespace Throughline.App.Commands.Bench;

/// <summary>Tables that are written straight.</summary>
internal enum RawTable
{
    Event,
    Person,
    Identity,
    PersonIdentity,
    Enrollment,
    Move,
    Timer,
    Visit,
    Delivery,
    Tally,
}

/// <summary>One row as the engine left it, to be written with one prepared statement.</summary>
/// <param name="Values">Each a long, bytes, <see cref="RawText"/> or null.</param>
internal sealed record RawWrite(RawTable Table, object?[] Values)
{
    public long Bucket => Values[0] is long bucket ? bucket : 0;
}

/// <summary>Text as it is stored, so that writing it converts nothing.</summary>
internal sealed record RawText(byte[] Utf8);

/// <summary>Prepared statements over one connection and nothing else: what the store itself can do.</summary>
internal sealed class RawWrites : IDisposable
{
    public const string MoveColumns = "bucket, person_id, id, state, position, due_at, road";
    public const string TimerColumns = "bucket, person_id, id, due_at, road";

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt[] _statements;

    public RawWrites(SqliteConnection connection)
    {
        _connection = connection;
        _statements =
        [
            Insert("event", 10),
            Insert("person", 13),
            Insert("identity", 5),
            Insert("person_identity", 4),
            Insert("enrollment", 15),
            Prepare("UPDATE enrollment SET state = ?4, position = ?5, due_at = ?6, road = ?7 WHERE bucket = ?1 AND person_id = ?2 AND id = ?3"),
            // As the engine does: no index is rewritten whose columns stay as they are.
            Prepare("UPDATE enrollment SET due_at = ?4, road = ?5 WHERE bucket = ?1 AND person_id = ?2 AND id = ?3"),
            Insert("visit", 8),
            Insert("delivery", 26),
            Prepare("INSERT INTO tally VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET n = n + excluded.n"),
        ];
    }

    /// <summary>Opens a store as the engine's writer does.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, SqliteDatabase.WriterPragmas);
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        if (raw.sqlite3_exec(connection.Handle!, sql) != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errmsg(connection.Handle!).utf8_to_string());
    }

    /// <summary>Reads the tables and indexes that will be written, so that the cache is as warm as the engine's.</summary>
    public void Warm()
    {
        foreach (var table in (string[])["person", "identity", "enrollment", "visit", "delivery", "event"])
            foreach (var hint in Indexes(table)) Execute(_connection, $"SELECT COUNT(*) FROM {table} {hint}");
    }

    public void Run(RawWrite write)
    {
        var statement = _statements[(int)write.Table].DangerousGetHandle(); // lives as long as this
        for (var i = 0; i < write.Values.Length; i++) Bind(statement, i + 1, write.Values[i]);
        if (Native.Step(statement) != raw.SQLITE_DONE) throw new InvalidOperationException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string());
        _ = Native.Reset(statement);
    }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
    }

    private static void Bind(nint statement, int at, object? value) => _ = value switch
    {
        long number => Native.Bind(statement, at, number),
        RawText text => Native.BindText(statement, at, text.Utf8),
        byte[] bytes => Native.BindBlob(statement, at, bytes),
        _ => Native.BindNull(statement, at),
    };

    private IEnumerable<string> Indexes(string table) =>
        _connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = @table AND sql NOT LIKE '%WHERE%'", new { table })
            .Select(index => $"INDEXED BY {index}").Prepend("NOT INDEXED").ToList();

    private sqlite3_stmt Insert(string table, int columns) =>
        Prepare($"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(i => $"?{i}"))})");

    private sqlite3_stmt Prepare(string sql)
    {
        if (raw.sqlite3_prepare_v3(_connection.Handle!, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement) != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string());
        return statement;
    }
}
