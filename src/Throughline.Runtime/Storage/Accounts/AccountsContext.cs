using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Throughline.Runtime.Storage.Accounts;

/// <summary>
/// Identity's tables, in our own store and under our names. They are made by the numbered migrations
/// (<c>0002_accounts.sql</c>); Entity Framework reads and writes them and never changes the schema.
/// </summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Account>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("account");
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_token");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("account_passkey");
    }
}
