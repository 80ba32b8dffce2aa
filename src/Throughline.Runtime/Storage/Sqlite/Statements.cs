using Microsoft.Data.Sqlite;

namespace Throughline.Runtime.Storage.Sqlite;

/// <summary>Prepares the statements of one connection and closes them with it.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly List<Statement> _all = [];

    /// <summary>Called before each write, where set: tests crash between any two writes with it.</summary>
    public Action? BeforeWrite { get; set; }

    public Statement Reading(string sql) => Keep(new Statement(connection, sql, beforeWrite: null));

    public Statement Writing(string sql) => Keep(new Statement(connection, sql, () => BeforeWrite?.Invoke()));

    public void Dispose()
    {
        foreach (var statement in _all) statement.Close();
        _all.Clear();
    }

    private Statement Keep(Statement statement)
    {
        _all.Add(statement);
        return statement;
    }
}
