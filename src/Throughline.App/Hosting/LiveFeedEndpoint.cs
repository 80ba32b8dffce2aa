using System.Runtime.CompilerServices;
using Throughline.App.Access;
using Throughline.Runtime.Engine;

namespace Throughline.App.Hosting;

/// <summary>
/// How open pages hear that something of their business changed, so that the parts that show it fetch themselves anew:
/// <c>hx-get="…" hx-trigger="sse:changed"</c> inside <c>hx-ext="sse" sse-connect="/live"</c>. What changed is not said; many
/// changes in a burst are one word.
/// </summary>
internal static class LiveFeedEndpoint
{
    public static void MapLiveFeed(this IEndpointRouteBuilder app) =>
        app.MapGet("/live", (LiveFeed feed, WorkspaceAccess access, IHostApplicationLifetime host, HttpContext context) =>
        {
            if (HttpMethods.IsHead(context.Request.Method)) return Results.Empty; // there is no end to wait for
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return (IResult)TypedResults.ServerSentEvents(
                Until(feed, access.WorkspaceId, context.RequestAborted, host.ApplicationStopping), eventType: "changed");
        }).NeedsAccount("it says that something changed, and not what");

    // Ends quietly when the page goes away or the server stops: neither is a fault.
    private static async IAsyncEnumerable<string> Until(LiveFeed feed, Guid workspaceId, [EnumeratorCancellation] CancellationToken gone, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        await using var changes = feed.Changes(workspaceId, either.Token).GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            try
            {
                if (!await changes.MoveNextAsync()) yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            yield return "changed";
        }
    }
}
