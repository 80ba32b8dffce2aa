using Dapper;
using Throughline.App.Access;
using Throughline.Runtime.Storage;

namespace Throughline.App.Wording;

/// <summary>How the people are called who may enter a business, and those who look after steps.</summary>
internal sealed class TeamNames(Database database, Books books, WorkspaceAccess access)
{
    /// <summary>By account id; of the current business only.</summary>
    public Dictionary<string, string> All() => database.Read(connection => connection
        .Query<(string Id, string Name)>(
            "SELECT a.Id, a.FullName FROM member m JOIN account a ON a.Id = m.account_id WHERE m.workspace_id = @WorkspaceId ORDER BY a.FullName COLLATE NOCASE", new { access.WorkspaceId })
        .ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal));

    /// <summary>How an owner of steps is called: by the book of the business where it knows them, else as the step says.</summary>
    public string OwnerName(string owner) => Owners.GetValueOrDefault(owner) is { Length: > 0 } name ? name : Words.Plain(owner);

    private Dictionary<string, string> Owners => field ??= books.Load(access.WorkspaceId).Team.ToDictionary(one => one.Key, one => one.Name, StringComparer.OrdinalIgnoreCase);
}
