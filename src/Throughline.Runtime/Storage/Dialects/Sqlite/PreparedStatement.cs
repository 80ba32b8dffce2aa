using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>
/// One prepared statement of a connection, for the paths that run tens of thousands of times a second: parameters are
/// bound by position without boxing, columns read in place. It is the row it stands at. Everything else uses Dapper.
/// </summary>
internal sealed class PreparedStatement : IParameters, IRow
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _owner;
    private readonly nint _statement;
    private readonly nint _database;
    private int _bound;

    public PreparedStatement(SqliteConnection connection, string sql)
    {
        _db = connection.Handle!;
        var code = raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _owner);
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
        (_statement, _database) = (_owner.DangerousGetHandle(), _db.DangerousGetHandle()); // both live as long as the connection
    }

    // ---- parameters, in their order ----

    /// <summary>Ready for the first parameter, whatever became of the last run.</summary>
    public PreparedStatement Begin()
    {
        _bound = 0;
        return this;
    }

    public IParameters With(long value)
    {
        Check(Native.Bind(_statement, ++_bound, value));
        return this;
    }

    public IParameters With(Instant value) => With(value.ToUnixTimeMilliseconds());

    public IParameters With(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return With(bytes);
    }

    public IParameters With(ReadOnlySpan<byte> value)
    {
        Check(Native.BindBlob(_statement, ++_bound, value));
        return this;
    }

    public IParameters With(string? value)
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

    public IParameters WithText(ReadOnlySpan<byte> utf8)
    {
        Check(Native.BindText(_statement, ++_bound, utf8));
        return this;
    }

    private PreparedStatement WithNull()
    {
        Check(Native.BindNull(_statement, ++_bound));
        return this;
    }

    public IParameters With(long? value) => value is { } present ? With(present) : WithNull();

    public IParameters With(Instant? value) => value is { } present ? With(present) : WithNull();

    public IParameters With(Guid? value) => value is { } present ? With(present) : WithNull();

    // ---- running ----

    /// <summary>Runs to the end; returns how many rows were changed.</summary>
    public int Run()
    {
        try
        {
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

    /// <summary>Runs to the end, handing over each row.</summary>
    public void ReadAll(Action<IRow> take)
    {
        try
        {
            int code;
            while ((code = Native.Step(_statement)) == raw.SQLITE_ROW) take(this);
            if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _db);
        }
        finally
        {
            Reset();
        }
    }

    // ---- columns of the present row, from 0 ----

    public bool IsNull(int column) => Native.ColumnType(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => Native.ColumnLong(_statement, column);

    public int Int(int column) => (int)Native.ColumnLong(_statement, column);

    public Instant Time(int column) => Instant.FromUnixTimeMilliseconds(Long(column));

    public Instant? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public Guid Id(int column) => new(Bytes(column), bigEndian: true);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public string Text(int column) => Encoding.UTF8.GetString(Native.Bytes(_statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public ReadOnlySpan<byte> Bytes(int column) => Native.Bytes(_statement, column);

    public ReadOnlySpan<byte> Utf8(int column) => Native.Bytes(_statement, column);

    internal void Close() => _owner.Dispose();

    private void Reset() => _ = Native.Reset(_statement);

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
    }
}
