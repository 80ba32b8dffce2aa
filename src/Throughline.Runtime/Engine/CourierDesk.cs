using Microsoft.Extensions.Logging;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Where couriers say what became of what they carried and get what is next. Whoever waits when a transaction begins shares
/// it; so under load a commit carries the verdicts and claims of many.
/// </summary>
internal sealed partial class CourierDesk(JourneyEngine engine, ILogger log)
{
    private static readonly TimeSpan AfterAnError = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private List<Visit> _waiting = [];
    private bool _isCalled;

    /// <summary>Completes when the verdicts and the new claims are durable. Where that fails: each verdict alone, and no claim.</summary>
    /// <param name="lane">Null for nothing further.</param>
    public Task<IReadOnlyList<Claimed>> VisitAsync(IReadOnlyList<Dispatched> done, (Guid WorkspaceId, string Lane)? lane, int limit)
    {
        var visit = new Visit(done, lane, limit);
        Queue(visit);
        return visit.Answer.Task;
    }

    private void Queue(Visit visit)
    {
        lock (_lock)
        {
            _waiting.Add(visit);
            if (_isCalled) return;
            _isCalled = true;
        }
        _ = Task.Run(ServeWhoeverWaitsAsync);
    }

    private List<Visit> TakeWaiting()
    {
        lock (_lock)
        {
            (var group, _waiting, _isCalled) = (_waiting, [], false);
            return group;
        }
    }

    private async Task ServeWhoeverWaitsAsync()
    {
        List<Visit>? group = null;
        if (await FailsAsync(() => group ??= TakeWaiting()) is not { } error) return;
        group ??= TakeWaiting(); // the transaction never began
        if (group.Count == 1) await ServeAfterAnErrorAsync(group[0], error);
        else
            foreach (var visit in group) // one of them spoilt it: each goes alone, and the guilty one keeps its error
                if (await FailsAsync(() => [visit]) is { } own) await ServeAfterAnErrorAsync(visit, own);
    }

    /// <param name="take">Called when the transaction begins: who is served in it.</param>
    /// <returns>Null where all were served.</returns>
    private async Task<Exception?> FailsAsync(Func<List<Visit>> take)
    {
        try
        {
            var group = new List<Visit>();
            var work = await engine.RecordAndClaimAsync(() =>
            {
                group = take();
                return new ClaimWork(
                    [.. group.SelectMany(visit => visit.Done)],
                    [.. group.Where(visit => visit.Lane is not null).GroupBy(visit => visit.Lane!.Value, (lane, visits) =>
                        new LaneClaims(lane, visits.Sum(visit => visit.Limit)))]);
            });
            HandOut(group, work.Lanes);
            return null;
        }
#pragma warning disable CA1031 // whose fault it was is found by trying each alone; the guilty one stays claimed and becomes unknown
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }
    }

    /// <summary>In the order in which they came. Who gets nothing although the lane has more is served again in the next
    /// transaction.</summary>
    private void HandOut(List<Visit> group, IReadOnlyList<LaneClaims> lanes)
    {
        foreach (var visit in group)
        {
            var lane = lanes.FirstOrDefault(lane => lane.Lane == visit.Lane);
            var own = lane?.HandOut(visit.Limit) ?? [];
            if (own.Count > 0 || lane is null or { IsDrained: true }) visit.Answer.SetResult(own);
            else Queue(visit with { Done = [] });
        }
    }

    private async Task ServeAfterAnErrorAsync(Visit visit, Exception error)
    {
        RecordingFailed(log, visit.Done.Count, error);
        foreach (var one in visit.Done) await RecordAloneAsync(one);
        visit.Answer.SetResult(await ClaimAfterAnErrorAsync(visit, error));
    }

    private async Task<IReadOnlyList<Claimed>> ClaimAfterAnErrorAsync(Visit visit, Exception error)
    {
        try
        {
            if (visit.Lane is { } lane && !StoreHealth.IsTrouble(error)) return await engine.ClaimOneByOneAsync(lane, visit.Limit);
        }
#pragma warning disable CA1031 // the lane is looked at again in a while
        catch (Exception again)
#pragma warning restore CA1031
        {
            RecordingFailed(log, 0, again);
        }
        await Task.Delay(AfterAnError, engine.Store.Time, CancellationToken.None);
        return [];
    }

    private async Task RecordAloneAsync(Dispatched one)
    {
        try
        {
            await engine.RecordAsync([one]);
        }
#pragma warning disable CA1031 // it stays claimed, and becomes unknown when nobody renews it
        catch (Exception error)
#pragma warning restore CA1031
        {
            RecordingFailed(log, 1, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording {Count} deliveries met an error.")]
    private static partial void RecordingFailed(ILogger log, int count, Exception error);

    private sealed record Visit(IReadOnlyList<Dispatched> Done, (Guid WorkspaceId, string Lane)? Lane, int Limit)
    {
        public TaskCompletionSource<IReadOnlyList<Claimed>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Verdicts to write down, and what is wanted of lanes.</summary>
internal sealed record ClaimWork(IReadOnlyList<Dispatched> Done, IReadOnlyList<LaneClaims> Lanes);

/// <summary>What is wanted of one lane, and what was claimed there.</summary>
internal sealed class LaneClaims((Guid WorkspaceId, string Lane) lane, int limit)
{
    private int _handedOut;

    public (Guid WorkspaceId, string Lane) Lane => lane;
    public int Limit => limit;
    public List<Claimed> Claimed { get; } = [];

    /// <summary>True where nothing more was due there. Else what was asked about may have been held, and more may wait behind it.</summary>
    public bool IsDrained { get; set; }

    /// <summary>The next ones, up to so many.</summary>
    public List<Claimed> HandOut(int most)
    {
        var next = Claimed.GetRange(_handedOut, Math.Min(most, Claimed.Count - _handedOut));
        _handedOut += next.Count;
        return next;
    }
}
