using Throughline.App.Access;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Wording;

/// <summary>How the people are called who may enter a business, and those who look after steps.</summary>
internal sealed class TeamNames(AccountReader accounts, Books books, WorkspaceAccess access)
{
    /// <summary>By account id; of the current business only.</summary>
    public Dictionary<string, string> All() => accounts.Names(access.WorkspaceId);

    /// <summary>How an owner of steps is called: by the book of the business where it knows them, else as the step says.</summary>
    public string OwnerName(string owner) => Owners.GetValueOrDefault(owner) is { Length: > 0 } name ? name : Words.Plain(owner);

    private Dictionary<string, string> Owners => field ??= books.Load(access.WorkspaceId).Team.ToDictionary(one => one.Key, one => one.Name, StringComparer.OrdinalIgnoreCase);
}
