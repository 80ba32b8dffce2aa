using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>Somebody opened a file that a letter handed over.</summary>
/// <param name="File">By its name in the library.</param>
/// <param name="IsTold">An event is kept of it, so that it may be said who it was.</param>
internal readonly record struct OpenedFileRow(Guid PersonId, Guid WorkspaceId, string File, Instant At, bool IsTold);

/// <summary>Who opened which file, and how often each was opened by how many.</summary>
internal sealed class OpenedFileTable(IStatements statements)
{
    /// <summary>The number of this node; the embedded store has one.</summary>
    private const int Writer = 0;

    private readonly OneStatement _first = statements.One("bucket, person_id, file, workspace_id, at", """
        INSERT INTO opened_file (bucket, person_id, file, workspace_id, times, last_at, told)
        VALUES ({bucket}, {person_id}, {file}, {workspace_id}, 0, {at}, 0)
        ON CONFLICT (bucket, person_id, file) DO NOTHING
        """);

    private readonly OneStatement _again = statements.One("bucket, person_id, file, at, told", """
        UPDATE opened_file SET times = times + 1, last_at = CASE WHEN last_at < {at} THEN {at} ELSE last_at END,
          told = CASE WHEN told = 1 THEN 1 ELSE {told} END
        WHERE bucket = {bucket} AND person_id = {person_id} AND file = {file}
        """);

    private readonly OneStatement _count = statements.One("workspace_id, file, writer, people", """
        INSERT INTO opened_file_count (workspace_id, file, writer, times, people) VALUES ({workspace_id}, {file}, {writer}, 1, {people})
        ON CONFLICT (workspace_id, file, writer) DO UPDATE
        SET times = opened_file_count.times + 1, people = opened_file_count.people + excluded.people
        """);

    /// <summary>Each once, in the transaction in which it is told; they are few.</summary>
    public void Note(IReadOnlyCollection<OpenedFileRow> rows)
    {
        foreach (var row in rows)
        {
            var isFirst = _first.Run(row, static (at, one) => at.With(Bucket.Of(one.PersonId)).With(one.PersonId).With(one.File)
                .With(one.WorkspaceId).With(one.At)) == 1;
            _again.Run(row, static (at, one) => at.With(Bucket.Of(one.PersonId)).With(one.PersonId).With(one.File).With(one.At)
                .With(one.IsTold ? 1L : 0L));
            _count.Run((row, isFirst), static (at, one) => at.With(one.row.WorkspaceId).With(one.row.File).With((long)Writer)
                .With(one.isFirst ? 1L : 0L));
        }
    }
}
