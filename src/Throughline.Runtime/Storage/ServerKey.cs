using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Throughline.Runtime.Storage;

/// <summary>
/// The server's own secret, made on the first start and kept in the store: signs links, hashes addresses of the
/// do-not-write list, and from it each workspace's webhook secret is derived. A backup carries it along.
/// </summary>
internal static class ServerKey
{
    public const int Length = 32;
    private const string Name = "server-key";

    public static async Task<byte[]> LoadAsync(Database database)
    {
        var made = Convert.ToHexString(RandomNumberGenerator.GetBytes(Length));
        var kept = await database.WriteAsync(connection =>
        {
            connection.Execute("INSERT INTO setting (name, value) VALUES (@Name, @made) ON CONFLICT (name) DO NOTHING", new { Name, made });
            return connection.ExecuteScalar<string>("SELECT value FROM setting WHERE name = @Name", new { Name })!;
        });
        return Convert.FromHexString(kept);
    }

    /// <summary>Tells one server's key from another's, and says nothing else of it: 8 bytes.</summary>
    public static byte[] PrintOf(byte[] serverKey) => HMACSHA256.HashData(serverKey, Encoding.UTF8.GetBytes("print"))[..8];

    /// <summary>What a workspace's webhooks are signed with, in the form of Standard Webhooks: <c>whsec_…</c>.</summary>
    /// <param name="number">How often it was changed.</param>
    public static string WebhookSecret(byte[] serverKey, Guid workspaceId, int number)
    {
        var name = number == 0 ? $"webhook:{workspaceId:N}"
            : string.Create(CultureInfo.InvariantCulture, $"webhook:{workspaceId:N}:{number}");
        return "whsec_" + Convert.ToBase64String(HMACSHA256.HashData(serverKey, Encoding.UTF8.GetBytes(name)).AsSpan(0, 24));
    }
}
