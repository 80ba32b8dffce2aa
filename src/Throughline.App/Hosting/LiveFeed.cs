using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Throughline.App.Access;

namespace Throughline.App.Hosting;

/// <summary>
/// Tells open pages that something of their business changed, so that the parts that show it fetch themselves anew:
/// <c>hx-get="…" hx-trigger="sse:changed"</c> inside <c>hx-ext="sse" sse-connect="/live"</c>. What changed is not said; many
/// changes in a second are one word.
/// </summary>
internal sealed class LiveFeed(TimeProvider clock)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Channel<bool>, Guid> _listeners = new();

    /// <summary>Something of this business changed. Cheap; call it after a commit.</summary>
    public void Changed(Guid workspaceId)
    {
        foreach (var (listener, listensTo) in _listeners)
            if (listensTo == workspaceId) listener.Writer.TryWrite(true);
    }

    /// <summary>One "changed" for each burst of changes, a second apart at least, until cancelled.</summary>
    public async IAsyncEnumerable<string> Listen(Guid workspaceId, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _listeners[channel] = workspaceId;
        try
        {
            await foreach (var _ in channel.Reader.ReadAllAsync(cancel))
            {
                yield return "changed";
                await Task.Delay(Least, clock, cancel);
            }
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }
}

internal static class LiveFeedEndpoint
{
    public static void MapLiveFeed(this IEndpointRouteBuilder app) =>
        app.MapGet("/live", (LiveFeed feed, WorkspaceAccess access, IHostApplicationLifetime host, HttpContext context) =>
        {
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.ServerSentEvents(Until(feed, access.WorkspaceId, context.RequestAborted, host.ApplicationStopping), eventType: "changed");
        });

    // Ends quietly when the page goes away or the server stops: neither is a fault.
    private static async IAsyncEnumerable<string> Until(LiveFeed feed, Guid workspaceId, [EnumeratorCancellation] CancellationToken gone, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        await using var changes = feed.Listen(workspaceId, either.Token).GetAsyncEnumerator(CancellationToken.None);
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
            yield return changes.Current;
        }
    }
}
