using System.Collections;
using System.Data.Common;
using System.Text;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Throughline.Runtime.Storage.Dialects.Postgres;

/// <summary>Makes the statements of one connection; the driver prepares those that are used often.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection) : IStatements
{
    /// <summary>Called before each write, where set.</summary>
    public Action? BeforeWrite { get; set; }

    /// <summary>How many statements went to the server.</summary>
    public long Sent { get; private set; }

    public bool IsShared => true;

    public SetStatement Set(string columns, string sql) => new WholeSet(this, StatementText.ForPostgresSet(columns, sql));

    public OneStatement One(string columns, string sql) => new Single(this, StatementText.ForPostgresOne(columns, sql));

    private int Write(NpgsqlCommand command)
    {
        BeforeWrite?.Invoke();
        Sent++;
        return command.ExecuteNonQuery();
    }

    private void Read(NpgsqlCommand command, Action<IRow> take)
    {
        Sent++;
        using var reader = command.ExecuteReader();
        var row = new PostgresRow(reader);
        while (reader.Read()) take(row);
    }

    private sealed class WholeSet(PostgresStatements owner, string sql) : SetStatement
    {
        public override int Run<T>(IReadOnlyCollection<T> rows, Action<IParameters, T> bind)
        {
            if (rows.Count == 0) return 0;
            using var command = Command(rows, bind);
            return owner.Write(command);
        }

        public override void Read<T>(IReadOnlyCollection<T> keys, Action<IParameters, T> bind, Action<IRow> take)
        {
            if (keys.Count == 0) return;
            using var command = Command(keys, bind);
            owner.Read(command, take);
        }

        private NpgsqlCommand Command<T>(IReadOnlyCollection<T> rows, Action<IParameters, T> bind)
        {
            var columns = new PostgresColumns(rows.Count);
            foreach (var row in rows) bind(columns.NextRow(), row);
            return columns.AddTo(owner.New(sql), asArrays: true);
        }
    }

    private sealed class Single(PostgresStatements owner, string sql) : OneStatement
    {
        public override int Run<T>(T values, Action<IParameters, T> bind)
        {
            using var command = Command(values, bind);
            return owner.Write(command);
        }

        public override void Read<T>(T values, Action<IParameters, T> bind, Action<IRow> take)
        {
            using var command = Command(values, bind);
            owner.Read(command, take);
        }

        private NpgsqlCommand Command<T>(T values, Action<IParameters, T> bind)
        {
            var columns = new PostgresColumns(1);
            bind(columns.NextRow(), values);
            return columns.AddTo(owner.New(sql), asArrays: false);
        }
    }

    private NpgsqlCommand New(string sql)
    {
#pragma warning disable CA2100 // our own text with placeholders, never anybody's words
        return new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
    }

    /// <summary>The values of a set, column by column; the type of a column is that of what is given.</summary>
    private sealed class PostgresColumns(int capacity) : IParameters
    {
        private readonly List<(NpgsqlDbType Type, IList Values)> _columns = [];
        private int _at;

        public PostgresColumns NextRow()
        {
            _at = 0;
            return this;
        }

        public NpgsqlCommand AddTo(NpgsqlCommand command, bool asArrays)
        {
            foreach (var (type, values) in _columns)
                command.Parameters.Add(asArrays
                    ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values }
                    : new NpgsqlParameter { NpgsqlDbType = type, Value = values[0] ?? DBNull.Value });
            return command;
        }

        public IParameters With(long value) => Add<long?>(NpgsqlDbType.Bigint, value);
        public IParameters With(long? value) => Add(NpgsqlDbType.Bigint, value);
        public IParameters With(Guid value) => Add<Guid?>(NpgsqlDbType.Uuid, value);
        public IParameters With(Guid? value) => Add(NpgsqlDbType.Uuid, value);
        public IParameters With(string? value) => Add(NpgsqlDbType.Text, value?.Replace("\0", "", StringComparison.Ordinal)); // the one character its texts cannot hold
        public IParameters With(Instant value) => With(value.ToUnixTimeMilliseconds());
        public IParameters With(Instant? value) => With(value?.ToUnixTimeMilliseconds());
        public IParameters With(ReadOnlySpan<byte> value) => Add(NpgsqlDbType.Bytea, value.ToArray());
        public IParameters WithText(ReadOnlySpan<byte> utf8) => With(Encoding.UTF8.GetString(utf8));

        private PostgresColumns Add<T>(NpgsqlDbType type, T value)
        {
            if (_at == _columns.Count) _columns.Add((type, new List<T>(capacity)));
            ((List<T>)_columns[_at++].Values).Add(value);
            return this;
        }
    }

    private sealed class PostgresRow(DbDataReader reader) : IRow
    {
        public bool IsNull(int column) => reader.IsDBNull(column);
        public long Long(int column) => reader.GetInt64(column);
        public int Int(int column) => (int)reader.GetInt64(column);
        public Instant Time(int column) => Instant.FromUnixTimeMilliseconds(Long(column));
        public Instant? TimeOrNull(int column) => IsNull(column) ? null : Time(column);
        public Guid Id(int column) => reader.GetGuid(column);
        public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);
        public string Text(int column) => reader.GetString(column);
        public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
        public ReadOnlySpan<byte> Bytes(int column) => IsNull(column) ? [] : reader.GetFieldValue<byte[]>(column);
        public ReadOnlySpan<byte> Utf8(int column) => IsNull(column) ? [] : Encoding.UTF8.GetBytes(Text(column));
    }
}
