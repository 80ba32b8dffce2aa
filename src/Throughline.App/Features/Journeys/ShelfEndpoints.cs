using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Archives journeys, brings them back, and deletes those that nobody ever walked; each can be undone.</summary>
internal static class ShelfEndpoints
{
    public static void MapShelf(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/{key}/archive", Archive).Needs(Permission.EditJourneys, Permission.Publish);
        app.MapPost("/journeys/{key}/bring-back", BringBack).Needs(Permission.EditJourneys, Permission.Publish);
        app.MapPost("/journeys/{key}/delete", Delete).Needs(Permission.EditJourneys, Permission.Publish);
        app.MapPost("/journeys/{key}/delete/undo", UndoDelete).Needs(Permission.EditJourneys, Permission.Publish);
    }

    private static async Task<IResult> Archive(string key, JourneyReader journeys, WorkspaceAccess access, JourneyArchive archive,
        HttpContext context)
    {
        if (journeys.IdOf(access.WorkspaceId, key) is not { } id || !await archive.ArchiveAsync(access.Actor, id)) return Results
            .NotFound();
        context.SayNext("Archived. Nobody new comes in; whoever is on its road walks it to the end.", $"/journeys/{key}/bring-back");
        return Results.LocalRedirect("/journeys");
    }

    private static async Task<IResult> BringBack(string key, JourneyReader journeys, WorkspaceAccess access, JourneyArchive archive,
        HttpContext context)
    {
        if (journeys.IdOf(access.WorkspaceId, key) is not { } id || !await archive.BringBackAsync(access.Actor, id)) return Results
            .NotFound();
        context.SayNext("It is back in the list, and its ways in are open.");
        return Results.LocalRedirect($"/journeys/{key}");
    }

    private static async Task<IResult> Delete(string key, JourneyReader journeys, WorkspaceAccess access, JourneyRemovals removals,
        HttpContext context)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row) return Results.NotFound();
        if (await removals.SayAsync(new(access.Actor, row.Id, row.IsArchived)))
        {
            context.SayNext($"“{row.Name}” is deleted.", $"/journeys/{key}/delete/undo");
            return Results.LocalRedirect("/journeys");
        }
        context.SayNext("It cannot be deleted: people were on it, and their stories name it. You can archive it.");
        return Results.LocalRedirect($"/journeys/{key}");
    }

    private static async Task<IResult> UndoDelete(string key, JourneyReader journeys, WorkspaceAccess access, JourneyRemovals removals,
        HttpContext context)
    {
        if (journeys.IdOf(access.WorkspaceId, key) is not { } id || !await removals.UndoAsync(access.WorkspaceId, id))
        {
            context.SayNext("It was too late: the journey is gone.");
            return Results.LocalRedirect("/journeys");
        }
        context.SayNext("It is back as it was.");
        return Results.LocalRedirect($"/journeys/{key}");
    }
}
