using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Testing;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;
using Throughline.Versions;

namespace Throughline.App.Features.Publishing;

/// <summary>What the pages about versions post.</summary>
internal static class PublishingEndpoints
{
    public static void MapPublishing(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/{key}/publish", Publish).WithOrder(-1).Needs(Permission.Publish); // before the page of the same address
        app.MapPost("/journeys/{key}/versions/{number:int}/restore", Restore).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/versions/take-back", TakeBack).Needs(Permission.EditJourneys);
    }

    private static async Task<IResult> Publish(string key, WorkspaceAccess access, JourneyPublishing publishing, Examiner examiner, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (publishing.Plan(access.WorkspaceId, key) is not { } plan) return Results.NotFound();
        var typed = new TypedPublishing(form["stay"].OfType<string>().ToHashSet(StringComparer.Ordinal), form["nobody"] == "true",
            form["read"] == "true", form["present"] == "yes");
        if (Refusal(plan, examiner.OpenIn(access.WorkspaceId, key), typed, form["print"]) is var (problem, status))
            return new RazorComponentResult<PublishPage>(
                new { JourneyKey = key, Problem = problem, typed.Stay, typed.Nobody, typed.Read, typed.Present })
            { StatusCode = status };
        var made = await publishing.PublishDraftAsync(access.WorkspaceId, key, access.Actor.AccountId, Choices(typed), plan.Print);
        if (made is null) return Results.NotFound();
        if (made.VersionId is null)
            return new RazorComponentResult<PublishPage>(
                new
                {
                    JourneyKey = key,
                    Problem = "The draft was changed a moment ago, so nothing was published. Read it once more.",
                    typed.Stay,
                    typed.Nobody,
                    typed.Present
                })
            { StatusCode = StatusCodes.Status409Conflict };
        context.SayNext(Said(made));
        return Results.LocalRedirect($"/journeys/{key}");
    }

    /// <summary>Why it is not published now; null where it may be.</summary>
    private static (string Problem, int Status)? Refusal(PublishPlan plan, IReadOnlyList<Finding> findings, TypedPublishing typed, string? print)
    {
        if (plan.Next is null || findings.Any(finding => finding.Severity == Severity.Error))
            return ("Nothing was published: what stands below must be put right first.", StatusCodes.Status422UnprocessableEntity);
        if (!typed.Read && findings.Any(finding => finding.Severity == Severity.Warning))
            return ("Nothing was published yet: read the warnings below and tick that you have.", StatusCodes.Status422UnprocessableEntity);
        // One press is enough where nobody is on the road; who moves people must have seen where they go.
        if (print != plan.Print && (plan.People > 0 || !string.IsNullOrEmpty(print)))
            return ("The draft was changed while you were reading, so nothing was published. Read it once more.", StatusCodes.Status409Conflict);
        return null;
    }

    private static MoveChoices Choices(TypedPublishing typed) => new(typed.Nobody, Places(typed.Stay)) { PresentToo = typed.Present };

    private static HashSet<(int, string)> Places(IEnumerable<string> stay) =>
        [.. stay.Select(place => place.Split(':', 2)).Where(parts => parts.Length == 2 && int.TryParse(parts[0], out _)).Select(parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]))];

    private static string Said(Publication made) => (made.IsNew, made.Shown) switch
    {
        (false, _) => $"This is version {made.Number}, which is published already.",
        (_, 0) => $"Version {made.Number} is published.",
        (_, var n) => $"Version {made.Number} is published, and {Words.People(n)} {(n == 1 ? "goes" : "go")} on in it. To go back, open Versions.",
    };

    private static async Task<IResult> Restore(string key, int number, WorkspaceAccess access, VersionReader versions, JourneyPublishing publishing, DraftStore drafts, HttpContext context)
    {
        if (versions.List(access.WorkspaceId, key).FirstOrDefault(row => row.Number == number) is not { } version) return Results.NotFound();
        if (publishing.Plan(access.WorkspaceId, key) is not { Draft: var present, Live: { } live } || publishing.StepsOf(version.Id) is not { } steps) return Results.NotFound();
        var replace = new DraftEdit.Replace(present.File, version.File, Ids(version, steps, live.Steps, present));
        if (await drafts.EditAsync(access.Actor, key, replace) is not { } answer) return Results.NotFound();
        if (answer.Change is not { IsMade: true }) return SayAndReturn(context, key, answer.Change?.Refusal?.Sentence ?? "The draft could not be changed.");
        context.SayNext($"The draft says what version {number} said. Publish it when you are ready.", $"/journeys/{key}/versions/take-back");
        return Results.LocalRedirect($"/journeys/{key}/publish");
    }

    /// <summary>The ids of the restored draft's entries: a step that is still live has the id under which the draft knows it, whatever it is called now.</summary>
    private static string Ids(PublishedRow version, VersionSteps steps, VersionSteps live, StoredDraft present)
    {
        var n = 0;
        var document = DraftDocument.Open(JourneyFile.Read(version.File).Draft!, "", () => string.Create(CultureInfo.InvariantCulture, $"v{version.Number}r{present.Revision}n{++n}"));
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, lasting) in document.Ids("steps").Zip(steps.Ids))
            if (live.Ids.IndexOf(lasting) is >= 0 and var at && present.Origins.FirstOrDefault(origin => origin.Value == live.Keys[at]).Key is { } own) known[id] = own;
        return string.Join(' ', document.AllIds.Split(' ').Select(id => known.GetValueOrDefault(id, id)));
    }

    private static async Task<IResult> TakeBack(string key, WorkspaceAccess access, DraftStore drafts, HttpContext context)
    {
        if (await drafts.UndoAsync(access.Actor, key) is not { } answer) return Results.NotFound();
        context.SayNext(answer.Change is { IsMade: true } ? "The draft is as it was before." : "The draft was changed since, so it was left as it is.");
        return Results.LocalRedirect($"/journeys/{key}/publish");
    }

    private static RedirectHttpResult SayAndReturn(HttpContext context, string key, string text)
    {
        context.SayNext(text);
        return TypedResults.LocalRedirect($"/journeys/{key}/versions");
    }

    private sealed record TypedPublishing(HashSet<string> Stay, bool Nobody, bool Read, bool Present);
}
