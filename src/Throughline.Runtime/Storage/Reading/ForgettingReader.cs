using Dapper;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>How much there is of one person, before they are forgotten.</summary>
internal sealed record KnownAmounts
{
    public long Events { get; init; }

    /// <summary>Messages that left, or may have.</summary>
    public long Letters { get; init; }
    public long Waiting { get; init; }
    public long Answers { get; init; }
    public long Consents { get; init; }

    /// <summary>Roads that they are on, or rest beside.</summary>
    public long Roads { get; init; }

    /// <summary>Steps that they have behind them.</summary>
    public long Steps { get; init; }
    public long OpenTasks { get; init; }

    /// <summary>Tasks about which somebody of the team wrote something.</summary>
    public long Reports { get; init; }
    public long Notes { get; init; }
    public long Appointments { get; init; }
    public long Places { get; init; }
}

/// <summary>A registration of one person.</summary>
internal sealed record PlaceEntry
{
    public string Occasion { get; init; } = "";
    public string Name { get; init; } = "";
    public int State { get; init; }
    public Instant RegisteredAt { get; init; }
    public Instant? CameAt { get; init; }
}

/// <summary>A file that one person opened.</summary>
internal sealed record OpenedFile
{
    public string File { get; init; } = "";
    public long Times { get; init; }
    public Instant LastAt { get; init; }
}

/// <summary>Reads what goes when somebody is forgotten, what is in the file of all that is known of them, and who was forgotten.</summary>
internal sealed class ForgettingReader(Database database)
{
    private const string Theirs = "bucket = @bucket AND person_id = @person AND workspace_id = @workspace";

    // For tables whose rows do not name their business.
    private const string TheirOwn = """
        bucket = @bucket AND person_id = @person
            AND EXISTS (SELECT 1 FROM person p WHERE p.bucket = @bucket AND p.id = @person AND p.workspace_id = @workspace)
        """;

    private const string WhenSql = "SELECT erased_at FROM person WHERE bucket = @bucket AND id = @person AND workspace_id = @workspace";
    private const string AnybodySql = "SELECT EXISTS (SELECT 1 FROM erased WHERE workspace_id = @workspace)";
    private const string AliasSql = "SELECT person_id FROM person_alias WHERE bucket = @bucket AND retired_id = @person";

    // The business is asked of the person alone: else what waits for everybody would be walked through for one.
    private const string AmountsSql = $"""
        SELECT
          (SELECT COUNT(*) FROM event WHERE {TheirOwn}) AS events,
          (SELECT COUNT(*) FROM delivery WHERE {TheirOwn} AND state IN (1, 2, 3, 5)) AS letters,
          (SELECT COUNT(*) FROM delivery WHERE {TheirOwn} AND state = 0) AS waiting,
          (SELECT COUNT(*) FROM answer WHERE {TheirOwn}) AS answers,
          (SELECT COUNT(*) FROM consent WHERE {TheirOwn}) AS consents,
          (SELECT COUNT(*) FROM enrollment WHERE {TheirOwn} AND state < 2) AS roads,
          (SELECT COUNT(*) FROM visit WHERE {TheirOwn} AND outcome > 2) AS steps,
          (SELECT COUNT(*) FROM assignment WHERE {TheirOwn} AND state = 0) AS open_tasks,
          (SELECT COUNT(*) FROM assignment WHERE {TheirOwn} AND outcome IS NOT NULL) AS reports,
          (SELECT COUNT(*) FROM note WHERE {TheirOwn}) AS notes,
          (SELECT COUNT(*) FROM booking WHERE {TheirOwn} AND state = 0 AND ends_at > @now) AS appointments,
          (SELECT COUNT(*) FROM registration WHERE {TheirOwn} AND state < 2 AND came_at IS NULL) AS places
        """;

    private const string EventsSql = $"SELECT id, name, at, properties, enrollment_id, step FROM event WHERE {Theirs} ORDER BY at, id";

    private const string PlacesSql = $"""
        SELECT occasion, name, state, registered_at, came_at FROM registration WHERE {Theirs} ORDER BY registered_at, occasion
        """;

    private const string FilesSql = $"SELECT file, times, last_at FROM opened_file WHERE {Theirs} AND told = 1 ORDER BY last_at, file";

    /// <summary>Did anybody of this business ask to be forgotten? Then a number may be higher than its list is long.</summary>
    public bool WasAnybody(Guid workspace) => database.Read(c => c.ExecuteScalar<bool>(AnybodySql, new { workspace }));

    /// <summary>When somebody who is or was here asked to be forgotten, found under a retired id too; null where they did not.</summary>
    public Instant? ForgottenAt(PeopleScope scope, Guid person) => database.Read(c =>
    {
        for (var merges = 0; merges < PersonReader.MaxMerges; merges++)
        {
            var of = Of(scope, person);
            if (c.ExecuteScalar<long?>(WhenSql, of) is { } at)
                return scope.Includes(c, person) ? Instant.FromUnixTimeMilliseconds(at) : default(Instant?);
            if (c.ExecuteScalar<Guid?>(AliasSql, of) is not { } survivor) return null;
            person = survivor;
        }
        return null;
    });

    public KnownAmounts Amounts(PeopleScope scope, Guid person, Instant now) => database.Read(c => scope.Includes(c, person)
        ? c.QuerySingle<KnownAmounts>(AmountsSql, new { workspace = scope.Workspace, person, bucket = Bucket.Of(person), now })
        : new KnownAmounts());

    /// <summary>All that they did, in order of time.</summary>
    public IReadOnlyList<EventRow> Events(PeopleScope scope, Guid person) => All<EventRow>(EventsSql, scope, person);

    public IReadOnlyList<PlaceEntry> Places(PeopleScope scope, Guid person) => All<PlaceEntry>(PlacesSql, scope, person);

    public IReadOnlyList<OpenedFile> Files(PeopleScope scope, Guid person) => All<OpenedFile>(FilesSql, scope, person);

    private List<T> All<T>(string sql, PeopleScope scope, Guid person) =>
        database.Read<List<T>>(c => scope.Includes(c, person) ? c.Query<T>(sql, Of(scope, person)).AsList() : []);

    private static object Of(PeopleScope scope, Guid person) =>
        new { workspace = scope.Workspace, person, bucket = Bucket.Of(person) };
}
