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
        MapAttributes(app);
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

    private static void MapAttributes(IEndpointRouteBuilder app)
    {
        const string One = "/settings/attributes/{key}";
        app.MapPost(One + "/up", (string key, Workspaces store, WorkspaceAccess access) =>
            ChangeAttributes(store, access, key, settings => settings with { Attributes = AttributeEdits.Up(settings.Attributes, key) }))
            .Needs(Permission.ManageSettings);
        app.MapPost(One + "/remove", (string key, Workspaces store, WorkspaceAccess access, HttpContext context) =>
        {
            context.SayNext("Removed. What is known of people stays with them.",
                $"/settings/attributes/{Uri.EscapeDataString(key)}/restore");
            return ChangeAttributes(store, access, key, settings => settings with
            {
                RemovedAttribute = AttributeEdits.Find(settings.Attributes, key),
                Attributes = settings.Attributes.Remove(AttributeEdits.Find(settings.Attributes, key)!),
            });
        }).Needs(Permission.ManageSettings);
        app.MapPost(One + "/restore", async (string key, Workspaces store, WorkspaceAccess access, HttpContext context) =>
        {
            if (access.Load().Settings.RemovedAttribute is not { } removed || removed.Key != key) return Results.NotFound();
            await store.ChangeAsync(access.Actor, "settings.attributes", settings => settings with
            {
                RemovedAttribute = null,
                Attributes = AttributeEdits.With(settings.Attributes, removed),
            });
            context.SayNext("It is back.");
            return Results.LocalRedirect("/settings/attributes");
        }).Needs(Permission.ManageSettings);
    }

    private static async Task<IResult> ChangeAttributes(
        Workspaces store, WorkspaceAccess access, string key, Func<WorkspaceSettings, WorkspaceSettings> change)
    {
        if (AttributeEdits.Find(access.Load().Settings.Attributes, key) is null) return Results.NotFound();
        await store.ChangeAsync(access.Actor, "settings.attributes", change);
        return Results.LocalRedirect("/settings/attributes");
    }

    private static async Task<IResult> ThenShow(Task done, string said, HttpContext context)
    {
        await done;
        context.SayNext(said);
        return Results.LocalRedirect("/settings/keys#webhooks");
    }
}
