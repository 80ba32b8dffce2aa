using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>A tag that somebody has.</summary>
/// <param name="By">What whoever gave it is called.</param>
internal readonly record struct PersonTagRow(Guid PersonId, Guid WorkspaceId, TagName Tag, Instant At, string By);

/// <summary>Words of the business for people, and who has which.</summary>
internal sealed class TagTable(IStatements statements)
{
    private readonly SetStatement _define = statements.Set("workspace_id, key, name, created_at", """
        INSERT INTO tag (workspace_id, key, name, created_at) {values}
        ON CONFLICT (workspace_id, key) DO NOTHING
        """);

    private readonly SetStatement _give = statements.Set("bucket, person_id, tag, workspace_id, at, given_by", """
        INSERT INTO person_tag (bucket, person_id, tag, workspace_id, at, given_by) {values}
        ON CONFLICT (bucket, person_id, tag) DO NOTHING
        """);

    private readonly SetStatement _take = statements.Set("bucket, person_id, tag", """
        DELETE FROM person_tag {using} WHERE person_tag.bucket = {bucket} AND person_tag.person_id = {person_id} AND person_tag.tag = {tag}
        """);

    private readonly OneStatement _count = statements.One("bucket, person_id", """
        SELECT COUNT(*) FROM person_tag WHERE bucket = {bucket} AND person_id = {person_id}
        """);

    private readonly OneStatement _all = statements.One("workspace_id", "SELECT COUNT(*) FROM tag WHERE workspace_id = {workspace_id}");

    private readonly OneStatement _of = statements.One("bucket, person_id", """
        SELECT tag FROM person_tag WHERE bucket = {bucket} AND person_id = {person_id}
        """);

    private readonly OneStatement _others = statements.One("workspace_id, tag, person_id", """
        SELECT 1 FROM person_tag WHERE workspace_id = {workspace_id} AND tag = {tag} AND person_id <> {person_id} LIMIT 1
        """);

    private readonly OneStatement _drop = statements.One("workspace_id, key", """
        DELETE FROM tag WHERE workspace_id = {workspace_id} AND key = {key}
        """);

    private readonly OneStatement _find = statements.One("workspace_id, key", """
        SELECT name FROM tag WHERE workspace_id = {workspace_id} AND key = {key}
        """);

    /// <summary>Who has one has it since then; a tag that nobody had yet becomes one of the business's. Returns how many are new to
    /// whom they are given.</summary>
    public int Give(IReadOnlyCollection<PersonTagRow> rows)
    {
        _define.Run([.. rows.DistinctBy(row => (row.WorkspaceId, row.Tag.Key))], static (at, row) =>
            at.With(row.WorkspaceId).With(row.Tag.Key).With(row.Tag.Name).With(row.At));
        return _give.Run(rows, static (at, row) => at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Tag.Key)
            .With(row.WorkspaceId).With(row.At).With(row.By));
    }

    /// <summary>Returns how many had it.</summary>
    public int Take(IReadOnlyCollection<(Guid PersonId, string Key)> rows) => _take.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Key));

    public int CountOf(Guid personId)
    {
        var count = 0;
        _count.Read(personId, static (at, id) => at.With(Bucket.Of(id)).With(id), row => count = row.Int(0));
        return count;
    }

    /// <summary>Words that only this person has are the business's no longer: one of them may be a name.</summary>
    public void DropOwn(Guid workspaceId, Guid personId)
    {
        var own = new List<string>();
        _of.Read(personId, static (at, id) => at.With(Bucket.Of(id)).With(id), row => own.Add(row.Text(0)));
        own.RemoveAll(tag =>
        {
            var hasAnother = false;
            _others.Read((workspaceId, tag, personId), static (at, one) => at.With(one.workspaceId).With(one.tag).With(one.personId),
                _ => hasAnother = true);
            return hasAnother;
        });
        foreach (var tag in own)
        {
            Take([(personId, tag)]);
            _drop.Run((workspaceId, tag), static (at, one) => at.With(one.workspaceId).With(one.tag));
        }
    }

    /// <summary>How many a business has.</summary>
    public int CountIn(Guid workspaceId)
    {
        var count = 0;
        _all.Read(workspaceId, static (at, id) => at.With(id), row => count = row.Int(0));
        return count;
    }

    public bool IsThere(Guid workspaceId, string key)
    {
        var isThere = false;
        _find.Read((workspaceId, key), static (at, one) => at.With(one.workspaceId).With(one.key), _ => isThere = true);
        return isThere;
    }
}
