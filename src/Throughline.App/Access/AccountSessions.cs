using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Access;

/// <summary>
/// Gives each sign-in a name that its cookie keeps through every renewal, and asks at each request whether it still holds:
/// signing out ends it at once for every copy, and so does another password.
/// </summary>
internal static class AccountSessions
{
    private const string Name = "tl-session";

    public static Task NameAsync(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(Name, RandomNumberGenerator.GetHexString(32, lowercase: true));
        return Task.CompletedTask;
    }

    public static Task AskAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stampClaim = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>()
            .Value.ClaimsIdentity.SecurityStampClaimType;
        var holds = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
            && context.Principal.FindFirstValue(stampClaim) is { } stamp
            && NameOf(context.Properties) is { } session
            && services.GetRequiredService<SessionStore>().Holds(account, stamp, session);
        if (!holds) context.RejectPrincipal();
        return Task.CompletedTask;
    }

    public static async Task EndAsync(CookieSigningOutContext context)
    {
        var ticket = await context.HttpContext.AuthenticateAsync(context.Scheme.Name);
        if (ticket.Properties is { } properties && NameOf(properties) is { } session)
            await context.HttpContext.RequestServices.GetRequiredService<SessionStore>().EndAsync(session);
    }

    private static string? NameOf(AuthenticationProperties properties) => properties.Items.TryGetValue(Name, out var name) ? name : null;
}
