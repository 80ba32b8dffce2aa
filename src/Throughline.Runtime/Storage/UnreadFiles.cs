using Dapper;

namespace Throughline.Runtime.Storage;

/// <summary>Imported files with parts that no journey can hold, whole, as they came.</summary>
internal sealed class UnreadFiles(Database database)
{
    /// <summary>The file that a journey's draft was taken from; null where all of it could be read, or there is no such journey.</summary>
    public string? Of(Guid workspaceId, string journeyKey) => database.Read(connection => connection.ExecuteScalar<string?>(
        "SELECT unread FROM journey WHERE workspace_id = @workspaceId AND key = @journeyKey", new { workspaceId, journeyKey }));
}
