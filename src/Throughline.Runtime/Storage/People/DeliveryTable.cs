using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>How a delivery stands. The numbers are stored.</summary>
public enum DeliveryState
{
    Queued = 0,

    /// <summary>Claimed; the other side may be taking it this moment.</summary>
    Sending = 1,
    Sent = 2,

    /// <summary>Handed over, and nobody knows what became of it. Never sent again by itself.</summary>
    Unknown = 3,

    /// <summary>Not sent, for a named reason.</summary>
    Refused = 4,

    /// <summary>Sent, and came back.</summary>
    Bounced = 5,
}

/// <summary>What a delivery is. The numbers are stored.</summary>
public enum DeliveryKind
{
    Message = 0,
    Survey = 1,
    Webhook = 2,

    /// <summary>A mail from a member of staff to try things out; belongs to no journey.</summary>
    Test = 3,
}

/// <summary>Which delivery.</summary>
internal readonly record struct DeliveryKey(Guid PersonId, Guid Id);

/// <summary>A delivery as it waits in the outbox.</summary>
/// <param name="Number">0 for the step's own message, 1… for its nudges.</param>
/// <param name="DueAt">When the journey wanted it.</param>
internal sealed record QueuedDelivery(
    DeliveryKey Key,
    Guid WorkspaceId,
    Guid EnrollmentId,
    Guid VersionId,
    int Step,
    int Number,
    int Variant,
    DeliveryKind Kind,
    Channel Channel,
    Purpose Purpose,
    string Topic,
    Instant CreatedAt,
    Instant DueAt,
    int Attempts);

/// <summary>The outbox and everything that ever left it.</summary>
internal sealed class DeliveryTable(Statements statements)
{
    private const string Columns = "person_id, id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, created_at, due_at, attempts";

    // Twice is harmless: the id is derived from enrollment, step, kind and number.
    private readonly Statement _queue = statements.Writing("""
        INSERT INTO delivery (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, state, created_at, due_at, attempts)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0, ?14, ?15, 0) ON CONFLICT DO NOTHING
        """);
    private readonly Statement _due = statements.Reading($"SELECT {Columns} FROM delivery WHERE state = 0 AND due_at <= ?1 ORDER BY due_at LIMIT ?2");
    private readonly Statement _nextDue = statements.Reading("SELECT MIN(due_at) FROM delivery WHERE state = 0");
    private readonly Statement _claim = statements.Writing("""
        UPDATE delivery SET state = 1, attempts = attempts + 1, lease_until = ?4, address = ?5, reason = NULL WHERE bucket = ?1 AND person_id = ?2 AND id = ?3 AND state = 0
        """);
    private readonly Statement _defer = statements.Writing("""
        UPDATE delivery SET state = 0, lease_until = NULL, due_at = ?4, reason = ?5, detail = COALESCE(?6, detail) WHERE bucket = ?1 AND person_id = ?2 AND id = ?3 AND state IN (0, 1)
        """);
    private readonly Statement _settle = statements.Writing("""
        UPDATE delivery SET state = ?4, lease_until = NULL, settled_at = ?5, reason = ?6, detail = COALESCE(?7, detail), subject = COALESCE(?8, subject), body = COALESCE(?9, body)
        WHERE bucket = ?1 AND person_id = ?2 AND id = ?3 AND state IN (0, 1)
        """);
    private readonly Statement _expired = statements.Reading($"SELECT {Columns} FROM delivery WHERE state = 1 AND lease_until <= ?1 LIMIT ?2");
    private readonly Statement _resume = statements.Writing("""
        UPDATE delivery SET created_at = created_at + (?2 - MAX(created_at, ?3)), due_at = CASE WHEN reason = 'paused' THEN ?2 ELSE due_at END, reason = CASE WHEN reason = 'paused' THEN NULL ELSE reason END
        WHERE version_id = ?1 AND state = 0 AND created_at < ?2
        """);
    // Reserved (sending), sent and unknown ones count: what may have arrived has arrived.
    private readonly Statement _window = statements.Reading("""
        SELECT COUNT(*), MIN(COALESCE(settled_at, lease_until)) FROM delivery
        WHERE bucket = ?1 AND person_id = ?2 AND purpose = 0 AND kind < 2 AND state IN (1, 2, 3) AND COALESCE(settled_at, lease_until) > ?3
        """);
    private readonly Statement _find = statements.Reading($"SELECT {Columns} FROM delivery WHERE bucket = ?1 AND person_id = ?2 AND id = ?3");
    private readonly Statement _opened = statements.Writing("UPDATE delivery SET opened_at = ?4 WHERE bucket = ?1 AND person_id = ?2 AND id = ?3 AND opened_at IS NULL");
    private readonly Statement _clicked = statements.Writing("UPDATE delivery SET clicked_at = ?4, opened_at = COALESCE(opened_at, ?4) WHERE bucket = ?1 AND person_id = ?2 AND id = ?3 AND clicked_at IS NULL");

    /// <summary>False where it was queued before.</summary>
    public bool Queue(QueuedDelivery row) =>
        At(_queue, row.Key).With(row.WorkspaceId).With(row.EnrollmentId).With(row.VersionId).With(row.Step).With(row.Number).With(row.Variant)
            .With((long)row.Kind).With((long)row.Channel).With((long)row.Purpose).With(row.Topic).With(row.CreatedAt).With(row.DueAt).Run() == 1;

    public void Due(Instant now, int limit, List<QueuedDelivery> found) => Read(_due.With(now).With(limit), found);

    /// <summary>Claims of somebody who did not come back to say what became of them.</summary>
    public void Expired(Instant now, int limit, List<QueuedDelivery> found) => Read(_expired.With(now).With(limit), found);

    public QueuedDelivery? Find(DeliveryKey key)
    {
        var found = new List<QueuedDelivery>(1);
        Read(At(_find, key), found);
        return found.Count == 0 ? null : found[0];
    }

    public Instant? NextDue()
    {
        if (!_nextDue.Next()) return null;
        var next = _nextDue.TimeOrNull(0);
        _nextDue.Reset();
        return next;
    }

    /// <summary>False where somebody else has it, or it is settled.</summary>
    public bool Claim(DeliveryKey key, Instant leaseUntil, string? address) => At(_claim, key).With(leaseUntil).With(address).Run() == 1;

    public bool Defer(DeliveryKey key, Instant until, SendReason reason, string? detail) =>
        At(_defer, key).With(until).With(reason.Code).With(detail).Run() == 1;

    public void Settle(DeliveryKey key, DeliveryState state, Instant at, SendReason? reason, string? detail, string? subject = null, string? body = null) =>
        At(_settle, key).With((long)state).With(at).With(reason?.Code).With(detail).With(subject).With(body).Run();

    /// <summary>Marketing messages that reached, or may reach, this person since <paramref name="since"/>.</summary>
    public (int Count, Instant? Oldest) InWindow(Guid personId, Instant since)
    {
        _window.With(Bucket.Of(personId)).With(personId).With(since).Next();
        var found = (_window.Int(0), _window.TimeOrNull(1));
        _window.Reset();
        return found;
    }

    /// <summary>After a pause: what waits is as late as it was when the pause began, and is asked about at once.</summary>
    public void Resume(Guid versionId, Instant now, Instant pausedAt) => _resume.With(versionId).With(now).With(pausedAt).Run();

    public void NoteOpened(DeliveryKey key, Instant at) => At(_opened, key).With(at).Run();

    public void NoteClicked(DeliveryKey key, Instant at) => At(_clicked, key).With(at).Run();

    private static Statement At(Statement statement, DeliveryKey key) => statement.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id);

    private static void Read(Statement rows, List<QueuedDelivery> found)
    {
        while (rows.Next())
            found.Add(new QueuedDelivery(
                new DeliveryKey(rows.Id(0), rows.Id(1)), rows.Id(2), rows.IdOrNull(3) ?? default, rows.IdOrNull(4) ?? default, rows.Int(5), rows.Int(6), rows.Int(7),
                (DeliveryKind)rows.Int(8), (Channel)rows.Int(9), (Purpose)rows.Int(10), rows.Text(11), rows.Time(12), rows.Time(13), rows.Int(14)));
    }
}
