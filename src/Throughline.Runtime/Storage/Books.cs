using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.Runtime.Storage;

/// <summary>What an entry of the book is. The numbers are stored.</summary>
internal enum BookKind
{
    Persona = 0,
    Offer = 1,
    Member = 2,
    Tool = 3,

    /// <summary>What the business says of itself; one entry.</summary>
    Self = 4,

    /// <summary>A kind of appointment that people book themselves.</summary>
    Appointment = 5,
}

/// <summary>What became of keeping an entry.</summary>
/// <param name="Key">Its key; null where it was not kept: the book is full, or <paramref name="IsStale"/>.</param>
/// <param name="IsStale">Somebody else changed it meanwhile, so it was not written over.</param>
internal readonly record struct BookSaved(string? Key, bool IsStale);

/// <summary>The book of each business. What is taken out stays in the file, so that it can be put back.</summary>
internal sealed class Books(Database database, TimeProvider clock)
{
    /// <summary>Most entries of one kind.</summary>
    public const int MostEntries = 200;

    /// <summary>Called after an entry was kept, taken out or put back.</summary>
    public Action? Changed { get; set; }

    // Addresses of pages beside those of the entries.
    private static readonly string[] TakenByPages = ["new", "find", "kinds", "hours"];

    /// <summary>The whole book, each kind by name.</summary>
    public BusinessBook Load(Guid workspaceId) => database.Read(connection => Load(connection, workspaceId));

    /// <summary>As <see cref="Load(Guid)"/>, inside somebody's transaction.</summary>
    public static BusinessBook Load(DbConnection connection, Guid workspaceId)
    {
        var rows = connection.Query<(int Kind, string Body)>(
            "SELECT kind, body FROM book_entry WHERE workspace_id = @workspaceId AND removed_at IS NULL ORDER BY kind, key", new { workspaceId }).ToLookup(row => (BookKind)row.Kind, row => row.Body);
        return new BusinessBook
        {
            Personas = [.. Read<Persona>(rows[BookKind.Persona]).OrderBy(persona => persona.Name, StringComparer.OrdinalIgnoreCase)],
            Offers = [.. Read<Offer>(rows[BookKind.Offer]).OrderBy(offer => offer.Name, StringComparer.OrdinalIgnoreCase)],
            Team = [.. rows[BookKind.Member].Select(BookJson.Member).OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)],
            WhoWeAre = rows[BookKind.Self].Select(BookJson.Read<WhoWeAre>).FirstOrDefault() ?? WhoWeAre.Empty,
            Appointments = [.. Read<AppointmentKind>(rows[BookKind.Appointment])
                .OrderBy(kind => kind.Name, StringComparer.OrdinalIgnoreCase)],
            Tools = [.. Read<Tool>(rows[BookKind.Tool]).OrderBy(tool => tool.Name, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Which change of an entry is the newest; nought where there is none of that key.</summary>
    public long Revision(Guid workspaceId, BookKind kind, string key) => database.Read(connection => Revision(connection, workspaceId, kind, key));

    /// <summary>Keeps an entry under its key; where that is empty, under one made from its name.</summary>
    /// <param name="seen">The revision that whoever changed it had before them: a newer one is not written over. Null writes over whatever is there.</param>
    public Task<BookSaved> SaveAsync(Actor actor, Persona persona, long? seen = null) =>
        SaveAsync(actor, BookKind.Persona, persona.Key, persona.Name, seen, key => Text(persona with { Key = key }));

    /// <inheritdoc cref="SaveAsync(Actor, Persona, long?)"/>
    public Task<BookSaved> SaveAsync(Actor actor, Offer offer, long? seen = null) =>
        SaveAsync(actor, BookKind.Offer, offer.Key, offer.Name, seen, key => Text(offer with { Key = key }));

    /// <inheritdoc cref="SaveAsync(Actor, Persona, long?)"/>
    public Task<BookSaved> SaveAsync(Actor actor, TeamMember member, long? seen = null) =>
        SaveAsync(actor, BookKind.Member, member.Key, member.Name, seen, key => Text(member with { Key = key }));

    /// <inheritdoc cref="SaveAsync(Actor, Persona, long?)"/>
    public Task<BookSaved> SaveAsync(Actor actor, Tool tool, long? seen = null) =>
        SaveAsync(actor, BookKind.Tool, tool.Key, tool.Name, seen, key => Text(tool with { Key = key }));

    /// <inheritdoc cref="SaveAsync(Actor, Persona, long?)"/>
    public Task<BookSaved> SaveAsync(Actor actor, AppointmentKind kind, long? seen = null) =>
        SaveAsync(actor, BookKind.Appointment, kind.Key, kind.Name, seen, key => Text(kind with { Key = key }));

    /// <summary>Changes a client as the book has them at that moment, so that what somebody else wrote meanwhile stays.</summary>
    /// <param name="known">Stands for them where the book does not have them.</param>
    /// <param name="change">Null leaves them as they are; that is told as <see cref="BookSaved.IsStale"/>.</param>
    public async Task<BookSaved> ChangeAsync(Actor actor, Persona known, Func<Persona, Persona?> change)
    {
        var now = Now;
        return await SayAsync(connection =>
        {
            var body = connection.QueryFirstOrDefault<string>(
                "SELECT body FROM book_entry WHERE workspace_id = @WorkspaceId AND kind = @kind AND key = @Key AND removed_at IS NULL", new { actor.WorkspaceId, kind = BookKind.Persona, known.Key });
            return change(body is null ? known : BookJson.Read<Persona>(body)) is { } changed
                ? Save(connection, actor, BookKind.Persona, changed.Key, changed.Name, now, key => Text(changed with { Key = key }))
                : new BookSaved(null, IsStale: true);
        });
    }

    /// <summary>Changes what the business says of itself, as it stands at that moment.</summary>
    /// <param name="change">Null leaves it as it is; that is told as <see cref="BookSaved.IsStale"/>.</param>
    public async Task<BookSaved> ChangeAsync(Actor actor, Func<WhoWeAre, WhoWeAre?> change)
    {
        var now = Now;
        return await SayAsync(connection => change(WhoWeAreIn(connection, actor.WorkspaceId)) is { } changed
            ? Save(connection, actor, BookKind.Self, WhoWeAre.Key, WhoWeAre.Key, now, _ => Text(changed))
            : new BookSaved(null, IsStale: true));
    }

    /// <summary>What the business says of itself; nothing where it has not said anything.</summary>
    public WhoWeAre WhoWeAreOf(Guid workspaceId) => database.Read(connection => WhoWeAreIn(connection, workspaceId));

    private static WhoWeAre WhoWeAreIn(DbConnection connection, Guid workspaceId) => connection.QueryFirstOrDefault<string>(
        "SELECT body FROM book_entry WHERE workspace_id = @workspaceId AND kind = @kind AND key = @key AND removed_at IS NULL",
        new { workspaceId, kind = BookKind.Self, key = WhoWeAre.Key }) is { } body ? BookJson.Read<WhoWeAre>(body) : WhoWeAre.Empty;

    /// <summary>Takes an entry out. False where this business has none of that key.</summary>
    public Task<bool> RemoveAsync(Actor actor, BookKind kind, string key) => MarkAsync(actor, kind, key, removed: true);

    /// <summary>Puts back what was taken out. False where there is nothing to put back.</summary>
    public Task<bool> RestoreAsync(Actor actor, BookKind kind, string key) => MarkAsync(actor, kind, key, removed: false);

    private async Task<BookSaved> SaveAsync(Actor actor, BookKind kind, string key, string name, long? seen, Func<string, string> body)
    {
        var now = Now;
        return await SayAsync(connection => seen < Revision(connection, actor.WorkspaceId, kind, key)
            ? new BookSaved(null, IsStale: true)
            : Save(connection, actor, kind, key, name, now, body));
    }

    private static BookSaved Save(DbConnection connection, Actor actor, BookKind kind, string key, string name, Instant now, Func<string, string> body)
    {
        // One that was taken out gives its key to the next of that name: journeys that name it know it again.
        var taken = connection.Query<string>(
            "SELECT key FROM book_entry WHERE workspace_id = @WorkspaceId AND kind = @kind AND removed_at IS NULL", new { actor.WorkspaceId, kind }).ToHashSet(StringComparer.Ordinal);
        if (taken.Count >= MostEntries && !taken.Contains(key)) return new(null, IsStale: false);
        var used = key.Length > 0 ? key : Keys.Free(Keys.From(name) ?? NameOf(kind), one => taken.Contains(one) || TakenByPages.Contains(one));
        connection.Execute(
            """
            INSERT INTO book_entry (workspace_id, kind, key, body, updated_at, revision) VALUES (@WorkspaceId, @kind, @used, @body, @now, 1)
            ON CONFLICT (workspace_id, kind, key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at, revision = book_entry.revision + 1, removed_at = NULL
            """,
            new { actor.WorkspaceId, kind, used, body = body(used), now });
        AuditLog.Write(connection, actor, now, "book.saved", $"{NameOf(kind)} {used}");
        return new(used, IsStale: false);
    }

    private static long Revision(DbConnection connection, Guid workspaceId, BookKind kind, string key) =>
        connection.ExecuteScalar<long>("SELECT COALESCE(MAX(revision), 0) FROM book_entry WHERE workspace_id = @workspaceId AND kind = @kind AND key = @key", new { workspaceId, kind, key });

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static string Text<T>(T entry) => BookJson.Text(entry);

    private async Task<bool> MarkAsync(Actor actor, BookKind kind, string key, bool removed)
    {
        var now = Now;
        return await SayAsync(connection =>
        {
            var changed = connection.Execute(
                "UPDATE book_entry SET removed_at = @at WHERE workspace_id = @WorkspaceId AND kind = @kind AND key = @key AND CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END = @inTheBook",
                new { actor.WorkspaceId, kind, key, inTheBook = removed ? 1 : 0, at = removed ? now : (Instant?)null });
            if (changed > 0) AuditLog.Write(connection, actor, now, removed ? "book.removed" : "book.restored", $"{NameOf(kind)} {key}");
            return changed > 0;
        });
    }

    private async Task<T> SayAsync<T>(Func<DbConnection, T> change)
    {
        var done = await database.WriteAsync(change);
        Changed?.Invoke();
        return done;
    }

    private static string NameOf(BookKind kind) => kind switch
    {
        BookKind.Persona => "client",
        BookKind.Offer => "offer",
        BookKind.Member => "member",
        BookKind.Self => "self",
        BookKind.Appointment => "appointment",
        _ => "tool",
    };

    private static IEnumerable<T> Read<T>(IEnumerable<string> bodies) => bodies.Select(BookJson.Read<T>);
}
