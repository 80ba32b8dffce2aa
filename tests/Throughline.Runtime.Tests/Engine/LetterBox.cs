using System.Collections.Concurrent;
using Throughline.Runtime.Channels;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A channel whose other side is this list: what was taken, and what it answers by turns.</summary>
internal sealed class LetterBox : IRoutedChannel
{
    private readonly ConcurrentQueue<OutgoingMessage> _taken = new();

    /// <summary>Decides the answer; accepts everything unless told otherwise.</summary>
    public Func<OutgoingMessage, SendOutcome> Answer { get; set; } = _ => new SendOutcome.Accepted("250 taken");

    public IReadOnlyCollection<OutgoingMessage> Taken => _taken;

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(Guid workspaceId) => new("letters");

    public int FreeOn(ChannelRoute route) => 4;

    public int PlacesOn(ChannelRoute route) => 4;

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        var answer = Answer(message);
        if (answer is SendOutcome.Accepted or SendOutcome.Unknown) _taken.Enqueue(message);
        return Task.FromResult(answer);
    }
}
