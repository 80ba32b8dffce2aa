using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Throughline.App.Access;

/// <summary>
/// Remembers that somebody has signed in from a browser before, so that its tries are counted for themselves: behind a proxy
/// everybody seems to come from one place, and a stranger's wrong passwords must not use up the owner's.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string CookieName = "tl-device";
    private static readonly TimeSpan _lasts = TimeSpan.FromDays(365);
    private readonly IDataProtector _protector = protection.CreateProtector("Throughline.KnownDevices");

    /// <summary>The place whose tries are counted.</summary>
    /// <param name="account">Only as a device of this account; null for one of any.</param>
    public string SourceOf(HttpContext context, string? account = null) =>
        Read(context.Request.Cookies[CookieName]) is [var owner, var device] && (account is null || owner == KeyOf(account))
            ? $"device {device}" : RequestSource.Of(context);

    public void Remember(HttpContext context, string account)
    {
        if (Read(context.Request.Cookies[CookieName]) is [var owner, _] && owner == KeyOf(account)) return;
        context.Response.Cookies.Append(
            CookieName,
            _protector.Protect($"{KeyOf(account)} {RandomNumberGenerator.GetHexString(32)}"),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = _lasts });
    }

    private string[]? Read(string? cookie)
    {
        if (cookie is not { Length: > 0 and < 1_000 }) return null;
        try
        {
            return _protector.Unprotect(cookie).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string KeyOf(string account) => Uri.EscapeDataString(account.ToUpperInvariant());
}
