using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Reviews;

/// <summary>What a review does about a weak step: another subject, or a question. Both change the draft, not what runs.</summary>
internal static class ReviewEndpoints
{
    private const int LongestSubject = 250;
    private const int LongestQuestion = 500;

    public static void AddReviews(this IServiceCollection services)
    {
        services.AddSingleton<ReviewCalendar>();
        services.AddSingleton(new HomePart(30, NeedsYou: true, typeof(ReviewsDue),
            (all, access) => access.May(Permission.SeeJourneys) && access.May(Permission.SeeNumbers)
                && all.GetRequiredService<ReviewCalendar>().Overdue(access.WorkspaceId, ReviewsDue.Today(all.GetRequiredService<TimeProvider>(), access)).Count > 0));
    }

    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/{key}/review/subject", (string key, [FromForm] string? step, [FromForm] string? text, DraftStore drafts, WorkspaceAccess access, HttpContext context) =>
            Change(key, step, text, LongestSubject, "Both subjects stand in the draft. Publish it, and the better one shows.", ReviewEdits.BetterSubject, drafts, access, context)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/review/question", (string key, [FromForm] string? step, [FromForm] string? text, DraftStore drafts, WorkspaceAccess access, HttpContext context) =>
            Change(key, step, text, LongestQuestion, "The question stands in the draft. Publish it when you are ready.", ReviewEdits.Question, drafts, access, context)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/review/take-back", TakeBack).Needs(Permission.EditJourneys);
    }

    private static async Task<IResult> Change(
        string key, string? step, string? text, int longest, string said, Func<DraftDocument, string, string, DraftEdit?> change, DraftStore drafts, WorkspaceAccess access, HttpContext context)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        if (step is null || !open.Document.Ids("steps").Contains(step)) return Back(context, key, "This step is no longer in the draft. Nothing was changed.");
        if (text?.ReplaceLineEndings(" ").Trim() is not { Length: > 0 } words || words.Length > longest) return Back(context, key, $"Nothing was changed: write something, up to {longest} characters.");
        if (change(open.Document, step, words) is not { } edit) return Back(context, key, "This step has no message, or as many wordings as it can have. Nothing was changed.");
        if (await drafts.EditAsync(access.Actor, key, edit) is not { Change.IsMade: true }) return Back(context, key, "Somebody has changed it meanwhile, so it was left as they wrote it.");
        return Back(context, key, said, $"/journeys/{key}/review/take-back");
    }

    private static async Task<IResult> TakeBack(string key, DraftStore drafts, WorkspaceAccess access, HttpContext context)
    {
        if (await drafts.UndoAsync(access.Actor, key) is not { } answer) return Results.NotFound();
        return Back(context, key, answer.Change is { IsMade: true } ? "It is as it was before." : "It was left as it is, because somebody has changed it since.");
    }

    private static IResult Back(HttpContext context, string key, string said, string? undo = null)
    {
        context.SayNext(said, undo);
        return Results.LocalRedirect($"/journeys/{key}/review");
    }
}
