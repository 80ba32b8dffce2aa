using System.Data.Common;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Runtime.Storage;

/// <summary>One business.</summary>
/// <param name="Zone">IANA id; used where a person's own zone is not known.</param>
internal sealed record Workspace(Guid Id, string Name, string Zone, WorkspaceSettings Settings, Instant CreatedAt)
{
    /// <summary>What it charges in: as its owner says, else what is paid with where its zone is; null where that is not known.</summary>
    public string? Currency => Currencies.Find(Settings.Voice.Currency) ?? Currencies.OfCountry(ZoneCountry.Of(Zone));
}

/// <summary>Who does something, for the audit.</summary>
internal readonly record struct Actor(Guid WorkspaceId, string AccountId);

/// <summary>Businesses, who may enter them, and what their owners set.</summary>
internal sealed class Workspaces(Database database, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Called after a business was made or its settings changed.</summary>
    public Action? Changed { get; set; }

    /// <summary>The business with this id, or null.</summary>
    public Workspace? Find(Guid id) => database.Read(connection => Find(connection, id));

    /// <summary>As <see cref="Find(Guid)"/>, inside somebody's transaction.</summary>
    public static Workspace? Find(DbConnection connection, Guid id) =>
        connection.QuerySingleOrDefault<Row>("SELECT id, name, zone, settings, created_at AS CreatedAt FROM workspace WHERE id = @id", new { id })?.ToWorkspace();

    /// <summary>Every business on this server, by name: for whoever sits at the machine itself.</summary>
    public IReadOnlyList<Workspace> All() => database.Read(connection => connection
        .Query<Row>("SELECT id, name, zone, settings, created_at AS CreatedAt FROM workspace ORDER BY LOWER(name), created_at")
        .Select(row => row.ToWorkspace())
        .ToList());

    /// <summary>Lets the first account into the businesses that commands made before there was one; returns them, by name.</summary>
    public async Task<IReadOnlyList<Guid>> AdoptAsync(string accountId)
    {
        var at = Now().ToUnixTimeMilliseconds();
        return await database.WriteAsync(connection => connection.Query<Guid>(
            """
            SELECT id FROM workspace w WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.workspace_id = w.id) ORDER BY name;
            INSERT INTO member (workspace_id, account_id, role, created_at)
            SELECT id, @accountId, @role, @at FROM workspace w WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.workspace_id = w.id);
            """,
            new { accountId, role = Role.Owner.Word(), at }).AsList());
    }

    /// <summary>Makes a business with its owner; the voice starts with the business's name.</summary>
    /// <param name="ownerAccountId">Null where there is no account yet: the first one made gets it (<see cref="AdoptAsync"/>).</param>
    public async Task<Guid> CreateAsync(string name, string zone, string? ownerAccountId)
    {
        var now = Now();
        var id = DerivedId.At(now, "workspace", ownerAccountId ?? "", name);
        var settings = new WorkspaceSettings { Voice = new() { BusinessName = name }, Mail = new() { FromName = name } };
        await database.WriteAsync(connection =>
        {
            var at = now.ToUnixTimeMilliseconds();
            connection.Execute(
                "INSERT INTO workspace (id, name, zone, settings, created_at) VALUES (@id, @name, @zone, @settings, @at)",
                new { id, name, zone, settings = JsonSerializer.Serialize(settings, Json), at });
            if (ownerAccountId is not null)
                connection.Execute(
                    "INSERT INTO member (workspace_id, account_id, role, created_at) VALUES (@id, @ownerAccountId, @role, @at)",
                    new { id, ownerAccountId, role = Role.Owner.Word(), at });
            AuditLog.Write(connection, new Actor(id, ownerAccountId ?? ""), now, "workspace.created", name);
        });
        Changed?.Invoke();
        return id;
    }

    /// <summary>Changes settings as they are at that moment, and says so in the audit, in one transaction.</summary>
    /// <param name="subject">What was changed: "settings.mail".</param>
    public async Task ChangeAsync(Actor actor, string subject, Func<WorkspaceSettings, WorkspaceSettings> change)
    {
        var now = Now();
        await database.WriteAsync(connection =>
        {
            var workspace = Find(connection, actor.WorkspaceId) ?? throw new InvalidOperationException("The business is gone.");
            var settings = JsonSerializer.Serialize(change(workspace.Settings), Json);
            connection.Execute("UPDATE workspace SET settings = @settings WHERE id = @id", new { settings, id = workspace.Id });
            AuditLog.Write(connection, actor, now, "settings.changed", subject);
        });
        Changed?.Invoke();
    }

    /// <summary>Gives the business another name and time zone.</summary>
    public async Task RenameAsync(Actor actor, string name, string zone)
    {
        var now = Now();
        await database.WriteAsync(connection =>
        {
            var before = Find(connection, actor.WorkspaceId)?.Zone;
            connection.Execute("UPDATE workspace SET name = @name, zone = @zone WHERE id = @id", new { name, zone, id = actor.WorkspaceId });
            if (before != zone) OpeningScans.BeginAll(connection, actor.WorkspaceId, now);
            AuditLog.Write(connection, actor, now, "settings.changed", "settings.business");
        });
        Changed?.Invoke();
    }

    /// <summary>Writes down that something was done which no other method here writes down.</summary>
    public Task NoteAsync(Actor actor, string action, string subject)
    {
        var now = Now();
        return database.WriteAsync(connection => AuditLog.Write(connection, actor, now, action, subject));
    }

    /// <summary>When that was last done to it; null where it never was.</summary>
    public Instant? LastNoted(Guid workspaceId, string action, string subject)
    {
        const string sql = "SELECT MAX(at) FROM audit WHERE workspace_id = @workspaceId AND action = @action AND subject = @subject";
        var at = database.Read(connection => connection.ExecuteScalar<long?>(sql, new { workspaceId, action, subject }));
        return at is { } noted ? Instant.FromUnixTimeMilliseconds(noted) : null;
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required string Zone { get; init; }
        public required string Settings { get; init; }
        public required long CreatedAt { get; init; }

        public Workspace ToWorkspace() => new(
            Id, Name, Zone, JsonSerializer.Deserialize<WorkspaceSettings>(Settings, Json) ?? new(), Instant.FromUnixTimeMilliseconds(CreatedAt));
    }
}

/// <summary>Who changed what, and when. Written in the transaction of the change itself.</summary>
internal static class AuditLog
{
    /// <param name="action">A stable word: "settings.changed".</param>
    /// <param name="subject">What it was done to.</param>
    public static void Write(DbConnection connection, Actor actor, Instant at, string action, string subject) => connection.Execute(
        """
        INSERT INTO audit (id, workspace_id, account_id, at, action, subject)
        VALUES (@id, @WorkspaceId, @AccountId, @at, @action, @subject)
        ON CONFLICT (id) DO NOTHING
        """,
        new
        {
            id = DerivedId.At(at, "audit", actor.AccountId, action, subject),
            actor.WorkspaceId,
            actor.AccountId,
            at = at.ToUnixTimeMilliseconds(),
            action,
            subject,
        });
}
