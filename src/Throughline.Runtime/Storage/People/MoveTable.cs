using Throughline.Primitives;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>
/// Carries a person's rows over to another person. A bucket is never updated (where the store is spread over machines
/// it cannot be), so each row is written anew under the survivor and the old one deleted.
/// </summary>
internal sealed class MoveTable
{
    /// <summary>Each with all its columns but the two that say whose a row is.</summary>
    public static IReadOnlyList<(string Table, string Columns)> Tables { get; } =
    [
        ("event", "id, workspace_id, name, at, received_at, properties, enrollment_id, step"),
        ("enrollment", "id, workspace_id, journey_id, version_id, round, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over"),
        ("visit", "enrollment_id, step, version_id, outcome, reached_at, settled_at, came_along"),
        ("delivery", "id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, state, reason, created_at, due_at, attempts, lease_until, settled_at, address, subject, body, detail, opened_at, clicked_at"),
        ("assignment", "id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at, settled_at, outcome, settled_by"),
        ("answer", "id, workspace_id, enrollment_id, version_id, step, score, answer, at"),
        ("mishap", "id, workspace_id, at, what"),
    ];

    private readonly Statement[] _copies;
    private readonly Statement[] _deletes;
    private readonly Statement _deleteConsents;

    public MoveTable(Statements statements)
    {
        _copies = [.. Tables.Select(table => statements.Writing($"""
            INSERT INTO {table.Table} (bucket, person_id, {table.Columns}) SELECT ?1, ?2, {table.Columns} FROM {table.Table} WHERE bucket = ?3 AND person_id = ?4
            ON CONFLICT DO NOTHING
            """))];
        _deletes = [.. Tables.Select(table => statements.Writing($"DELETE FROM {table.Table} WHERE bucket = ?1 AND person_id = ?2"))];
        _deleteConsents = statements.Writing("DELETE FROM consent WHERE bucket = ?1 AND person_id = ?2");
    }

    public void Move(Guid from, Guid to)
    {
        foreach (var copy in _copies) copy.With(Bucket.Of(to)).With(to).With(Bucket.Of(from)).With(from).Run();
        foreach (var delete in _deletes) delete.With(Bucket.Of(from)).With(from).Run();
        _deleteConsents.With(Bucket.Of(from)).With(from).Run();
    }
}
