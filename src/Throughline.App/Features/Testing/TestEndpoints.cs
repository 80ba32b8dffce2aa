using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Testing;

/// <summary>What the test page posts: leave a finding, open it again, mend it with one press.</summary>
internal static class TestEndpoints
{
    public const int LongestReason = 500;

    public static void AddTests(this IServiceCollection services)
    {
        services.AddSingleton<LintSurroundings>();
        services.AddSingleton<Examiner>();
        services.AddSingleton<FindingKeeper>();
        services.AddScoped<RuleSwitch>();
        services.AddHostedService(all => all.GetRequiredService<FindingKeeper>());
    }

    public static void MapTests(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/test/part", (string key, string? show, DraftStore drafts, WorkspaceAccess access) =>
            drafts.Open(access.WorkspaceId, key) is null ? Results.NotFound() : new RazorComponentResult<TestPart>(new { JourneyKey = key, Show = show })).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/test/accept", Accept).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/test/reopen", Reopen).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/test/rule-off", RuleOff).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/test/rule-on", RuleOn).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/test/mend", Mend).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/test/take-back", TakeBack).Needs(Permission.EditJourneys);
    }

    private static async Task<IResult> Accept(string key, [FromForm] string? print, [FromForm] string? reason, Examiner examiner, FindingNotes notes, WorkspaceAccess access, HttpContext context)
    {
        if (examiner.Examine(access.WorkspaceId, key) is not { } examined) return Results.NotFound();
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
            return Back(context, key, $"It is still open: write down why it is right as it is, in up to {LongestReason} characters.");
        var done = await notes.AcceptAsync(access.Actor, examined.Open.JourneyId, print ?? "", why, examined.Found);
        return Back(context, key, done ? "It stays as it is, with your reason." : "It is no longer there, or must be put right. Nothing was changed.");
    }

    private static async Task<IResult> Reopen(string key, [FromForm] string? print, Examiner examiner, FindingNotes notes, WorkspaceAccess access, HttpContext context)
    {
        if (examiner.Examine(access.WorkspaceId, key) is not { } examined) return Results.NotFound();
        var done = await notes.TakeBackAsync(access.Actor, examined.Open.JourneyId, print ?? "", examined.Found);
        return Back(context, key, done ? "It is open again." : "It was open already.", "?show=accepted");
    }

    private static async Task<IResult> RuleOff(
        string key, [FromForm] string? code, [FromForm] string? reason, RuleSwitch rules, HttpContext context)
    {
        if (await rules.OffAsync(key, code, reason) is not var (rule, said)) return Results.NotFound();
        context.SayNext(said, rule is null ? null : $"/journeys/{key}/test/rule-on?code={rule.Code}");
        return Results.LocalRedirect($"/journeys/{key}/test");
    }

    private static async Task<IResult> RuleOn(string key, RuleSwitch rules, HttpContext context)
    {
        // An undo has nothing but an address.
        var code = context.Request.Query["code"].FirstOrDefault() ?? (await context.Request.ReadFormAsync())["code"].FirstOrDefault();
        return await rules.OnAsync(key, code ?? "") is { } said ? Back(context, key, said) : Results.NotFound();
    }

    private static async Task<IResult> Mend(string key, [FromForm] string? print, Examiner examiner, FindingNotes notes, DraftStore drafts, WorkspaceAccess access, HttpContext context)
    {
        if (examiner.Examine(access.WorkspaceId, key) is not { } examined) return Results.NotFound();
        var found = examined.Found.FirstOrDefault(one => one.Print == print);
        if (found.Finding is null || examined.FixOf(found.Finding) is not { } fix) return Back(context, key, "It is no longer there. Nothing was changed.");
        // What is mended the moment it is found was never written down, and is to stand under "Mended" all the same.
        await notes.KeepAsync(access.WorkspaceId, examined.Open.JourneyId, examined.Found);
        if (await drafts.EditAsync(access.Actor, key, fix.Edit) is not { Change.IsMade: true }) return Back(context, key, "Somebody has changed it meanwhile, so it was left as they wrote it.");
        if (examiner.Examine(access.WorkspaceId, key) is { } after) await notes.KeepAsync(access.WorkspaceId, after.Open.JourneyId, after.Found);
        context.SayNext($"Mended. {Left(examiner.OpenIn(access.WorkspaceId, key))}", $"/journeys/{key}/test/take-back");
        return Results.LocalRedirect($"/journeys/{key}/test");
    }

    private static async Task<IResult> TakeBack(string key, DraftStore drafts, WorkspaceAccess access, HttpContext context)
    {
        if (await drafts.UndoAsync(access.Actor, key) is not { } answer) return Results.NotFound();
        return Back(context, key, answer.Change is { IsMade: true } ? "It is as it was before." : "It was left as it is, because somebody has changed it since.");
    }

    /// <summary>Counted as the page counts: what one rule found is one thing.</summary>
    private static string Left(ImmutableArray<Finding> open) => Things(open) switch
    {
        (0, _) => "Nothing is left to mend.",
        (1, 1) => "One thing is left, and it must be put right.",
        (1, _) => "One thing is left.",
        (var all, 0) => $"{all} things are left.",
        var (all, errors) => $"{all} things are left, and {errors} must be put right.",
    };

    private static (int All, int Errors) Things(ImmutableArray<Finding> open)
    {
        var things = open.Select(finding => (finding.Code, finding.Severity)).Distinct().ToList();
        return (things.Count, things.Count(thing => thing.Severity == Severity.Error));
    }

    private static RedirectHttpResult Back(HttpContext context, string key, string said, string query = "")
    {
        context.SayNext(said);
        return TypedResults.LocalRedirect($"/journeys/{key}/test{query}");
    }
}
