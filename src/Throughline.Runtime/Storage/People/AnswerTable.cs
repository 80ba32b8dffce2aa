using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

internal sealed record AnswerRow(Guid PersonId, Guid DeliveryId, Guid WorkspaceId, Guid EnrollmentId, Guid VersionId, int Step, int? Score, string? Answer, Instant At)
{
    /// <summary>Of the first answer, days since 1970-01-01 in the zone of the business.</summary>
    public int Day { get; init; }
    public string Wording { get; init; } = "";
    public string Source { get; init; } = "";
}

/// <summary>Answers to surveys: one for each question asked, the latest counts.</summary>
internal sealed class AnswerTable(IStatements statements)
{
    private readonly SetStatement _save = statements.Set("bucket, person_id, id, workspace_id, enrollment_id, version_id, step, score, answer, at, day, wording, source", """
        INSERT INTO answer (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, score, answer, at, day, wording, source) {values}
        ON CONFLICT (bucket, person_id, id) DO UPDATE SET score = excluded.score, answer = excluded.answer, at = excluded.at
        """);
    private readonly SetStatement _known = statements.Set("bucket, person_id, id", """
        SELECT a.person_id, a.id FROM {rows} answer a WHERE a.bucket = {bucket} AND a.person_id = {person_id} AND a.id = {id}
        """);

    public void Save(IReadOnlyCollection<AnswerRow> rows) => _save.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.DeliveryId).With(row.WorkspaceId).With(row.EnrollmentId).With(row.VersionId).With(row.Step)
            .With((long?)row.Score).With(row.Answer).With(row.At).With(row.Day).With(row.Wording).With(row.Source));

    /// <summary>Whether the question was answered before.</summary>
    public bool IsKnown(DeliveryKey key)
    {
        var isKnown = false;
        _known.Read([key], static (at, key) => at.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id), _ => isKnown = true);
        return isKnown;
    }
}
