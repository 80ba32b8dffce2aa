using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Public;
using Throughline.Drawings;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Sharing;

/// <summary>
/// A journey as somebody without an account reads it, <c>/m/{token}</c>. Looking changes nothing: that it was looked at is
/// told by the page itself, by a post, once somebody has it before their eyes; programs that fetch links do not count.
/// </summary>
internal static class SharedPages
{
    private const string CookieName = "tl-map";

    public static void MapShared(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").IsForCustomers()
            .IsPublic("the link, and its password where it has one, opens one journey to whoever has it");
        all.MapGet("/m/{token}", (string token, ShareLinks links, SharedDoors doors, OutgoingJourneys outgoing, Workspaces workspaces, HttpContext context) =>
            Show(token, isInside: false, links, doors, outgoing, workspaces, context));
        all.MapGet("/m/{token}/embed", (string token, ShareLinks links, SharedDoors doors, OutgoingJourneys outgoing, Workspaces workspaces, HttpContext context) =>
            Show(token, isInside: true, links, doors, outgoing, workspaces, context));
        all.MapPost("/m/{token}", Unlock).DisableAntiforgery().RequireRateLimiting(AccessSetup.Tries).WithMetadata(PublicPages.SmallPost);
        all.MapPost("/m/{token}/seen", Seen).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Posts).WithMetadata(PublicPages.SmallPost);
    }

    private static IResult Show(string token, bool isInside, ShareLinks links, SharedDoors doors, OutgoingJourneys outgoing, Workspaces workspaces, HttpContext context)
    {
        if (links.FindOpen(token) is not { } link || (isInside && !link.Terms.MayEmbed) || outgoing.FindLive(link.WorkspaceId, link.JourneyId) is not { } journey) return Closed(context);
        var business = workspaces.Find(link.WorkspaceId)?.Name;
        if (!doors.IsOpen(link, context.Request.Cookies[CookieName])) return Ask(context, business, problem: null);
        var options = new MapDrawingOptions { Paper = MapPaper.Screen, ShowsBackstage = link.Terms.ShowsBackstage, Numbers = link.Terms.ShowsNumbers ? journey.Numbers : null, Caption = journey.Edition };
        return Page<SharedJourneyPage>(context, isInside, new { journey.Draft, Options = options, Business = business, journey.Edition, IsInside = isInside });
    }

    private static IResult Unlock(string token, [FromForm] string? password, ShareLinks links, SharedDoors doors, Workspaces workspaces, HttpContext context)
    {
        if (links.FindOpen(token) is not { Terms.PasswordHash: not null } link) return Closed(context);
        var business = workspaces.Find(link.WorkspaceId)?.Name;
        if (!SharedDoors.Fits(link, password)) return Ask(context, business, "That is not the password. Look at capital letters, and try again.");
        context.Response.Cookies.Append(CookieName, doors.Ticket(link), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = $"/m/{token}" });
        return Results.LocalRedirect($"/m/{token}");
    }

    private static async Task<IResult> Seen(string token, ShareLinks links, SharedDoors doors, HttpContext context)
    {
        if (links.FindOpen(token) is { } link && doors.IsOpen(link, context.Request.Cookies[CookieName])) await links.SeenAsync(link.WorkspaceId, link.Id);
        return Results.NoContent();
    }

    /// <summary>Unknown, ended and taken back say the same: whoever guesses learns nothing.</summary>
    private static IResult Closed(HttpContext context) => Page<SharedWordPage>(
        context, isInside: false,
        new { Title = "This link shows nothing any more", Sentence = "It may have ended, been taken back, or lost a few letters on its way. Ask whoever sent it to you for a new one." },
        StatusCodes.Status404NotFound);

    private static IResult Ask(HttpContext context, string? business, string? problem) => Page<SharedWordPage>(
        context, isInside: false,
        new { Title = "This map has a password", Sentence = "Whoever sent you the link has it.", AsksPassword = true, Business = business, Problem = problem },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<T> Page<T>(HttpContext context, bool isInside, object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        context.Response.Headers.ContentSecurityPolicy = SharedStyle.Policy(isInside);
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }
}

/// <summary>Passwords of links, and the ticket that whoever knew one carries for half a day.</summary>
internal sealed class SharedDoors(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan _lasts = TimeSpan.FromHours(12);
    private static readonly PasswordHasher<ShareLink> _hasher = new();
    private readonly IDataProtector _protector = protection.CreateProtector("Throughline.SharedMaps");

    public static bool Fits(ShareLink link, string? password) =>
        link.Terms.PasswordHash is { } hash && password is { Length: > 0 and <= 200 } && _hasher.VerifyHashedPassword(link, hash, password) != PasswordVerificationResult.Failed;

    public string Ticket(ShareLink link) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{link.Id:N} {clock.GetUtcNow().Add(_lasts).ToUnixTimeSeconds()}"));

    public bool IsOpen(ShareLink link, string? ticket)
    {
        if (link.Terms.PasswordHash is null) return true;
        if (ticket is not { Length: > 0 and < 2_000 }) return false;
        try
        {
            var parts = _protector.Unprotect(ticket).Split(' ');
            return parts.Length == 2 && parts[0] == link.Id.ToString("N") && long.Parse(parts[1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
