using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Access;

/// <summary>What came of trying to sign in.</summary>
internal enum SignInVerdict
{
    SignedIn,

    /// <summary>Address and password do not fit together, whether or not there is such an account.</summary>
    Wrong,

    /// <summary>Too many tries for this address from this place.</summary>
    TooOften,
}

/// <summary>
/// Signs in with a password. Neither words nor time tell whether an account exists: where there is none, as much is computed.
/// Wrong passwords slow down the place they come from and never the account, so that nobody can lock out its owner.
/// </summary>
internal sealed class PasswordSignIn(UserManager<Account> users, SignInManager<Account> signIn, PasswordTries tries, KnownDevices devices)
{
    private static readonly Account Nobody = new() { FullName = "" };
    private static readonly Lazy<string> NobodysHash =
        new(() => new PasswordHasher<Account>().HashPassword(Nobody, RandomNumberGenerator.GetHexString(32)));

    public async Task<SignInVerdict> TryAsync(HttpContext context, string email, string password, bool stay)
    {
        if (!tries.MayTry(devices.SourceOf(context, email), email)) return SignInVerdict.TooOften;
        var decoy = NobodysHash.Value;
        if (await users.FindByNameAsync(email) is { } account)
        {
            if (!(await signIn.PasswordSignInAsync(account, password, stay, lockoutOnFailure: false)).Succeeded) return SignInVerdict.Wrong;
            devices.Remember(context, email);
            return SignInVerdict.SignedIn;
        }
        users.PasswordHasher.VerifyHashedPassword(Nobody, decoy, password);
        return SignInVerdict.Wrong;
    }

    /// <summary>Is it the account's password? Counted, so that a stolen session cannot guess on.</summary>
    public async Task<bool> FitsAsync(Account account, string? password) =>
        !string.IsNullOrEmpty(password) && tries.MayTry("session", account.Id) && await users.CheckPasswordAsync(account, password);
}
