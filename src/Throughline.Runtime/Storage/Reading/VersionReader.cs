using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A published version with its file and who published it.</summary>
internal sealed record PublishedRow
{
    public Guid Id { get; init; }
    public int Number { get; init; }
    public string File { get; init; } = "";
    public Instant PublishedAt { get; init; }

    /// <summary>Their name; null where a command published it, or the account is gone.</summary>
    public string? PublishedBy { get; init; }
}

/// <summary>What became of the people at one step when a version was published.</summary>
internal sealed record MoveRow
{
    /// <summary>Of the version they were on.</summary>
    public int FromNumber { get; init; }
    public Guid FromId { get; init; }

    /// <summary>Index of the step there.</summary>
    public int Step { get; init; }

    /// <summary>Index of the step they went to, in the new version; its number of steps for the end.</summary>
    public int Target { get; init; }

    /// <summary>False for those who stayed.</summary>
    public bool Goes { get; init; }

    /// <summary>How many there were.</summary>
    public long Shown { get; init; }
    public long Moved { get; init; }
    public Instant? FinishedAt { get; init; }
}

/// <summary>Reads what was published, and who went over with it; everything is of one workspace.</summary>
internal sealed class VersionReader(Database database)
{
    private const string ListSql = """
        SELECT v.id, v.number, v.file, v.published_at, a."FullName" AS published_by
        FROM journey j JOIN journey_version v ON v.journey_id = j.id LEFT JOIN account a ON a."Id" = v.published_by
        WHERE j.workspace_id = @workspace AND j.key = @key
        ORDER BY v.number DESC
        """;

    private const string MovesSql = """
        SELECT f.number AS from_number, f.id AS from_id, m.step, m.target, m.goes, m.shown, m.moved, m.finished_at
        FROM journey_move m JOIN journey_version f ON f.id = m.from_version_id
        WHERE m.to_version_id = @version AND f.workspace_id = @workspace
        ORDER BY f.number DESC, m.step
        """;

    /// <summary>Newest first; none where this workspace has no such journey.</summary>
    public IReadOnlyList<PublishedRow> List(Guid workspace, string journeyKey) =>
        database.Read(c => c.Query<PublishedRow>(ListSql, new { workspace, key = journeyKey }).AsList());

    /// <summary>Who went over to a version, and who stayed.</summary>
    public IReadOnlyList<MoveRow> Moves(Guid workspace, Guid version) =>
        database.Read(c => c.Query<MoveRow>(MovesSql, new { workspace, version }).AsList());
}
