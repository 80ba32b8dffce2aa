using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>A claim: whoever has it may hand the delivery over until then.</summary>
internal readonly record struct DeliveryClaim(DeliveryKey Key, Instant LeaseUntil, string? Address);

/// <summary>A delivery that waits on.</summary>
/// <param name="Detail">The other side's last answer; null leaves what stands.</param>
internal readonly record struct DeliveryDeferral(DeliveryKey Key, Instant Until, SendReason? Reason, string? Detail);

/// <summary>The outbox and everything that ever left it.</summary>
internal sealed class DeliveryTable(IStatements statements)
{
    private const string Columns = """
        d.person_id, d.id, d.workspace_id, d.enrollment_id, d.version_id, d.step, d.number, d.variant, d.kind, d.channel, d.purpose, d.topic, d.created_at, d.due_at, d.attempts,
        d.origin, d.lane, d.state, d.wording, d.source, d.not_after, d.sent_day, d.settled_day, d.opened_day, d.clicked_day, d.bounced_day, d.reason, d.bucket, d.about
        """;

    private const string This = "delivery.bucket = {bucket} AND delivery.person_id = {person_id} AND delivery.id = {id}";

    // Twice is harmless: the id is derived from enrollment, step, kind and number.
    private readonly SetStatement _queue = statements.Set(
        "bucket, person_id, id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, state, "
        + "created_at, due_at, attempts, origin, lane, wording, source, not_after, about, body", """
        INSERT INTO delivery (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic, state, created_at, due_at, attempts,
          origin, lane, wording, source, not_after, about, body)
        {values} ON CONFLICT (bucket, person_id, id) DO NOTHING
        """);
    private readonly OneStatement _due = statements.One("workspace_id, lane, now, most", """
        SELECT person_id, id, bucket FROM delivery WHERE state = 0 AND workspace_id = {workspace_id} AND lane = {lane} AND due_at <= {now} ORDER BY due_at LIMIT {most}
        """);
    // From one lane to the next by the index, however much waits in each: what waits says which lanes there are.
    private readonly OneStatement _nextLane = statements.One("workspace_id, lane", """
        SELECT workspace_id, lane, due_at FROM delivery WHERE state = 0 AND (workspace_id, lane) > ({workspace_id}, {lane}) ORDER BY workspace_id, lane, due_at LIMIT 1
        """);
    private readonly SetStatement _find = statements.Set("bucket, person_id, id", $$"""
        SELECT {{Columns}} FROM {rows} delivery d WHERE d.bucket = {bucket} AND d.person_id = {person_id} AND d.id = {id}
        """);
    private readonly SetStatement _letters = statements.Set("bucket, person_id, id", """
        SELECT d.person_id, d.id, d.body FROM {rows} delivery d WHERE d.bucket = {bucket} AND d.person_id = {person_id} AND d.id = {id}
        """);
    private readonly SetStatement _claim = statements.Set("bucket, person_id, id, lease_until, address", $$"""
        UPDATE delivery SET state = 1, attempts = delivery.attempts + 1, lease_until = {lease_until}, address = {address}, reason = NULL {from} WHERE {{This}}
        """);
    private readonly SetStatement _renew = statements.Set("bucket, person_id, id, lease_until", $$"""
        UPDATE delivery SET lease_until = {lease_until} {from} WHERE {{This}} AND delivery.state = 1
        """);
    private readonly SetStatement _defer = statements.Set("bucket, person_id, id, due_at, reason, detail", $$"""
        UPDATE delivery SET state = 0, lease_until = NULL, due_at = {due_at}, reason = {reason}, detail = COALESCE({detail}, delivery.detail) {from} WHERE {{This}}
        """);
    private readonly SetStatement _settle = statements.Set("bucket, person_id, id, state, settled_at, reason, detail, subject, body, provider_id, sent_day, settled_day, bounced_day", $$"""
        UPDATE delivery SET state = {state}, lease_until = NULL, settled_at = {settled_at}, reason = {reason}, detail = COALESCE({detail}, delivery.detail),
          subject = COALESCE({subject}, delivery.subject), body = COALESCE({body}, delivery.body), provider_id = COALESCE({provider_id}, delivery.provider_id),
          sent_day = {sent_day}, settled_day = {settled_day}, bounced_day = {bounced_day}
        {from} WHERE {{This}}
        """);
    private readonly OneStatement _expired = statements.One("before, most", $$"""
        SELECT {{Columns}} FROM delivery d WHERE d.state = 1 AND d.lease_until <= {before} LIMIT {most}
        """);
    private readonly OneStatement _unknown = statements.One("workspace_id, most", $$"""
        SELECT {{Columns}} FROM delivery d WHERE d.state = 3 AND d.workspace_id = {workspace_id} ORDER BY d.created_at LIMIT {most}
        """);
    // Read on from the last one, so that each is met once whatever becomes of it meanwhile.
    private readonly OneStatement _unknownAfter = statements.One(
        "workspace_id, anywhere, version_id, step, created_at, bucket, person_id, id, most", $$"""
        SELECT {{Columns}} FROM delivery d
        WHERE d.state = 3 AND d.workspace_id = {workspace_id} AND ({anywhere} = 1 OR (d.version_id = {version_id} AND d.step = {step}))
          AND (d.created_at, d.bucket, d.person_id, d.id) > ({created_at}, {bucket}, {person_id}, {id})
        ORDER BY d.created_at, d.bucket, d.person_id, d.id LIMIT {most}
        """);
    private readonly OneStatement _resume = statements.One("version_id, now, paused_at", """
        UPDATE delivery SET created_at = created_at + ({now} - CASE WHEN created_at > {paused_at} THEN created_at ELSE {paused_at} END),
          due_at = CASE WHEN reason = 'paused' THEN {now} ELSE due_at END, reason = CASE WHEN reason = 'paused' THEN NULL ELSE reason END
        WHERE version_id = {version_id} AND state = 0 AND created_at < {now}
        """);
    private readonly SetStatement _goOn = statements.Set("bucket, person_id, waits_for, now", """
        UPDATE delivery SET created_at = {now}, due_at = {now}, reason = NULL {from}
        WHERE delivery.bucket = {bucket} AND delivery.person_id = {person_id} AND delivery.state = 0 AND delivery.reason = {waits_for}
        """);
    // Reserved (sending), sent and unknown ones count: what may have arrived has arrived.
    private readonly SetStatement _window = statements.Set("bucket, person_id, since", """
        SELECT d.person_id, COUNT(*), MIN(COALESCE(d.settled_at, d.lease_until)) FROM {rows} delivery d
        WHERE d.bucket = {bucket} AND d.person_id = {person_id} AND d.purpose = 0 AND d.kind <> 2 AND d.state IN (1, 2, 3, 5)
          AND COALESCE(d.settled_at, d.lease_until) > {since}
        GROUP BY d.person_id
        """);
    private readonly SetStatement _opened = statements.Set("bucket, person_id, id, at, day", $$"""
        UPDATE delivery SET opened_at = {at}, opened_day = {day} {from} WHERE {{This}} AND delivery.opened_at IS NULL
        """);
    private readonly SetStatement _clicked = statements.Set("bucket, person_id, id, at, day", $$"""
        UPDATE delivery SET clicked_at = {at}, clicked_day = {day} {from} WHERE {{This}} AND delivery.clicked_at IS NULL
        """);
    private readonly OneStatement _waiting = statements.One("bucket, person_id", $$"""
        SELECT {{Columns}} FROM delivery d WHERE d.bucket = {bucket} AND d.person_id = {person_id} AND d.state = 0
        """);
    private readonly OneStatement _ofProvider = statements.One("provider_id", "SELECT person_id, id FROM delivery WHERE provider_id = {provider_id} LIMIT 1");

    /// <summary>How many are new.</summary>
    public int Queue(IReadOnlyCollection<DeliveryRow> rows) => _queue.Run(rows, static (at, row) =>
        Bind(at, row.Key).With(row.WorkspaceId).With(OrNull(row.EnrollmentId)).With(OrNull(row.VersionId)).With(row.Step).With(row.Number).With(row.Variant)
            .With((long)row.Kind).With((long)row.Channel).With((long)row.Purpose).With(row.Topic).With(0).With(row.CreatedAt).With(row.DueAt).With(0)
            .With((long)row.Origin).With(row.Lane).With(row.Wording).With(row.Source).With(row.NotAfter).With(row.About).With(row.Letter));

    /// <summary>What waits in one lane of a business and may go, the longest due first.</summary>
    public void Due((Guid WorkspaceId, string Lane) lane, Instant now, int limit, Action<DeliveryKey> take) => _due.Read(
        (lane, now, limit),
        static (at, values) => at.With(values.lane.WorkspaceId).With(values.lane.Lane).With(values.now).With(values.limit),
        row => take(DeliveryKey.Of(row.Long(2), row.Id(0), row.Id(1))));

    /// <summary>Every lane of every business in which something waits, and when the first of it may go.</summary>
    public List<(Guid WorkspaceId, string Lane, Instant NextDue)> Lanes()
    {
        var lanes = new List<(Guid WorkspaceId, string Lane, Instant NextDue)>();
        for (var count = -1; count != lanes.Count;)
        {
            count = lanes.Count;
            var last = count == 0 ? (default, "") : (lanes[^1].WorkspaceId, lanes[^1].Lane);
            _nextLane.Read(last, static (at, lane) => at.With(lane.WorkspaceId).With(lane.Lane), row =>
                lanes.Add((row.Id(0), row.Text(1), row.Time(2))));
        }
        return lanes;
    }

    public void Find(IReadOnlyCollection<DeliveryKey> keys, Action<DeliveryRow> take) => _find.Read(keys, static (at, key) => Bind(at, key), row => take(Read(row)));

    /// <summary>What waits to be sent to one person.</summary>
    public void Waiting(Guid personId, Action<DeliveryRow> take) =>
        _waiting.Read(personId, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    /// <summary>What letters of service say, as they were queued.</summary>
    public void Letters(IReadOnlyCollection<DeliveryKey> keys, Action<DeliveryKey, string?> take) => _letters.Read(
        keys, static (at, key) => Bind(at, key), row => take(new DeliveryKey(row.Id(0), row.Id(1)), row.TextOrNull(2)));

    /// <summary>Which delivery the other side calls so; null where none is known by that name.</summary>
    public DeliveryKey? OfProvider(string providerId)
    {
        var found = default(DeliveryKey?);
        _ofProvider.Read(providerId, static (at, id) => at.With(id), row => found = new DeliveryKey(row.Id(0), row.Id(1)));
        return found;
    }

    public void Claim(IReadOnlyCollection<DeliveryClaim> claims) => _claim.Run(claims, static (at, claim) => Bind(at, claim.Key).With(claim.LeaseUntil).With(claim.Address));

    /// <summary>Keeps claims for whoever still works on them.</summary>
    public void Renew(IReadOnlyCollection<DeliveryKey> keys, Instant until) => _renew.Run([.. keys.Select(key => (key, until))], static (at, row) => Bind(at, row.key).With(row.until));

    public void Defer(IReadOnlyCollection<DeliveryDeferral> rows) => _defer.Run(rows, static (at, row) => Bind(at, row.Key).With(row.Until).With(row.Reason?.Code).With(row.Detail));

    public void Settle(IReadOnlyCollection<DeliveryVerdict> verdicts) => _settle.Run(verdicts, static (at, verdict) =>
        Bind(at, verdict.Row.Key).With((long)verdict.Row.State).With(verdict.Row.State == DeliveryState.Queued ? default(Instant?) : verdict.At).With(verdict.Row.Reason).With(verdict.Detail).With(verdict.Subject).With(verdict.Body).With(verdict.ProviderId)
            .With((long?)verdict.Row.SentDay).With((long?)verdict.Row.SettledDay).With((long?)verdict.Row.BouncedDay));

    /// <summary>Claims of somebody who did not come back to say what became of them.</summary>
    public void Expired(Instant before, int limit, Action<DeliveryRow> take) => _expired.Read((before, limit), static (at, values) => at.With(values.before).With(values.limit), row => take(Read(row)));

    /// <summary>What nobody knows the outcome of, the oldest first.</summary>
    public void Unknown(Guid workspaceId, int limit, Action<DeliveryRow> take) =>
        _unknown.Read((workspaceId, limit), static (at, values) => at.With(values.workspaceId).With(values.limit), row => take(Read(row)));

    /// <summary>As <see cref="Unknown"/>, from <paramref name="last"/> on.</summary>
    /// <param name="place">Of one step only.</param>
    /// <param name="last">The last one of the group before; null for the first group.</param>
    public void UnknownAfter(Guid workspaceId, StepPlace? place, DeliveryRow? last, int limit, Action<DeliveryRow> take)
    {
        var from = (At: last?.CreatedAt ?? Instant.FromUnixTimeSeconds(0), Key: last?.Key ?? default);
        _unknownAfter.Read(
            (workspaceId, IsAnywhere: place is null, Place: place ?? default, from, limit),
            static (at, values) =>
            {
                at.With(values.workspaceId).With(values.IsAnywhere ? 1 : 0).With(values.Place.VersionId).With(values.Place.Step);
                Bind(at.With(values.from.At), values.from.Key).With(values.limit);
            },
            row => take(Read(row)));
    }

    /// <summary>How many marketing messages reached, or may have reached, each of these people since <paramref name="since"/>, and when the first of them did.</summary>
    public void Window(IReadOnlyCollection<(Guid PersonId, Instant Since)> people, Action<Guid, int, Instant?> take) => _window.Read(
        people, static (at, key) => at.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Since), row => take(row.Id(0), row.Int(1), row.TimeOrNull(2)));

    /// <summary>After a pause: what waits is as late as it was when the pause began, and is asked about at once.</summary>
    public void Resume(Guid versionId, Instant now, Instant pausedAt) =>
        _resume.Run((versionId, now, pausedAt), static (at, values) => at.With(values.versionId).With(values.now).With(values.pausedAt));

    /// <summary>What waited for somebody's word goes on, and is as late as if it had been planned now.</summary>
    public void GoOn(IReadOnlyCollection<Guid> people, string reason, Instant now) => _goOn.Run(
        people.Select(id => (id, reason, now)).ToList(),
        static (at, one) => at.With(Bucket.Of(one.id)).With(one.id).With(one.reason).With(one.now));

    public void NoteOpened(IReadOnlyCollection<(DeliveryKey Key, Instant At, int Day)> rows) => _opened.Run(rows, static (at, row) => Bind(at, row.Key).With(row.At).With(row.Day));

    public void NoteClicked(IReadOnlyCollection<(DeliveryKey Key, Instant At, int Day)> rows) => _clicked.Run(rows, static (at, row) => Bind(at, row.Key).With(row.At).With(row.Day));

    private static Guid? OrNull(Guid id) => id == Guid.Empty ? null : id;

    private static IParameters Bind(IParameters at, DeliveryKey key) =>
        at.With(key.Misplaced ?? Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id);

    private static DeliveryRow Read(IRow row) => new(
        DeliveryKey.Of(row.Long(27), row.Id(0), row.Id(1)), row.Id(2), row.IdOrNull(3) ?? default, row.IdOrNull(4) ?? default, row.Int(5), row.Int(6), row.Int(7),
        (DeliveryKind)row.Int(8), (Channel)row.Int(9), (Purpose)row.Int(10), row.Text(11), row.Time(12), row.Time(13), row.Int(14))
    {
        Origin = (DeliveryOrigin)row.Int(15),
        Lane = row.Text(16),
        State = (DeliveryState)row.Int(17),
        Wording = row.Text(18),
        Source = row.Text(19),
        NotAfter = row.TimeOrNull(20),
        About = row.TimeOrNull(28),
        SentDay = IntOrNull(row, 21),
        SettledDay = IntOrNull(row, 22),
        OpenedDay = IntOrNull(row, 23),
        ClickedDay = IntOrNull(row, 24),
        BouncedDay = IntOrNull(row, 25),
        Reason = row.TextOrNull(26),
    };

    private static int? IntOrNull(IRow row, int column) => row.IsNull(column) ? null : row.Int(column);
}
