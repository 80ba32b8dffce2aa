using System.Collections.Concurrent;

namespace Throughline.App.Design;

/// <summary>How long something can be undone; as long as a toast stays (Client/src/page/toasts.ts).</summary>
internal static class TenSeconds
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Keeps what somebody did back for ten seconds, as long as the screen offers to undo it. When the server stops in good order,
/// what waits counts at once; if it dies, nothing has happened.
/// </summary>
/// <param name="count">Makes it count; it does not fail.</param>
internal sealed class Grace<TKey, T>(TimeProvider clock, Func<T, Task> count) : IDisposable
    where TKey : notnull
    where T : class
{
    private readonly ConcurrentDictionary<TKey, (T What, ITimer Timer)> _waiting = new();
    private readonly List<Task> _counting = [];

    /// <summary>Will count in ten seconds. Saying it again replaces what was said.</summary>
    public void Say(TKey key, T what)
    {
        Undo(key);
        // Started only once it is on the list, so that it cannot ring before.
        var timer = clock.CreateTimer(_ => Count(key), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _waiting[key] = (what, timer);
        timer.Change(TenSeconds.Time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes it back; false where it counts already.</summary>
    public bool Undo(TKey key) => Take(key) is not null;

    /// <summary>What was said and does not count yet, or null.</summary>
    public T? Find(TKey key) => _waiting.TryGetValue(key, out var waiting) ? waiting.What : null;

    /// <summary>Lets all that waits count, and waits until it does.</summary>
    public Task StopAsync()
    {
        foreach (var key in _waiting.Keys) Count(key);
        lock (_counting) return Task.WhenAll(_counting);
    }

    public void Dispose()
    {
        foreach (var key in _waiting.Keys) Take(key);
    }

    private void Count(TKey key)
    {
        lock (_counting)
        {
            _counting.RemoveAll(task => task.IsCompleted);
            if (Take(key) is { } what) _counting.Add(count(what));
        }
    }

    private T? Take(TKey key)
    {
        if (!_waiting.TryRemove(key, out var waiting)) return null;
        waiting.Timer.Dispose();
        return waiting.What;
    }
}
