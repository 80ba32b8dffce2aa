using System.Collections.Concurrent;
using Throughline.People;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Channels.Webhook;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Channels;

/// <summary>One call to another system, with the gate's yes to it.</summary>
/// <param name="Type">The <c>type</c> of the body.</param>
/// <param name="Json">The <c>data</c> of the body.</param>
internal sealed record OutgoingCall(Permit Permit, Uri Url, string Type, string Json);

/// <summary>Whoever takes calls.</summary>
internal interface ICallChannel : IRoutes
{
    /// <summary>The way that calls to this host take.</summary>
    ChannelRoute RouteOf(string host);

    /// <summary>Makes one call. Never throws for what the other side does; that is the outcome.</summary>
    Task<SendOutcome> CallAsync(OutgoingCall call, CancellationToken cancel);
}

/// <summary>Which channel carries what, for each workspace and kind. One that is added is added here.</summary>
internal sealed class ChannelRegistry
{
    private readonly ConcurrentDictionary<ChannelRoute, IRoutes> _owners = new();
    private readonly OutboxChannel _outbox = new();
    private readonly IRoutedChannel _mail;
    private readonly ICallChannel _calls;

    public ChannelRegistry(IRoutedChannel? mail, ICallChannel calls)
    {
        (_mail, _calls) = (mail ?? _outbox, calls);
        _mail.Freed = _calls.Freed = route => Freed?.Invoke(route);
    }

    /// <summary>Called when a place on a way became free.</summary>
    public Action<ChannelRoute>? Freed { get; set; }

    /// <summary>The way that a lane of a workspace takes now.</summary>
    public ChannelRoute RouteOf(Guid workspaceId, string lane) => lane switch
    {
        DeliveryRow.MailLane => Owned(_mail, _mail.RouteOf(workspaceId)),
        DeliveryRow.TextLane => Owned(_outbox, OutboxChannel.Route), // nothing carries text messages away yet
        var host => Owned(_calls, _calls.RouteOf(host)),
    };

    /// <summary>How many more may be handed over on this way at this moment; 0 for a way that nobody has asked for.</summary>
    public int FreeOn(ChannelRoute route) => _owners.TryGetValue(route, out var owner) ? owner.FreeOn(route) : 0;

    /// <summary>How many may be under way on it at once.</summary>
    public int PlacesOn(ChannelRoute route) => _owners.TryGetValue(route, out var owner) ? owner.PlacesOn(route) : 0;

    /// <summary>The channel of a message; null where a workspace has none for it.</summary>
    public IChannel? For(Channel channel) => channel == Channel.Email ? _mail : null;

    public Task<SendOutcome> CallAsync(OutgoingCall call, CancellationToken cancel) => _calls.CallAsync(call, cancel);

    private ChannelRoute Owned(IRoutes owner, ChannelRoute route)
    {
        _owners[route] = owner;
        return route;
    }
}
