using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A staff task about one person.</summary>
public sealed record AssignmentEntry : AboutPerson
{
    public Guid Id { get; init; }
    public Guid EnrollmentId { get; init; }
    public Guid VersionId { get; init; }
    public string? JourneyKey { get; init; }
    public string? JourneyName { get; init; }
    public int Step { get; init; }
    public string? Owner { get; init; }
    public AssignmentState State { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant DueAt { get; init; }
    public Instant? SettledAt { get; init; }

    /// <summary>What the member of staff wrote.</summary>
    public string? Outcome { get; init; }
    public string? SettledBy { get; init; }

    /// <summary>Key of what called for it, where somebody is to be looked after; null for a step's own.</summary>
    public string? Care { get; init; }
    public CareOutcome? CareOutcome { get; init; }

    /// <summary>When it was overdue and everybody was told.</summary>
    public Instant? EscalatedAt { get; init; }

    /// <summary>JSON object of what else is known of the person; null where the row was read without.</summary>
    public string? Traits { get; init; }
}

/// <summary>Reads assignments.</summary>
internal sealed class AssignmentReader(Database database)
{
    private const string OpenSql = """
        SELECT a.person_id, a.id, a.enrollment_id, a.version_id, a.step, a.owner, a.state, a.created_at, a.due_at, a.care, a.escalated_at,
          j.key AS journey_key, j.name AS journey_name, p.first_name, p.last_name, p.email, p.phone, p.traits
        FROM (
          SELECT * FROM assignment /* own assignments */
          WHERE workspace_id = @workspace AND state = 0 AND (due_at, bucket, person_id, id) > (@from, @bucket, @person, @id)
          ORDER BY due_at, bucket, person_id, id LIMIT @limit) a
        LEFT JOIN journey_version v ON v.id = a.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = a.bucket AND p.id = a.person_id
        ORDER BY a.due_at, a.bucket, a.person_id, a.id
        """;

    private const string AllOpenSql = """
        SELECT a.person_id, a.id, a.enrollment_id, a.version_id, a.step, a.owner, a.state, a.created_at, a.due_at, a.care,
          p.first_name, p.last_name, p.email, p.phone
        FROM assignment a JOIN person p ON p.bucket = a.bucket AND p.id = a.person_id
        WHERE a.workspace_id = @workspace AND a.state = 0
        """;

    private const string SettledSql = $"""
        SELECT a.person_id, a.id, a.enrollment_id, a.version_id, a.step, a.owner, a.state, a.created_at, a.due_at, a.settled_at, a.outcome, a.settled_by,
          a.care, a.care_outcome, a.escalated_at,
          j.key AS journey_key, j.name AS journey_name, p.first_name, p.last_name, p.email, p.phone
        FROM (
          SELECT * FROM assignment /* own assignments */
          WHERE workspace_id = @workspace AND state > 0 AND (settled_at, bucket, person_id, id) < (@from, @bucket, @person, @id)
            AND {Remembered.InAssignments}
          ORDER BY settled_at DESC, bucket DESC, person_id DESC, id DESC LIMIT @limit) a
        LEFT JOIN journey_version v ON v.id = a.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = a.bucket AND p.id = a.person_id
        ORDER BY a.settled_at DESC, a.bucket DESC, a.person_id DESC, a.id DESC
        """;

    private const string OneSql = """
        SELECT a.person_id, a.id, a.enrollment_id, a.version_id, a.step, a.owner, a.state, a.created_at, a.due_at, a.settled_at, a.outcome, a.settled_by,
          a.care, a.care_outcome, a.escalated_at,
          j.key AS journey_key, j.name AS journey_name, p.first_name, p.last_name, p.email, p.phone
        FROM assignment a
        LEFT JOIN journey_version v ON v.id = a.version_id
        LEFT JOIN journey j ON j.id = v.journey_id
        LEFT JOIN person p ON p.bucket = a.bucket AND p.id = a.person_id
        WHERE a.bucket = @bucket AND a.person_id = @person AND a.id = @id AND a.workspace_id = @workspace
        """;

    private const string OfPersonSql = """
        SELECT person_id, id, enrollment_id, version_id, step, owner, state, created_at, due_at, settled_at, outcome, settled_by,
          care, care_outcome
        FROM assignment
        WHERE bucket = @bucket AND person_id = @person AND workspace_id = @workspace AND COALESCE(settled_at, created_at) <= @until
        ORDER BY COALESCE(settled_at, created_at) DESC LIMIT @limit
        """;

    /// <summary>What is due first, first: so the overdue lead.</summary>
    public Slice<AssignmentEntry> Open(PeopleScope scope, string? after) =>
        List(OpenSql, scope, PageKey.Parse(after, PageKey.First), row => row.DueAt);

    /// <summary>All that is open, without the journeys it belongs to: for whoever works through it, never for a page.</summary>
    public IReadOnlyList<AssignmentEntry> AllOpen(Guid workspace) =>
        database.Read(c => c.Query<AssignmentEntry>(AllOpenSql, new { workspace }).AsList());

    /// <summary>Latest first.</summary>
    public Slice<AssignmentEntry> Settled(PeopleScope scope, string? after) =>
        List(SettledSql, scope, PageKey.Parse(after, PageKey.Last), row => row.SettledAt ?? row.CreatedAt);

    /// <summary>Null where this business has no such assignment, or it is another's than the scope's.</summary>
    public AssignmentEntry? Find(PeopleScope scope, Guid person, Guid id)
    {
        var of = new { workspace = scope.Workspace, bucket = Bucket.Of(person), person, id };
        var found = database.Read(c => c.QuerySingleOrDefault<AssignmentEntry>(OneSql, of));
        return scope.Owns(found?.Owner) ? found : null;
    }

    /// <summary>A person's assignments that were settled, or else given, by then; latest first.</summary>
    public IReadOnlyList<AssignmentEntry> OfPerson(PeopleScope scope, Guid person, Instant until, int limit) => database.Read(c =>
    {
        if (!scope.Includes(c, person)) return [];
        var of = new { workspace = scope.Workspace, bucket = Bucket.Of(person), person, until, limit };
        return c.Query<AssignmentEntry>(OfPersonSql, of).AsList();
    });

    private Slice<AssignmentEntry> List(string sql, PeopleScope scope, PageKey key, Func<AssignmentEntry, Instant> order)
    {
        var from = new
        {
            workspace = scope.Workspace,
            owner = scope.Owner,
            from = key.Order,
            bucket = key.Bucket,
            person = key.Person,
            id = key.Id,
            limit = Paging.Size + 1,
        };
        var rows = database.Read(c => c.Query<AssignmentEntry>(scope.Narrow(sql), from).AsList());
        return Paging.Cut(rows, row => new(order(row).ToUnixTimeMilliseconds(), row.PersonId, row.Id));
    }
}
