using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>An API key as the owner sees it again; the key itself is shown once, when it is made.</summary>
/// <param name="Id">Its SHA-256 in hexadecimal digits, from which the key cannot be found.</param>
/// <param name="Hint">The key's last four characters.</param>
internal sealed record ApiKey(string Id, Guid WorkspaceId, string Name, string Hint, Instant CreatedAt, Instant? RevokedAt);

/// <summary>The keys with which programs read, check and save journeys. Unlike write keys they are secrets.</summary>
internal sealed class ApiKeys(Database database, TimeProvider clock)
{
    public const string Prefix = "tlk_";

    /// <summary>How long a revocation can be taken back.</summary>
    public static readonly Duration UndoTime = Duration.FromMinutes(1);

    private const int RandomLength = 40;
    private const int LongestName = 100;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const string Columns = "key_hash AS Hash, workspace_id AS WorkspaceId, name, hint, created_at AS CreatedAt, revoked_at AS RevokedAt";

    /// <summary>Makes a key and returns it; it cannot be shown again.</summary>
    /// <exception cref="ArgumentException">The name is empty or longer than 100 characters.</exception>
    public async Task<string> CreateAsync(Actor actor, string name)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName) throw new ArgumentException("Give the key a name of 1 to 100 characters, such as \"Backup script\".", nameof(name));
        var key = Prefix + RandomNumberGenerator.GetString(Base62, RandomLength);
        var now = Now;
        await database.WriteAsync(connection =>
        {
            connection.Execute(
                "INSERT INTO api_key (key_hash, workspace_id, name, hint, created_at) VALUES (@hash, @WorkspaceId, @name, @hint, @at)",
                new { hash = HashOf(key), actor.WorkspaceId, name, hint = key[^4..], at = now.ToUnixTimeMilliseconds() });
            AuditLog.Write(connection, actor, now, "api-key.made", name);
        });
        return key;
    }

    /// <summary>All keys of the workspace, revoked ones too, the newest first.</summary>
    public IReadOnlyList<ApiKey> List(Guid workspaceId) => database.Read(connection => connection
        .Query<Row>($"SELECT {Columns} FROM api_key WHERE workspace_id = @workspaceId ORDER BY created_at DESC, key_hash", new { workspaceId })
        .Select(row => row.ToKey())
        .ToList());

    /// <summary>The living key with this text, or null.</summary>
    public ApiKey? Find(string key)
    {
        if (key.Length != Prefix.Length + RandomLength || !key.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        return database.Read(connection => connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM api_key WHERE key_hash = @hash AND revoked_at IS NULL", new { hash = HashOf(key) }))?.ToKey();
    }

    /// <summary>Makes the key worthless at once. False where the workspace has no such living key.</summary>
    public Task<bool> RevokeAsync(Actor actor, string id) => ChangeAsync(
        actor, id, "api-key.revoked", "UPDATE api_key SET revoked_at = @at WHERE key_hash = @hash AND workspace_id = @WorkspaceId AND revoked_at IS NULL");

    /// <summary>Takes a revocation back while it is fresh.</summary>
    public Task<bool> RestoreAsync(Actor actor, string id) => ChangeAsync(
        actor, id, "api-key.restored", "UPDATE api_key SET revoked_at = NULL WHERE key_hash = @hash AND workspace_id = @WorkspaceId AND revoked_at >= @since");

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private async Task<bool> ChangeAsync(Actor actor, string id, string action, string sql)
    {
        if (id.Length != 2 * SHA256.HashSizeInBytes || !id.All(char.IsAsciiHexDigit)) return false;
        var now = Now;
        var values = new { hash = Convert.FromHexString(id), actor.WorkspaceId, at = now.ToUnixTimeMilliseconds(), since = (now - UndoTime).ToUnixTimeMilliseconds() };
        return await database.WriteAsync(connection =>
        {
            if (connection.Execute(sql, values) != 1) return false;
            AuditLog.Write(connection, actor, now, action, id);
            return true;
        });
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private sealed record Row
    {
        public byte[] Hash { get; init; } = [];
        public Guid WorkspaceId { get; init; }
        public string Name { get; init; } = "";
        public string Hint { get; init; } = "";
        public long CreatedAt { get; init; }
        public long? RevokedAt { get; init; }

        public ApiKey ToKey() => new(
            Convert.ToHexStringLower(Hash), WorkspaceId, Name, Hint, Instant.FromUnixTimeMilliseconds(CreatedAt), RevokedAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null);
    }
}
