using System.Data.Common;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>Begins looking through people; the engine goes on with it (<see cref="People.OpeningScanTable"/>).</summary>
internal static class OpeningScans
{
    // One that is under way begins anew; whom it meant is meant still.
    private const string BeginSql = """
        INSERT INTO opening_scan (journey_id, workspace_id, everybody, last_bucket, last_person)
        VALUES (@journeyId, @workspaceId, @everybody, -1, @nobody)
        ON CONFLICT (journey_id) DO UPDATE SET last_bucket = excluded.last_bucket, last_person = excluded.last_person,
          everybody = CASE WHEN excluded.everybody = 1 THEN 1 ELSE opening_scan.everybody END
        """;

    private const string JourneysSql = "SELECT DISTINCT journey_id FROM opening WHERE workspace_id = @workspaceId";
    private const string AnySql = "SELECT EXISTS (SELECT 1 FROM opening WHERE journey_id = @journeyId)";

    /// <summary>Whether anybody has an opening of this journey.</summary>
    public static bool HasAny(DbConnection connection, Guid journeyId) => connection.ExecuteScalar<bool>(AnySql, new { journeyId });

    /// <summary>People of a journey are looked through: everybody, or whoever has an opening.</summary>
    public static void Begin(DbConnection connection, Guid workspaceId, Guid journeyId, bool everybody) => connection.Execute(
        BeginSql, new { journeyId, workspaceId, everybody = everybody ? 1L : 0L, nobody = Guid.Empty });

    /// <summary>The clock of a business is another: its days begin at other moments.</summary>
    public static void BeginAll(DbConnection connection, Guid workspaceId, Instant now)
    {
        foreach (var journey in connection.Query<Guid>(JourneysSql, new { workspaceId }).ToList())
            Begin(connection, workspaceId, journey, everybody: false);
        Occasions.ChangedAll(connection, workspaceId, now);
    }
}
