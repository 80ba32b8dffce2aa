using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// What the loops do, one step at a time: the host runs them by the clock, the demo and the simulation by hand.
/// </summary>
internal sealed class JourneyEngine(EngineStore store, SendGate gate, Postman postman)
{
    /// <summary>Most timers in one transaction.</summary>
    public const int AdvanceGroup = 4000;

    private long? _othersVersion;

    public EngineStore Store => store;
    public SendGate Gate => gate;
    public Postman Postman => postman;

    /// <summary>Before anything runs: what was on its way when the last run ended is unknown.</summary>
    public async Task RecoverAsync()
    {
        store.Catalogue.Refresh();
        while (await store.RunAsync(turn => gate.GiveUpLostClaims(turn, Instant.MaxValue, AdvanceGroup)) == AdvanceGroup)
        {
        }
    }

    /// <summary>Applies timers that have come; returns how many.</summary>
    public Task<int> AdvanceDueAsync(int limit = AdvanceGroup) => store.RunAsync(turn =>
    {
        var due = new List<DueRow>();
        turn.Tables.Enrollments.Due(turn.Now, limit, due);
        foreach (var row in due) turn.AdvanceGuarded(turn.Take(row), new Signal.TimeCame());
        EngineMetrics.Timers.Add(due.Count);
        return due.Count;
    });

    /// <summary>Passes what is due through the gate; returns what may leave. Everything returned must be carried and recorded.</summary>
    public Task<List<Claimed>> ClaimAsync(int limit) => store.RunAsync(turn => gate.Claim(turn, limit));

    public Task RecordAsync(IReadOnlyList<Carried> carried) => store.RunAsync(turn =>
    {
        foreach (var one in carried) gate.Record(turn, one);
    });

    /// <summary>Repairs what a lost wake-up left behind; returns how many it found.</summary>
    public Task<int> SweepAsync() => store.RunAsync(turn =>
        gate.GiveUpLostClaims(turn, turn.Now, AdvanceGroup) + turn.WakeTheStuck(AdvanceGroup));

    /// <summary>Lets people go on in the version they have to go on in; returns how many, 0 where nobody has to.</summary>
    public Task<int> GoOverAsync(int limit = GoingOver.Group) => GoingOver.GoOnAsync(store, limit);

    /// <summary>Looks whether another program wrote into the store since the last look: a command's import, or a journey it published.</summary>
    public async Task<bool> NoticeOthersAsync()
    {
        var version = await store.Database.OthersVersionAsync();
        var isNews = _othersVersion is { } seen && seen != version;
        _othersVersion = version;
        if (isNews) store.NoticeOthers();
        return isNews;
    }

    /// <summary>When the next timer or message is due; null where there is none.</summary>
    public Task<Instant?> NextDueAsync() => store.RunAsync(turn => Earlier(turn.Tables.Enrollments.NextDue(), turn.Tables.Deliveries.NextDue()));

    /// <summary>Everything that can happen at this moment: timers, moves, claims, sending, until nothing moves. For a clock that is set by hand.</summary>
    public async Task<int> RunUntilStillAsync(CancellationToken cancel = default)
    {
        var moved = 0;
        for (var before = -1; before != moved;)
        {
            before = moved;
            moved += await GoOverAsync();
            moved += await AdvanceDueAsync();
            var claimed = await ClaimAsync(1000);
            var carried = new List<Carried>(claimed.Count);
            foreach (var one in claimed) carried.Add(await postman.CarryAsync(one, cancel));
            if (carried.Count > 0) await RecordAsync(carried);
            moved += carried.Count;
        }
        return moved;
    }

    private static Instant? Earlier(Instant? a, Instant? b) => a is null ? b : b is null ? a : Instant.Min(a.Value, b.Value);
}
