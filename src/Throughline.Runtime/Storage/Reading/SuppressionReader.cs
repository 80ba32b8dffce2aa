using Dapper;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>Reads the do-not-write list.</summary>
internal sealed class SuppressionReader(Database database)
{
    private const string ReasonSql = """
        SELECT reason FROM suppression WHERE bucket = @Bucket AND workspace_id = @WorkspaceId AND channel = @Channel AND address_hash = @Hash
        """;

    /// <summary>Why this address must never be written to; null where it may be.</summary>
    public string? ReasonOf(SuppressionKey key) => database.Read(c => c.ExecuteScalar<string?>(
        ReasonSql, new { key.Address.Bucket, key.WorkspaceId, Channel = (int)key.Channel, key.Address.Hash }));
}
