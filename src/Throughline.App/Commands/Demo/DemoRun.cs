using NodaTime;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Commands.Demo;

/// <summary>What a demo was.</summary>
internal sealed record DemoTotals(int People, long Messages, TimeSpan Took);

/// <summary>
/// Runs made-up people through the engine and the store as they are, on a clock that jumps from one thing to the next.
/// What happens within <see cref="Window"/> shares its transactions, as it does under load.
/// </summary>
internal sealed class DemoRun
{
    private static readonly Duration Window = Duration.FromMinutes(20);
    private static readonly Duration LookAroundEvery = Duration.FromHours(1);
    private const int ClaimGroup = 1000;

    private readonly EngineParts _engine;
    private readonly VirtualClock _clock;
    private readonly DemoTown _town;
    private readonly DemoHabits _habits;
    private readonly DemoStaff _staff;
    private readonly PriorityQueue<Plan, (Instant At, long Order)> _plans = new();
    private long _order;
    private long _messages;

    public DemoRun(EngineParts engine, VirtualClock clock, Guid workspaceId, IReadOnlyList<DemoRoad> roads)
    {
        (_engine, _clock) = (engine, clock);
        _town = new DemoTown(engine, workspaceId, roads);
        _habits = new DemoHabits(engine, workspaceId, _town, Plan);
        _staff = new DemoStaff(engine, workspaceId, roads, _town, _habits, Plan);
    }

    /// <param name="progress">From 0 to 1, and the messages so far.</param>
    public async Task<DemoTotals> RunAsync(int people, int seed, Instant until, Action<double, long> progress, CancellationToken cancel)
    {
        var (start, begun) = (_clock.Now, TimeProvider.System.GetTimestamp());
        foreach (var (at, plan) in _town.Arrivals(people, seed, start, until - start)) Plan(at, plan);
        var looked = start;
        while (await NextAsync() is { } next && next <= until)
        {
            cancel.ThrowIfCancellationRequested();
            MoveClock(next, until);
            await LiveAsync();
            await ActAsync();
            if (_clock.Now - looked >= LookAroundEvery) _staff.LookAround(looked = _clock.Now);
            progress((_clock.Now - start) / (until - start), _messages);
            if (_clock.Now == until) break;
        }
        _clock.Now = until;
        await LiveAsync();
        return new DemoTotals(people, _messages, TimeProvider.System.GetElapsedTime(begun));
    }

    private void Plan(Instant at, Plan plan) => _plans.Enqueue(plan, (at, _order++));

    /// <summary>To the end of the window that begins with the next thing; always forward, and never past the end.</summary>
    private void MoveClock(Instant next, Instant until) =>
        _clock.Now = Instant.Min(Instant.Max(next + Window, _clock.Now + Duration.FromSeconds(1)), until);

    private async Task<Instant?> NextAsync()
    {
        var ofTheEngine = await _engine.Engine.NextDueAsync();
        if (!_plans.TryPeek(out _, out var first)) return ofTheEngine;
        return ofTheEngine is { } due && due < first.At ? due : first.At;
    }

    /// <summary>Timers and messages, until nothing moves.</summary>
    private async Task LiveAsync()
    {
        for (var moved = 1; moved > 0;)
        {
            moved = await _engine.Engine.MoveAsync();
            var claimed = await _engine.Engine.ClaimAsync(ClaimGroup);
            var dispatched = new List<Dispatched>(claimed.Count);
            foreach (var one in claimed) dispatched.Add(await _engine.Dispatcher.SendAsync(one, CancellationToken.None));
            if (dispatched.Count > 0) await _engine.Engine.RecordAsync(dispatched);
            foreach (var one in dispatched)
                if (one.Outcome is SendOutcome.Accepted && one.Claimed.Delivery.Kind != DeliveryKind.Webhook) Arrived(one.Claimed);
            moved += claimed.Count;
        }
    }

    private void Arrived(Claimed claimed)
    {
        _messages++;
        _habits.Got(claimed, _clock.Now);
    }

    /// <summary>Everything that is to be done by now, handed in at once: the store groups it.</summary>
    private async Task ActAsync()
    {
        var acts = new List<Task>();
        while (_plans.TryPeek(out var plan, out var first) && first.At <= _clock.Now)
        {
            _plans.Dequeue();
            acts.Add(plan());
        }
        await Task.WhenAll(acts);
    }
}
