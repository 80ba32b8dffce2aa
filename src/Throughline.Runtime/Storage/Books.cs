using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;

namespace Throughline.Runtime.Storage;

/// <summary>What an entry of the book is. The numbers are stored.</summary>
internal enum BookKind
{
    Persona = 0,
    Offer = 1,
    Member = 2,
    Tool = 3,
}

/// <summary>The book of each business. What is taken out stays in the file, so that it can be put back.</summary>
internal sealed class Books(Database database, TimeProvider clock)
{
    /// <summary>Most entries of one kind.</summary>
    public const int MostEntries = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new LocalDateAsText() },
    };

    // Addresses of pages beside those of the entries.
    private static readonly string[] TakenByPages = ["new", "find"];

    /// <summary>The whole book, each kind by name.</summary>
    public BusinessBook Load(Guid workspaceId) => database.Read(connection => Load(connection, workspaceId));

    /// <summary>As <see cref="Load(Guid)"/>, inside somebody's transaction.</summary>
    public static BusinessBook Load(SqliteConnection connection, Guid workspaceId)
    {
        var rows = connection.Query<(int Kind, string Body)>(
            "SELECT kind, body FROM book_entry WHERE workspace_id = @workspaceId AND removed_at IS NULL ORDER BY kind, key", new { workspaceId }).ToLookup(row => (BookKind)row.Kind, row => row.Body);
        return new BusinessBook
        {
            Personas = [.. Read<Persona>(rows[BookKind.Persona]).OrderBy(persona => persona.Name, StringComparer.OrdinalIgnoreCase)],
            Offers = [.. Read<Offer>(rows[BookKind.Offer]).OrderBy(offer => offer.Name, StringComparer.OrdinalIgnoreCase)],
            Team = [.. Read<TeamMember>(rows[BookKind.Member]).OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)],
            Tools = [.. Read<Tool>(rows[BookKind.Tool]).OrderBy(tool => tool.Name, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Keeps an entry under its key; where that is empty, under one made from its name. Returns the key, or null where the book is full.</summary>
    public Task<string?> SaveAsync(Actor actor, Persona persona) =>
        SaveAsync(actor, BookKind.Persona, persona.Key, persona.Name, key => JsonSerializer.Serialize(persona with { Key = key }, Json));

    /// <inheritdoc cref="SaveAsync(Actor, Persona)"/>
    public Task<string?> SaveAsync(Actor actor, Offer offer) =>
        SaveAsync(actor, BookKind.Offer, offer.Key, offer.Name, key => JsonSerializer.Serialize(offer with { Key = key }, Json));

    /// <inheritdoc cref="SaveAsync(Actor, Persona)"/>
    public Task<string?> SaveAsync(Actor actor, TeamMember member) =>
        SaveAsync(actor, BookKind.Member, member.Key, member.Name, key => JsonSerializer.Serialize(member with { Key = key }, Json));

    /// <inheritdoc cref="SaveAsync(Actor, Persona)"/>
    public Task<string?> SaveAsync(Actor actor, Tool tool) =>
        SaveAsync(actor, BookKind.Tool, tool.Key, tool.Name, key => JsonSerializer.Serialize(tool with { Key = key }, Json));

    /// <summary>Takes an entry out. False where this business has none of that key.</summary>
    public Task<bool> RemoveAsync(Actor actor, BookKind kind, string key) => MarkAsync(actor, kind, key, removed: true);

    /// <summary>Puts back what was taken out. False where there is nothing to put back.</summary>
    public Task<bool> RestoreAsync(Actor actor, BookKind kind, string key) => MarkAsync(actor, kind, key, removed: false);

    private async Task<string?> SaveAsync(Actor actor, BookKind kind, string key, string name, Func<string, string> body)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return await database.WriteAsync(connection =>
        {
            // One that was taken out gives its key to the next of that name: journeys that name it know it again.
            var taken = connection.Query<string>(
                "SELECT key FROM book_entry WHERE workspace_id = @WorkspaceId AND kind = @kind AND removed_at IS NULL", new { actor.WorkspaceId, kind }).ToHashSet(StringComparer.Ordinal);
            if (taken.Count >= MostEntries && !taken.Contains(key)) return null;
            var used = key.Length > 0 ? key : BookKey.For(name, NameOf(kind), one => taken.Contains(one) || TakenByPages.Contains(one));
            connection.Execute(
                """
                INSERT INTO book_entry (workspace_id, kind, key, body, updated_at) VALUES (@WorkspaceId, @kind, @used, @body, @now)
                ON CONFLICT (workspace_id, kind, key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at, removed_at = NULL
                """,
                new { actor.WorkspaceId, kind, used, body = body(used), now });
            AuditLog.Write(connection, actor, now, "book.saved", $"{NameOf(kind)} {used}");
            return used;
        });
    }

    private async Task<bool> MarkAsync(Actor actor, BookKind kind, string key, bool removed)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return await database.WriteAsync(connection =>
        {
            var changed = connection.Execute(
                "UPDATE book_entry SET removed_at = @at WHERE workspace_id = @WorkspaceId AND kind = @kind AND key = @key AND (removed_at IS NULL) = @removed",
                new { actor.WorkspaceId, kind, key, removed, at = removed ? now : (Instant?)null });
            if (changed > 0) AuditLog.Write(connection, actor, now, removed ? "book.removed" : "book.restored", $"{NameOf(kind)} {key}");
            return changed > 0;
        });
    }

    private static string NameOf(BookKind kind) => kind switch
    {
        BookKind.Persona => "client",
        BookKind.Offer => "offer",
        BookKind.Member => "member",
        _ => "tool",
    };

    private static IEnumerable<T> Read<T>(IEnumerable<string> bodies) => bodies.Select(body => JsonSerializer.Deserialize<T>(body, Json)!);

    private sealed class LocalDateAsText : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
