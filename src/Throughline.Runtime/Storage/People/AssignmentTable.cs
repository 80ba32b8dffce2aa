using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>How an assignment stands. The numbers are stored.</summary>
public enum AssignmentState
{
    Open = 0,
    Done = 1,
    NotPossible = 2,

    /// <summary>Not needed any more: the person had moved on.</summary>
    Withdrawn = 3,
}

internal readonly record struct AssignmentKey(Guid PersonId, Guid Id);

/// <param name="OpenedDay">Days since 1970-01-01 in the zone of the business.</param>
/// <param name="Minutes">Of work it took, where that was said.</param>
internal sealed record AssignmentRow(Guid PersonId, Guid Id, Guid WorkspaceId, Guid EnrollmentId, Guid VersionId, int Step, string? Owner, AssignmentState State, Instant CreatedAt, Instant DueAt)
{
    public string Source { get; init; } = "";
    public int OpenedDay { get; init; }
    public int? SettledDay { get; init; }
    public int Minutes { get; init; }
    public Instant? SettledAt { get; init; }

    /// <summary>What the member of staff wrote.</summary>
    public string? Note { get; init; }
    public string? SettledBy { get; init; }
    /// <summary>Key of what called for it, where somebody is to be looked after; null for a step's own.</summary>
    public string? Care { get; init; }
    public CareOutcome? CareOutcome { get; init; }
    public AssignmentKey Key => new(PersonId, Id);
}

/// <summary>Staff tasks.</summary>
internal sealed class AssignmentTable(IStatements statements)
{
    private const string Columns = """
        a.person_id, a.id, a.workspace_id, a.enrollment_id, a.version_id, a.step, a.owner, a.state, a.created_at, a.due_at, a.source,
        a.opened_day, a.care
        """;

    private readonly SetStatement _open = statements.Set("bucket, person_id, id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at, source, opened_day, care", """
        INSERT INTO assignment (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at, source, opened_day, care)
        {values} ON CONFLICT (bucket, person_id, id) DO NOTHING
        """);
    private readonly SetStatement _settle = statements.Set("bucket, person_id, id, state, settled_at, outcome, settled_by, settled_day, minutes, care_outcome", """
        UPDATE assignment SET state = {state}, settled_at = {settled_at}, outcome = {outcome}, settled_by = {settled_by}, settled_day = {settled_day}, minutes = {minutes},
          care_outcome = {care_outcome}
        {from} WHERE assignment.bucket = {bucket} AND assignment.person_id = {person_id} AND assignment.id = {id} AND assignment.state = 0
        """);
    // Few at any time, found by an index of their own.
    private readonly OneStatement _escalate = statements.One("now", """
        UPDATE assignment SET escalated_at = {now} WHERE state = 0 AND care IS NOT NULL AND escalated_at IS NULL AND due_at <= {now}
        """);
    private readonly SetStatement _find = statements.Set("bucket, person_id, id", $$"""
        SELECT {{Columns}} FROM {rows} assignment a WHERE a.bucket = {bucket} AND a.person_id = {person_id} AND a.id = {id}
        """);
    private readonly OneStatement _openOf = statements.One("bucket, person_id", $$"""
        SELECT {{Columns}} FROM assignment a WHERE a.bucket = {bucket} AND a.person_id = {person_id} AND a.state = 0
        """);

    public void Open(IReadOnlyCollection<AssignmentRow> rows) => _open.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.WorkspaceId).With(row.EnrollmentId).With(row.VersionId).With(row.Step)
            .With(row.Owner).With(0).With(row.CreatedAt).With(row.DueAt).With(row.Source).With(row.OpenedDay).With(row.Care));

    /// <summary>Marks care that is overdue, once; returns how many.</summary>
    public int Escalate(Instant now) => _escalate.Run(now, static (at, time) => at.With(time));

    /// <summary>Of open ones; what is settled stays as it is.</summary>
    public void Settle(IReadOnlyCollection<AssignmentRow> rows) => _settle.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With((long)row.State).With(row.SettledAt).With(row.Note).With(row.SettledBy).With((long?)row.SettledDay).With(row.Minutes)
            .With((long?)row.CareOutcome));

    public void Find(IReadOnlyCollection<AssignmentKey> keys, Action<AssignmentRow> take) => _find.Read(
        keys,
        static (at, key) => at.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id),
        row => take(Read(row)));

    /// <summary>What is open about one person.</summary>
    public void OpenOf(Guid personId, Action<AssignmentRow> take) =>
        _openOf.Read(personId, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    private static AssignmentRow Read(IRow row) => new(row.Id(0), row.Id(1), row.Id(2), row.Id(3), row.Id(4), row.Int(5), row.TextOrNull(6),
        (AssignmentState)row.Int(7), row.Time(8), row.Time(9))
    {
        Source = row.Text(10),
        OpenedDay = row.Int(11),
        Care = row.TextOrNull(12),
    };
}
