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
    private readonly sqlite3_stmt _statement;
    private readonly Action? _beforeWrite;
    private int _bound;

    /// <param name="beforeWrite">Called before each execution that may write; tests use it to crash between any two writes.</param>
    public Statement(SqliteConnection connection, string sql, Action? beforeWrite)
    {
        _db = connection.Handle!;
        _beforeWrite = beforeWrite;
        var code = raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement);
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
    }

    // ---- parameters, in their order ----

    public Statement With(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
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
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    public Statement With(string? value)
    {
        if (value is null) return WithNull();
        if (value.Length > 256)
        {
            Check(raw.sqlite3_bind_text(_statement, ++_bound, Encoding.UTF8.GetBytes(value)));
            return this;
        }
        Span<byte> utf8 = stackalloc byte[value.Length * 3];
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        return this;
    }

    public Statement WithText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    public Statement WithNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
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
            do code = raw.sqlite3_step(_statement);
            while (code == raw.SQLITE_ROW);
            if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _db);
            return raw.sqlite3_changes(_db);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Moves to the next row; false, and ready for new parameters, after the last one.</summary>
    public bool Next()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _db);
        return false;
    }

    /// <summary>Stops reading before the last row.</summary>
    public void Reset()
    {
        _bound = 0;
        _ = raw.sqlite3_reset(_statement);
    }

    // ---- columns of the present row, from 0 ----

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int(int column) => raw.sqlite3_column_int(_statement, column);

    public Instant Time(int column) => Instant.FromUnixTimeMilliseconds(Long(column));

    public Instant? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public Guid Id(int column) => new(Blob(column), bigEndian: true);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    internal void Close() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
    }
}
