using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Throughline.Businesses;

namespace Throughline.Runtime.Storage;

/// <summary>A key as the owner sees it again; a secret one is shown once, when it is made.</summary>
/// <param name="Id">Names the key where it is revoked: its SHA-256 in hexadecimal digits, from which the key cannot be found.</param>
/// <param name="Hint">The key's last four characters.</param>
internal sealed record ApiKey(
    string Id, Guid WorkspaceId, KeyKind Kind, KeyScopes Scopes, string Name, string Hint, Instant CreatedAt, Instant? RevokedAt)
{
    /// <summary>Is what it says about who somebody is to be believed?</summary>
    public bool IsTrusted => Kind == KeyKind.Server;

    /// <summary>The key itself, where it is no secret; null for others, and for those made before it was kept.</summary>
    public string? Shown { get; init; }

    /// <summary>How it stands in the audit and beside the edits it makes.</summary>
    public string Account => $"api-key:{Hint}";
}

/// <summary>The keys of programs and pages: who carries one, and what it may do.</summary>
/// <remarks>
/// Lookups are answered from memory. All living keys are few and held as one snapshot; keys that nobody knows are not
/// held at all, so strangers cannot fill the memory. What another process or node changed is seen within
/// <see cref="Lifetime"/>, and a key it made within <see cref="MissPause"/>.
/// </remarks>
internal sealed class ApiKeys(Database database, TimeProvider clock)
{
    /// <summary>Of a browser key, which everybody may see.</summary>
    public const string BrowserPrefix = "tlw_";

    /// <summary>Of a server key, which is a secret.</summary>
    public const string ServerPrefix = "tlk_";

    private const int RandomLength = 40;
    private const int LongestName = 100;

    /// <summary>Longest text that is looked up as a key, in characters.</summary>
    private const int LongestKey = 128;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const string Columns =
        "key_hash AS Hash, workspace_id AS WorkspaceId, kind, scopes, name, hint, created_at AS CreatedAt, revoked_at AS RevokedAt, shown";

    private const string RevokeSql = """
        UPDATE api_key SET revoked_at = @at WHERE key_hash = @hash AND workspace_id = @WorkspaceId AND revoked_at IS NULL
        """;

    private const string RestoreSql = """
        UPDATE api_key SET revoked_at = NULL WHERE key_hash = @hash AND workspace_id = @WorkspaceId AND revoked_at >= @since
        """;

    /// <summary>A snapshot older than this is read anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>For an unknown key the snapshot is read anew at most this often.</summary>
    public static readonly TimeSpan MissPause = TimeSpan.FromSeconds(1);

    /// <summary>How long a revocation can be taken back: the ten seconds a screen offers it, and the way there.</summary>
    public static readonly Duration UndoTime = Duration.FromMinutes(1);

    private readonly Lock _refreshing = new();
    private volatile Snapshot? _snapshot;

    /// <summary>Makes a key and returns it; a secret one cannot be shown again.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long, or a key of this kind cannot have these scopes.</exception>
    public async Task<string> CreateAsync(Actor actor, string name, KeyKind kind, KeyScopes scopes)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            throw new ArgumentException("Give the key a name of 1 to 100 characters, such as \"Website\".", nameof(name));
        if (scopes.IsEmpty || scopes.For(kind) != scopes)
            throw new ArgumentException("A key that anybody can read in a page may send events and nothing else.", nameof(scopes));
        var key = (kind == KeyKind.Browser ? BrowserPrefix : ServerPrefix) + RandomNumberGenerator.GetString(Base62, RandomLength);
        var (now, hash) = (Now, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        await database.WriteAsync(connection =>
        {
            connection.Execute(
                """
                INSERT INTO api_key (key_hash, workspace_id, kind, scopes, name, hint, created_at, shown)
                VALUES (@hash, @WorkspaceId, @kind, @scopes, @name, @hint, @at, @shown)
                """,
                new
                {
                    hash,
                    actor.WorkspaceId,
                    kind,
                    scopes = scopes.ToString(),
                    name,
                    hint = key[^4..],
                    at = now.ToUnixTimeMilliseconds(),
                    shown = kind == KeyKind.Browser ? key : null,
                });
            AuditLog.Write(connection, actor, now, "key.made", name);
        });
        Refresh();
        return key;
    }

    /// <summary>All keys of the workspace, revoked ones too, the newest first.</summary>
    public IReadOnlyList<ApiKey> List(Guid workspaceId) => database.Read(connection => connection
        .Query<Row>($"SELECT {Columns} FROM api_key WHERE workspace_id = @workspaceId ORDER BY created_at DESC, key_hash", new { workspaceId })
        .Select(row => row.ToKey())
        .ToList());

    /// <summary>The living key with this text, or null.</summary>
    public ApiKey? Find(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > LongestKey) return null;
        var hash = KeyHash.Of(key);
        var snapshot = _snapshot;
        if (snapshot is null || Age(snapshot) >= Lifetime) snapshot = RefreshIfOlder(Lifetime);
        if (snapshot.Keys.TryGetValue(hash, out var found)) return found;
        return Age(snapshot) < MissPause ? null : RefreshIfOlder(MissPause).Keys.GetValueOrDefault(hash);
    }

    /// <summary>Makes the key worthless at once. False where the workspace has no such living key.</summary>
    public Task<bool> RevokeAsync(Actor actor, string id) => ChangeAsync(actor, id, "key.revoked", RevokeSql);

    /// <summary>Takes a revocation back. False where the workspace revoked no such key within <see cref="UndoTime"/>.</summary>
    public Task<bool> RestoreAsync(Actor actor, string id) => ChangeAsync(actor, id, "key.restored", RestoreSql);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private async Task<bool> ChangeAsync(Actor actor, string id, string action, string sql)
    {
        if (id.Length != 2 * KeyHash.Size || !id.All(char.IsAsciiHexDigit)) return false;
        var now = Now;
        var values = new { hash = Convert.FromHexString(id), actor.WorkspaceId, at = now.ToUnixTimeMilliseconds(), since = (now - UndoTime).ToUnixTimeMilliseconds() };
        var changed = await database.WriteAsync(connection =>
        {
            if (connection.Execute(sql, values) != 1) return false;
            AuditLog.Write(connection, actor, now, action, id);
            return true;
        });
        Refresh();
        return changed;
    }

    private TimeSpan Age(Snapshot snapshot) => clock.GetElapsedTime(snapshot.ReadAt);

    /// <summary>One caller reads while the others wait for what it read.</summary>
    private Snapshot RefreshIfOlder(TimeSpan age)
    {
        lock (_refreshing)
        {
            return _snapshot is { } snapshot && Age(snapshot) < age ? snapshot : Refresh();
        }
    }

    private Snapshot Refresh()
    {
        lock (_refreshing)
        {
            var readAt = clock.GetTimestamp();
            var rows = database.Read(connection =>
                connection.Query<Row>($"SELECT {Columns} FROM api_key WHERE revoked_at IS NULL").AsList());
            return _snapshot = new Snapshot(rows.ToDictionary(row => KeyHash.From(row.Hash), row => row.ToKey()), readAt);
        }
    }

    private sealed record Snapshot(Dictionary<KeyHash, ApiKey> Keys, long ReadAt);

    /// <summary>A SHA-256 as a value, so that a lookup allocates nothing.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct KeyHash(UInt128 High, UInt128 Low)
    {
        public const int Size = 32;

        public static KeyHash Of(ReadOnlySpan<char> key)
        {
            Span<byte> text = stackalloc byte[LongestKey * 3];
            Span<byte> hash = stackalloc byte[Size];
            SHA256.HashData(text[..Encoding.UTF8.GetBytes(key, text)], hash);
            return From(hash);
        }

        public static KeyHash From(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<KeyHash>(hash);
    }

    private sealed record Row
    {
        public byte[] Hash { get; init; } = [];
        public Guid WorkspaceId { get; init; }
        public KeyKind Kind { get; init; }
        public string Scopes { get; init; } = "";
        public string Name { get; init; } = "";
        public string Hint { get; init; } = "";
        public long CreatedAt { get; init; }
        public long? RevokedAt { get; init; }
        public string? Shown { get; init; }

        public ApiKey ToKey() => new(
            Convert.ToHexStringLower(Hash),
            WorkspaceId,
            Kind,
            KeyScopes.Parse(Scopes).For(Kind),
            Name,
            Hint,
            Instant.FromUnixTimeMilliseconds(CreatedAt),
            RevokedAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null)
        { Shown = Shown };
    }
}
