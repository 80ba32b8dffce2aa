using Microsoft.AspNetCore.Identity;
using Throughline.App.Access;

namespace Throughline.App.Features.Testing;

/// <summary>Names of accounts, for whoever did something.</summary>
internal sealed class TeamNames(UserManager<Account> accounts)
{
    /// <summary>By account id; who is no longer there is missing.</summary>
    public IReadOnlyDictionary<string, string> Of(IEnumerable<string?> ids)
    {
        var wanted = ids.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return wanted.Count == 0 ? new Dictionary<string, string>() : accounts.Users.Where(account => wanted.Contains(account.Id)).ToDictionary(account => account.Id, account => account.FullName);
    }
}
