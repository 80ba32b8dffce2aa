using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Throughline.Runtime.Engine;

/// <summary>Runs the engine by the clock: timers, outbox and sweeper, until the application stops.</summary>
internal sealed partial class EngineHost(JourneyEngine engine, ILogger<EngineHost> log) : BackgroundService
{
    /// <summary>Messages that are on their way at once; after a crash at most so many are unknown.</summary>
    public const int MostOnTheWay = 192;

    private const int Couriers = 16;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForOthersEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _outboxWake = new(0, 1);
    private readonly Channel<Claimed> _toCarry = System.Threading.Channels.Channel.CreateUnbounded<Claimed>();
    private readonly Channel<Carried> _toRecord = System.Threading.Channels.Channel.CreateUnbounded<Carried>();
    private int _onTheWay;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await engine.RecoverAsync();
        engine.Store.WakeOutbox = WakeOutbox;
        var recorder = RecordAsync();
        var couriers = Enumerable.Range(0, Couriers).Select(_ => CarryAsync()).ToArray();
        await Task.WhenAll(
            KeepGoingAsync("timers", AdvanceAsync, stoppingToken),
            KeepGoingAsync("outbox", ClaimAsync, stoppingToken),
            KeepGoingAsync("moves", GoOverAsync, stoppingToken),
            KeepGoingAsync("sweeper", SweepAsync, stoppingToken),
            KeepGoingAsync("others", NoticeOthersAsync, stoppingToken));
        // What is claimed is still carried and recorded, so that a stop leaves nothing unknown.
        _toCarry.Writer.Complete();
        await Task.WhenAll(couriers);
        _toRecord.Writer.Complete();
        await recorder;
    }

    private async Task AdvanceAsync(CancellationToken stop)
    {
        if (await engine.AdvanceDueAsync() < JourneyEngine.AdvanceGroup) await Task.Delay(TimeSpan.FromMilliseconds(250), engine.Store.Time, stop);
    }

    private async Task ClaimAsync(CancellationToken stop)
    {
        var room = MostOnTheWay - Volatile.Read(ref _onTheWay);
        if (room < MostOnTheWay / 3)
        {
            await _outboxWake.WaitAsync(LongestNap, stop);
            return;
        }
        var claimed = await engine.ClaimAsync(room);
        Interlocked.Add(ref _onTheWay, claimed.Count);
        foreach (var one in claimed) await _toCarry.Writer.WriteAsync(one, CancellationToken.None);
        if (claimed.Count == 0) await _outboxWake.WaitAsync(LongestNap, stop);
    }

    private async Task GoOverAsync(CancellationToken stop)
    {
        if (await engine.GoOverAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        await Task.Delay(SweepEvery, engine.Store.Time, stop);
        var repaired = await engine.SweepAsync();
        if (repaired > 0) SweeperRepaired(log, repaired);
    }

    private async Task NoticeOthersAsync(CancellationToken stop)
    {
        await engine.NoticeOthersAsync();
        await Task.Delay(LookForOthersEvery, engine.Store.Time, stop);
    }

    private async Task CarryAsync()
    {
        await foreach (var claimed in _toCarry.Reader.ReadAllAsync())
        {
            var carried = await CarrySafelyAsync(claimed);
            await _toRecord.Writer.WriteAsync(carried);
        }
    }

    private async Task<Carried> CarrySafelyAsync(Claimed claimed)
    {
        try
        {
            return await engine.Postman.CarryAsync(claimed, CancellationToken.None);
        }
#pragma warning disable CA1031 // one delivery's failure stops nobody else's; nobody knows how far it got
        catch (Exception error)
#pragma warning restore CA1031
        {
            CarryingFailed(log, claimed.Delivery.Key.Id, error);
            return new Carried(claimed, new Channels.SendOutcome.Unknown("Throughline met an error while sending this."), null, null);
        }
    }

    private async Task RecordAsync()
    {
        var group = new List<Carried>();
        while (await _toRecord.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < 1000 && _toRecord.Reader.TryRead(out var carried)) group.Add(carried);
            await RecordSafelyAsync(group);
            Interlocked.Add(ref _onTheWay, -group.Count);
            WakeOutbox();
        }
    }

    private async Task RecordSafelyAsync(List<Carried> group)
    {
        try
        {
            await engine.RecordAsync(group);
        }
#pragma warning disable CA1031 // found by trying each alone; the guilty one stays claimed and becomes unknown
        catch (Exception error)
#pragma warning restore CA1031
        {
            RecordingFailed(log, group.Count, error);
            if (group.Count > 1)
                foreach (var one in group.ToArray()) await RecordSafelyAsync([one]);
        }
    }

    /// <summary>A loop outlives its errors: it says so, rests and goes on.</summary>
    private async Task KeepGoingAsync(string name, Func<CancellationToken, Task> round, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await round(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // see above
            catch (Exception error)
#pragma warning restore CA1031
            {
                LoopFailed(log, name, error);
                await Task.Delay(LongestNap, engine.Store.Time, CancellationToken.None);
            }
        }
    }

    private void WakeOutbox()
    {
        try
        {
            if (_outboxWake.CurrentCount == 0) _outboxWake.Release();
        }
        catch (SemaphoreFullException)
        {
            // somebody else woke it in the same moment
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Loop} loop met an error and goes on.")]
    private static partial void LoopFailed(ILogger log, string loop, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending delivery {Delivery} met an error.")]
    private static partial void CarryingFailed(ILogger log, Guid delivery, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording {Count} deliveries met an error; each is tried alone.")]
    private static partial void RecordingFailed(ILogger log, int count, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweeper repaired {Count} lost wake-ups.")]
    private static partial void SweeperRepaired(ILogger log, int count);
}
