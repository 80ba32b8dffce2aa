using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Throughline.Businesses;

namespace Throughline.Runtime.Storage;

/// <summary>What the engine goes by, as it lies in the store: versions, journeys, businesses, and moves that are not done yet.</summary>
internal sealed record Definitions(
    IReadOnlyList<StoredVersion> Versions, IReadOnlyList<StoredJourney> Journeys,
    IReadOnlyList<StoredBusiness> Businesses, IReadOnlyList<OpenMove> Moves)
{
    // Each reads a whole table of definitions, only when one of them has changed; the files themselves are read when somebody needs one.
    private const string VersionsSql = "SELECT id, journey_id, workspace_id, number, step_ids FROM journey_version";
    private const string FileSql = "SELECT file FROM journey_version WHERE id = @id";
    private const string JourneysSql = "SELECT id, workspace_id, live_version_id, paused_at, archived_at FROM journey";
    private const string BusinessesSql = "SELECT id, name, zone, settings FROM workspace";
    private const string OccasionsSql = "SELECT workspace_id, key, starts, cancelled_at, changed_at FROM occasion";
    private const string MovesSql = "SELECT to_version_id, from_version_id, step FROM journey_move WHERE goes = 1 AND finished_at IS NULL";

    /// <summary>Files of the businesses.</summary>
    public IReadOnlyList<(Guid WorkspaceId, LibraryFile File)> Files { get; init; } = [];

    /// <summary>Events of the businesses.</summary>
    public IReadOnlyList<StoredOccasion> Occasions { get; init; } = [];

    // Versions are read last: each statement may see more than the one before it, and no journey may lead to a version that is not there.
    public static Definitions Read(DbConnection connection)
    {
        var journeys = connection.Query<StoredJourney>(JourneysSql).AsList();
        var moves = connection.Query<OpenMove>(MovesSql).AsList();
        var businesses = connection.Query<StoredBusiness>(BusinessesSql).AsList().ConvertAll(
            business => WithTeam(connection, business));
        var occasions = connection.Query<StoredOccasion>(OccasionsSql).AsList();
        var files = LibraryFiles.OfEverybody(connection);
        return new(connection.Query<StoredVersion>(VersionsSql).AsList(), journeys, businesses, moves)
        {
            Occasions = occasions,
            Files = files,
        };
    }

    public static Definitions Read(Database database) => database.Read(Read);

    /// <summary>The journey file of a version (YAML); null where there is no such version.</summary>
    public static string? File(Database database, Guid versionId) =>
        database.Read(connection => connection.QuerySingleOrDefault<string>(FileSql, new { id = versionId }));

    // One business's book that cannot be read keeps nobody else's server from starting: nobody signs its messages until it can.
    private static StoredBusiness WithTeam(DbConnection connection, StoredBusiness business)
    {
        try
        {
            return business with { Team = Books.Load(connection, business.Id).Team };
        }
        catch (JsonException)
        {
            return business with { BookIsDamaged = true };
        }
    }
}

internal sealed record StoredVersion
{
    public Guid Id { get; init; }
    public Guid JourneyId { get; init; }
    public Guid WorkspaceId { get; init; }
    public int Number { get; init; }

    /// <summary>What lasts of each step, with a space between; empty for the keys themselves.</summary>
    public string StepIds { get; init; } = "";
}

internal sealed record StoredJourney
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public Guid? LiveVersionId { get; init; }
    public long? PausedAt { get; init; }
    public long? ArchivedAt { get; init; }
    public bool IsPaused => PausedAt is not null;

    /// <summary>Nobody new comes in.</summary>
    public bool IsArchived => ArchivedAt is not null;
}

internal sealed record StoredBusiness
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Zone { get; init; } = "";

    /// <summary>JSON of <see cref="WorkspaceSettings"/>.</summary>
    public string Settings { get; init; } = "";

    /// <summary>From the business's book.</summary>
    public ImmutableArray<TeamMember> Team { get; init; } = [];

    /// <summary>The book cannot be read, so the team is not known.</summary>
    public bool BookIsDamaged { get; init; }
}

/// <summary>The day of an event of a business.</summary>
internal sealed record StoredOccasion
{
    public Guid WorkspaceId { get; init; }
    public string Key { get; init; } = "";

    /// <summary>On the clock of the business: 2027-03-31, or 2027-03-31T10:00.</summary>
    public string Starts { get; init; } = "";
    public long? CancelledAt { get; init; }
    public long ChangedAt { get; init; }
}

/// <summary>People at a step who go on in another version, and have not all gone yet.</summary>
internal sealed record OpenMove
{
    public Guid ToVersionId { get; init; }
    public Guid FromVersionId { get; init; }
    public int Step { get; init; }
}
