using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>Looks each second whether the store is in trouble, says so once when it begins and once when it is over, and tries
/// meanwhile whether it is.</summary>
internal sealed partial class StoreWatchHost(Database database, StoreProbe probe, TimeProvider time, ILogger<StoreWatchHost> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = default(string);
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await NextAsync(timer, stoppingToken))
        {
            var trouble = database.Trouble;
            if (trouble is not null) trouble = await probe.LookAsync() ?? database.Trouble;
            if (trouble == known) continue;
            if (trouble is null) IsOver(log);
            else Began(log, trouble);
            known = trouble;
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Nothing can be saved. {Trouble}")]
    private static partial void Began(ILogger log, string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Everything can be saved again.")]
    private static partial void IsOver(ILogger log);
}
