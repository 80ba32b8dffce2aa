using Dapper;
using NodaTime;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A note about somebody.</summary>
public sealed record NoteEntry : AboutPerson
{
    public Guid Id { get; init; }
    public Instant At { get; init; }

    /// <summary>Of whoever wrote it.</summary>
    public string AccountId { get; init; } = "";
    public string WrittenBy { get; init; } = "";
    public string Words { get; init; } = "";
    public Instant? ChangedAt { get; init; }
    internal NoteKey Key => new(PersonId, Id);
}

/// <summary>Reads what the team wrote about people.</summary>
internal sealed class NoteReader(Database database)
{
    /// <summary>Notes that name a colleague, in one list.</summary>
    public const int MostMentions = 50;

    private const string Columns = "n.person_id, n.id, n.at, n.account_id, n.written_by, n.words, n.changed_at";

    private const string OfPersonSql = $"""
        SELECT {Columns} FROM note n
        WHERE n.bucket = @bucket AND n.person_id = @person AND n.workspace_id = @workspace AND n.removed_at IS NULL AND n.at <= @until
        ORDER BY n.at DESC, n.id LIMIT @limit
        """;

    private const string FindSql = $"""
        SELECT {Columns} FROM note n
        WHERE n.bucket = @bucket AND n.person_id = @person AND n.id = @id AND n.workspace_id = @workspace AND n.removed_at IS NULL
        """;

    // Whoever names a colleague shows them this note and whom it is about, whether they would find that person otherwise or not.
    private const string UnseenSql = $"""
        SELECT {Columns}, p.first_name, p.last_name, p.email, p.phone
        FROM (
          SELECT bucket, person_id, note_id, at FROM mention
          WHERE workspace_id = @workspace AND member = @member AND seen_at IS NULL ORDER BY at LIMIT @limit) m
        JOIN note n ON n.bucket = m.bucket AND n.person_id = m.person_id AND n.id = m.note_id
        JOIN person p ON p.bucket = m.bucket AND p.id = m.person_id
        ORDER BY m.at, n.id
        """;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<NoteEntry> OfPerson(PeopleScope scope, Guid person, Instant until, int limit) => database.Read(c =>
        scope.Includes(c, person)
            ? c.Query<NoteEntry>(
                OfPersonSql, new { workspace = scope.Workspace, person, bucket = Bucket.Of(person), until, limit }).AsList()
            : []);

    /// <summary>Null where there is none, or it was taken out.</summary>
    public NoteEntry? Find(PeopleScope scope, Guid person, Guid id) => database.Read(c => scope.Includes(c, person)
        ? c.QuerySingleOrDefault<NoteEntry>(FindSql, new { workspace = scope.Workspace, person, bucket = Bucket.Of(person), id }) : null);

    /// <summary>Notes that name a colleague and that they have not seen, the oldest first.</summary>
    /// <param name="member">Who they are in the book's team.</param>
    public IReadOnlyList<NoteEntry> Unseen(Guid workspace, string member) =>
        database.Read(c => c.Query<NoteEntry>(UnseenSql, new { workspace, member, limit = MostMentions }).AsList());
}
