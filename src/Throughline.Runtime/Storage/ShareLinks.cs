using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>What whoever has a link may see.</summary>
/// <param name="Name">For whom it is.</param>
/// <param name="PasswordHash">Null where the link alone opens the page.</param>
/// <param name="MayEmbed">Whether other websites may show it inside their pages.</param>
/// <param name="ExpiresAt">Null for no end.</param>
internal sealed record ShareTerms(string Name, string? PasswordHash, bool ShowsNumbers, bool ShowsBackstage, bool MayEmbed, Instant? ExpiresAt);

/// <summary>A link by which somebody without an account reads one journey.</summary>
internal sealed record ShareLink(Guid Id, Guid WorkspaceId, Guid JourneyId, ShareTerms Terms, Instant CreatedAt, Instant? RevokedAt, Instant? SeenAt)
{
    public bool IsOpen(Instant now) => RevokedAt is null && (Terms.ExpiresAt is not { } end || now < end);
}

/// <summary>
/// Links to journeys for people without an account. The link holds a token of 190 random bits and is shown once; kept is
/// its SHA-256, from which it cannot be found.
/// </summary>
internal sealed class ShareLinks(Database database, TimeProvider clock)
{
    /// <summary>How long a link that was taken back can be given again.</summary>
    public static readonly Duration UndoTime = Duration.FromMinutes(1);

    /// <summary>Open links one journey may have.</summary>
    public const int MostOpen = 50;

    private const int TokenLength = 32;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const string Columns = """
        id, workspace_id AS WorkspaceId, journey_id AS JourneyId, name, password_hash AS PasswordHash, shows_numbers AS ShowsNumbers,
        shows_backstage AS ShowsBackstage, may_embed AS MayEmbed, created_at AS CreatedAt, expires_at AS ExpiresAt, revoked_at AS RevokedAt, seen_at AS SeenAt
        """;

    /// <summary>Makes a link and returns its token; null where the workspace has no such journey, or it has enough links already.</summary>
    public async Task<string?> CreateAsync(Actor actor, Guid journeyId, ShareTerms terms)
    {
        var token = RandomNumberGenerator.GetString(Base62, TokenLength);
        var now = Now;
        var made = await database.WriteAsync(connection =>
        {
            var count = connection.Execute(
                """
                INSERT INTO share_link (token_hash, id, workspace_id, journey_id, name, password_hash, shows_numbers, shows_backstage, may_embed, created_at, created_by, expires_at)
                SELECT @hash, @id, workspace_id, id, @Name, @PasswordHash, @ShowsNumbers, @ShowsBackstage, @MayEmbed, @at, @AccountId, @expires
                FROM journey WHERE id = @journeyId AND workspace_id = @WorkspaceId
                  AND (SELECT COUNT(*) FROM share_link s WHERE s.workspace_id = @WorkspaceId AND s.journey_id = @journeyId AND s.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > @at)) < @MostOpen
                """,
                new
                {
                    hash = HashOf(token),
                    id = DerivedId.Of("share-link", token),
                    journeyId,
                    actor.WorkspaceId,
                    actor.AccountId,
                    terms.Name,
                    terms.PasswordHash,
                    terms.ShowsNumbers,
                    terms.ShowsBackstage,
                    terms.MayEmbed,
                    at = now.ToUnixTimeMilliseconds(),
                    expires = terms.ExpiresAt?.ToUnixTimeMilliseconds(),
                    MostOpen,
                });
            if (count == 1) AuditLog.Write(connection, actor, now, "share-link.made", terms.Name);
            return count == 1;
        });
        return made ? token : null;
    }

    /// <summary>All links of a journey, ended ones too, the newest first.</summary>
    public IReadOnlyList<ShareLink> List(Guid workspaceId, Guid journeyId) => database.Read(connection => connection
        .Query<Row>($"SELECT {Columns} FROM share_link WHERE workspace_id = @workspaceId AND journey_id = @journeyId ORDER BY created_at DESC, id", new { workspaceId, journeyId })
        .Select(row => row.ToLink())
        .ToList());

    /// <summary>The link with this token while it is open; null for any other text.</summary>
    public ShareLink? FindOpen(string token)
    {
        if (token.Length != TokenLength || !token.All(char.IsAsciiLetterOrDigit)) return null;
        var row = database.Read(connection => connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM share_link WHERE token_hash = @hash", new { hash = HashOf(token) }));
        return row?.ToLink() is { } link && link.IsOpen(Now) ? link : null;
    }

    /// <summary>Closes the link at once. False where the workspace has no such open link.</summary>
    public Task<bool> RevokeAsync(Actor actor, Guid id) => ChangeAsync(
        actor, id, "share-link.revoked", "UPDATE share_link SET revoked_at = @at WHERE workspace_id = @WorkspaceId AND id = @id AND revoked_at IS NULL");

    /// <summary>Opens again what was closed within <see cref="UndoTime"/>.</summary>
    public Task<bool> RestoreAsync(Actor actor, Guid id) => ChangeAsync(
        actor, id, "share-link.restored", "UPDATE share_link SET revoked_at = NULL WHERE workspace_id = @WorkspaceId AND id = @id AND revoked_at >= @since");

    /// <summary>Somebody had the page before their eyes.</summary>
    public Task SeenAsync(Guid workspaceId, Guid id)
    {
        var at = Now.ToUnixTimeMilliseconds();
        return database.WriteAsync(connection => connection.Execute(
            "UPDATE share_link SET seen_at = @at WHERE workspace_id = @workspaceId AND id = @id AND (seen_at IS NULL OR seen_at < @at)", new { workspaceId, id, at }));
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private async Task<bool> ChangeAsync(Actor actor, Guid id, string action, string sql)
    {
        var now = Now;
        var values = new { actor.WorkspaceId, id, at = now.ToUnixTimeMilliseconds(), since = (now - UndoTime).ToUnixTimeMilliseconds() };
        return await database.WriteAsync(connection =>
        {
            if (connection.Execute(sql, values) != 1) return false;
            AuditLog.Write(connection, actor, now, action, id.ToString("N"));
            return true;
        });
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Row
    {
        public Guid Id { get; init; }
        public Guid WorkspaceId { get; init; }
        public Guid JourneyId { get; init; }
        public string Name { get; init; } = "";
        public string? PasswordHash { get; init; }
        public bool ShowsNumbers { get; init; }
        public bool ShowsBackstage { get; init; }
        public bool MayEmbed { get; init; }
        public long CreatedAt { get; init; }
        public long? ExpiresAt { get; init; }
        public long? RevokedAt { get; init; }
        public long? SeenAt { get; init; }

        public ShareLink ToLink() => new(
            Id, WorkspaceId, JourneyId, new(Name, PasswordHash, ShowsNumbers, ShowsBackstage, MayEmbed, At(ExpiresAt)),
            Instant.FromUnixTimeMilliseconds(CreatedAt), At(RevokedAt), At(SeenAt));

        private static Instant? At(long? milliseconds) => milliseconds is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;
    }
}
