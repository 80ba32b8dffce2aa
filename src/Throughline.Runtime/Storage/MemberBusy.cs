using Dapper;
using NodaTime;
using Throughline.Appointments;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>Hours that somebody of the team keeps for themselves.</summary>
/// <param name="Member">Their key.</param>
/// <param name="Note">What for, for the team; empty where nobody said.</param>
internal sealed record BusyHours(Guid Id, string Member, TakenTime Time, string Note);

/// <summary>Hours of the team in which nothing can be booked; what was booked before stays.</summary>
internal sealed class MemberBusy(Database database, TimeProvider clock)
{
    /// <summary>Most that a business keeps at once.</summary>
    public const int Most = 500;

    private const string AllSql = """
        SELECT id, member, from_at, until_at, note FROM member_busy
        WHERE workspace_id = @workspaceId AND until_at > @now ORDER BY from_at, id
        """;

    private const string AddSql = """
        INSERT INTO member_busy (workspace_id, id, member, from_at, until_at, note)
        SELECT @WorkspaceId, @id, @Member, @from, @until, @Note
        WHERE (SELECT COUNT(*) FROM member_busy WHERE workspace_id = @WorkspaceId AND until_at > @now) < @Most
        ON CONFLICT (workspace_id, id) DO NOTHING
        """;

    private const string RemoveSql = "DELETE FROM member_busy WHERE workspace_id = @WorkspaceId AND id = @id";

    /// <summary>Those that are not over, the first of them first.</summary>
    public IReadOnlyList<BusyHours> All(Guid workspaceId) => database.Read(connection =>
        connection.Query<(Guid Id, string Member, long From, long Until, string Note)>(AllSql, new { workspaceId, now = Now })
            .Select(row => new BusyHours(row.Id, row.Member,
                new(Instant.FromUnixTimeMilliseconds(row.From), Instant.FromUnixTimeMilliseconds(row.Until)), row.Note)).ToList());

    /// <summary>False where there are too many already.</summary>
    public Task<bool> AddAsync(Actor actor, BusyHours hours) => database.WriteAsync(connection =>
    {
        var id = hours.Id == Guid.Empty ? DerivedId.At(Now, actor.WorkspaceId.ToString("N"), "busy", hours.Member) : hours.Id;
        var (from, until) = (hours.Time.From, hours.Time.Until);
        if (connection.Execute(AddSql, new { actor.WorkspaceId, id, hours.Member, from, until, hours.Note, now = Now, Most }) != 1)
            return false;
        AuditLog.Write(connection, actor, Now, "busy.kept", hours.Member);
        return true;
    });

    /// <summary>They can be booked again. False where there are no such hours.</summary>
    public Task<bool> RemoveAsync(Actor actor, Guid id) => database.WriteAsync(connection =>
    {
        if (connection.Execute(RemoveSql, new { actor.WorkspaceId, id }) != 1) return false;
        AuditLog.Write(connection, actor, Now, "busy.freed", id.ToString("N"));
        return true;
    });

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
