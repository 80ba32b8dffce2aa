using System.Collections.Concurrent;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Assignments;

/// <summary>What somebody said about an assignment, before it counts.</summary>
internal sealed record Settlement(Actor Actor, Guid PersonId, Guid AssignmentId, bool Done, string? Note);

/// <summary>
/// Keeps what staff say about an assignment back for ten seconds, so that a slip of the finger can be undone before it
/// moves the person on: what the road has done once cannot be taken back. When the server stops in good order, what
/// waits here counts at once; if it dies, the assignment is still open and in the list.
/// </summary>
internal sealed class Settlements(AssignmentActions assignments, TimeProvider clock, ILogger<Settlements> log) : IHostedService, IDisposable
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(Guid Workspace, Guid Assignment), (Settlement What, ITimer Timer)> _waiting = new();
    private readonly List<Task> _counting = [];

    /// <summary>Will count in ten seconds. Saying it again replaces what was said.</summary>
    public void Say(Settlement settlement)
    {
        var key = KeyOf(settlement);
        Undo(key.Workspace, key.Assignment);
        // Started only once it is on the list, so that it cannot ring before.
        var timer = clock.CreateTimer(_ => Count(key), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _waiting[key] = (settlement, timer);
        timer.Change(Grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes it back; false where it counts already.</summary>
    public bool Undo(Guid workspace, Guid assignment) => Take((workspace, assignment)) is not null;

    /// <summary>What was said and does not count yet, or null.</summary>
    public Settlement? Find(Guid workspace, Guid assignment) =>
        _waiting.TryGetValue((workspace, assignment), out var waiting) ? waiting.What : null;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _waiting.Keys) Count(key);
        lock (_counting) return Task.WhenAll(_counting);
    }

    public void Dispose()
    {
        foreach (var key in _waiting.Keys) Take(key);
    }

    private void Count((Guid Workspace, Guid Assignment) key)
    {
        lock (_counting)
        {
            _counting.RemoveAll(task => task.IsCompleted);
            if (Take(key) is { } what) _counting.Add(CountAsync(what));
        }
    }

    private async Task CountAsync(Settlement what)
    {
        try
        {
            await assignments.SettleAsync(what.Actor.WorkspaceId, what.PersonId, what.AssignmentId, new(what.Done, what.Note, what.Actor.AccountId));
        }
#pragma warning disable CA1031 // there is nobody left to tell but the log; the assignment stays open and in the list
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError(error, "An assignment could not be settled; it is still open.");
        }
    }

    private Settlement? Take((Guid Workspace, Guid Assignment) key)
    {
        if (!_waiting.TryRemove(key, out var waiting)) return null;
        waiting.Timer.Dispose();
        return waiting.What;
    }

    private static (Guid Workspace, Guid Assignment) KeyOf(Settlement settlement) => (settlement.Actor.WorkspaceId, settlement.AssignmentId);
}
