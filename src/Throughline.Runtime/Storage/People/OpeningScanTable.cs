using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>People who are looked through after a version of a journey was published.</summary>
/// <param name="Everybody">Whoever has such a date today is meant too; else only who has an opening already.</param>
/// <param name="LastBucket">How far: the last who was looked at, with <paramref name="LastPerson"/>.</param>
internal sealed record OpeningScanRow(Guid JourneyId, Guid WorkspaceId, bool Everybody, long LastBucket, Guid LastPerson);

/// <summary>How far people have been looked through; what is left to do stands here, so that it goes on after a crash.</summary>
internal sealed class OpeningScanTable(IStatements statements)
{
    private readonly OneStatement _open =
        statements.One("", "SELECT journey_id, workspace_id, everybody, last_bucket, last_person FROM opening_scan");
    // Only from where this one began: another may have gone on meanwhile, or begun anew.
    private readonly OneStatement _advance = statements.One("journey_id, last_bucket, last_person, to_bucket, to_person", """
        UPDATE opening_scan SET last_bucket = {to_bucket}, last_person = {to_person}
        WHERE journey_id = {journey_id} AND last_bucket = {last_bucket} AND last_person = {last_person}
        """);
    private readonly OneStatement _end = statements.One("journey_id, last_bucket, last_person", """
        DELETE FROM opening_scan WHERE journey_id = {journey_id} AND last_bucket = {last_bucket} AND last_person = {last_person}
        """);
    private readonly OneStatement _everybody = statements.One("workspace_id, last_bucket, last_person, most", $$"""
        SELECT {{PersonTable.Columns}} FROM person p
        WHERE p.workspace_id = {workspace_id} AND (p.bucket, p.id) > ({last_bucket}, {last_person}) AND p.erased_at IS NULL
        ORDER BY p.bucket, p.id LIMIT {most} {lock p}
        """);
    private readonly OneStatement _those = statements.One("journey_id, last_bucket, last_person, most", $$"""
        SELECT {{PersonTable.Columns}} FROM opening o JOIN person p ON p.bucket = o.bucket AND p.id = o.person_id
        WHERE o.journey_id = {journey_id} AND (o.bucket, o.person_id) > ({last_bucket}, {last_person})
        ORDER BY o.bucket, o.person_id LIMIT {most} {lock p}
        """);

    public List<OpeningScanRow> Open()
    {
        var found = new List<OpeningScanRow>();
        _open.Read(0, static (_, _) => { }, row =>
            found.Add(new OpeningScanRow(row.Id(0), row.Id(1), row.Int(2) != 0, row.Long(3), row.Id(4))));
        return found;
    }

    /// <summary>The next people, in the order in which they lie, kept for this transaction.</summary>
    public List<PersonRow> LockNext(OpeningScanRow scan, int limit)
    {
        var found = new List<PersonRow>();
        if (scan.Everybody) _everybody.Read((scan, limit), Place(scan.WorkspaceId), row => found.Add(PersonTable.Read(row)));
        else _those.Read((scan, limit), Place(scan.JourneyId), row => found.Add(PersonTable.Read(row)));
        return found;
    }

    /// <summary>All up to this one have been looked at.</summary>
    public void Advance(OpeningScanRow scan, Guid to) => _advance.Run((scan, to), static (at, values) => at
        .With(values.scan.JourneyId).With(values.scan.LastBucket).With(values.scan.LastPerson).With(Bucket.Of(values.to)).With(values.to));

    /// <summary>Nobody is left.</summary>
    public void End(OpeningScanRow scan) =>
        _end.Run(scan, static (at, row) => at.With(row.JourneyId).With(row.LastBucket).With(row.LastPerson));

    private static Action<IParameters, (OpeningScanRow Scan, int Limit)> Place(Guid of) =>
        (at, values) => at.With(of).With(values.Scan.LastBucket).With(values.Scan.LastPerson).With(values.Limit);
}
