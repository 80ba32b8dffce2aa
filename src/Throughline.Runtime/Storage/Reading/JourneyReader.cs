using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A journey of a workspace as its list shows it.</summary>
public sealed record JourneyRow
{
    public Guid Id { get; init; }
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>What newcomers enter; null before the first publishing.</summary>
    public Guid? LiveVersionId { get; init; }
    public int? LiveNumber { get; init; }
    public Instant? PublishedAt { get; init; }
    public Instant? PausedAt { get; init; }
    public Instant UpdatedAt { get; init; }

    /// <summary>True where the draft says something else than what is published.</summary>
    public bool DraftDiffers { get; init; }

    public bool IsPublished => LiveVersionId is not null;
    public bool IsPaused => PausedAt is not null;
}

/// <summary>One published version; it never changes.</summary>
public sealed record VersionRow
{
    public Guid Id { get; init; }
    public Guid JourneyId { get; init; }
    public int Number { get; init; }
    public Instant PublishedAt { get; init; }
}

/// <summary>Reads journeys and their versions; everything is of one workspace.</summary>
internal sealed class JourneyReader(Database database)
{
    private const string ListSql = """
        SELECT j.id, j.key, j.name, j.live_version_id, v.number AS live_number, v.published_at, j.paused_at, j.updated_at,
          j.draft <> v.file AS draft_differs
        FROM journey j
        LEFT JOIN journey_version v ON v.id = j.live_version_id
        WHERE j.workspace_id = @workspace
        ORDER BY j.key
        """;

    private const string FindSql = """
        SELECT j.id, j.key, j.name, j.live_version_id, v.number AS live_number, v.published_at, j.paused_at, j.updated_at,
          j.draft <> v.file AS draft_differs
        FROM journey j
        LEFT JOIN journey_version v ON v.id = j.live_version_id
        WHERE j.workspace_id = @workspace AND j.key = @key
        """;

    private const string DraftSql = "SELECT draft FROM journey WHERE workspace_id = @workspace AND key = @key";

    private const string VersionsSql = """
        SELECT id, journey_id, number, published_at FROM journey_version
        WHERE journey_id = @journey AND workspace_id = @workspace
        ORDER BY number DESC
        """;

    private const string FileSql = "SELECT file FROM journey_version WHERE id = @version AND workspace_id = @workspace";

    public IReadOnlyList<JourneyRow> List(Guid workspace) =>
        database.Read(c => c.Query<JourneyRow>(ListSql, new { workspace }).AsList());

    public JourneyRow? Find(Guid workspace, string key) =>
        database.Read(c => c.QuerySingleOrDefault<JourneyRow>(FindSql, new { workspace, key }));

    /// <summary>The journey file as it is being written (YAML), or null where there is no such journey.</summary>
    public string? Draft(Guid workspace, string key) =>
        database.Read(c => c.ExecuteScalar<string?>(DraftSql, new { workspace, key }));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionRow> Versions(Guid workspace, Guid journey) =>
        database.Read(c => c.Query<VersionRow>(VersionsSql, new { workspace, journey }).AsList());

    /// <summary>The journey file of a version (YAML), or null where this workspace has no such version.</summary>
    public string? File(Guid workspace, Guid version) =>
        database.Read(c => c.ExecuteScalar<string?>(FileSql, new { workspace, version }));
}
