using Microsoft.Data.Sqlite;

namespace Throughline.Runtime.Storage.Dialects.Sqlite;

/// <summary>Prepares the statements of one connection and closes them with it.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IStatements, IDisposable
{
    private readonly List<PreparedStatement> _all = [];

    /// <summary>Called before each write, where set: tests crash between any two writes with it.</summary>
    public Action? BeforeWrite { get; set; }

    public bool IsShared => false;

    public SetStatement Set(string columns, string sql) => new Looped(Prepare(columns, sql), this);

    public OneStatement One(string columns, string sql) => new Single(Prepare(columns, sql), this);

    public void Dispose()
    {
        foreach (var statement in _all) statement.Close();
        _all.Clear();
    }

    private PreparedStatement Prepare(string columns, string sql)
    {
        var statement = new PreparedStatement(connection, StatementText.ForSqlite(columns, sql));
        _all.Add(statement);
        return statement;
    }

    private sealed class Looped(PreparedStatement statement, SqliteStatements owner) : SetStatement
    {
        public override int Run<T>(IReadOnlyCollection<T> rows, Action<IParameters, T> bind)
        {
            var changed = 0;
            foreach (var row in rows)
            {
                bind(statement.Begin(), row);
                owner.BeforeWrite?.Invoke();
                changed += statement.Run();
            }
            return changed;
        }

        public override void Read<T>(IReadOnlyCollection<T> keys, Action<IParameters, T> bind, Action<IRow> take)
        {
            foreach (var key in keys)
            {
                bind(statement.Begin(), key);
                statement.ReadAll(take);
            }
        }
    }

    private sealed class Single(PreparedStatement statement, SqliteStatements owner) : OneStatement
    {
        public override int Run<T>(T values, Action<IParameters, T> bind)
        {
            bind(statement.Begin(), values);
            owner.BeforeWrite?.Invoke();
            return statement.Run();
        }

        public override void Read<T>(T values, Action<IParameters, T> bind, Action<IRow> take)
        {
            bind(statement.Begin(), values);
            statement.ReadAll(take);
        }
    }
}
