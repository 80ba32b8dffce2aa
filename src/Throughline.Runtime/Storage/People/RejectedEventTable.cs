using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>An event that was taken and belongs to nobody.</summary>
/// <param name="Why">A sentence for the owner.</param>
/// <param name="Body">The event as it came, cut to <see cref="LongestBody"/>.</param>
internal sealed record RejectedEventRow(Guid Id, Guid WorkspaceId, Instant At, string Name, string Why, string Body)
{
    /// <summary>In characters.</summary>
    public const int LongestBody = 4_000;
}

/// <summary>Events under which nobody can be found; kept for a while, so that whoever sends them can be told.</summary>
internal sealed class RejectedEventTable(IStatements statements)
{
    private readonly SetStatement _add = statements.Set("bucket, id, workspace_id, at, name, why, body", """
        INSERT INTO rejected_event (bucket, id, workspace_id, at, name, why, body) {values} ON CONFLICT (bucket, id) DO NOTHING
        """);
    private readonly OneStatement _prune = statements.One("before", "DELETE FROM rejected_event WHERE at < {before}");
    private readonly OneStatement _keep = statements.One("workspace_id, kept", """
        DELETE FROM rejected_event WHERE workspace_id = {workspace_id} AND at < (
          SELECT MIN(r.at) FROM (SELECT at FROM rejected_event WHERE workspace_id = {workspace_id} ORDER BY at DESC LIMIT {kept}) r)
        """);

    public void Add(IReadOnlyCollection<RejectedEventRow> rows) => _add.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.Id)).With(row.Id).With(row.WorkspaceId).With(row.At).With(row.Name).With(row.Why)
        .With(row.Body.Length <= RejectedEventRow.LongestBody ? row.Body : row.Body[..RejectedEventRow.LongestBody]));

    /// <summary>Forgets those before a time.</summary>
    public int Prune(Instant before) => _prune.Run(before, static (at, time) => at.With(time));

    /// <summary>Forgets all but so many of a workspace's newest.</summary>
    public int Keep(Guid workspaceId, int kept) => _keep.Run((workspaceId, kept), static (at, values) =>
        at.With(values.workspaceId).With(values.kept));
}
