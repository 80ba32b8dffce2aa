using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace Throughline.Runtime.Storage.Sqlite;

/// <summary>
/// One prepared statement of the writer's connection, for the paths that run tens of thousands of times a second:
/// parameters are bound by position without boxing, columns read in place. Everything else uses Dapper.
/// </summary>
internal sealed class Statement
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _owner;
    private readonly nint _statement;
    private readonly nint _database;
    private readonly Action? _beforeWrite;
    private int _bound;

    /// <param name="beforeWrite">Called before each execution that may write; tests use it to crash between any two writes.</param>
    public Statement(SqliteConnection connection, string sql, Action? beforeWrite)
    {
        _db = connection.Handle!;
        _beforeWrite = beforeWrite;
        var code = raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _owner);
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
        (_statement, _database) = (_owner.DangerousGetHandle(), _db.DangerousGetHandle()); // both live as long as the connection
    }

    // ---- parameters, in their order ----

    public Statement With(long value)
    {
        Check(Native.Bind(_statement, ++_bound, value));
        return this;
    }

    public Statement With(Instant value) => With(value.ToUnixTimeMilliseconds());

    public Statement With(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return With(bytes);
    }

    public Statement With(ReadOnlySpan<byte> value)
    {
        Check(Native.BindBlob(_statement, ++_bound, value));
        return this;
    }

    public Statement With(string? value)
    {
        if (value is null) return WithNull();
        if (value.Length > 256)
        {
            Check(Native.BindText(_statement, ++_bound, Encoding.UTF8.GetBytes(value)));
            return this;
        }
        Span<byte> utf8 = stackalloc byte[value.Length * 3];
        Check(Native.BindText(_statement, ++_bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        return this;
    }

    public Statement WithText(ReadOnlySpan<byte> utf8)
    {
        Check(Native.BindText(_statement, ++_bound, utf8));
        return this;
    }

    public Statement WithNull()
    {
        Check(Native.BindNull(_statement, ++_bound));
        return this;
    }

    public Statement With(long? value) => value is { } present ? With(present) : WithNull();

    public Statement With(Instant? value) => value is { } present ? With(present) : WithNull();

    public Statement With(Guid? value) => value is { } present ? With(present) : WithNull();

    // ---- running ----

    /// <summary>Runs to the end; returns how many rows were changed.</summary>
    public int Run()
    {
        try
        {
            _beforeWrite?.Invoke();
            int code;
            do code = Native.Step(_statement);
            while (code == raw.SQLITE_ROW);
            if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _db);
            return Native.Changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Moves to the next row; false, and ready for new parameters, after the last one.</summary>
    public bool Next()
    {
        var code = Native.Step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _db);
        return false;
    }

    /// <summary>Stops reading before the last row.</summary>
    public void Reset()
    {
        _bound = 0;
        _ = Native.Reset(_statement);
    }

    // ---- columns of the present row, from 0 ----

    public bool IsNull(int column) => Native.ColumnType(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => Native.ColumnLong(_statement, column);

    public int Int(int column) => (int)Native.ColumnLong(_statement, column);

    public Instant Time(int column) => Instant.FromUnixTimeMilliseconds(Long(column));

    public Instant? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public Guid Id(int column) => new(Blob(column), bigEndian: true);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public string Text(int column) => Encoding.UTF8.GetString(Native.Bytes(_statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => Native.Bytes(_statement, column);

    internal void Close() => _owner.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
    }
}
