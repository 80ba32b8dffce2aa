using System.Collections.Concurrent;

namespace Throughline.Runtime.Channels.Webhook;

/// <summary>
/// The hosts that are called: each with its own places and its own rest after failures, so that one that hangs holds up
/// no other.
/// </summary>
internal sealed class WebhookHosts(TimeProvider time) : IRoutes, IDisposable
{
    /// <summary>Calls to one host at once.</summary>
    public const int Places = 8;

    private const int MostKept = 1_000;
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ChannelRoute, Bulkhead> _hosts = new();

    public Action<ChannelRoute>? Freed { get; set; }

    public static ChannelRoute RouteOf(string host) => new("webhook " + host);

    public int FreeOn(ChannelRoute route) => _hosts.TryGetValue(route, out var host) ? host.Free : Places;

    public int PlacesOn(ChannelRoute route) => Places;

    /// <summary>Calls, as soon as there is a place; says "later" at once while the host rests.</summary>
    public async Task<SendOutcome> CallAsync(Uri url, Func<CancellationToken, ValueTask<HostTry>> call, CancellationToken cancel)
    {
        var host = Of(RouteOf(url.Authority));
        if (!await host.EnterAsync(cancel)) return new SendOutcome.TryLater("We stopped before it was called.");
        try
        {
            return (await host.BackOff.TryAsync(call, cancel)).Outcome;
        }
        finally
        {
            host.Leave();
        }
    }

    public void Dispose()
    {
        foreach (var host in _hosts.Values) host.Dispose();
    }

    private Bulkhead Of(ChannelRoute route)
    {
        if (_hosts.Count > MostKept)
            foreach (var (unused, host) in _hosts)
                if (host.Unused > ForgetAfter && host.Places == Places && _hosts.TryRemove(unused, out _)) host.Dispose();
        return _hosts.GetOrAdd(route, key => new Bulkhead(key, Places, time, free => Freed?.Invoke(free)));
    }
}
