using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

internal readonly record struct NoteKey(Guid PersonId, Guid Id);

/// <summary>What somebody of the team wrote about a person.</summary>
/// <param name="AccountId">Of whoever wrote it.</param>
/// <param name="WrittenBy">What they were called then.</param>
internal sealed record NoteRow(NoteKey Key, Guid WorkspaceId, Instant At, string AccountId, string WrittenBy, string Words)
{
    /// <summary>Null where it stands as it was written.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>Null where it stands.</summary>
    public Instant? RemovedAt { get; init; }
}

/// <summary>A colleague who is named in a note.</summary>
/// <param name="Member">Key in the book's team.</param>
internal readonly record struct MentionRow(NoteKey Note, string Member, Guid WorkspaceId, Instant At);

/// <summary>Notes about people, and whom they name.</summary>
internal sealed class NoteTable(IStatements statements)
{
    private readonly OneStatement _find = statements.One("bucket, person_id, id", """
        SELECT workspace_id, at, account_id, written_by, words, changed_at, removed_at FROM note
        WHERE bucket = {bucket} AND person_id = {person_id} AND id = {id}
        """);

    private readonly OneStatement _save = statements.One(
        "bucket, person_id, id, workspace_id, at, account_id, written_by, words, changed_at, removed_at", """
        INSERT INTO note (bucket, person_id, id, workspace_id, at, account_id, written_by, words, changed_at, removed_at)
        VALUES ({bucket}, {person_id}, {id}, {workspace_id}, {at}, {account_id}, {written_by}, {words}, {changed_at}, {removed_at})
        ON CONFLICT (bucket, person_id, id) DO UPDATE
        SET words = excluded.words, changed_at = excluded.changed_at, removed_at = excluded.removed_at
        """);

    private readonly SetStatement _mention = statements.Set("bucket, person_id, note_id, member, workspace_id, at", """
        INSERT INTO mention (bucket, person_id, note_id, member, workspace_id, at) {values}
        ON CONFLICT (bucket, person_id, note_id, member) DO NOTHING
        """);

    private readonly OneStatement _unmention = statements.One("bucket, person_id, note_id", """
        DELETE FROM mention WHERE bucket = {bucket} AND person_id = {person_id} AND note_id = {note_id}
        """);

    private readonly OneStatement _unmentionUnseen = statements.One("bucket, person_id, note_id", """
        DELETE FROM mention WHERE bucket = {bucket} AND person_id = {person_id} AND note_id = {note_id} AND seen_at IS NULL
        """);

    private readonly OneStatement _see = statements.One("bucket, person_id, note_id, member, workspace_id, at", """
        UPDATE mention SET seen_at = {at} WHERE bucket = {bucket} AND person_id = {person_id} AND note_id = {note_id} AND member = {member}
          AND workspace_id = {workspace_id} AND seen_at IS NULL
        """);

    private readonly OneStatement _forget = statements.One("before", """
        DELETE FROM note WHERE removed_at IS NOT NULL AND removed_at < {before}
        """);

    /// <summary>Null where there is none.</summary>
    public NoteRow? Find(NoteKey key)
    {
        var found = default(NoteRow);
        _find.Read(key, static (at, one) => Own(at, one), row =>
            found = new NoteRow(key, row.Id(0), row.Time(1), row.Text(2), row.Text(3), row.Text(4))
            {
                ChangedAt = row.TimeOrNull(5),
                RemovedAt = row.TimeOrNull(6),
            });
        return found;
    }

    /// <summary>As it stands from now on.</summary>
    public void Save(NoteRow note) => _save.Run(note, static (at, row) => Own(at, row.Key).With(row.WorkspaceId).With(row.At)
        .With(row.AccountId).With(row.WrittenBy).With(row.Words).With(row.ChangedAt).With(row.RemovedAt));

    /// <summary>Those whom it names; who has seen it has seen it.</summary>
    public void Mention(IReadOnlyCollection<MentionRow> rows) => _mention.Run(rows, static (at, row) =>
        Own(at, row.Note).With(row.Member).With(row.WorkspaceId).With(row.At));

    /// <summary>It names nobody any more.</summary>
    public void Unmention(NoteKey key) => _unmention.Run(key, static (at, one) => Own(at, one));

    /// <summary>Whoever has not seen it yet is not named any more.</summary>
    public void UnmentionUnseen(NoteKey key) => _unmentionUnseen.Run(key, static (at, one) => Own(at, one));

    /// <summary>False where they were not named, or had seen it.</summary>
    public bool See(MentionRow mention) => _see.Run(mention, static (at, row) =>
        Own(at, row.Note).With(row.Member).With(row.WorkspaceId).With(row.At)) == 1;

    /// <summary>The words of notes that were taken out before then go for good. Returns how many.</summary>
    public int Forget(Instant before) => _forget.Run(before, static (at, then) => at.With(then));

    private static IParameters Own(IParameters at, NoteKey key) => at.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id);
}
