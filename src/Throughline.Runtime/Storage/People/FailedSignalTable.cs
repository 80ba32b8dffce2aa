using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>A signal that could not be applied to somebody.</summary>
/// <param name="EnrollmentId">Whose signal it was; null where it was the person's as a whole.</param>
/// <param name="RetryAt">When it is tried again; null once it was applied, or cannot be.</param>
/// <param name="Tries">So far.</param>
internal sealed record FailedSignalRow(Guid PersonId, Guid Id, Guid WorkspaceId, Instant At, string What, Guid? EnrollmentId, Instant? RetryAt, int Tries)
{
    /// <summary>What they did, where that could not be followed.</summary>
    public Guid? EventId { get; init; }
}

/// <summary>What was set aside: shown, tried again, never in others' way.</summary>
internal sealed class FailedSignalTable(IStatements statements)
{
    private readonly SetStatement _save = statements.Set("bucket, person_id, id, workspace_id, at, what, enrollment_id, event_id, retry_at, tries", """
        INSERT INTO failed_signal (bucket, person_id, id, workspace_id, at, what, enrollment_id, event_id, retry_at, tries) {values}
        ON CONFLICT (bucket, person_id, id) DO UPDATE SET what = excluded.what, retry_at = excluded.retry_at, tries = excluded.tries
        """);
    private readonly SetStatement _giveUp = statements.Set("person_id, id, retry_at", """
        UPDATE failed_signal SET retry_at = NULL {from} WHERE failed_signal.retry_at = {retry_at} AND failed_signal.person_id = {person_id} AND failed_signal.id = {id}
        """);
    private readonly OneStatement _due = statements.One("now, most", """
        SELECT person_id, id, workspace_id, at, what, enrollment_id, event_id, retry_at, tries FROM failed_signal WHERE retry_at <= {now} ORDER BY retry_at LIMIT {most}
        """);

    // Their business is read from their own row, and nothing else of them.
    private readonly OneStatement _noteUnread = statements.One("bucket, person_id, id, at, what, retry_at", """
        INSERT INTO failed_signal (bucket, person_id, id, workspace_id, at, what, retry_at, tries)
        SELECT bucket, id, {id}, workspace_id, {at}, {what}, {retry_at}, 0 FROM person
        WHERE bucket = {bucket} AND id = {person_id} AND erased_at IS NULL
        ON CONFLICT (bucket, person_id, id) DO UPDATE SET what = excluded.what, retry_at = excluded.retry_at
        """);

    /// <summary>These are not tried again: nobody knows whose they are. Found by their time, wherever they lie.</summary>
    public void GiveUp(IReadOnlyCollection<FailedSignalRow> rows) =>
        _giveUp.Run(rows, static (at, row) => at.With(row.PersonId).With(row.Id).With(row.RetryAt));

    /// <summary>Notes that something could not be applied to somebody who cannot even be read.</summary>
    public void NoteUnread(Guid personId, Instant at, string what) => _noteUnread.Run(
        (personId, at, what),
        static (to, row) => to.With(Bucket.Of(row.personId)).With(row.personId).With(DerivedId.Of(row.personId.ToString("N"),
            "cannot be read")).With(row.at).With(row.what).With(row.at + Duration.FromHours(1)));

    public void Save(IReadOnlyCollection<FailedSignalRow> rows) => _save.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.WorkspaceId).With(row.At).With(row.What).With(row.EnrollmentId).With(row.EventId).With(row.RetryAt).With(row.Tries));

    public List<FailedSignalRow> Due(Instant now, int limit)
    {
        var found = new List<FailedSignalRow>();
        _due.Read((now, limit), static (at, values) => at.With(values.now).With(values.limit), row => found.Add(
            new FailedSignalRow(row.Id(0), row.Id(1), row.Id(2), row.Time(3), row.Text(4), row.IdOrNull(5), row.TimeOrNull(7), row.Int(8)) { EventId = row.IdOrNull(6) }));
        return found;
    }
}
