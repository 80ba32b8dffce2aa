using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Copies journeys, archives them, brings them back, and deletes those that nobody ever walked; each can be undone.</summary>
internal static class ShelfEndpoints
{
    private const int LongestName = 200;

    public static void MapShelf(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/{key}/archive", Archive).Needs(Permission.EditJourneys, Permission.Publish);
        app.MapPost("/journeys/{key}/copy", Copy).Needs(Permission.EditJourneys);
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

    private static async Task<IResult> Copy(string key, DraftStore drafts, Workspaces workspaces, WorkspaceAccess access,
        HttpContext context)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        var name = NameOfCopy(open.Document.Draft.Name ?? key);
        var copy = await drafts.CreateAsync(access.Actor, name, _ => open.Document.Draft);
        await workspaces.NoteAsync(access.Actor, "journey.copied", $"{key} to {copy}");
        context.SayNext($"“{name}” is a draft of its own now.", $"/journeys/{copy}/delete");
        return Results.LocalRedirect($"/journeys/{copy}");
    }

    // "… (copy) (copy)" tells nobody which is which.
    private static string NameOfCopy(string name)
    {
        var end = name.LastIndexOf(" (copy", StringComparison.Ordinal);
        var plain = end > 0 && name.EndsWith(')') ? name[..end] : name;
        return $"{(plain.Length > LongestName ? plain[..LongestName] : plain)} (copy)";
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
