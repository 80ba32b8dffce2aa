using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>
/// Carries a person's rows over to another person. A bucket is never updated (where the store is spread over machines
/// it cannot be), so each row is written anew under the survivor and the old one deleted.
/// </summary>
internal sealed class MergeTable
{
    /// <summary>Each with all its columns but the two that say whose a row is.</summary>
    public static IReadOnlyList<(string Table, string Key, string Columns)> Tables { get; } =
    [
        ("event", "id", "id, workspace_id, name, at, received_at, properties, enrollment_id, step, day, value, currency"),
        ("enrollment", "id", "id, workspace_id, journey_id, version_id, round, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over, source, entered_day, reached_day, ended_day"),
        ("visit", "enrollment_id, step", "enrollment_id, step, version_id, outcome, reached_at, settled_at, came_along, reached_day, settled_day, wording, source, value, currency, reason"),
        ("delivery", "id", "id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, state, reason, created_at, due_at, attempts, lease_until, settled_at, address, subject, body, detail, opened_at, clicked_at, origin, lane, provider_id, not_after, reported_at, wording, source, sent_day, settled_day, opened_day, clicked_day, bounced_day, about"),
        ("followed_link", "id, link", "id, link, times, last_at, machine_at, waits_since, waits_as, told"),
        ("opened_file", "file", "file, workspace_id, times, last_at, told"),
        ("assignment", "id", "id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at, settled_at, outcome, settled_by, source, opened_day, settled_day, minutes, care, care_outcome, escalated_at"),
        ("answer", "id", "id, workspace_id, enrollment_id, version_id, step, score, answer, at, day, wording, source"),
        ("consent", "channel, topic, at, given_by, granted", "channel, topic, at, given_by, granted, evidence, wording, proof"),
        ("proposal", "id", "id, workspace_id, at, kind, value, given_by, said_in, belongs_to, settled_at, settled_by, accepted"),
        ("failed_signal", "id", "id, workspace_id, at, what, enrollment_id, event_id, retry_at, tries"),
        ("queued_signal", "id", "id, workspace_id, at, about, given_by, due_at"),
        ("booking", "id", "id, workspace_id, kind, name, member, starts_at, ends_at, taken_from, taken_until, movable_until, state, "
            + "changes, phone, answer, created_at, changed_at"),
        ("opening", "journey_id, entry_point", "journey_id, entry_point, workspace_id, due_at, value, known"),
        ("registration", "id", "id, workspace_id, occasion, number, state, name, language, origin, registered_at, placed_at, ended_at, "
            + "ended_by, came_at, came_by, missed_at, due_at"),
        ("note", "id", "id, workspace_id, at, account_id, written_by, words, changed_at, removed_at"),
        ("mention", "note_id, member", "note_id, member, workspace_id, at, seen_at"),
        ("person_tag", "tag", "tag, workspace_id, at, given_by"),
    ];

    private readonly OneStatement[] _copies;
    private readonly OneStatement[] _deletes;

    public MergeTable(IStatements statements)
    {
        _copies = [.. Tables.Select(table => statements.One("to_bucket, to_id, from_bucket, from_id", $$"""
            INSERT INTO {{table.Table}} (bucket, person_id, {{table.Columns}})
            SELECT {to_bucket}, {to_id}, {{table.Columns}} FROM {{table.Table}} WHERE bucket = {from_bucket} AND person_id = {from_id}
            ON CONFLICT (bucket, person_id, {{table.Key}}) DO NOTHING
            """))];
        _deletes = [.. Tables.Select(table => statements.One("bucket, person_id", $$"""DELETE FROM {{table.Table}} WHERE bucket = {bucket} AND person_id = {person_id}"""))];
    }

    public void Move(Guid from, Guid to)
    {
        foreach (var copy in _copies) copy.Run((from, to), static (at, ids) => at.With(Bucket.Of(ids.to)).With(ids.to).With(Bucket.Of(ids.from)).With(ids.from));
        foreach (var delete in _deletes) delete.Run(from, Own);
    }

    private static void Own(IParameters at, Guid id) => at.With(Bucket.Of(id)).With(id);
}
