using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Features.Designing;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Stepping;

/// <summary>The panel as a part of a page, and the changes whose edit the server works out.</summary>
internal static class StepEndpoints
{
    public static void AddSteps(this IServiceCollection services)
    {
        services.AddSingleton<EventNameReader>();
        services.AddSingleton<TestMessages>();
        services.AddSingleton<StepViews>();
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().MessageTryout);
        services.AddScoped<StepChanges>();
        services.AddScoped<DraftLetters>();
    }

    public static void MapSteps(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/steps/{id}/panel", Panel).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/ways/list", Ways).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/kind/{kind}", (string key, string id, string kind, string? tab, StepChanges changes) =>
            KindOf(kind) is { } to ? changes.MakeAsync(key, id, tab, document => StepKinds.Switch(document, id, to)) : Task.FromResult(Results.NotFound())).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/wordings/split", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => StepKinds.Split(document, id))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/wordings/add", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => StepKinds.AddWording(document, id))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/wordings/keep/{wording}", (string key, string id, string wording, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => StepKinds.KeepOnly(document, id, wording))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/steps/{id}/duplicate", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => Duplicate(document, id))).Needs(Permission.EditJourneys);
        app.MapLetters();
    }

    private static IResult Panel(string key, string id, bool? page, StepViews steps, WorkspaceAccess access) =>
        steps.Find(access, key, id) is { } view ? new RazorComponentResult<StepPanel>(new { View = view, IsPage = page == true }) : Results.NotFound();

    private static IResult Ways(string key, DraftStore drafts, WorkspaceAccess access) =>
        drafts.Open(access.WorkspaceId, key) is { } open ? new RazorComponentResult<WaysList>(new { Open = open, ReadOnly = !access.May(Permission.EditJourneys) }) : Results.NotFound();

    /// <summary>A copy right after the step, without what only one step can have: its ids, its key, the promises it makes and keeps.</summary>
    private static DraftEdit.Insert? Duplicate(DraftDocument document, string id)
    {
        if (document.Find($"steps[#{id}]") is not JsonObject step) return null;
        var copy = (JsonObject)WithoutIds(step)!;
        foreach (var own in (string[])["key", "makes", "keeps"]) copy.Remove(own);
        if (copy["title"] is { } title) copy["title"] = $"{title} (copy)";
        return new DraftEdit.Insert("steps", id, copy);
    }

    private static JsonNode? WithoutIds(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Where(entry => entry.Key != "#").Select(entry => KeyValuePair.Create(entry.Key, WithoutIds(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithoutIds)]),
        _ => node?.DeepClone(),
    };

    private static StepKind? KindOf(string word) => word switch
    {
        "message" => StepKind.Message,
        "survey" => StepKind.Survey,
        "assignment" => StepKind.Assignment,
        "webhook" => StepKind.Webhook,
        "wait" => StepKind.Wait,
        _ => null,
    };
}

/// <summary>Makes an edit that the server works out from the draft as it stands.</summary>
internal sealed class StepChanges(DraftStore drafts, WorkspaceAccess access)
{
    /// <param name="id">The step it is about; null where it is about none.</param>
    /// <param name="edit">Null where there is nothing to change.</param>
    public async Task<IResult> MakeAsync(string key, string? id, string? tab, Func<DraftDocument, DraftEdit?> edit)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        var (undo, redo) = drafts.Can(open.JourneyId, access.AccountId);
        if (id is not null && !open.Document.Ids("steps").Contains(id))
            return Results.Json(new { open.Revision, undo, redo, refused = "gone", said = "This step is no longer there: somebody has removed it meanwhile." }, statusCode: StatusCodes.Status404NotFound);
        if (edit(open.Document) is not { } change) return Results.Json(new { open.Revision, undo, redo });
        return await drafts.EditAsync(access.Actor, key, change, tab) is { } answer ? DraftEndpoints.Answer(answer, null) : Results.NotFound();
    }
}
