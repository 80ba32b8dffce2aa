using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Content;

/// <summary>What the content plan changes: edits of the drafts that its touchpoints stand in, each of which can be taken back.</summary>
internal static class ContentEndpoints
{
    public static void AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ContentPlans>();
        services.AddScoped<ContentChanges>();
        services.AddSingleton(new HomePart(35, NeedsYou: true, typeof(ContentDue),
            (all, access) => access.May(Permission.SeeJourneys) && all.GetRequiredService<ContentPlans>().Due(access) > 0));
    }

    public static void MapContent(this IEndpointRouteBuilder app)
    {
        app.MapPost("/content/{key}/{step}", Say).Needs(Permission.EditJourneys);
        app.MapPost("/content/{key}/{step}/make", Make).Needs(Permission.EditJourneys);
        app.MapPost("/content/{key}/take-back", TakeBack).Needs(Permission.EditJourneys);
    }

    private static Task<IResult> Say(string key, string step, [FromForm] ContentWords words, ContentChanges changes, HttpContext context)
    {
        var state = string.IsNullOrWhiteSpace(words.State) ? null : words.State;
        var day = ContentPlan.Day(words.LookAgain);
        if (state is not null && !ContentPlan.IsState(state)) return Task.FromResult(ContentChanges.Refuse(context,
            "Choose how far it is: an idea, made, or live."));
        if (day is null && !string.IsNullOrWhiteSpace(words.LookAgain))
            return Task.FromResult(ContentChanges.Refuse(context,
                "This day could not be read, so nothing was changed. Write it like 2027-03-31."));
        return changes.MakeAsync(context, key, "Kept. It stands in the draft of the journey.", document =>
            ContentPlan.Say(document, step, state, day));
    }

    private static Task<IResult> Make(string key, string step, ContentChanges changes, HttpContext context) =>
        changes.MakeAsync(context, key, "It is in your plan now, as an idea.", document => ContentPlan.Make(document, step));

    private static async Task<IResult> TakeBack(string key, DraftStore drafts, WorkspaceAccess access, HttpContext context)
    {
        if (await drafts.UndoAsync(access.Actor, key) is not { } answer) return Results.NotFound();
        return ContentChanges.Refuse(context, answer.Change is { IsMade: true } ? "It is as it was before."
            : "It was left as it is, because somebody has changed it since.");
    }
}

/// <summary>What a row of the plan posts.</summary>
internal sealed record ContentWords(string? State, string? LookAgain);
