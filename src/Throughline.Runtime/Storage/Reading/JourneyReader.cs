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
    public Instant? ArchivedAt { get; init; }
    public Instant UpdatedAt { get; init; }

    /// <summary>True where the draft says something else than what is published.</summary>
    public bool DraftDiffers { get; init; }

    public bool IsPublished => LiveVersionId is not null;
    public bool IsPaused => PausedAt is not null;

    /// <summary>Out of the lists, and nobody new comes in.</summary>
    public bool IsArchived => ArchivedAt is not null;
}

/// <summary>One published version; it never changes.</summary>
public sealed record VersionRow
{
    public Guid Id { get; init; }
    public Guid JourneyId { get; init; }
    public int Number { get; init; }
    public Instant PublishedAt { get; init; }
}

/// <summary>A journey that somebody has begun to plan.</summary>
internal sealed record BegunJourney
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
}

/// <summary>A journey and whose it is.</summary>
internal sealed record OwnedJourney
{
    public Guid WorkspaceId { get; init; }
    public string Key { get; init; } = "";
}

/// <summary>A draft as it is being written.</summary>
internal sealed record JourneyDraftFile
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>YAML.</summary>
    public string File { get; init; } = "";
}

/// <summary>Reads journeys and their versions; everything is of one workspace.</summary>
internal sealed class JourneyReader(Database database)
{
    private const string ListSql = """
        SELECT j.id, j.key, j.name, j.live_version_id, v.number AS live_number, v.published_at, j.paused_at, j.archived_at, j.updated_at,
          j.draft <> v.file AS draft_differs
        FROM journey j
        LEFT JOIN journey_version v ON v.id = j.live_version_id
        WHERE j.workspace_id = @workspace
        ORDER BY j.key
        """;

    private const string FindSql = """
        SELECT j.id, j.key, j.name, j.live_version_id, v.number AS live_number, v.published_at, j.paused_at, j.archived_at, j.updated_at,
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

    // A first look with the text alone, so that few files are read; it finds too many rather than too few.
    private const string DraftsWithSql =
        "SELECT key, name, draft AS file FROM journey WHERE workspace_id = @workspace AND draft LIKE @text";

    private const string PublishedSql =
        "SELECT EXISTS (SELECT 1 FROM journey WHERE workspace_id = @workspace AND live_version_id IS NOT NULL)";

    private const string LatestSql =
        "SELECT key, name FROM journey WHERE workspace_id = @workspace AND archived_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 1";

    private const string WhoseSql = "SELECT workspace_id, key FROM journey WHERE id = @journey";

    private const string IdSql = "SELECT id FROM journey WHERE workspace_id = @workspace AND key = @key";

    private const string FileSql = "SELECT file FROM journey_version WHERE id = @version AND workspace_id = @workspace";

    /// <summary>All of them, archived ones too.</summary>
    public IReadOnlyList<JourneyRow> List(Guid workspace) =>
        database.Read(c => c.Query<JourneyRow>(ListSql, new { workspace }).AsList());

    /// <summary>As <see cref="List"/>, without those that are archived.</summary>
    public IReadOnlyList<JourneyRow> Current(Guid workspace) => [.. List(workspace).Where(row => !row.IsArchived)];

    public JourneyRow? Find(Guid workspace, string key) =>
        database.Read(c => c.QuerySingleOrDefault<JourneyRow>(FindSql, new { workspace, key }));

    /// <summary>The journey file as it is being written (YAML), or null where there is no such journey.</summary>
    public string? Draft(Guid workspace, string key) =>
        database.Read(c => c.ExecuteScalar<string?>(DraftSql, new { workspace, key }));

    /// <summary>Drafts in whose file these letters stand, in whatever place.</summary>
    public IReadOnlyList<JourneyDraftFile> DraftsWith(Guid workspace, string letters) =>
        database.Read(c => c.Query<JourneyDraftFile>(DraftsWithSql, new { workspace, text = $"%{letters}%" }).AsList());

    public bool IsAnyPublished(Guid workspace) => database.Read(c => c.ExecuteScalar<bool>(PublishedSql, new { workspace }));

    /// <summary>The journey that somebody worked on last, published or not; null where there is none.</summary>
    public BegunJourney? Latest(Guid workspace) => database.Read(c => c.QuerySingleOrDefault<BegunJourney>(LatestSql, new { workspace }));

    /// <summary>Whose journey it is, and its key; null where there is no such journey any more.</summary>
    public OwnedJourney? Whose(Guid journey) => database.Read(c => c.QuerySingleOrDefault<OwnedJourney>(WhoseSql, new { journey }));

    /// <summary>Its id by its key; null where this workspace has no such journey.</summary>
    public Guid? IdOf(Guid workspace, string key) => database.Read(c => c.ExecuteScalar<Guid?>(IdSql, new { workspace, key }));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionRow> Versions(Guid workspace, Guid journey) =>
        database.Read(c => c.Query<VersionRow>(VersionsSql, new { workspace, journey }).AsList());

    /// <summary>The journey file of a version (YAML), or null where this workspace has no such version.</summary>
    public string? File(Guid workspace, Guid version) =>
        database.Read(c => c.ExecuteScalar<string?>(FileSql, new { workspace, version }));
}
