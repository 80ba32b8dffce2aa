using System.Data.Common;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>Journeys that are put away, and those that are gone. History never goes with them.</summary>
internal static class JourneyShelf
{
    // It counts as a change, so that other programs on the same store take it in.
    private const string ArchiveSql = """
        UPDATE journey SET archived_at = @now, updated_at = @now
        WHERE id = @journeyId AND workspace_id = @workspaceId AND archived_at IS NULL
        """;

    private const string BringBackSql = """
        UPDATE journey SET archived_at = NULL, updated_at = @now
        WHERE id = @journeyId AND workspace_id = @workspaceId AND archived_at IS NOT NULL
        """;

    private const string KnownSql = "SELECT EXISTS (SELECT 1 FROM journey WHERE id = @journeyId AND workspace_id = @workspaceId)";

    private const string WalkedSql = """
        SELECT EXISTS (SELECT 1 FROM enrollment WHERE version_id IN (SELECT id FROM journey_version WHERE journey_id = @journeyId))
        """;

    // What was published stays: a version never changes, and what was sent and counted under it keeps its name.
    private const string RemoveSql = """
        DELETE FROM draft_edit WHERE journey_id = @journeyId;
        DELETE FROM plan_card WHERE journey_id = @journeyId;
        DELETE FROM finding_note WHERE journey_id = @journeyId;
        DELETE FROM share_link WHERE journey_id = @journeyId;
        DELETE FROM sign_off WHERE journey_id = @journeyId;
        DELETE FROM opening WHERE journey_id = @journeyId;
        DELETE FROM opening_scan WHERE journey_id = @journeyId;
        DELETE FROM journey WHERE id = @journeyId;
        """;

    /// <summary>Archives it, or brings it back. False where this business has no such journey.</summary>
    public static bool Archive(DbConnection connection, (Actor Actor, Guid JourneyId) of, bool archived, Instant now)
    {
        var (actor, journeyId) = of;
        var about = new { journeyId, workspaceId = actor.WorkspaceId, now = now.ToUnixTimeMilliseconds() };
        if (connection.Execute(archived ? ArchiveSql : BringBackSql, about) > 0)
        {
            AuditLog.Write(connection, actor, now, archived ? "journey.archived" : "journey.brought-back", journeyId.ToString("N"));
            if (!archived && OpeningScans.HasAny(connection, journeyId))
                OpeningScans.Begin(connection, actor.WorkspaceId, journeyId, everybody: false);
        }
        return connection.ExecuteScalar<bool>(KnownSql, about);
    }

    /// <summary>True where somebody is, or ever was, on one of its versions.</summary>
    public static bool WasWalked(DbConnection connection, Guid journeyId) => connection.ExecuteScalar<bool>(WalkedSql, new { journeyId });

    /// <summary>Removes its draft and everything that was kept beside it. False where somebody was on it: then nothing is
    /// removed.</summary>
    public static bool Remove(DbConnection connection, Actor actor, Guid journeyId, Instant now)
    {
        if (!connection.ExecuteScalar<bool>(KnownSql, new { journeyId, workspaceId = actor.WorkspaceId })
            || WasWalked(connection, journeyId)) return false;
        connection.Execute(RemoveSql, new { journeyId });
        AuditLog.Write(connection, actor, now, "journey.deleted", journeyId.ToString("N"));
        return true;
    }
}
