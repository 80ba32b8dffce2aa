using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Throughline.App.Access;
using Throughline.App.Api.Segment;
using Throughline.Businesses;
using Throughline.Primitives;
using Throughline.Runtime.Storage;

namespace Throughline.App.Api.Visits;

/// <summary>Takes visits in, <c>POST /v1/v</c>: from pages that carry the line of a business, opened in a browser.</summary>
internal sealed class VisitDoor(ApiKeys keys, SegmentOrigins origins, VisitCounting counting)
{
    private const string Limit = "page-visits";

    /// <summary>A household or an office behind one address.</summary>
    private const int AtOnce = 300;
    private const int PerMinute = 120;

    /// <summary>Bytes of a visit.</summary>
    private const int MostBytes = 16 * 1024;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<VisitCounting>();
        services.AddSingleton<VisitDoor>();
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Limit, context =>
            RateLimitPartition.GetTokenBucketLimiter(RequestSource.Of(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = AtOnce,
                TokensPerPeriod = PerMinute,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            })));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<VisitDoor>();
        SegmentEndpoints.Map(routes, "v", "POST", door.TakeAsync)
            .RequireRateLimiting(Limit).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private async Task TakeAsync(HttpContext context)
    {
        var (bytes, refusal) = await RequestBytes.ReadAsync(context.Request.Body, context.Request.ContentLength, context.RequestAborted);
        if (bytes is null)
        {
            await SegmentAnswers.RefusedAsync(context, StatusCodes.Status400BadRequest, refusal!);
            return;
        }
        VisitMessage? message;
        using (bytes) (message, refusal) = VisitMessage.Read(bytes.Text);
        if (message is null) await SegmentAnswers.RefusedAsync(context, StatusCodes.Status400BadRequest, refusal!);
        else if (keys.Find(message.WriteKey) is not { } key)
            await SegmentAnswers.RefusedAsync(context, StatusCodes.Status401Unauthorized, Rejection.UnknownKey);
        else if (key.Kind != KeyKind.Browser)
            await SegmentAnswers.RefusedAsync(context, StatusCodes.Status403Forbidden, Rejection.KeyInBrowser);
        else
        {
            if (IsRefused(context.Request.Headers)) message = message.WithoutTraces();
            if (PageOf(context, message) is { } page) await counting.CountAsync(key.WorkspaceId, page, message);
            await SegmentAnswers.TakenAsync(context);
        }
    }

    /// <summary>The page that is counted; null where nobody opened one.</summary>
    private PageAddress? PageOf(HttpContext context, VisitMessage message)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var path = message.Path ?? "/";
        var escaped = Uri.EscapeDataString(Uri.UnescapeDataString(path)).Replace("%2F", "/", StringComparison.Ordinal);
        return !path.StartsWith('/') || !Uri.TryCreate(origin, UriKind.Absolute, out _) || !origins.Allows(context)
            || Robots.Is(context.Request.Headers.UserAgent) ? null
            : PageAddress.Read(origin.TrimEnd('/') + escaped);
    }

    /// <summary>Asked not to be followed, also where an old copy of the script did not look.</summary>
    private static bool IsRefused(IHeaderDictionary headers) => headers["Sec-GPC"] == "1" || headers["DNT"] == "1";
}
