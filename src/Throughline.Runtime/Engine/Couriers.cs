using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Carries the outbox away. Each way out (a mail server, a host that is called) has as many couriers as it has free
/// places; a courier has one delivery in hand at a time, and writes down what became of it in the transaction that claims
/// the next. So nothing is claimed that cannot leave at once, a way that hangs holds up no other, and a machine that dies
/// leaves one delivery a connection whose outcome nobody knows.
/// </summary>
internal sealed partial class Couriers(JourneyEngine engine, ILogger log) : IDisposable
{
    private static readonly Duration RenewEvery = SendGate.Lease / 4;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ChannelRoute, Way> _ways = new();
    private readonly ConcurrentDictionary<DeliveryKey, byte> _inHand = new();
    private readonly ConcurrentDictionary<Task, byte> _working = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CourierDesk _desk = new(engine, log);
    private int _givenBack;

    /// <summary>Something waits, or a place became free.</summary>
    public void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0) _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // somebody else woke them in the same moment
        }
    }

    /// <summary>One look at what waits: sends couriers where there is room, then sleeps until somebody wakes it.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        engine.Channels.Freed = _ => Wake();
        foreach (var lane in await engine.WaitingLanesAsync())
        {
            var way = _ways.GetOrAdd(engine.Channels.RouteOf(lane.WorkspaceId, lane.Lane), route => new Way(route));
            way.Add(lane);
            for (var (free, places) = (engine.Channels.FreeOn(way.Route), engine.Channels.PlacesOn(way.Route)); way.TryTakeOn(free, places);) SendOut(way, stop);
        }
        await _wake.WaitAsync(LongestNap, stop);
    }

    /// <summary>Keeps the claims of what is in hand.</summary>
    public async Task RenewAsync(CancellationToken stop)
    {
        await Task.Delay(RenewEvery.ToTimeSpan(), engine.Store.Time, stop);
        if (!_inHand.IsEmpty) await engine.RenewAsync([.. _inHand.Keys]);
    }

    /// <summary>Waits until every courier is back; what they could not hand over is in the outbox again.</summary>
    public async Task ComeBackAsync()
    {
        await Task.WhenAll(_working.Keys);
        if (_givenBack > 0) GaveBack(log, _givenBack);
    }

    public void Dispose() => _wake.Dispose();

    private void SendOut(Way way, CancellationToken stop)
    {
        var work = Task.Run(() => WorkAsync(way, stop), CancellationToken.None);
        _working[work] = 0;
        _ = work.ContinueWith(done => _working.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task WorkAsync(Way way, CancellationToken stop)
    {
        IReadOnlyList<Dispatched> done = [];
        while (true)
        {
            // Where we stop, or the way rests after failures, what became of the last one is written down and nothing is taken up.
            var lane = stop.IsCancellationRequested || engine.Channels.FreeOn(way.Route) == 0 ? null : way.Next();
            if (lane is null && done.Count == 0) break;
            var claimed = await RecordAndClaimAsync(done, lane, way.Batch);
            done = [];
            if (claimed.Count == 0)
            {
                if (lane is null) break;
                way.Remove(lane.Value);
                continue;
            }
            way.Leave();
            done = await HandOverAsync(claimed, stop);
            way.ComeBack();
        }
        way.LetGo();
        if (!stop.IsCancellationRequested && way.HasWork) Wake();
    }

    private async Task<IReadOnlyList<Dispatched>> HandOverAsync(IReadOnlyList<Claimed> claimed, CancellationToken stop)
    {
        var done = new List<Dispatched>(claimed.Count);
        foreach (var one in claimed)
        {
            var dispatched = await HandOverSafelyAsync(one, stop);
            if (dispatched.IsGivenBack) Interlocked.Increment(ref _givenBack);
            done.Add(dispatched);
        }
        return done;
    }

    private async Task<Dispatched> HandOverSafelyAsync(Claimed claimed, CancellationToken stop)
    {
        _inHand[claimed.Delivery.Key] = 0;
        try
        {
            return await engine.Dispatcher.SendAsync(claimed, stop);
        }
#pragma warning disable CA1031 // one delivery's failure stops nobody else's; nobody knows how far it got
        catch (Exception error)
#pragma warning restore CA1031
        {
            HandingOverFailed(log, claimed.Delivery.Key.Id, error);
            return new Dispatched(claimed, new SendOutcome.Unknown("Throughline met an error while sending this."), null, null);
        }
    }

    private async Task<IReadOnlyList<Claimed>> RecordAndClaimAsync(IReadOnlyList<Dispatched> done, (Guid WorkspaceId, string Lane)? lane, int limit)
    {
        try
        {
            return await _desk.VisitAsync(done, lane, limit);
        }
        finally
        {
            foreach (var one in done) _inHand.TryRemove(one.Claimed.Delivery.Key, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending delivery {Delivery} met an error.")]
    private static partial void HandingOverFailed(ILogger log, Guid delivery, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped. {Count} deliveries were not handed over and wait in the outbox again.")]
    private static partial void GaveBack(ILogger log, int count);

    /// <summary>One way out, with the lanes that have work for it and the couriers it has.</summary>
    private sealed class Way(ChannelRoute route)
    {
        private readonly Lock _lock = new();
        private readonly Queue<(Guid, string)> _lanes = new();
        private int _here;
        private int _away;

        public ChannelRoute Route => route;

        /// <summary>Nothing leaves by the visible outbox, so nothing can become unknown there, and a courier takes many at once.</summary>
        public int Batch => route == OutboxChannel.Route ? OutboxChannel.Places : 1;

        public bool HasWork
        {
            get
            {
                lock (_lock) return _lanes.Count > 0;
            }
        }

        public void Add((Guid, string) lane)
        {
            lock (_lock)
                if (!_lanes.Contains(lane)) _lanes.Enqueue(lane);
        }

        public void Remove((Guid, string) lane)
        {
            lock (_lock)
            {
                for (var i = _lanes.Count; i > 0; i--)
                    if (_lanes.Dequeue() is var one && one != lane) _lanes.Enqueue(one);
            }
        }

        /// <summary>A lane with work, each in turn; null where there is none.</summary>
        public (Guid WorkspaceId, string Lane)? Next()
        {
            lock (_lock)
            {
                if (!_lanes.TryDequeue(out var lane)) return null;
                _lanes.Enqueue(lane);
                return lane;
            }
        }

        /// <summary>
        /// One more courier, as long as those who are here are fewer than the free places, and all of them no more than there are
        /// places: so nobody stands at the door with a delivery in hand.
        /// </summary>
        public bool TryTakeOn(int free, int places)
        {
            lock (_lock)
            {
                var most = Batch > 1 ? 1 : places;
                if (_lanes.Count == 0 || _here >= free || _here + _away >= most) return false;
                _here++;
                return true;
            }
        }

        public void Leave() => Count(-1, 1);
        public void ComeBack() => Count(1, -1);
        public void LetGo() => Count(-1, 0);

        private void Count(int here, int away)
        {
            lock (_lock) (_here, _away) = (_here + here, _away + away);
        }
    }
}
