using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Attendance;

namespace Throughline.Runtime.Storage;

/// <summary>Doors of events: closed once nobody comes any more, and opened again where that was too early.</summary>
internal static class OccasionDoors
{
    private const string CloseSql = """
        UPDATE occasion SET door_closed_at = @at WHERE workspace_id = @workspaceId AND key = @key AND door_closed_at IS NULL
        """;

    private const string MissedSql = """
        UPDATE registration SET missed_at = @at, due_at = @due
        WHERE workspace_id = @workspaceId AND occasion = @key AND state = 1 AND came_at IS NULL AND missed_at IS NULL
        """;

    private const string ReopenSql =
        "UPDATE occasion SET door_closed_at = NULL WHERE workspace_id = @WorkspaceId AND key = @key AND door_closed_at IS NOT NULL";

    // Whom a road has heard of stays missed: that cannot be unsaid.
    private const string NotMissedSql = """
        UPDATE registration SET missed_at = NULL, due_at = NULL
        WHERE workspace_id = @WorkspaceId AND occasion = @key AND missed_at IS NOT NULL AND due_at IS NOT NULL
        """;

    /// <summary>Who has a place and is not here did not come. False where it was closed before.</summary>
    public static bool Close(DbConnection connection, Guid workspaceId, string key, Instant now)
    {
        var of = new { workspaceId, key, at = now.ToUnixTimeMilliseconds(), due = (now + EventClock.Grace).ToUnixTimeMilliseconds() };
        if (connection.Execute(CloseSql, of) != 1) return false;
        connection.Execute(MissedSql, of);
        return true;
    }

    /// <summary>Closed by somebody.</summary>
    public static bool Close(DbConnection connection, Actor by, string key, Instant now)
    {
        if (!Close(connection, by.WorkspaceId, key, now)) return false;
        AuditLog.Write(connection, by, now, "event.door-closed", key);
        return true;
    }

    /// <summary>False where it is open.</summary>
    public static bool Reopen(DbConnection connection, Actor by, string key, Instant now)
    {
        var of = new { by.WorkspaceId, key };
        if (connection.Execute(ReopenSql, of) != 1) return false;
        connection.Execute(NotMissedSql, of);
        AuditLog.Write(connection, by, now, "event.door-opened", key);
        return true;
    }
}
