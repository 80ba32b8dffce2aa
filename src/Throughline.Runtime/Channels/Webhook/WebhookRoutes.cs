namespace Throughline.Runtime.Channels.Webhook;

/// <summary>Calls to other systems, signed with the secret of the workspace they come from; each host is a way of its own.</summary>
internal sealed class WebhookRoutes(WebhookChannel channel, Func<Guid, string> secretOf) : ICallChannel
{
    public Action<ChannelRoute>? Freed
    {
        get => channel.Hosts.Freed;
        set => channel.Hosts.Freed = value;
    }

    public ChannelRoute RouteOf(string host) => WebhookHosts.RouteOf(host);

    public int FreeOn(ChannelRoute route) => channel.Hosts.FreeOn(route);

    public int PlacesOn(ChannelRoute route) => channel.Hosts.PlacesOn(route);

    public Task<SendOutcome> CallAsync(OutgoingCall call, CancellationToken cancel) =>
        channel.CallAsync(call.Url, secretOf(call.Permit.WorkspaceId), call.Permit.DeliveryId, call.Type, call.Json, cancel);
}
