using System.Data.Common;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>
/// A business as a new one: its book, its files, its settings without what is secret, and its journeys as drafts. People,
/// versions and history stay behind, and so does how mail leaves: whoever made the copy sets it up anew, and until then nothing is sent.
/// </summary>
/// <param name="fresh">Makes ids that a draft has never had.</param>
internal sealed class WorkspaceCopies(Database database, Workspaces workspaces, TimeProvider clock, Func<string> fresh)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const string WorkspaceSql =
        "INSERT INTO workspace (id, name, zone, settings, created_at) VALUES (@to, @name, @Zone, @settings, @at)";

    private const string MemberSql =
        "INSERT INTO member (workspace_id, account_id, role, created_at) VALUES (@to, @AccountId, @role, @at)";

    private const string BookSql = """
        INSERT INTO book_entry (workspace_id, kind, key, body, updated_at, revision)
        SELECT @to, kind, key, body, @at, 1 FROM book_entry WHERE workspace_id = @from AND removed_at IS NULL
        """;

    // What was archived is out of use already.
    private const string JourneysSql =
        "SELECT key, name, draft, unread FROM journey WHERE workspace_id = @from AND archived_at IS NULL ORDER BY key";

    private const string JourneySql = """
        INSERT INTO journey (id, workspace_id, key, name, draft, draft_ids, unread, created_at, updated_at)
        VALUES (@id, @to, @Key, @Name, @draft, @ids, @Unread, @at, @at)
        """;

    /// <summary>Copies the business of whoever asks; they own the copy. Returns its id.</summary>
    public async Task<Guid> CopyAsync(Actor actor, string name)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var to = DerivedId.At(now, "workspace", actor.AccountId, name);
        var files = await CopyFilesAsync(actor.WorkspaceId, to);
        await database.WriteAsync(connection =>
        {
            var from = Workspaces.Find(connection, actor.WorkspaceId) ?? throw new InvalidOperationException("The business is gone.");
            var about = (to, at: now.ToUnixTimeMilliseconds());
            var settings = JsonSerializer.Serialize(WithFiles(WithoutSecrets(from.Settings, name), files), Json);
            connection.Execute(WorkspaceSql, new { to, name, from.Zone, settings, about.at });
            connection.Execute(MemberSql, new { to, actor.AccountId, role = Role.Owner.Word(), about.at });
            connection.Execute(BookSql, new { to, from = from.Id, about.at });
            foreach (var file in files) LibraryFiles.Copy(connection, (from.Id, to), file, now);
            foreach (var journey in connection.Query<JourneyRow>(JourneysSql, new { from = from.Id }).AsList())
                Copy(connection, about, journey);
            AuditLog.Write(connection, actor, now, "workspace.copied", $"to {to:N}");
            AuditLog.Write(connection, actor with { WorkspaceId = to }, now, "workspace.created", $"{name}, from {from.Id:N}");
        });
        workspaces.Changed?.Invoke();
        return to;
    }

    /// <summary>What the files hold, one after the other, before the business that names it: so that nobody waits for all of it.</summary>
    private async Task<List<(string Key, Guid Content)>> CopyFilesAsync(Guid from, Guid to)
    {
        var contents = new LibraryContents(database, clock);
        var copied = new List<(string, Guid)>();
        foreach (var file in database.Read(connection => LibraryFiles.All(connection, from)))
            copied.Add((file.Key, await contents.CopyAsync(from, file.ContentId, to)));
        return copied;
    }

    private static WorkspaceSettings WithoutSecrets(WorkspaceSettings settings, string name) => settings with
    {
        Mail = new()
        {
            FromName = settings.Mail.FromName,
            FromAddress = settings.Mail.FromAddress,
            ReplyTo = settings.Mail.ReplyTo,
            PostalAddress = settings.Mail.PostalAddress,
        },
        Voice = settings.Voice with { BusinessName = name },
        Webhooks = new(),
        RemovedAttribute = null,
    };

    // The logo of the copy is the copy's own.
    private static WorkspaceSettings WithFiles(WorkspaceSettings settings, List<(string Key, Guid Content)> files)
    {
        var logo = settings.Look.Logo;
        var own = files.Find(file => file.Key == logo?.File).Content;
        return settings with
        {
            Look = settings.Look with { Logo = logo is null || own == default ? null : logo with { ContentId = own } },
            LookBefore = null,
        };
    }

    private void Copy(DbConnection connection, (Guid to, long at) about, JourneyRow journey)
    {
        // A draft that cannot be read is copied as it stands: it can be put right there as well as here.
        var document = JourneyFile.Read(journey.Draft).Draft is { } draft ? DraftDocument.Open(draft, "", fresh) : null;
        connection.Execute(JourneySql, new
        {
            id = DerivedId.Of(about.to.ToString("N"), "journey", journey.Key),
            about.to,
            journey.Key,
            journey.Name,
            draft = document?.File ?? journey.Draft,
            ids = document?.AllIds ?? "",
            journey.Unread,
            about.at,
        });
    }

    private sealed record JourneyRow
    {
        public required string Key { get; init; }
        public required string Name { get; init; }
        public required string Draft { get; init; }
        public string? Unread { get; init; }
    }
}
