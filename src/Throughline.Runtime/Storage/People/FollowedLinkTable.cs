using NodaTime;
using Throughline.Messages;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>An address of a message, and how it was asked for.</summary>
internal sealed record FollowedLinkRow(DeliveryKey Key, FollowedLink Link);

/// <summary>How the addresses of messages were asked for.</summary>
internal sealed class FollowedLinkTable(IStatements statements)
{
    private readonly SetStatement _of = statements.Set("bucket, person_id, id", """
        SELECT f.person_id, f.id, f.link, f.times, f.last_at, f.machine_at, f.waits_since, f.waits_as, f.told FROM {rows} followed_link f
        WHERE f.bucket = {bucket} AND f.person_id = {person_id} AND f.id = {id}
        """);
    private const string Columns = "bucket, person_id, id, link, times, last_at, machine_at, waits_since, waits_as, told";

    private readonly SetStatement _save = statements.Set(Columns, $$"""
        INSERT INTO followed_link ({{Columns}}) {values}
        ON CONFLICT (bucket, person_id, id, link) DO UPDATE SET times = excluded.times, last_at = excluded.last_at,
          machine_at = excluded.machine_at, waits_since = excluded.waits_since, waits_as = excluded.waits_as, told = excluded.told
        """);

    // followed_link_waits holds these alone. The bucket comes along, so that a row that lies in another than its person's is found again.
    private readonly OneStatement _ripe = statements.One("until, most", """
        SELECT bucket, person_id, id FROM followed_link WHERE waits_since < {until} ORDER BY waits_since LIMIT {most}
        """);
    private readonly OneStatement _first = statements.One("", "SELECT MIN(waits_since) FROM followed_link WHERE waits_since IS NOT NULL");
    private readonly SetStatement _giveUp = statements.Set("bucket, person_id, id", """
        UPDATE followed_link SET waits_since = NULL {from}
        WHERE followed_link.bucket = {bucket} AND followed_link.person_id = {person_id} AND followed_link.id = {id}
        """);

    /// <summary>All rows of these messages.</summary>
    public ILookup<DeliveryKey, FollowedLink> Of(IReadOnlyCollection<DeliveryKey> keys)
    {
        var found = new List<FollowedLinkRow>();
        _of.Read(keys, Key, row => found.Add(new(new DeliveryKey(row.Id(0), row.Id(1)), new FollowedLink(row.Int(2))
        {
            Times = row.Long(3),
            LastAt = row.Time(4),
            MachineAt = row.TimeOrNull(5),
            WaitsSince = row.TimeOrNull(6),
            WaitsAs = (Visitor)row.Int(7),
            Told = row.Int(8),
        })));
        return found.ToLookup(row => row.Key, row => row.Link);
    }

    public void Save(IReadOnlyCollection<FollowedLinkRow> rows) => _save.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.Key.PersonId)).With(row.Key.PersonId).With(row.Key.Id).With(row.Link.Link).With(row.Link.Times)
        .With(row.Link.LastAt)
        .With(row.Link.MachineAt).With(row.Link.WaitsSince).With((long)row.Link.WaitsAs).With(row.Link.Told));

    /// <summary>Messages in which something waits that was followed before <paramref name="until"/>, the longest first; each
    /// once.</summary>
    public List<DeliveryKey> Ripe(Instant until, int limit)
    {
        var found = new List<DeliveryKey>();
        _ripe.Read((until, limit), static (at, of) => at.With(of.until).With(of.limit),
            row => found.Add(DeliveryKey.Of(row.Long(0), row.Id(1), row.Id(2))));
        return [.. found.Distinct()];
    }

    /// <summary>When the first of those was followed that wait; null where nothing waits.</summary>
    public Instant? FirstWaiting()
    {
        var first = default(Instant?);
        _first.Read(0, static (_, _) => { }, row => first = row.TimeOrNull(0));
        return first;
    }

    /// <summary>Nothing of these messages waits any more: they are nobody's, or cannot be read.</summary>
    public void GiveUp(IReadOnlyCollection<DeliveryKey> keys) => _giveUp.Run(keys, Key);

    private static void Key(IParameters at, DeliveryKey key) =>
        at.With(key.Misplaced ?? Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id);
}
