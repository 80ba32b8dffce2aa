using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Features.Accounts;

/// <summary>Small posts about who and where one is.</summary>
internal static class AccountEndpoints
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<NewOwner>();
        services.AddScoped<AccountChanges>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).NeedsAccount("whoever is in may leave", evenWithoutBusiness: true);

        app.MapPost("/workspaces/switch", ([FromForm] Guid workspace, WorkspaceAccess access, HttpContext context) =>
            access.Choose(context, workspace) ? Results.LocalRedirect("/") : Results.NotFound())
            .NeedsAccount("one chooses among one's own businesses only", evenWithoutBusiness: true);

        app.MapPost("/appearance", ([FromForm] string look, HttpContext context) =>
        {
            if (look is not ("light" or "dark" or Appearance.System)) return Results.BadRequest();
            context.Response.Cookies.Append(Appearance.CookieName, look, new CookieOptions { SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
            return Results.LocalRedirect(CameFrom(context));
        }).IsPublic("light or dark is a matter of this browser");
    }

    /// <summary>Finds out who asks, and where: by the account's cookie, or by a key where the route is called with one.</summary>
    public static IApplicationBuilder UseWorkspaceAccess(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var access = context.RequestServices.GetRequiredService<WorkspaceAccess>();
        if (context.GetEndpoint()?.Metadata.GetMetadata<CalledWithKey>() is not null)
        {
            if (KeyCaller.Find(context) is { } key) access.Enter(key);
        }
        else if (context.User.Identity?.IsAuthenticated == true && !IsForScreensOnly(context.Request)) access.Enter(context);
        return next(context);
    });

    private static bool IsForScreensOnly(HttpRequest request) => request.Path.StartsWithSegments("/dist", StringComparison.Ordinal);

    private static string CameFrom(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value
        && !from.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? from.PathAndQuery
            : "/";
}
