using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>An identity within one business.</summary>
internal readonly record struct IdentityKey(Guid WorkspaceId, Identity Identity);

/// <summary>Whom an identity means from now on.</summary>
/// <param name="By">Who said so.</param>
internal readonly record struct IdentityRow(Guid WorkspaceId, Guid PersonId, Identity Identity, GivenBy By = GivenBy.Team);

/// <summary>Whose an identity is, and who said so.</summary>
internal readonly record struct IdentityOwner(Guid PersonId, GivenBy By);

/// <summary>How people are recognised, and where retired ids lead.</summary>
internal sealed class IdentityTable(IStatements statements)
{
    /// <summary>More merges than anybody goes through: it is a circle.</summary>
    private const int MaxHops = 100;

    private readonly SetStatement _find = statements.Set("bucket, workspace_id, kind, value", """
        SELECT i.workspace_id, i.kind, i.value, i.person_id, i.given_by FROM {rows} identity i
        WHERE i.bucket = {bucket} AND i.workspace_id = {workspace_id} AND i.kind = {kind} AND i.value = {value}
        """);
    // Nobody had it when this transaction looked. Where somebody else's was quicker, this one fails and is decided anew.
    private readonly SetStatement _claim = statements.Set("bucket, workspace_id, kind, value, person_id, given_by",
        "INSERT INTO identity (bucket, workspace_id, kind, value, person_id, given_by) {values}");
    private readonly SetStatement _repoint = statements.Set("bucket, workspace_id, kind, value, person_id, given_by", """
        INSERT INTO identity (bucket, workspace_id, kind, value, person_id, given_by) {values}
        ON CONFLICT (bucket, workspace_id, kind, value) DO UPDATE SET person_id = excluded.person_id, given_by = excluded.given_by
        """);
    private readonly SetStatement _attach = statements.Set("bucket, person_id, kind, value, given_by", """
        INSERT INTO person_identity (bucket, person_id, kind, value, given_by) {values}
        ON CONFLICT (bucket, person_id, kind, value) DO UPDATE SET given_by = excluded.given_by
        """);
    private readonly SetStatement _release = statements.Set("bucket, workspace_id, kind, value, person_id", """
        DELETE FROM identity {using} WHERE identity.bucket = {bucket} AND identity.workspace_id = {workspace_id}
          AND identity.kind = {kind} AND identity.value = {value} AND identity.person_id = {person_id}
        """);
    private readonly SetStatement _detach = statements.Set("bucket, person_id, kind, value", """
        DELETE FROM person_identity {using} WHERE person_identity.bucket = {bucket} AND person_identity.person_id = {person_id}
          AND person_identity.kind = {kind} AND person_identity.value = {value}
        """);
    private readonly SetStatement _of = statements.Set("bucket, person_id", """
        SELECT i.person_id, i.kind, i.value, i.given_by FROM {rows} person_identity i WHERE i.bucket = {bucket} AND i.person_id = {person_id}
        """);
    private readonly SetStatement _detachAll = statements.Set("bucket, person_id", """
        DELETE FROM person_identity {using} WHERE person_identity.bucket = {bucket} AND person_identity.person_id = {person_id}
        """);
    private readonly SetStatement _alias = statements.Set("bucket, retired_id", """
        SELECT a.retired_id, a.person_id FROM {rows} person_alias a WHERE a.bucket = {bucket} AND a.retired_id = {retired_id}
        """);
    private readonly SetStatement _retire = statements.Set("bucket, retired_id, person_id, merged_at", """
        INSERT INTO person_alias (bucket, retired_id, person_id, merged_at) {values}
        ON CONFLICT (bucket, retired_id) DO UPDATE SET person_id = excluded.person_id
        """);

    public void Find(IReadOnlyCollection<IdentityKey> keys, Action<IdentityKey, IdentityOwner> take) => _find.Read(
        keys,
        static (at, key) => at.With(Bucket.OfValue(key.Identity.Value)).With(key.WorkspaceId).With((long)key.Identity.Kind).With(key.Identity.Value),
        row => take(new IdentityKey(row.Id(0), new Identity((IdentityKind)row.Int(1), row.Text(2))),
            new IdentityOwner(row.Id(3), (GivenBy)row.Int(4))));

    /// <summary>New identities, each of somebody who had it never before and nobody else has.</summary>
    public void Claim(IReadOnlyCollection<IdentityRow> rows)
    {
        _claim.Run(rows, Bind);
        _attach.Run(rows, BindOwn);
    }

    /// <summary>From now on they mean this person, whoever they meant before.</summary>
    public void Repoint(IReadOnlyCollection<IdentityRow> rows)
    {
        _repoint.Run(rows, Bind);
        _attach.Run(rows, BindOwn);
    }

    /// <summary>No longer theirs; it means nobody, or whoever has it meanwhile.</summary>
    public void Release(IReadOnlyCollection<IdentityRow> rows)
    {
        _release.Run(rows, static (at, row) => BindKey(at, row).With(row.PersonId));
        _detach.Run(rows, static (at, row) =>
            at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With((long)row.Identity.Kind).With(row.Identity.Value));
    }

    public void Of(IReadOnlyCollection<Guid> people, Action<Guid, KnownIdentity> take) => _of.Read(
        people,
        static (at, id) => at.With(Bucket.Of(id)).With(id),
        row => take(row.Id(0), new KnownIdentity(new Identity((IdentityKind)row.Int(1), row.Text(2)), (GivenBy)row.Int(3))));

    public void DetachAll(Guid personId) => _detachAll.Run([personId], static (at, id) => at.With(Bucket.Of(id)).With(id));

    /// <summary>The people these ids stand for: themselves, or the survivors of however many merges.</summary>
    /// <returns>Those that lead elsewhere only; what leads in a circle leads to nobody.</returns>
    public Dictionary<Guid, Guid> Survivors(IReadOnlyCollection<Guid> ids)
    {
        var leads = new Dictionary<Guid, Guid>();
        IReadOnlyCollection<Guid> open = ids;
        for (var hops = 0; open.Count > 0; hops++)
        {
            if (hops == MaxHops) break;
            var next = new HashSet<Guid>();
            _alias.Read(open, static (at, id) => at.With(Bucket.Of(id)).With(id), row =>
            {
                leads[row.Id(0)] = row.Id(1);
                next.Add(row.Id(1));
            });
            open = next;
        }
        return leads.Count == 0 ? leads : ids.Where(leads.ContainsKey).Distinct()
            .Select(id => (Id: id, End: End(leads, id))).Where(one => one.End is not null).ToDictionary(one => one.Id, one => one.End!.Value);
    }

    public void Retire(Guid retired, Guid survivor, Instant at) =>
        _retire.Run([(retired, survivor, at)], static (to, row) => to.With(Bucket.Of(row.retired)).With(row.retired).With(row.survivor).With(row.at));

    private static Guid? End(Dictionary<Guid, Guid> leads, Guid id)
    {
        for (var hops = 0; leads.TryGetValue(id, out var next); id = next)
            if (++hops > MaxHops) return null;
        return id;
    }

    private static IParameters BindKey(IParameters at, IdentityRow row) =>
        at.With(Bucket.OfValue(row.Identity.Value)).With(row.WorkspaceId).With((long)row.Identity.Kind).With(row.Identity.Value);

    private static void Bind(IParameters at, IdentityRow row) => BindKey(at, row).With(row.PersonId).With((long)row.By);

    private static void BindOwn(IParameters at, IdentityRow row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With((long)row.Identity.Kind).With(row.Identity.Value).With((long)row.By);
}
