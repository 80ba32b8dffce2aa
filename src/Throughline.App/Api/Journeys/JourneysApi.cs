using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Throughline.App.Access;
using Throughline.App.Features.Testing;
using Throughline.Businesses;
using Throughline.Drawings;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Api.Journeys;

/// <summary>
/// For programs that read, check and save journeys, <c>/api/v1</c>: with <c>Authorization: Bearer tlk_…</c>. What goes
/// wrong is told as RFC 9457 problem details.
/// </summary>
internal static class JourneysApi
{
    public const string Root = "/api/v1";

    /// <summary>Rate limit of one key, and of one address without a key.</summary>
    public const string Limit = "journeys-api";

    private const int PerMinute = 120;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    public static void AddJourneysApi(this IServiceCollection services)
    {
        services.Configure<RateLimiterOptions>(limiter =>
        {
            limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
                KeyCaller.Find(context)?.Id ?? RequestSource.Of(context),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = _window, QueueLimit = 0 }));
            limiter.OnRejected = (rejected, _) => TellAsync(rejected.HttpContext);
        });
    }

    public static void MapJourneysApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).IsCalledWithKey().ReadsBytes().DisableAntiforgery().RequireRateLimiting(Limit);
        api.MapGet("/journeys", List).Needs(Permission.SeeJourneys);
        api.MapGet("/journeys/{key}", Get).Needs(Permission.SeeJourneys);
        api.MapPut("/journeys/{key}", Put).Needs(Permission.EditJourneys);
        api.MapGet("/journeys/{key}/findings", Findings).Needs(Permission.SeeJourneys);
        api.MapPost("/lint", Lint).Needs(Permission.SeeJourneys);
        api.MapFallback(() => ApiProblems.NotFound(
            "There is nothing at this address. The addresses are journeys, journeys/{key}, journeys/{key}/findings and lint."))
            .Needs(Permission.SeeJourneys);
    }

    private static IResult List(WorkspaceAccess access, JourneyReader journeys) => Results.Json(new
    {
        journeys = journeys.List(access.WorkspaceId).Select(row => new
        {
            row.Key,
            row.Name,
            published = row.IsPublished,
            version = row.LiveNumber,
            paused = row.IsPaused,
            draftDiffers = row.DraftDiffers,
            updatedAt = NodaTime.Text.InstantPattern.General.Format(row.UpdatedAt),
            self = $"{Root}/journeys/{Uri.EscapeDataString(row.Key)}",
        }),
    });

    /// <param name="of">"draft", or "live" for what is published.</param>
    private static IResult Get(
        string key, string? of, HttpContext context, WorkspaceAccess access, JourneyReader journeys, DraftStore drafts)
    {
        var workspace = access.WorkspaceId;
        if (of is not (null or "draft" or "live")) return ApiProblems.BadRequest("'of' can be draft or live.");
        if (journeys.Find(workspace, key) is not { } row) return NoJourney(key);
        string? file;
        if (of == "live")
        {
            if (row.LiveVersionId is not { } version) return ApiProblems.NotFound($"The journey '{key}' is not published yet. Ask for its draft.");
            file = journeys.File(workspace, version);
        }
        else
        {
            file = journeys.Draft(workspace, key);
            context.Response.Headers.ETag = TagOf(drafts.Open(workspace, key)!.Revision);
        }
        context.Response.Headers.Vary = "Accept";
        return WantsJson(context)
            ? Results.Text(JourneyJson.Write(JourneyFile.Read(file!).Draft ?? new JourneyDraft { Journey = key }), "application/json")
            : Results.Text(file!, "application/yaml");
    }

    private static IResult Findings(string key, WorkspaceAccess access, JourneyReader journeys, Examiner examiner)
    {
        var workspace = access.WorkspaceId;
        return journeys.Draft(workspace, key) is { } draft
            ? Results.Json(ApiProblems.Examined(examiner.ExamineKept(workspace, key, draft), examiner.DecidedOn(workspace, key)))
            : NoJourney(key);
    }

    private static async Task<IResult> Lint(HttpContext context, WorkspaceAccess access, Examiner examiner, CancellationToken cancel)
    {
        var (file, problem) = await ApiBody.ReadAsync(context.Request, cancel);
        return file is null ? problem! : Results.Json(ApiProblems.Examined(examiner.ExamineFile(access.WorkspaceId, file)));
    }

    /// <summary>Keeps a sound file as the draft; nothing is published. With If-Match only where nobody has changed it since.</summary>
    private static async Task<IResult> Put(string key, HttpContext context, WorkspaceAccess access, DraftStore drafts, JourneyPublishing publishing, Examiner examiner, CancellationToken cancel)
    {
        var (file, problem) = await ApiBody.ReadAsync(context.Request, cancel);
        if (file is null) return problem!;
        var examined = examiner.ExamineFile(access.WorkspaceId, file);
        if (examined.Journey is not { } journey) return ApiProblems.Unsound(examined);
        if (journey.Key != key) return ApiProblems.BadRequest($"The file is of the journey '{journey.Key}', but the address says '{key}'. Make the two agree.");
        var open = drafts.Open(access.WorkspaceId, key);
        var match = context.Request.Headers.IfMatch.ToString();
        if (match.Length > 0 && match != (open is null ? "" : TagOf(open.Revision)) && !(match == "*" && open is not null)) return ApiProblems.Changed(key);

        if (open is null) await publishing.SaveDraftAsync(access.WorkspaceId, file, journey);
        else await drafts.ReplaceAsync(access.Actor, key, JourneyFile.Read(file).Draft!);
        context.Response.Headers.ETag = TagOf(drafts.Open(access.WorkspaceId, key)!.Revision);
        var said = ApiProblems.Examined(examined);
        return open is null ? Results.Created($"{Root}/journeys/{key}", said) : Results.Json(said);
    }

    private static IResult NoJourney(string key) => ApiProblems.NotFound($"There is no journey '{key}'. Ask {Root}/journeys for all of them.");

    private static string TagOf(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    private static bool WantsJson(HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType.Value is "application/json" or "application/yaml" or "text/yaml");
        return accepted?.MediaType.Value == "application/json";
    }

    private static async ValueTask TellAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal)) return;
        context.Response.Headers.RetryAfter = _window.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        await ApiProblems.TooMany($"One key may ask {PerMinute} times a minute. Wait a minute, then go on.").ExecuteAsync(context);
    }
}
