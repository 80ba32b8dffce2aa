using System.Collections.Concurrent;

namespace Throughline.Runtime.Channels.Webhook;

/// <summary>Calls to other systems, each host a way of its own with a bounded number of calls at a time: one that hangs holds up no other.</summary>
internal sealed class WebhookRoutes(WebhookChannel channel, Func<Guid, string> secretOf) : ICallChannel
{
    /// <summary>Most calls to one host at a time.</summary>
    public const int Places = 8;

    private readonly ConcurrentDictionary<ChannelRoute, int> _taken = new();

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(string host) => new("call " + host);

    public int FreeOn(ChannelRoute route) => Places - _taken.GetValueOrDefault(route);

    public async Task<SendOutcome> CallAsync(OutgoingCall call, CancellationToken cancel)
    {
        var route = RouteOf(call.Url.Authority);
        _taken.AddOrUpdate(route, 1, static (_, taken) => taken + 1);
        try
        {
            return await channel.CallAsync(call.Url, secretOf(call.Permit.WorkspaceId), call.Permit.DeliveryId, call.Type, call.Json, cancel);
        }
        finally
        {
            _taken.AddOrUpdate(route, 0, static (_, taken) => taken - 1);
            Freed?.Invoke(route);
        }
    }
}
