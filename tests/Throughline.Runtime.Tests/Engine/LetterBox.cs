using System.Collections.Concurrent;
using Throughline.Runtime.Channels;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A channel whose other side is this list: what was taken, and what it answers by turns.</summary>
internal sealed class LetterBox : IRoutedChannel
{
    private readonly ConcurrentQueue<OutgoingMessage> _taken = new();
    private int _underWay;

    /// <summary>Decides the answer; accepts everything unless told otherwise.</summary>
    public Func<OutgoingMessage, SendOutcome> Answer { get; set; } = _ => new SendOutcome.Accepted("250 taken");

    /// <summary>Where set, nothing is answered before this is; who stops before then gets the message back.</summary>
    public Task? Hangs { get; set; }

    public IReadOnlyCollection<OutgoingMessage> Taken => _taken;

    public Action<ChannelRoute>? Freed { get; set; }

    public ChannelRoute RouteOf(Guid workspaceId) => new("letters");

    public int FreeOn(ChannelRoute route) => PlacesOn(route) - _underWay;

    public int PlacesOn(ChannelRoute route) => 4;

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        var answer = Answer(message);
        if (Hangs is not null) return HangAsync(message, answer, cancel);
        if (answer is SendOutcome.Accepted or SendOutcome.Unknown) _taken.Enqueue(message);
        return Task.FromResult(answer);
    }

    private async Task<SendOutcome> HangAsync(OutgoingMessage message, SendOutcome answer, CancellationToken cancel)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            await Hangs!.WaitAsync(cancel);
            _taken.Enqueue(message);
            return answer;
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.TryLater("We stopped before the message was handed over.");
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
            Freed?.Invoke(RouteOf(default));
        }
    }
}
