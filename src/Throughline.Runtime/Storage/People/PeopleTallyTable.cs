namespace Throughline.Runtime.Storage.People;

/// <summary>By what people are counted. The numbers are stored.</summary>
internal enum PeopleCount
{
    Everybody = 0,

    /// <summary>Prospects, leads, customers, advocates; by the number of the class.</summary>
    Class = 1,

    /// <summary>Where they came from first; empty where nobody said.</summary>
    Source = 2,
}

/// <summary>Which people are counted.</summary>
internal readonly record struct PeopleTallyKey(Guid WorkspaceId, PeopleCount Kind, string Value);

/// <summary>The kept numbers of people. Each node writes rows of its own; a reader adds them up.</summary>
internal sealed class PeopleTallyTable(IStatements statements)
{
    /// <summary>The number of this node; the embedded store has one.</summary>
    private const int Writer = 0;

    private readonly SetStatement _add = statements.Set("workspace_id, kind, value, writer, n", """
        INSERT INTO people_tally (workspace_id, kind, value, writer, n) {values}
        ON CONFLICT (workspace_id, kind, value, writer) DO UPDATE SET n = people_tally.n + excluded.n
        """);

    // Of all writers together.
    private readonly OneStatement _drop = statements.One("workspace_id, value", """
        DELETE FROM people_tally WHERE workspace_id = {workspace_id} AND kind = 2 AND value = {value} AND 0 = (
          SELECT SUM(t.n) FROM people_tally t WHERE t.workspace_id = {workspace_id} AND t.kind = 2 AND t.value = {value})
        """);

    /// <summary>A source that nobody has any more: it may have been a word about one person.</summary>
    public void DropSource(Guid workspaceId, string source) =>
        _drop.Run((workspaceId, source), static (at, of) => at.With(of.workspaceId).With(of.source));

    public void Add(IReadOnlyCollection<(PeopleTallyKey Key, long N)> rows) => _add.Run(rows, static (at, row) =>
        at.With(row.Key.WorkspaceId).With((long)row.Key.Kind).With(row.Key.Value).With(Writer).With(row.N));
}
