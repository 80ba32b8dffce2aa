using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>An event of the business of which not everybody who waits for it has heard.</summary>
/// <param name="ChangedAt">Of the change they hear of.</param>
/// <param name="LastBucket">How far: the last who has heard, with <paramref name="LastPerson"/>.</param>
internal sealed record UntoldOccasion(Guid WorkspaceId, string Key, Instant ChangedAt, long LastBucket, Guid LastPerson);

/// <summary>How far those who wait for an event of the business have heard that its day moved.</summary>
internal sealed class OccasionTable(IStatements statements)
{
    private readonly OneStatement _untold =
        statements.One("", "SELECT workspace_id, key, changed_at, told_bucket, told_person FROM occasion WHERE told = 0");
    // Only of the change that was told of, and only from where this one began.
    private readonly OneStatement _advance = statements.One(
        "workspace_id, key, changed_at, last_bucket, last_person, to_bucket, to_person", """
        UPDATE occasion SET told_bucket = {to_bucket}, told_person = {to_person} WHERE workspace_id = {workspace_id} AND key = {key}
          AND changed_at = {changed_at} AND told_bucket = {last_bucket} AND told_person = {last_person}
        """);
    private readonly OneStatement _end = statements.One("workspace_id, key, changed_at, last_bucket, last_person", """
        UPDATE occasion SET told = 1 WHERE workspace_id = {workspace_id} AND key = {key}
          AND changed_at = {changed_at} AND told_bucket = {last_bucket} AND told_person = {last_person}
        """);
    private readonly OneStatement _onTheRoad = statements.One("version_id, last_bucket, last_person, most", $$"""
        SELECT {{PersonTable.Columns}} FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
        WHERE e.version_id = {version_id} AND e.state < 2 AND (e.bucket, e.person_id) > ({last_bucket}, {last_person})
        ORDER BY e.bucket, e.person_id LIMIT {most} {lock p}
        """);

    public List<UntoldOccasion> Untold()
    {
        var found = new List<UntoldOccasion>();
        _untold.Read(0, static (_, _) => { }, row =>
            found.Add(new UntoldOccasion(row.Id(0), row.Text(1), row.Time(2), row.Long(3), row.Id(4))));
        return found;
    }

    /// <summary>The next people on the road of a version, resting ones included, in the order in which they lie; kept for this
    /// transaction.</summary>
    public void LockNext(UntoldOccasion occasion, Guid versionId, int limit, Action<PersonRow> take) => _onTheRoad.Read(
        (occasion, versionId, limit),
        static (at, values) =>
            at.With(values.versionId).With(values.occasion.LastBucket).With(values.occasion.LastPerson).With(values.limit),
        row => take(PersonTable.Read(row)));

    /// <summary>All up to this one have heard.</summary>
    public void Advance(UntoldOccasion occasion, Guid to) => _advance.Run((occasion, to), static (at, values) => Which(at, values.occasion)
        .With(Bucket.Of(values.to)).With(values.to));

    /// <summary>Everybody has.</summary>
    public void End(UntoldOccasion occasion) => _end.Run(occasion, static (at, row) => Which(at, row));

    private static IParameters Which(IParameters at, UntoldOccasion row) =>
        at.With(row.WorkspaceId).With(row.Key).With(row.ChangedAt).With(row.LastBucket).With(row.LastPerson);
}
