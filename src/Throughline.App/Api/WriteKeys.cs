using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.App.Api;

/// <summary>A write key as the owner sees it again; the key itself is shown once, when it is made.</summary>
/// <param name="Id">Names the key where it is revoked: its SHA-256 in hexadecimal digits, from which the key cannot be found.</param>
/// <param name="Hint">The key's last four characters.</param>
internal sealed record WriteKeyInfo(string Id, string Name, string Hint, Instant CreatedAt, Instant? RevokedAt);

/// <summary>
/// The keys with which programs and pages send events into a workspace. They may write and never read,
/// so a page may carry one for all to see.
/// </summary>
/// <remarks>
/// Lookups are answered from memory. All living keys are few and held as one snapshot; keys that nobody knows are not
/// held at all, so strangers cannot fill the memory. What another process or node changed is seen within
/// <see cref="Lifetime"/>, and a key it made within <see cref="MissPause"/>.
/// </remarks>
internal sealed class WriteKeys(Database database, TimeProvider clock)
{
    private const string Prefix = "tlw_";
    private const int RandomLength = 32;
    private const int LongestName = 100;

    /// <summary>Longest text that is looked up as a key, in characters.</summary>
    private const int LongestKey = 128;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A snapshot older than this is read anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>For an unknown key the snapshot is read anew at most this often.</summary>
    public static readonly TimeSpan MissPause = TimeSpan.FromSeconds(1);

    /// <summary>How long a revocation can be taken back: the ten seconds a screen offers it, and the way there.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(1);

    private readonly Lock _refreshing = new();
    private volatile Snapshot? _snapshot;

    /// <summary>Makes a key and returns it; it cannot be shown again.</summary>
    /// <exception cref="ArgumentException">The name is empty or longer than 100 characters.</exception>
    public async Task<string> CreateAsync(Guid workspaceId, string name)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName) throw new ArgumentException("Give the key a name of 1 to 100 characters, such as \"Website\".", nameof(name));
        var key = Prefix + RandomNumberGenerator.GetString(Base62, RandomLength);
        var row = new
        {
            hash = SHA256.HashData(Encoding.UTF8.GetBytes(key)),
            workspaceId,
            name,
            hint = key[^4..],
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await database.WriteAsync(connection => connection.Execute(
            """
            INSERT INTO write_key (key_hash, workspace_id, name, hint, created_at)
            VALUES (@hash, @workspaceId, @name, @hint, @now)
            """, row));
        Refresh();
        return key;
    }

    /// <summary>All keys of the workspace, revoked ones too, the newest first.</summary>
    public IReadOnlyList<WriteKeyInfo> List(Guid workspaceId) => database.Read(connection => connection.Query<ListRow>(
            """
            SELECT key_hash AS Hash, name AS Name, hint AS Hint, created_at AS CreatedAt, revoked_at AS RevokedAt
            FROM write_key WHERE workspace_id = @workspaceId
            ORDER BY created_at DESC, key_hash
            """, new { workspaceId }))
        .Select(row => row.ToInfo())
        .ToList();

    /// <summary>Makes the key worthless at once. False where the workspace has no such living key.</summary>
    public async Task<bool> RevokeAsync(Guid workspaceId, string id)
    {
        if (id.Length != 2 * KeyHash.Size || !id.All(char.IsAsciiHexDigit)) return false;
        var values = new { workspaceId, hash = Convert.FromHexString(id), now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var changed = await database.WriteAsync(connection => connection.Execute(
            """
            UPDATE write_key SET revoked_at = @now
            WHERE key_hash = @hash AND workspace_id = @workspaceId AND revoked_at IS NULL
            """, values));
        Refresh();
        return changed == 1;
    }

    /// <summary>Takes a revocation back while it is fresh. False where the workspace revoked no such key within <see cref="UndoTime"/>.</summary>
    public async Task<bool> RestoreAsync(Guid workspaceId, string id)
    {
        if (id.Length != 2 * KeyHash.Size || !id.All(char.IsAsciiHexDigit)) return false;
        var since = clock.GetUtcNow().Subtract(UndoTime).ToUnixTimeMilliseconds();
        var changed = await database.WriteAsync(connection => connection.Execute(
            """
            UPDATE write_key SET revoked_at = NULL
            WHERE key_hash = @hash AND workspace_id = @workspaceId AND revoked_at >= @since
            """, new { workspaceId, hash = Convert.FromHexString(id), since }));
        Refresh();
        return changed == 1;
    }

    /// <summary>The workspace a living key writes into; null for any other text.</summary>
    public Guid? FindWorkspace(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > LongestKey) return null;
        var hash = KeyHash.Of(key);
        var snapshot = _snapshot;
        if (snapshot is null || Age(snapshot) >= Lifetime) snapshot = RefreshIfOlder(Lifetime);
        if (snapshot.Workspaces.TryGetValue(hash, out var workspace)) return workspace;
        if (Age(snapshot) < MissPause) return null;
        return RefreshIfOlder(MissPause).Workspaces.TryGetValue(hash, out workspace) ? workspace : null;
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
            var rows = database.Read(connection => connection.Query<LookupRow>(
                "SELECT key_hash AS Hash, workspace_id AS WorkspaceId FROM write_key WHERE revoked_at IS NULL").ToList());
            var workspaces = rows.ToDictionary(row => KeyHash.From(row.Hash), row => row.WorkspaceId);
            return _snapshot = new Snapshot(workspaces, readAt);
        }
    }

    private sealed record Snapshot(Dictionary<KeyHash, Guid> Workspaces, long ReadAt);

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

    private sealed record LookupRow
    {
        public byte[] Hash { get; init; } = [];
        public Guid WorkspaceId { get; init; }
    }

    private sealed record ListRow
    {
        public byte[] Hash { get; init; } = [];
        public string Name { get; init; } = "";
        public string Hint { get; init; } = "";
        public long CreatedAt { get; init; }
        public long? RevokedAt { get; init; }

        public WriteKeyInfo ToInfo() => new(
            Convert.ToHexStringLower(Hash),
            Name,
            Hint,
            Instant.FromUnixTimeMilliseconds(CreatedAt),
            RevokedAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null);
    }
}
