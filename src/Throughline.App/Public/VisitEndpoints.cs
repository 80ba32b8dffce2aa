using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Public;

/// <summary>
/// Links in messages, <c>/c/{token}</c>, and the picture that tells of an opening, <c>/o/{token}.gif</c>. Following one adds an
/// event to the log; HEAD adds nothing. A link leads where the message as published says, never where an address says.
/// </summary>
internal static class VisitEndpoints
{
    /// <summary>One transparent point.</summary>
    private static readonly byte[] Point = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/c/{token}", [HttpMethods.Get, HttpMethods.Head], Follow).RequireRateLimiting(PublicPages.Visits);
        app.MapMethods("/o/{token}.gif", [HttpMethods.Get, HttpMethods.Head], Open).RequireRateLimiting(PublicPages.Visits);
    }

    private static async Task<IResult> Follow(string token, SignedDeliveries signed, DeliveryResponses responses, ClickBursts bursts, ILogger<ClickBursts> log, HttpContext context)
    {
        if (signed.Find(token, LinkKind.Click) is not { } delivery || Resolve(delivery) is not var (key, target)) return PublicAnswers.BrokenLink(context);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            var others = bursts.Follow(delivery.Row.Id, delivery.Target.Index);
            await Note(responses, delivery, key, Judge(VisitKind.Click, signed, delivery, context, others), log);
        }
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Redirect(target.AbsoluteUri);
    }

    private static async Task<IResult> Open(string token, SignedDeliveries signed, DeliveryResponses responses, ILogger<ClickBursts> log, HttpContext context)
    {
        if (signed.Find(token, LinkKind.Open) is not { } delivery) return Results.NotFound();
        if (HttpMethods.IsGet(context.Request.Method))
            await Note(responses, delivery, link: null, Judge(VisitKind.Open, signed, delivery, context, others: 0), log);
        context.Response.Headers.CacheControl = "no-store, no-cache, private, max-age=0";
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return Results.Bytes(Point, "image/gif");
    }

    // Whoever follows a link gets there even when the log has no room at this moment.
    private static async Task Note(DeliveryResponses responses, SignedDelivery delivery, string? link, Visitor by, ILogger log)
    {
        try
        {
            var (key, who) = (new DeliveryKey(delivery.Row.PersonId, delivery.Row.Id), by.ToString().ToLowerInvariant());
            await (link is null ? responses.OpenedAsync(key, who) : responses.ClickedAsync(key, who, link));
        }
        catch (Exception error) when (error is IntakeBusyException || StoreHealth.IsStoreFailure(error))
        {
            log.LogWarning(error, "A visit could not be noted.");
        }
    }

    private static Visitor Judge(VisitKind kind, SignedDeliveries signed, SignedDelivery delivery, HttpContext context, int others)
    {
        var since = signed.Now - (delivery.Row.SettledAt ?? delivery.Row.CreatedAt);
        return VisitorRules.Judge(new Visit(kind, context.Request.Headers.UserAgent, since.ToTimeSpan(), OtherLinksJustNow: others));
    }

    private static (string Key, Uri Target)? Resolve(SignedDelivery delivery)
    {
        if (delivery is not { Journey: { } journey, Row.Body: { } body } || SentMessages.MessageOf(journey, delivery.Row) is not { } message) return null;
        var compiled = MessageTemplates.Compile(message, journey.Fields);
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(body) ?? [];
        var index = delivery.Target.Index;
        return index < compiled.Links.Length && compiled.ResolveTarget(index, values) is { } target ? (compiled.Links[index].Key, target) : null;
    }
}

/// <summary>Remembers for ten seconds which links of a message were followed: many at once is a scanner's way.</summary>
internal sealed class ClickBursts : IDisposable
{
    private readonly MemoryCache _recent = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>Notes this link; returns how many others of the same message were followed just before.</summary>
    public int Follow(Guid delivery, int link)
    {
        var links = _recent.GetOrCreate(delivery, entry =>
        {
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = VisitorRules.BurstWindow;
            return new HashSet<int>();
        })!;
        lock (links)
        {
            links.Add(link);
            return links.Count - 1;
        }
    }

    public void Dispose() => _recent.Dispose();
}
