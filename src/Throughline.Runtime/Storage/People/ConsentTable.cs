using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

internal readonly record struct ConsentRow(Guid PersonId, Consent Consent);

/// <summary>An address on one channel of one business, as the do-not-write list knows it.</summary>
internal readonly record struct SuppressionKey(Guid WorkspaceId, Channel Channel, AddressHash Address);

/// <summary>Why an address is on the do-not-write list. The numbers are stored.</summary>
internal enum SuppressionCause
{
    /// <summary>Mail to it came back for good.</summary>
    Bounce = 0,

    /// <summary>Its owner reported mail as unwanted. Never lifted.</summary>
    Complaint = 1,

    /// <summary>A member of the team put it there.</summary>
    Team = 2,

    /// <summary>Whoever had it asked to be forgotten. Lifted by themselves alone, who confirm the address.</summary>
    Forgotten = 3,
}

internal readonly record struct SuppressionRow(SuppressionKey Key, string Reason, Instant At, SuppressionCause Cause);

/// <summary>Why an address must not be written to.</summary>
internal readonly record struct SuppressionWords(string Reason, SuppressionCause Cause);

/// <summary>What people agreed to, and which addresses must not be written to.</summary>
internal sealed class ConsentTable(IStatements statements)
{
    private readonly SetStatement _of = statements.Set("bucket, person_id", """
        SELECT c.person_id, c.channel, c.topic, c.granted, c.at, c.evidence, c.given_by, c.wording, c.proof FROM {rows} consent c WHERE c.bucket = {bucket} AND c.person_id = {person_id}
        """);
    private readonly SetStatement _add = statements.Set("bucket, person_id, channel, topic, at, given_by, granted, evidence, wording, proof", """
        INSERT INTO consent (bucket, person_id, channel, topic, at, given_by, granted, evidence, wording, proof) {values}
        ON CONFLICT (bucket, person_id, channel, topic, at, given_by, granted) DO NOTHING
        """);
    private readonly SetStatement _suppression = statements.Set("bucket, workspace_id, channel, address_hash", """
        SELECT s.workspace_id, s.channel, s.address_hash, s.reason, s.cause FROM {rows} suppression s
        WHERE s.bucket = {bucket} AND s.workspace_id = {workspace_id} AND s.channel = {channel} AND s.address_hash = {address_hash}
        """);
    private readonly SetStatement _suppress = statements.Set("bucket, workspace_id, channel, address_hash, reason, at, cause", """
        INSERT INTO suppression (bucket, workspace_id, channel, address_hash, reason, at, cause) {values}
        ON CONFLICT (bucket, workspace_id, channel, address_hash) DO UPDATE SET reason = excluded.reason,
          cause = CASE WHEN suppression.cause = 1 THEN suppression.cause ELSE excluded.cause END
          WHERE excluded.cause = 3 OR (suppression.cause <> 1 AND excluded.cause = 1)
        """);
    private readonly SetStatement _unsuppress = statements.Set("bucket, workspace_id, channel, address_hash", """
        DELETE FROM suppression {using} WHERE suppression.bucket = {bucket} AND suppression.workspace_id = {workspace_id}
          AND suppression.channel = {channel} AND suppression.address_hash = {address_hash} AND suppression.cause NOT IN (1, 3)
        """);
    private readonly SetStatement _lift = statements.Set("bucket, workspace_id, channel, address_hash", """
        DELETE FROM suppression {using} WHERE suppression.bucket = {bucket} AND suppression.workspace_id = {workspace_id}
          AND suppression.channel = {channel} AND suppression.address_hash = {address_hash} AND suppression.cause = 3
        """);

    public void Of(IReadOnlyCollection<Guid> people, Action<Guid, Consent> take) => _of.Read(
        people,
        static (at, id) => at.With(Bucket.Of(id)).With(id),
        row => take(row.Id(0), new Consent((Channel)row.Int(1), row.Text(2), row.Int(3) == 1, row.Time(4),
            row.Text(5))
        { By = (GivenBy)row.Int(6), Wording = row.TextOrNull(7), Proof = row.TextOrNull(8) }));

    /// <summary>Adds what was said; nothing that was said before is changed.</summary>
    public void Add(IReadOnlyCollection<ConsentRow> rows) => _add.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With((long)row.Consent.Channel).With(row.Consent.Topic).With(row.Consent.At)
        .With((long)row.Consent.By).With(row.Consent.Granted ? 1 : 0).With(row.Consent.Evidence).With(row.Consent.Wording).With(row.Consent.Proof));

    /// <summary>Those of the addresses that must not be written to, with why.</summary>
    public void Suppressions(IReadOnlyCollection<SuppressionKey> keys, Action<SuppressionKey, SuppressionWords> take) => _suppression.Read(
        keys,
        static (at, key) => Bind(at, key),
        row => take(new SuppressionKey(row.Id(0), (Channel)row.Int(1), AddressHash.FromStored(row.Bytes(2))),
            new SuppressionWords(row.Text(3), (SuppressionCause)row.Int(4))));

    public void Suppress(IReadOnlyCollection<SuppressionRow> rows) => _suppress.Run(rows, static (at, row) => Bind(at, row.Key).With(row.Reason).With(row.At).With((long)row.Cause));

    /// <summary>A complaint stays, and so does what somebody asked for who was forgotten.</summary>
    public void Unsuppress(IReadOnlyCollection<SuppressionKey> keys) => _unsuppress.Run(keys, static (at, key) => Bind(at, key));

    /// <summary>Whoever has the address by now says themselves that it may be written to: the end of
    /// <see cref="SuppressionCause.Forgotten"/>.</summary>
    public void Lift(IReadOnlyCollection<SuppressionKey> keys) => _lift.Run(keys, static (at, key) => Bind(at, key));

    private static IParameters Bind(IParameters at, SuppressionKey key) =>
        at.With(key.Address.Bucket).With(key.WorkspaceId).With((long)key.Channel).With(key.Address.Hash);
}
