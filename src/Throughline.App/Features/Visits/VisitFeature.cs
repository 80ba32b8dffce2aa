using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Visits;

/// <summary>Who came by: the line for the business's own website, and what it counted.</summary>
internal static class VisitFeature
{
    /// <summary>How the key of the line is called among the others.</summary>
    public const string KeyName = "Website";

    public static void AddVisitPages(this IServiceCollection services) => services.AddScoped<SeenPages>();

    public static void MapVisitPages(this IEndpointRouteBuilder app) =>
        app.MapPost("/settings/website/line", async (ApiKeys keys, WorkspaceAccess access) =>
        {
            if (KeyOf(keys, access.WorkspaceId) is null) await keys.CreateAsync(access.Actor, KeyName, KeyKind.Browser, KeyScopes.Events);
            return Results.LocalRedirect("/settings/website");
        }).Needs(Permission.ManageKeys);

    /// <summary>The key that stands in the line: the newest that is for websites and works; null where there is none to show.</summary>
    public static string? KeyOf(ApiKeys keys, Guid workspace) => keys.List(workspace)
        .FirstOrDefault(key => key is { Kind: KeyKind.Browser, RevokedAt: null, Shown: not null } && key.Scopes.SendsEvents)?.Shown;
}
