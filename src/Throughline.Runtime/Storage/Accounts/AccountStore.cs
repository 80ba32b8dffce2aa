using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Throughline.Runtime.Storage.Accounts;

/// <summary>Where ASP.NET Core Identity keeps accounts: in the store, beside everything else.</summary>
internal static class AccountStore
{
    /// <summary>The one place that says which database Identity's own stores speak to.</summary>
    /// <param name="store">As <see cref="Database.Open"/> takes it.</param>
    public static IdentityBuilder AddAccountStore(this IdentityBuilder identity, string store)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = store, DefaultTimeout = 30, ForeignKeys = true };
        identity.Services.AddDbContext<AccountsContext>(context => context.UseSqlite(file.ToString()));
        return identity.AddEntityFrameworkStores<AccountsContext>();
    }
}
