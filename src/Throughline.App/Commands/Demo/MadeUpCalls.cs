using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Outbox;

namespace Throughline.App.Commands.Demo;

/// <summary>Takes every call to another system, and calls nobody.</summary>
internal sealed class MadeUpCalls : ICallChannel
{
    private const int Room = 64;

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(string host) => new("made up " + host);

    public int FreeOn(ChannelRoute route) => Room;

    public int PlacesOn(ChannelRoute route) => Room;

    public Task<SendOutcome> CallAsync(OutgoingCall call, CancellationToken cancel) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Accepted(OutboxChannel.CallDetail));
}
