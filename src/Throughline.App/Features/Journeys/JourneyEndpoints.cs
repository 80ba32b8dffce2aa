using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>What the pages of journeys post, and the part that renews itself.</summary>
internal static class JourneyEndpoints
{
    /// <summary>The largest journey file that is read, in bytes.</summary>
    public const int MaxFile = 512 * 1024;

    public static void AddJourneys(this IServiceCollection services)
    {
        services.AddSingleton<SampleLibrary>();
        services.AddSingleton<FirstPeople>();
        services.AddSingleton<OwnWalk>();
        services.AddSingleton<SampleDrafts>();
        services.AddSingleton<JourneyFinder>();
        services.AddSingleton<FindHits>(all => all.GetRequiredService<JourneyFinder>().Find);
        services.AddSingleton(new HomePart(100, NeedsYou: false, typeof(RoadsToday),
            (all, access) => access.May(Permission.SeeJourneys) && access.May(Permission.SeeNumbers)
                && all.GetRequiredService<JourneyReader>().Current(access.WorkspaceId).Any(row => row.IsPublished)));
        services.AddSingleton<JourneyRemovals>();
        services.AddHostedService(all => all.GetRequiredService<JourneyRemovals>());
    }

    public static void MapJourneys(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/live", Live).Needs(Permission.SeeJourneys, Permission.SeeNumbers);
        app.MapPost("/journeys/upload", Upload).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/samples/{name}", StartSample).Needs(Permission.EditJourneys);
        app.MapShelf();
        app.MapPost("/journeys/{key}/pause", (string key, JourneyReader journeys, WorkspaceAccess access, JourneyPauses pauses, HttpContext context) =>
            Pause(key, true, journeys, access, pauses, context)).Needs(Permission.Publish);
        app.MapPost("/journeys/{key}/resume", (string key, JourneyReader journeys, WorkspaceAccess access, JourneyPauses pauses, HttpContext context) =>
            Pause(key, false, journeys, access, pauses, context)).Needs(Permission.Publish);
        app.MapPost("/journeys/{key}/sample-people", BringSamplePeople).Needs(Permission.ChangePeople);
        app.MapPost("/journeys/{key}/myself", EnterMyself).Needs(Permission.ChangePeople);
        app.MapPost("/journeys/{key}/myself/leave", TakeMyselfOff).Needs(Permission.ChangePeople);
    }

    private static IResult Live(string key, int? version, JourneyReader journeys, WorkspaceAccess access, Catalogue catalogue)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row) return Results.NotFound();
        var shown = journeys.Versions(access.WorkspaceId, row.Id).FirstOrDefault(one => version is null ? one.Id == row.LiveVersionId : one.Number == version);
        return shown is not null && catalogue.FindVersion(shown.Id)?.Journey is { } journey
            ? new RazorComponentResult<JourneyLive>(new { Row = row, Version = shown, Journey = journey })
            : Results.NotFound();
    }

    private static async Task<IResult> Upload(IFormFile? file, WorkspaceAccess access, JourneyPublishing publishing, DraftStore drafts, HttpContext context, CancellationToken cancel)
    {
        if (file is null || file.Length == 0) return SayAndReturn(context, "Choose a file first.");
        if (file.Length > MaxFile) return SayAndReturn(context, "The file is larger than 512 KB, so it was not read. A journey file is a page or two of text.");
        var text = await ReadText(file, cancel);
        if (text is null) return SayAndReturn(context, "The file is not UTF-8 text, so it was not read. Save it as UTF-8 and try again.");
        var compilation = JourneyCheck.Compile(text);
        if (compilation.Journey is not { } journey)
            return new RazorComponentResult<BrokenFilePage>(new { compilation.Findings, File = text, Name = file.FileName }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        if (JourneyFile.Read(text).Draft is { } read && await drafts.ReplaceAsync(access.Actor, journey.Key, read) is { } replaced)
        {
            context.SayNext("The file took the place of this journey's draft. Nothing is published by that.", replaced.Change is { IsMade: true } ? $"/journeys/{journey.Key}/versions/take-back" : null);
            return Results.LocalRedirect($"/journeys/{journey.Key}");
        }
        await publishing.SaveDraftAsync(access.WorkspaceId, text, journey);
        context.SayNext("The file is sound and kept as a draft. Publish it when you are ready.");
        return Results.LocalRedirect($"/journeys/{journey.Key}");
    }

    /// <summary>A sample becomes a draft of one's own: nobody sees it before its words are looked at and it is published.</summary>
    private static async Task<IResult> StartSample(string name, SampleLibrary library, WorkspaceAccess access, SampleDrafts drafts)
    {
        if (library.Find(name) is not { } sample) return Results.NotFound();
        return Results.LocalRedirect($"/journeys/{await drafts.TakeAsync(access, sample)}/map?new=sample");
    }

    private static async Task<IResult> Pause(string key, bool paused, JourneyReader journeys, WorkspaceAccess access, JourneyPauses pauses, HttpContext context)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row) return Results.NotFound();
        if (!await (paused ? pauses.PauseAsync(access.WorkspaceId, row.Id) : pauses.ResumeAsync(access.WorkspaceId, row.Id))) return Results.NotFound();
        context.SayNext(paused ? "Paused. Nobody moves until you resume." : "Running again. Everybody goes on from where they were.", $"/journeys/{key}/{(paused ? "resume" : "pause")}");
        return Results.LocalRedirect($"/journeys/{key}");
    }

    private static async Task<IResult> BringSamplePeople(
        string key, JourneyReader journeys, WorkspaceAccess access, SampleLibrary library, HttpContext context, CancellationToken cancel)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row || await library.BringPeopleAsync(access.WorkspaceId, row, cancel) is not { } report) return Results.NotFound();
        context.SayNext($"{Words.People(report.Added + report.Known)} came in. None of them exists.");
        return Results.LocalRedirect($"/journeys/{key}");
    }

    private static async Task<IResult> EnterMyself(string key, JourneyReader journeys, OwnWalk walk, WorkspaceAccess access, HttpContext context)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row || await walk.EnterAsync(access, row) is not { } entered) return Results.NotFound();
        switch (entered)
        {
            case OwnWalk.Entered.WasOn:
                context.SayNext("You are on the road already.");
                break;
            case OwnWalk.Entered.MayNotTwice:
                context.SayNext("You have walked this road. It takes nobody in twice.");
                break;
            default:
                context.SayNext("You are on the road. Your first message stands below as soon as it goes out.", $"/journeys/{key}/myself/leave");
                break;
        }
        return Results.LocalRedirect($"/people/{walk.Me(access):N}");
    }

    private static async Task<IResult> TakeMyselfOff(string key, JourneyReader journeys, OwnWalk walk, WorkspaceAccess access, HttpContext context)
    {
        if (journeys.Find(access.WorkspaceId, key) is not { } row || walk.Me(access) is not { } me) return Results.NotFound();
        context.SayNext(await walk.LeaveAsync(access, row) ? "You are off the road. You get nothing more from it." : "You were off the road already.");
        return Results.LocalRedirect($"/people/{me:N}");
    }

    private static async Task<string?> ReadText(IFormFile file, CancellationToken cancel)
    {
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(cancel);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static RedirectHttpResult SayAndReturn(HttpContext context, string text)
    {
        context.SayNext(text);
        return TypedResults.LocalRedirect("/journeys/new");
    }
}
