using NodaTime;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Sqlite;

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

internal sealed record AssignmentRow(Guid PersonId, Guid Id, Guid WorkspaceId, Guid EnrollmentId, Guid VersionId, int Step, string? Owner, AssignmentState State, Instant CreatedAt, Instant DueAt);

internal sealed record AnswerRow(Guid PersonId, Guid DeliveryId, Guid WorkspaceId, Guid EnrollmentId, Guid VersionId, int Step, int? Score, string? Answer, Instant At);

/// <summary>Staff tasks, and answers to surveys.</summary>
internal sealed class AssignmentTable(Statements statements)
{
    private readonly Statement _open = statements.Writing("""
        INSERT INTO assignment (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10) ON CONFLICT DO NOTHING
        """);
    private readonly Statement _settle = statements.Writing("""
        UPDATE assignment SET state = ?4, settled_at = ?5, outcome = ?6, settled_by = ?7 WHERE bucket = ?1 AND person_id = ?2 AND id = ?3 AND state = 0
        """);
    private readonly Statement _find = statements.Reading("""
        SELECT workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at FROM assignment WHERE bucket = ?1 AND person_id = ?2 AND id = ?3
        """);
    private readonly Statement _answer = statements.Writing("""
        INSERT INTO answer (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, score, answer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT DO UPDATE SET score = excluded.score, answer = excluded.answer, at = excluded.at
        """);
    private readonly Statement _mishap = statements.Writing("""
        INSERT INTO mishap (bucket, person_id, id, workspace_id, at, what) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
        """);

    public bool Open(AssignmentRow row) =>
        _open.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.WorkspaceId).With(row.EnrollmentId).With(row.VersionId).With(row.Step)
            .With(row.Owner).With(row.CreatedAt).With(row.DueAt).Run() == 1;

    /// <summary>False where it was settled before.</summary>
    public bool Settle(Guid personId, Guid id, AssignmentState state, Instant at, string? outcome, string? by) =>
        _settle.With(Bucket.Of(personId)).With(personId).With(id).With((long)state).With(at).With(outcome).With(by).Run() == 1;

    public AssignmentRow? Find(Guid personId, Guid id)
    {
        if (!_find.With(Bucket.Of(personId)).With(personId).With(id).Next()) return null;
        var row = new AssignmentRow(personId, id, _find.Id(0), _find.Id(1), _find.Id(2), _find.Int(3), _find.TextOrNull(4), (AssignmentState)_find.Int(5), _find.Time(6), _find.Time(7));
        _find.Reset();
        return row;
    }

    public void Answer(AnswerRow row) =>
        _answer.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.DeliveryId).With(row.WorkspaceId).With(row.EnrollmentId).With(row.VersionId).With(row.Step)
            .With((long?)row.Score).With(row.Answer).With(row.At).Run();

    public void NoteMishap(Guid workspaceId, Guid personId, Guid id, Instant at, string what) =>
        _mishap.With(Bucket.Of(personId)).With(personId).With(id).With(workspaceId).With(at).With(what).Run();
}
