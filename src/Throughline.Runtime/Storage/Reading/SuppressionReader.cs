using Dapper;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>Reads the do-not-write list.</summary>
internal sealed class SuppressionReader(Database database)
{
    private const string FindSql = """
        SELECT reason, cause FROM suppression WHERE bucket = @Bucket AND workspace_id = @WorkspaceId AND channel = @Channel AND address_hash = @Hash
        """;

    /// <summary>Why this address must never be written to; null where it may be.</summary>
    public SuppressionEntry? Find(SuppressionKey key) => database.Read(c => c.QuerySingleOrDefault<SuppressionEntry>(
        FindSql, new { key.Address.Bucket, key.WorkspaceId, Channel = (int)key.Channel, key.Address.Hash }));
}

/// <summary>An address on the do-not-write list.</summary>
internal sealed record SuppressionEntry
{
    public string Reason { get; init; } = "";
    public SuppressionCause Cause { get; init; }

    public bool IsComplaint => Cause == SuppressionCause.Complaint;

    /// <summary>Whether the team may take it off.</summary>
    public bool MayBeLifted => Cause is not (SuppressionCause.Complaint or SuppressionCause.Forgotten);
}
