using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Settings;

/// <summary>Small posts of the settings pages.</summary>
internal static class SettingsEndpoints
{
    public static void AddSettings(this IServiceCollection services)
    {
        services.AddSingleton<MailSecrets>();
        services.AddSingleton<TestMail>();
    }

    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/settings/keys/{id}/revoke", async (string id, ApiKeys keys, WorkspaceAccess access, HttpContext context) =>
        {
            if (!await keys.RevokeAsync(access.Actor, id)) return Results.NotFound();
            context.SayNext("The key is taken back. Whatever uses it is refused from now on.", $"/settings/keys/{id}/restore");
            return Results.LocalRedirect("/settings/keys");
        }).Needs(Permission.ManageKeys);

        app.MapPost("/settings/keys/{id}/restore", async (string id, ApiKeys keys, WorkspaceAccess access, HttpContext context) =>
        {
            if (!await keys.RestoreAsync(access.Actor, id)) return Results.NotFound();
            context.SayNext("The key works again.");
            return Results.LocalRedirect("/settings/keys");
        }).Needs(Permission.ManageKeys);
    }
}
