using System.Collections.Concurrent;
using Throughline.Runtime.Channels;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Takes every call to another system and keeps it.</summary>
internal sealed class CallBox : ICallChannel
{
    private readonly ConcurrentQueue<OutgoingCall> _taken = new();

    public IReadOnlyCollection<OutgoingCall> Taken => _taken;

    /// <summary>What the other system answers.</summary>
    public SendOutcome Answer { get; set; } = new SendOutcome.Accepted("200");

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(string host) => new("call " + host);

    public int FreeOn(ChannelRoute route) => PlacesOn(route);

    public int PlacesOn(ChannelRoute route) => 8;

    public Task<SendOutcome> CallAsync(OutgoingCall call, CancellationToken cancel)
    {
        _taken.Enqueue(call);
        return Task.FromResult(Answer);
    }
}
