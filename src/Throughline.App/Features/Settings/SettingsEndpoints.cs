using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
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

        app.MapPost("/settings/webhooks/change", (WebhookBook webhooks, WorkspaceAccess access, HttpContext context) =>
            ThenShow(webhooks.ChangeSecretAsync(access.Actor),
                "There is a new secret. For a day each call is signed with both; tell your other systems the new one meanwhile.", context))
            .Needs(Permission.ManageKeys);
        app.MapPost("/settings/webhooks/end-earlier", (WebhookBook webhooks, WorkspaceAccess access, HttpContext context) =>
            ThenShow(webhooks.EndEarlierAsync(access.Actor), "Calls carry the new signature only.", context)).Needs(Permission.ManageKeys);
        app.MapPost("/settings/webhooks/resume",
            ([FromForm] string? address, WebhookBook webhooks, WorkspaceAccess access, HttpContext context) =>
            ThenShow(webhooks.ResumeAsync(access.Actor, address ?? ""),
                "It is called again from now on. What was left out meanwhile is not made up for.", context))
            .Needs(Permission.ManageKeys);
    }

    private static async Task<IResult> ThenShow(Task done, string said, HttpContext context)
    {
        await done;
        context.SayNext(said);
        return Results.LocalRedirect("/settings/keys#webhooks");
    }
}
