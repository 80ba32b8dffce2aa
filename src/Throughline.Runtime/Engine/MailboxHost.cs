using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Throughline.Runtime.Engine;

/// <summary>Looks into every mailbox each minute, each for itself, until the application stops.</summary>
internal sealed partial class MailboxHost(MailboxWatch watch, ILogger<MailboxHost> log) : BackgroundService
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Task> _looking = new();
    private readonly SemaphoreSlim _places = new(AtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(Every, watch.Time);
        try
        {
            do
            {
                foreach (var workspace in watch.Workspaces)
                    if (!_looking.ContainsKey(workspace)) _looking[workspace] = LookAsync(workspace, stoppingToken);
            }
            while (await clock.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Looks that are under way stop by the same word.
        }
        await Task.WhenAll(_looking.Values);
    }

    private async Task LookAsync(Guid workspace, CancellationToken stop)
    {
        await Task.Yield(); // so that it is noted before it can end
        var entered = false;
        try
        {
            await _places.WaitAsync(stop);
            entered = true;
            await watch.LookAsync(workspace, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The next start goes on where this one was.
        }
#pragma warning disable CA1031 // one mailbox's trouble stops no other
        catch (Exception error)
#pragma warning restore CA1031
        {
            LookFailed(log, workspace, error);
        }
        finally
        {
            if (entered) _places.Release();
            _looking.TryRemove(workspace, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The mailbox of {Workspace} could not be read; it is looked into again in a minute.")]
    private static partial void LookFailed(ILogger log, Guid workspace, Exception error);
}
