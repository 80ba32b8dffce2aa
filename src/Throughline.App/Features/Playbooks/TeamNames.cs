using Dapper;
using Throughline.App.Access;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Playbooks;

/// <summary>How the people are called who may enter a business.</summary>
internal sealed class TeamNames(Database database, WorkspaceAccess access)
{
    /// <summary>By account id; of the current business only.</summary>
    public Dictionary<string, string> All() => database.Read(connection => connection
        .Query<(string Id, string Name)>(
            "SELECT a.Id, a.FullName FROM member m JOIN account a ON a.Id = m.account_id WHERE m.workspace_id = @WorkspaceId ORDER BY a.FullName COLLATE NOCASE", new { access.WorkspaceId })
        .ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal));
}
