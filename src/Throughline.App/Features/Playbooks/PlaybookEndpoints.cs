using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Playbooks;

/// <summary>What the pages of the playbook post.</summary>
internal static class PlaybookEndpoints
{
    public static void AddPlaybooks(this IServiceCollection services)
    {
        services.AddSingleton<PlaybookShelf>();
        services.AddSingleton(new HomePart(15, NeedsYou: true, typeof(ChangedPages),
            (all, access) => (access.May(Permission.SeeJourneys) || access.May(Permission.SettleAssignments))
                && all.GetRequiredService<PlaybookShelf>().Changed(access.WorkspaceId, access.AccountId).Count > 0));
    }

    public static void MapPlaybooks(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/{key}/playbook/{step}/sign", Sign).NeedsOneOf(Permission.SeeJourneys, Permission.SettleAssignments);
        app.MapPost("/journeys/{key}/playbook/{step}/put-away", PutAway).NeedsOneOf(Permission.SeeJourneys, Permission.SettleAssignments);
    }

    /// <summary>Somebody has read, tried or signed the page they had before them; one that changed meanwhile is shown first.</summary>
    private static async Task<IResult> Sign(string key, string step, [FromForm] string? stage, [FromForm] string? print, [FromForm] string? back, PlaybookShelf playbooks, SignOffs signs, WorkspaceAccess access, HttpContext context)
    {
        if (StageOf(stage) is not { } said || playbooks.Find(access.WorkspaceId, key, step) is not { } page) return Results.NotFound();
        if (print != Convert.ToHexStringLower(page.Print))
        {
            context.SayNext("This page was changed while you read it. Look at it once more.");
            return Results.LocalRedirect(Back(back, step));
        }
        await signs.SayAsync(access.Actor, page.Row.Id, step, page.Print, said);
        if (said == SignOffStage.Signed) context.SayNext($"Signed: {page.Guide.Title}.");
        return Results.LocalRedirect(Back(back, step));
    }

    private static async Task<IResult> PutAway(string key, string step, [FromForm] string? back, PlaybookShelf playbooks, SignOffs signs, WorkspaceAccess access)
    {
        if (playbooks.Find(access.WorkspaceId, key, step) is not { } page || !await signs.PutAwayAsync(access.Actor, page.Row.Id, step)) return Results.NotFound();
        return Results.LocalRedirect(To(back, "/my-day"));
    }

    private static string Back(string? back, string step) => To(back, "/playbooks") + "#guide-" + Uri.EscapeDataString(step);

    private static string To(string? back, string otherwise) => LocalPath.OrHome(back) is var path && path != "/" ? path : otherwise;

    private static SignOffStage? StageOf(string? stage) => stage switch
    {
        "none" => SignOffStage.None,
        "read" => SignOffStage.Read,
        "tried" => SignOffStage.Tried,
        "signed" => SignOffStage.Signed,
        _ => null,
    };
}
