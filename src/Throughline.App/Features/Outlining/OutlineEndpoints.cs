using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Features.Designing;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Outlining;

/// <summary>A text from elsewhere.</summary>
/// <param name="After">Id of the step it comes after; at the end where null.</param>
internal sealed record PastedText(string? Text, string? After);

/// <summary>What the keys and buttons of the outline do.</summary>
internal static class OutlineEndpoints
{
    public static void MapOutline(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/outline/list", List).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/outline/{id}/up", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => OutlineMoves.Up(document, id))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/outline/{id}/down", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => OutlineMoves.Down(document, id))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/outline/{id}/after", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, document => OutlineMoves.After(document, id))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/outline/{id}/remove", (string key, string id, string? tab, StepChanges changes) => changes.MakeAsync(key, id, tab, _ => new DraftEdit.Remove($"steps[#{id}]", null))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/outline/stages/{stage}/add", (string key, string stage, string? tab, StepChanges changes) => changes.MakeAsync(key, null, tab, document => OutlineMoves.Into(document, stage))).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/outline/paste", Look).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/outline/paste/make", (string key, PastedText pasted, string? tab, StepChanges changes) =>
            changes.MakeAsync(key, null, tab, document => Read(document, pasted).ToEdit(document, pasted.After)))
            .Needs(Permission.EditJourneys);
    }

    private static IResult List(string key, DraftStore drafts, WorkspaceAccess access) =>
        drafts.Open(access.WorkspaceId, key) is { } open ? new RazorComponentResult<OutlineList>(new { Open = open, ReadOnly = !access.May(Permission.EditJourneys) }) : Results.NotFound();

    private static IResult Look(string key, PastedText pasted, DraftStore drafts, WorkspaceAccess access)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        var after = pasted.After is { Length: <= 16 } id ? open.Document.Text($"steps[#{id}].title") : null;
        return new RazorComponentResult<PastePreview>(new { Made = Read(open.Document, pasted), Stages = DraftStages.Of(open.Document.Draft), After = after });
    }

    private static PastedSteps Read(DraftDocument document, PastedText pasted) => PastedSteps.Read(pasted.Text ?? "", DraftStages.Of(document.Draft));
}
