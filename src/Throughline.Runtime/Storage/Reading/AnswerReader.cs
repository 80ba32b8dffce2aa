using Dapper;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>What somebody answered to a survey.</summary>
public sealed record AnswerEntry : AboutPerson
{
    /// <summary>The id of the delivery that asked.</summary>
    public Guid Id { get; init; }
    public Guid EnrollmentId { get; init; }
    public Guid VersionId { get; init; }
    public string? JourneyKey { get; init; }
    public string? JourneyName { get; init; }
    public int Step { get; init; }
    public int? Score { get; init; }
    public string? Answer { get; init; }
    public Instant At { get; init; }
}

/// <summary>How often an answer was given at a step.</summary>
internal sealed record AnswerCount
{
    public Guid VersionId { get; init; }
    public int Step { get; init; }

    /// <summary>Null where the question asks for no number.</summary>
    public int? Score { get; init; }

    /// <summary>The words, where there is no score.</summary>
    public string? Words { get; init; }
    public int N { get; init; }
}

/// <summary>Reads answers.</summary>
internal sealed class AnswerReader(Database database)
{
    /// <summary>How many of the latest answers are summed up.</summary>
    public const int SummaryDepth = 5_000;

    private const string LatestSql = $"""
        SELECT a.person_id, a.id, a.enrollment_id, a.version_id, a.step, a.score, a.answer, a.at,
          j.key AS journey_key, j.name AS journey_name, p.first_name, p.last_name, p.email, p.phone
        FROM (
          SELECT * FROM answer /* own people */
          WHERE workspace_id = @workspace AND (at, bucket, person_id, id) < (@before, @bucket, @person, @id)
            AND {Remembered.InAnswers}
          ORDER BY at DESC, bucket DESC, person_id DESC, id DESC LIMIT @limit) a
        LEFT JOIN journey_version v ON v.id = a.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = a.bucket AND p.id = a.person_id
        ORDER BY a.at DESC, a.bucket DESC, a.person_id DESC, a.id DESC
        """;

    private const string CountsSql = """
        SELECT version_id, step, score, words, COUNT(*) AS n
        FROM (
          SELECT version_id, step, score, CASE WHEN score IS NULL THEN answer END AS words FROM answer /* own people */
          WHERE workspace_id = @workspace AND (score IS NOT NULL OR answer IS NOT NULL) ORDER BY at DESC LIMIT @depth) latest
        GROUP BY version_id, step, score, words
        """;

    // In order of a sum, which no index has: else SQLite reads the answers of the whole business in order of time, to be spared the
    // sorting.
    private const string OfPersonSql = """
        SELECT person_id, id, enrollment_id, version_id, step, score, answer, at FROM answer
        WHERE bucket = @bucket AND person_id = @person AND workspace_id = @workspace AND at + 0 <= @until
        ORDER BY at + 0 DESC LIMIT @limit
        """;

    private const string OneSql = """
        SELECT person_id, id, enrollment_id, version_id, step, score, answer, at FROM answer
        WHERE bucket = @bucket AND person_id = @person AND id = @id AND workspace_id = @workspace
        """;

    /// <summary>What was answered to the question of this delivery, or null.</summary>
    public AnswerEntry? Find(PeopleScope scope, Guid person, Guid id) => database.Read(c => scope.Includes(c, person)
        ? c.QuerySingleOrDefault<AnswerEntry>(OneSql, new { workspace = scope.Workspace, bucket = Bucket.Of(person), person, id })
        : null);

    /// <summary>Latest first.</summary>
    public Slice<AnswerEntry> Latest(PeopleScope scope, string? after) => database.Read(c =>
    {
        var key = PageKey.Parse(after, PageKey.Last);
        var rows = c.Query<AnswerEntry>(scope.Narrow(LatestSql),
            new
            {
                workspace = scope.Workspace,
                owner = scope.Owner,
                before = key.Order,
                bucket = key.Bucket,
                person = key.Person,
                id = key.Id,
                limit = Paging.Size + 1,
            }).AsList();
        return Paging.Cut(rows, row => new(row.At.ToUnixTimeMilliseconds(), row.PersonId, row.Id));
    });

    /// <summary>The same answers of the latest <see cref="SummaryDepth"/>, counted, by step.</summary>
    public IReadOnlyList<AnswerCount> Counts(PeopleScope scope) => database.Read(c =>
        c.Query<AnswerCount>(
            scope.Narrow(CountsSql), new { workspace = scope.Workspace, owner = scope.Owner, depth = SummaryDepth }).AsList());

    /// <summary>A person's answers given by then; latest first.</summary>
    public IReadOnlyList<AnswerEntry> OfPerson(PeopleScope scope, Guid person, Instant until, int limit) => database.Read(c =>
    {
        if (!scope.Includes(c, person)) return [];
        var of = new { workspace = scope.Workspace, bucket = Bucket.Of(person), person, until, limit };
        return c.Query<AnswerEntry>(OfPersonSql, of).AsList();
    });
}
