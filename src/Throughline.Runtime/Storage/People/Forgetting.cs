namespace Throughline.Runtime.Storage.People;

/// <summary>
/// What becomes of one table's rows about somebody who asked to be forgotten. Each column is decided about: it is kept,
/// since something was counted of it, or emptied, or the rows go.
/// </summary>
/// <param name="Kept">Columns that stay, beside the two that say whose a row is.</param>
/// <param name="Emptied">As they stand in an UPDATE; empty where every column is kept, or the rows go.</param>
internal sealed record Forgetting(string Table, string Kept, string Emptied)
{
    /// <summary>Every table of people data by person, but for <see cref="Person"/>.</summary>
    public static IReadOnlyList<Forgetting> Tables { get; } =
    [
        RowsGo("event"),
        // The road itself, and why it ended, were emptied by the engine: see Erasing.
        new("enrollment",
            "id, workspace_id, journey_id, version_id, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over, "
            + "source, entered_day, reached_day, ended_day",
            "round = ''"),
        new("visit",
            "enrollment_id, step, version_id, outcome, reached_at, settled_at, came_along, reached_day, settled_day, wording, source, "
            + "value, currency, reason",
            ""),
        new("delivery",
            "id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, state, reason, created_at, "
            + "due_at, attempts, lease_until, settled_at, opened_at, clicked_at, origin, lane, reported_at, wording, source, sent_day, "
            + "settled_day, opened_day, clicked_day, bounced_day",
            "address = NULL, subject = NULL, body = NULL, detail = NULL, provider_id = NULL, not_after = NULL, about = NULL"),
        RowsGo("followed_link"),
        RowsGo("opened_file"),
        new("assignment",
            "id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at, settled_at, settled_by, source, "
            + "opened_day, settled_day, minutes, care, care_outcome, escalated_at",
            "outcome = NULL"),
        new("answer", "id, workspace_id, enrollment_id, version_id, step, score, at, day, wording, source", "answer = NULL"),
        RowsGo("consent"),
        RowsGo("proposal"),
        RowsGo("failed_signal"),
        RowsGo("queued_signal"),
        RowsGo("opening"),
        new("booking",
            "id, workspace_id, kind, name, member, starts_at, ends_at, taken_from, taken_until, movable_until, state, changes, "
            + "created_at, changed_at",
            "phone = NULL, answer = NULL"),
        new("registration",
            "id, workspace_id, occasion, number, state, origin, registered_at, placed_at, ended_at, ended_by, came_at, came_by, missed_at",
            "name = '', language = '', due_at = NULL"),
        RowsGo("note"),
        RowsGo("mention"),
        RowsGo("person_tag"),
        RowsGo("person_identity"),
        RowsGo("person_word"),
    ];

    /// <summary>The person's own row. It has no <c>person_id</c>.</summary>
    public static Forgetting Person { get; } = new(
        "person", "workspace_id, lifecycle, created_at, made_up",
        "first_name = NULL, last_name = NULL, email = NULL, phone = NULL, zone = NULL, language = NULL, source = NULL, traits = {traits}, "
        + "sort_name = '', erased_at = {at}");

    /// <summary>Nothing of it was counted.</summary>
    public bool DoRowsGo => Kept.Length == 0;

    private static Forgetting RowsGo(string table) => new(table, "", "");
}
