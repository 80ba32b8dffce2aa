namespace Throughline.Runtime.Channels;

/// <summary>
/// A way out that messages share: one mail server, one host that is called. Equal keys are the same way; the key holds
/// no secret.
/// </summary>
internal readonly record struct ChannelRoute(string Key);

/// <summary>What whoever hands messages over may know of the ways out, so that nothing is taken up that cannot leave now.</summary>
internal interface IRoutes
{
    /// <summary>
    /// How many more may be handed over on this way at this moment; 0 while all places are taken, and while it rests after
    /// failures.
    /// </summary>
    int FreeOn(ChannelRoute route);

    /// <summary>How many may be under way on it at once, in the best of times.</summary>
    int PlacesOn(ChannelRoute route);

    /// <summary>Called when a place on a way became free, or its rest is over; on any thread, so it returns at once.</summary>
    Action<ChannelRoute>? Freed { get; set; }
}

/// <summary>A channel whose way out depends on the workspace.</summary>
internal interface IRoutedChannel : IChannel, IRoutes
{
    /// <summary>The way that this workspace's messages take now.</summary>
    ChannelRoute RouteOf(Guid workspaceId);
}
