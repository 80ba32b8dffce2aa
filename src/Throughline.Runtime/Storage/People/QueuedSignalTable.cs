using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>What an event of one person causes for another.</summary>
/// <param name="PersonId">Whose event it was.</param>
/// <param name="Id">Of what is to be recorded for the other, derived of that event, so that it is once.</param>
/// <param name="At">Of that event.</param>
/// <param name="About">Who is meant: their own id, or their e-mail address.</param>
/// <param name="By">Whose word it is.</param>
/// <param name="DueAt">When it is looked at next.</param>
internal sealed record QueuedSignalRow(Guid PersonId, Guid Id, Guid WorkspaceId, Instant At, string About)
{
    public required GivenBy By { get; init; }
    public required Instant DueAt { get; init; }
}

/// <summary>Signals on their way from one person to another.</summary>
internal sealed class QueuedSignalTable(IStatements statements)
{
    private readonly SetStatement _add = statements.Set("bucket, person_id, id, workspace_id, at, about, given_by, due_at", """
        INSERT INTO queued_signal (bucket, person_id, id, workspace_id, at, about, given_by, due_at) {values}
        ON CONFLICT (bucket, person_id, id) DO NOTHING
        """);
    private readonly SetStatement _remove = statements.Set("bucket, person_id, id", """
        DELETE FROM queued_signal {using}
        WHERE queued_signal.bucket = {bucket} AND queued_signal.person_id = {person_id} AND queued_signal.id = {id}
        """);
    private readonly SetStatement _wait = statements.Set("bucket, person_id, id, due_at", """
        UPDATE queued_signal SET due_at = {due_at} {from}
        WHERE queued_signal.bucket = {bucket} AND queued_signal.person_id = {person_id} AND queued_signal.id = {id}
        """);
    private readonly OneStatement _due = statements.One("now, most", """
        SELECT person_id, id, workspace_id, at, about, given_by, due_at FROM queued_signal
        WHERE due_at <= {now} ORDER BY due_at LIMIT {most}
        """);
    private readonly OneStatement _nextDue = statements.One("", "SELECT MIN(due_at) FROM queued_signal");

    public void Add(IReadOnlyCollection<QueuedSignalRow> rows) => _add.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.WorkspaceId).With(row.At).With(row.About)
        .With((long)row.By).With(row.DueAt));

    public void Remove(IReadOnlyCollection<QueuedSignalRow> rows) => _remove.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id));

    /// <summary>These are looked at again at their <see cref="QueuedSignalRow.DueAt"/>.</summary>
    public void Wait(IReadOnlyCollection<QueuedSignalRow> rows) => _wait.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.DueAt));

    public List<QueuedSignalRow> Due(Instant now, int limit)
    {
        var found = new List<QueuedSignalRow>();
        _due.Read((now, limit), static (at, values) => at.With(values.now).With(values.limit), row => found.Add(
            new QueuedSignalRow(row.Id(0), row.Id(1), row.Id(2), row.Time(3), row.Text(4))
            {
                By = (GivenBy)row.Int(5),
                DueAt = row.Time(6),
            }));
        return found;
    }

    public Instant? NextDue()
    {
        var next = default(Instant?);
        _nextDue.Read(0, static (_, _) => { }, row => next = row.TimeOrNull(0));
        return next;
    }
}
