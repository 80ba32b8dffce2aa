using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Designing;

/// <summary>What every screen that changes a draft posts, and how it hears of others. See ADR 10.</summary>
internal static class DraftEndpoints
{
    /// <summary>The largest edit, in bytes: a whole message with room to spare.</summary>
    private const int MaxBody = 1_200_000;

    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<Presence>();
        services.AddScoped<StepChanges>();
    }

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/journeys/{key}/edits", Edit).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/undo", (string key, string? tab, DraftStore drafts, WorkspaceAccess access) => Step(key, tab, "Undone", drafts.UndoAsync, access)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/redo", (string key, string? tab, DraftStore drafts, WorkspaceAccess access) => Step(key, tab, "Done again", drafts.RedoAsync, access)).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/here", Here).Needs(Permission.SeeJourneys);
        app.MapGet("/journeys/{key}/changes", Changes).Needs(Permission.SeeJourneys);
    }

    private static async Task<IResult> Edit(string key, string? tab, HttpRequest request, DraftStore drafts, WorkspaceAccess access, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBody) return Results.Json(new { refused = "malformed", said = "That is more than a journey can hold. Shorten the text." }, statusCode: StatusCodes.Status413PayloadTooLarge);
        if (await Read(request, cancel) is not { } edit || edit is DraftEdit.Replace) return Results.Json(new { refused = "malformed", said = "This change could not be read, so nothing was changed. Open the page again." }, statusCode: StatusCodes.Status400BadRequest);
        if (await drafts.EditAsync(access.Actor, key, edit, tab) is not { } answer) return Results.NotFound();
        return Answer(answer, null);
    }

    private static async Task<IResult> Step(string key, string? tab, string word, Func<Actor, string, string?, Task<DraftAnswer?>> step, WorkspaceAccess access)
    {
        return await step(access.Actor, key, tab) is { } answer ? Answer(answer, word) : Results.NotFound();
    }

    /// <summary>What the client hears of an edit.</summary>
    internal static IResult Answer(DraftAnswer answer, string? word)
    {
        if (answer.Change is { Refusal: { } refusal })
        {
            var said = word is null ? refusal.Sentence : $"{char.ToUpperInvariant(answer.About![0])}{answer.About[1..]} was left as it is, because somebody has changed it since.";
            return Results.Json(
                new { answer.Revision, undo = answer.CanUndo, redo = answer.CanRedo, refused = Name(refusal.Kind), said, now = refusal.Now },
                statusCode: refusal.Kind is DraftRefusalKind.ChangedMeanwhile or DraftRefusalKind.Gone ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }
        var text = (word, answer.About) switch
        {
            (null, _) => null,
            ("Undone", null) => "There is nothing more to take back.",
            (_, null) => "There is nothing to do again.",
            var (_, about) => $"{word}: {about}.",
        };
        return Results.Json(new { answer.Revision, undo = answer.CanUndo, redo = answer.CanRedo, said = text, ids = NewIds(answer.Change?.Edit) });
    }

    private static string[] NewIds(DraftEdit? edit) => edit switch
    {
        DraftEdit.Insert { Entry: var entry } => [entry["#"]!.GetValue<string>()],
        DraftEdit.Several several => [.. several.Edits.SelectMany(NewIds)],
        _ => [],
    };

    private static async Task<DraftEdit?> Read(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return DraftJson.Read(await JsonNode.ParseAsync(request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }, cancellationToken: cancel)) is { } edit ? DraftJson.Clean(edit) : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Here(string key, string tab, string? at, DraftStore drafts, WorkspaceAccess access, Presence presence)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        presence.Move(open.JourneyId, tab, access.AccountId, at is { Length: > 0 and <= 400 } ? at : null);
        return Results.NoContent();
    }

    private static IResult Changes(string key, string tab, DraftStore drafts, WorkspaceAccess access, Presence presence, IHostApplicationLifetime host, HttpContext context)
    {
        if (tab.Length > 40 || drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        if (HttpMethods.IsHead(context.Request.Method)) return Results.Empty; // there is no end to wait for
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var who = new Present(tab, access.AccountId, access.AccountName, null);
        var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        context.Response.RegisterForDispose(either);
        return TypedResults.ServerSentEvents(Until(presence, open.JourneyId, who, () => drafts.Open(access.WorkspaceId, key)?.Revision ?? open.Revision, either.Token));
    }

    // Says first where the draft stands, asked once this page is among those that are told: no edit falls in between.
    // Ends quietly when the page goes away or the server stops: neither is a fault.
    private static async IAsyncEnumerable<SseItem<string>> Until(Presence presence, Guid journeyId, Present who, Func<long> revision, [EnumeratorCancellation] CancellationToken over)
    {
        await using var words = presence.Follow(journeyId, who, over).GetAsyncEnumerator(CancellationToken.None);
        var next = words.MoveNextAsync();
        yield return new SseItem<string>(JsonSerializer.Serialize(new { revision = revision(), tab = (string?)null }), "draft");
        while (true)
        {
            try
            {
                if (!await next) yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            yield return new SseItem<string>(words.Current.Data, words.Current.Event);
            next = words.MoveNextAsync();
        }
    }

    private static string Name(DraftRefusalKind kind) => kind switch
    {
        DraftRefusalKind.ChangedMeanwhile => "changed",
        DraftRefusalKind.Gone => "gone",
        DraftRefusalKind.TooLarge => "large",
        _ => "malformed",
    };
}
