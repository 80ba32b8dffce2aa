using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Throughline.Runtime.Engine;

/// <summary>Runs the engine by the clock: timers, the outbox, moves to new versions, and a sweeper behind them.</summary>
internal sealed partial class EngineHost(JourneyEngine engine, ILogger<EngineHost> log) : BackgroundService
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookForOthersEvery = TimeSpan.FromSeconds(2);

    private readonly Couriers _couriers = new(engine, log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await KeepTryingAsync(engine.RecoverAsync, stoppingToken);
        engine.Store.WakeOutbox = _couriers.Wake;
        await Task.WhenAll(
            KeepGoingAsync("timers", AdvanceAsync, stoppingToken),
            KeepGoingAsync("outbox", _couriers.LookAsync, stoppingToken),
            KeepGoingAsync("leases", _couriers.RenewAsync, stoppingToken),
            KeepGoingAsync("visits", SettleVisitsAsync, stoppingToken),
            KeepGoingAsync("moves", GoOverAsync, stoppingToken),
            KeepGoingAsync("signals", HandOnAsync, stoppingToken),
            KeepGoingAsync("openings", OpenAsync, stoppingToken),
            KeepGoingAsync("days", TellOfDaysAsync, stoppingToken),
            KeepGoingAsync("seats", SeatAsync, stoppingToken),
            KeepGoingAsync("words", FillWordsAsync, stoppingToken),
            KeepGoingAsync("sweeper", SweepAsync, stoppingToken),
            KeepGoingAsync("others", NoticeOthersAsync, stoppingToken));
        await _couriers.ComeBackAsync();
    }

    public override void Dispose()
    {
        _couriers.Dispose();
        base.Dispose();
    }

    private async Task AdvanceAsync(CancellationToken stop)
    {
        if (await engine.AdvanceDueAsync() < JourneyEngine.AdvanceGroup) await Task.Delay(TimeSpan.FromMilliseconds(250), engine.Store.Time, stop);
    }

    private async Task SettleVisitsAsync(CancellationToken stop)
    {
        if (await engine.Visits.SettleAsync() < MessageVisits.Group) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task GoOverAsync(CancellationToken stop)
    {
        if (await engine.GoOverAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task HandOnAsync(CancellationToken stop)
    {
        if (await engine.HandOnAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        if (await engine.LookThroughAsync() + await engine.OpenAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task TellOfDaysAsync(CancellationToken stop)
    {
        if (await engine.TellOfOccasionsAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task SeatAsync(CancellationToken stop)
    {
        if (await engine.SeatAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
    }

    private async Task FillWordsAsync(CancellationToken stop)
    {
        if (await engine.FillWordsAsync() == 0) await Task.Delay(LongestNap, engine.Store.Time, stop);
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

    /// <summary>What must be done before anything else runs, as often as it takes.</summary>
    private async Task KeepTryingAsync(Func<Task> work, CancellationToken stop)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await KeepGoingAsync(
            "start",
            async _ =>
            {
                await work();
                await done.CancelAsync();
            },
            done.Token);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Loop} loop met an error and goes on.")]
    private static partial void LoopFailed(ILogger log, string loop, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweeper repaired {Count} lost wake-ups, lost claims and failed signals.")]
    private static partial void SweeperRepaired(ILogger log, int count);
}
