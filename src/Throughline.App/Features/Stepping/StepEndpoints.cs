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
        services.AddSingleton<StepViews>();
        services.AddScoped<DraftLetters>();
        services.AddScoped<DateExamples>();
    }

    public static void MapSteps(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/steps/{id}/panel", Panel).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/ways/list", Ways).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/dates/list", Dates).Needs(Permission.SeeJourneys);
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

    private static IResult Ways(string key, StepViews steps, WorkspaceAccess access) =>
        steps.Road(access, key) is { } view ? new RazorComponentResult<WaysList>(new { View = view }) : Results.NotFound();

    private static IResult Dates(string key, StepViews steps, WorkspaceAccess access) =>
        steps.Road(access, key) is { } view ? new RazorComponentResult<DatesList>(new { View = view }) : Results.NotFound();

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
        "standing" => StepKind.Standing,
        _ => null,
    };
}
