using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>How it stands with a workspace's mailbox.</summary>
/// <param name="Validity">The server's UIDVALIDITY; 0 where it was never read.</param>
/// <param name="Problem">Why it could not be read the last time; null where it could.</param>
internal sealed record MailboxState(string Mailbox, uint Validity, uint LastUid, Instant LookedAt, string? Problem);

/// <summary>How far each workspace's mailbox has been read.</summary>
internal sealed class MailboxStates(Database database)
{
    /// <summary>Null where it was never looked into.</summary>
    public MailboxState? Find(Guid workspaceId) => database.Read(connection => connection.QuerySingleOrDefault<Row>(
        """
        SELECT mailbox, uid_validity AS Validity, last_uid AS LastUid, looked_at AS LookedAt, problem
        FROM mailbox_state WHERE workspace_id = @workspaceId
        """,
        new { workspaceId })?.ToState());

    public Task SaveAsync(Guid workspaceId, MailboxState state) => database.WriteAsync(connection => connection.Execute(
        """
        INSERT INTO mailbox_state (workspace_id, mailbox, uid_validity, last_uid, looked_at, problem)
        VALUES (@workspaceId, @Mailbox, @validity, @lastUid, @lookedAt, @Problem)
        ON CONFLICT (workspace_id) DO UPDATE SET
          mailbox = excluded.mailbox, uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
          looked_at = excluded.looked_at, problem = excluded.problem
        """,
        new
        {
            workspaceId,
            state.Mailbox,
            validity = (long)state.Validity,
            lastUid = (long)state.LastUid,
            lookedAt = state.LookedAt.ToUnixTimeMilliseconds(),
            state.Problem,
        }));

    private sealed record Row(string Mailbox, long Validity, long LastUid, long LookedAt, string? Problem)
    {
        public MailboxState ToState() => new(Mailbox, (uint)Validity, (uint)LastUid, Instant.FromUnixTimeMilliseconds(LookedAt), Problem);
    }
}
