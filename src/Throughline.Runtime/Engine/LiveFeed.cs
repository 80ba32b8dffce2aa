using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Tells open pages that something of their workspace has changed. It carries no content: whoever hears it reads again.
/// Of many changes within <see cref="Rest"/> a listener hears one.
/// </summary>
internal sealed class LiveFeed(TimeProvider time)
{
    /// <summary>The shortest time between two tidings to one listener.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Guid, ImmutableArray<Channel<bool>>> _listeners = new();

    /// <summary>Something of this workspace was committed. Never waits; costs a look-up where nobody listens.</summary>
    public void Changed(Guid workspaceId)
    {
        if (!_listeners.TryGetValue(workspaceId, out var listeners)) return;
        foreach (var listener in listeners) listener.Writer.TryWrite(true);
    }

    /// <summary>Yields once for every burst of changes that follow, until cancelled. Listening begins with the call, not with the first read.</summary>
    public IAsyncEnumerable<Guid> Changes(Guid workspaceId, CancellationToken cancel)
    {
        var inbox = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _listeners.AddOrUpdate(workspaceId, [inbox], (_, others) => others.Add(inbox));
        return Listen(workspaceId, inbox, cancel);
    }

    private async IAsyncEnumerable<Guid> Listen(Guid workspaceId, Channel<bool> inbox, [EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            while (await inbox.Reader.WaitToReadAsync(cancel))
            {
                while (inbox.Reader.TryRead(out _))
                {
                }
                yield return workspaceId;
                await Task.Delay(Rest, time, cancel);
            }
        }
        finally
        {
            Forget(workspaceId, inbox);
        }
    }

    private void Forget(Guid workspaceId, Channel<bool> inbox)
    {
        while (_listeners.TryGetValue(workspaceId, out var all))
        {
            var rest = all.Remove(inbox);
            if (rest.IsEmpty ? _listeners.TryRemove(KeyValuePair.Create(workspaceId, all)) : _listeners.TryUpdate(workspaceId, rest, all)) return;
        }
    }
}
