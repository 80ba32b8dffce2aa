namespace Throughline.Runtime.Channels;

/// <summary>The places on one way out. Whoever waits here waits for this way alone, so what hangs on one way sinks no other.</summary>
internal sealed class Bulkhead : IDisposable
{
    private readonly SemaphoreSlim _free;
    private readonly ChannelRoute _route;
    private readonly Action<ChannelRoute> _freed;
    private readonly TimeProvider _time;
    private long _lastUsed;

    /// <param name="freed">Told whenever a place becomes free and when a rest is over.</param>
    public Bulkhead(ChannelRoute route, int places, TimeProvider time, Action<ChannelRoute> freed)
    {
        (_route, _time, _freed) = (route, time, freed);
        _free = new SemaphoreSlim(places);
        BackOff = new HostBackOff(time, () => freed(route));
        _lastUsed = time.GetTimestamp();
    }

    public ChannelRoute Route => _route;

    public HostBackOff BackOff { get; }

    /// <summary>Places that nobody has, whether or not the host rests.</summary>
    public int Places => _free.CurrentCount;

    /// <summary>How many may come now: none while the host rests, one where that one tries for all.</summary>
    public int Free => BackOff.IsWell ? Places : BackOff.Left > TimeSpan.Zero ? 0 : Math.Min(1, Places);

    /// <summary>Since anybody had a place.</summary>
    public TimeSpan Unused => _time.GetElapsedTime(Volatile.Read(ref _lastUsed));

    /// <summary>Waits for a place. False where we were told to stop.</summary>
    public async Task<bool> EnterAsync(CancellationToken cancel)
    {
        try
        {
            await _free.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        Volatile.Write(ref _lastUsed, _time.GetTimestamp());
        return true;
    }

    public void Leave()
    {
        Volatile.Write(ref _lastUsed, _time.GetTimestamp());
        _free.Release();
        _freed(_route);
    }

    public void Dispose() => BackOff.Dispose();
}
