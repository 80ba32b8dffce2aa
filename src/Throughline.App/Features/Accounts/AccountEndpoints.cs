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
        });

        app.MapPost("/workspaces/switch", ([FromForm] Guid workspace, WorkspaceAccess access, HttpContext context) =>
            access.Choose(context, workspace) ? Results.LocalRedirect("/") : Results.NotFound());

        app.MapPost("/appearance", ([FromForm] string look, HttpContext context) =>
        {
            if (look is not ("light" or "dark" or Appearance.System)) return Results.BadRequest();
            context.Response.Cookies.Append(Appearance.CookieName, look, new CookieOptions { SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
            return Results.LocalRedirect(CameFrom(context));
        }).AllowAnonymous();
    }

    /// <summary>Loads the businesses of whoever is signed in; one without any makes one first.</summary>
    public static IApplicationBuilder UseWorkspaceAccess(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated != true || context.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal)) return next(context);
        var access = context.RequestServices.GetRequiredService<WorkspaceAccess>();
        access.Enter(context);
        if (access.IsKnown || MayBeWithout(context)) return next(context);
        context.Response.Redirect(NewWorkspacePath);
        return Task.CompletedTask;
    });

    private const string NewWorkspacePath = "/workspaces/new";

    private static bool MayBeWithout(HttpContext context) =>
        context.Request.Path.Value is NewWorkspacePath or "/sign-out" or "/appearance"
        || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null;

    private static string CameFrom(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value
        && !from.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? from.PathAndQuery
            : "/";
}
