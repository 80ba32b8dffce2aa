using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Simulation;

namespace Throughline.App.Features.Rehearsing;

/// <summary>The letters of a walk as documents, and what is said of its passages.</summary>
internal static class RehearsingEndpoints
{
    public static void AddRehearsals(this IServiceCollection services)
    {
        services.AddScoped<RehearsalPeople>();
        services.AddScoped<Rehearser>();
        services.AddScoped<RehearsalStage>();
        services.AddScoped<PassageDesk>();
    }

    public static void MapRehearsals(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/rehearse/letter", Letter).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/rehearse/tick", (string key, [FromForm] PassageForm form, PassageDesk desk, HttpContext context) =>
            desk.TickAsync(key, form, context)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/rehearse/note", (string key, [FromForm] PassageForm form, PassageDesk desk, HttpContext context) =>
            desk.NoteAsync(key, form, context)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/rehearse/forget", (string key, [FromForm] PassageForm form, PassageDesk desk, HttpContext context) =>
            desk.ForgetAsync(key, form, context)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/rehearse/put-back", (string key, string? from, string? to, PassageDesk desk, HttpContext context) =>
            desk.PutBackAsync(key, new() { From = from, To = to }, context)).Needs(Permission.EditJourneys);
    }

    private static IResult Letter(string key, [AsParameters] LetterPlace place, DraftStore drafts, RehearsalStage stage,
        WorkspaceAccess access)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open || JourneyCompiler.Compile(open.Document.Draft).Journey is not { } journey
            || !stage.TryPlay(open, journey, RehearsalChoice.Of(place.Context.Request.Query))
                || !place.IsIn(journey)) return Results.NotFound();
        var sent = stage.Walk.Rehearsed.Happenings.OfType<Happening.Sent>()
            .LastOrDefault(one => (one.Step, one.Number, one.Variant) == (place.Step, place.Number, place.Variant));
        return sent is not null && stage.Walk.Cast.Mail(sent.Message) is RenderOutcome.Rendered { Message: var message }
            ? LetterDocument.Of(message.Html, place.Context)
            : Results.NotFound();
    }
}

/// <summary>Which letter of a walk.</summary>
internal sealed record LetterPlace(HttpContext Context, int Step = 0, int Number = 0, int Variant = 0)
{
    public bool IsIn(Journey journey) => Runtime.Engine.CompiledMessages.SourceOf(journey, Step, Number, Variant) is not null;
}
