using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// What the loops do, one step at a time: the host runs them by the clock, the demo and the simulation by hand.
/// </summary>
internal sealed class JourneyEngine(EngineStore store, SendGate gate, Dispatcher dispatcher, MessageVisits visits)
{
    /// <summary>Most timers in one transaction.</summary>
    public const int AdvanceGroup = 4000;

    /// <summary>Most rejected events kept of a business.</summary>
    private const int MostRejects = 1000;

    private static readonly Duration RejectsAreKept = Duration.FromDays(30);

    private long? _othersVersion;
    private bool _allHaveWords;

    public EngineStore Store => store;
    public SendGate Gate => gate;
    public Dispatcher Dispatcher => dispatcher;
    public ChannelRegistry Channels => dispatcher.Channels;
    public MessageVisits Visits => visits;

    /// <summary>Before anything runs: what was on its way when the last run ended is unknown.</summary>
    public async Task RecoverAsync()
    {
        store.Catalogue.Refresh();
        // A store that several share may hold claims that somebody else is working on.
        while (await store.RunAsync(transaction => gate.GiveUpLostClaims(transaction, transaction.Tables.IsShared ? transaction.Now : Instant.MaxValue, AdvanceGroup)) == AdvanceGroup)
        {
        }
    }

    /// <summary>Applies timers that have come; returns how many.</summary>
    public Task<int> AdvanceDueAsync(int limit = AdvanceGroup) => OneByOne.AdvanceAsync(store, limit);

    /// <summary>Lanes in which something waits that may go now.</summary>
    public Task<List<(Guid WorkspaceId, string Lane)>> WaitingLanesAsync() =>
        store.RunAsync(transaction => transaction.Tables.Deliveries.Lanes()
        .Where(lane => lane.NextDue <= transaction.Now).Select(lane => (lane.WorkspaceId, lane.Lane)).ToList());

    /// <summary>Passes what is due in every lane through the gate; returns what may leave. Everything returned must be dispatched and recorded.</summary>
    public async Task<List<Claimed>> ClaimAsync(int limit)
    {
        var claimed = new List<Claimed>();
        foreach (var lane in await WaitingLanesAsync())
            if (limit - claimed.Count is > 0 and var left) claimed.AddRange(await ClaimAsync(lane, left));
        return claimed;
    }

    private async Task<List<Claimed>> ClaimAsync((Guid WorkspaceId, string Lane) lane, int limit)
    {
        try
        {
            return (await RecordAndClaimAsync(() => new ClaimWork([], [new LaneClaims(lane, limit)]))).Lanes[0].Claimed;
        }
        catch (Exception error) when (!StoreHealth.IsTrouble(error))
        {
            return await ClaimOneByOneAsync(lane, limit);
        }
    }

    /// <summary>As a claim of the lane, with a transaction for each delivery: the one that cannot be decided about waits apart, and the rest goes on.</summary>
    public Task<List<Claimed>> ClaimOneByOneAsync((Guid WorkspaceId, string Lane) lane, int limit) => OneByOne.ClaimAsync(store, gate, lane, limit);

    /// <summary>Writes down what became of claims and makes the next ones, in one transaction.</summary>
    /// <param name="begin">What is to be done, asked when the transaction begins; once more where it has to be run again.</param>
    /// <returns>The work, with what was claimed.</returns>
    public Task<ClaimWork> RecordAndClaimAsync(Func<ClaimWork> begin) => store.RunAsync(transaction =>
    {
        var work = begin();
        if (work.Done.Count > 0) gate.Record(transaction, work.Done);
        foreach (var lane in work.Lanes)
        {
            lane.Claimed.AddRange(gate.Claim(transaction, lane.Lane, lane.Limit, out var looked));
            lane.IsDrained = looked < lane.Limit;
        }
        return work;
    });

    public Task RecordAsync(IReadOnlyList<Dispatched> done) => RecordAndClaimAsync(() => new ClaimWork(done, []));

    /// <summary>Whoever works on these keeps their claims.</summary>
    public Task RenewAsync(IReadOnlyCollection<DeliveryKey> keys) =>
        store.RunAsync(transaction => transaction.Tables.Deliveries.Renew(keys, transaction.Now + SendGate.Lease));

    /// <summary>Repairs what a lost wake-up or claim left behind, and tries again what failed; returns how many it found.</summary>
    public async Task<int> SweepAsync()
    {
        // All begin, whatever becomes of the others.
        Task<int>[] all =
        [
            store.RunAsync(ForgetOldRejects),
            store.RunAsync(transaction => gate.GiveUpLostClaims(transaction, transaction.Now, AdvanceGroup)),
            store.RunAsync(transaction => FailedSignals.WakeTheStuck(transaction, AdvanceGroup)),
            store.RunAsync(transaction => FailedSignals.Retry(transaction, AdvanceGroup)),
            SweepLibraryAsync(),
            store.RunAsync(transaction => PersonNotes.Forget(transaction)),
        ];
        return (await Task.WhenAll(all)).Sum();
    }

    private async Task<int> SweepLibraryAsync()
    {
        await new LibraryContents(store.Database, store.Time).SweepAsync();
        return 0; // nothing was found ill
    }

    private static int ForgetOldRejects(EngineTransaction transaction)
    {
        transaction.Tables.Assignments.Escalate(transaction.Now);
        transaction.Tables.RejectedEvents.Prune(transaction.Now - RejectsAreKept);
        foreach (var workspace in transaction.Catalogue.WorkspaceIds) transaction.Tables.RejectedEvents.Keep(workspace, MostRejects);
        return 0; // nothing was found ill
    }

    /// <summary>Lets people go on in the version they have to go on in; returns how many, 0 where nobody has to.</summary>
    public Task<int> GoOverAsync(int limit = VersionMigration.Group) => VersionMigration.GoOnAsync(store, limit);

    /// <summary>Hands on what one person's doing causes for another; returns how many, 0 where nothing waits.</summary>
    public Task<int> HandOnAsync() => Referrals.HandOnAsync(store, AdvanceGroup);

    /// <summary>Lets people in whose date it is; returns how many there were.</summary>
    public Task<int> OpenAsync(int limit = AdvanceGroup) => Openings.OpenDueAsync(store, limit);

    /// <summary>Looks through people after a version with a way in by date was published; returns how many, 0 where nobody is
    /// left.</summary>
    public Task<int> LookThroughAsync(int limit = Openings.Group) => Openings.LookThroughAsync(store, limit);

    /// <summary>Tells those who wait for an event of the business that its day has changed; returns how many, 0 where everybody
    /// knows.</summary>
    public Task<int> TellOfOccasionsAsync(int limit = OccasionNews.Group) => OccasionNews.TellAsync(store, limit);

    /// <summary>Moves up who waits for a place, closes doors that nobody closed, tells roads who came, and guests what changed;
    /// returns how much there was.</summary>
    public async Task<int> SeatAsync(int limit = Registrations.Group) => await Registrations.MoveUpAsync(store, limit)
        + await Doorkeeping.CloseOverdueAsync(store) + await Doorkeeping.TellAsync(store, limit)
        + await GuestNews.TellAsync(store, limit);

    /// <summary>Makes people of before findable by their words; returns how many, 0 where everybody is.</summary>
    public async Task<int> FillWordsAsync(int limit = WordFilling.Group)
    {
        if (_allHaveWords) return 0;
        var filled = await WordFilling.FillAsync(store, limit);
        _allHaveWords = filled == 0;
        return filled;
    }

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
    public Task<Instant?> NextDueAsync() => store.RunAsync(transaction => transaction.Tables.Deliveries.Lanes()
        .Select(lane => (Instant?)lane.NextDue)
        .Append(transaction.Tables.Enrollments.NextDue())
        .Append(MessageVisits.NextDue(transaction))
        .Append(transaction.Tables.QueuedSignals.NextDue())
        .Append(transaction.Tables.Openings.NextDue())
        .Append(transaction.Tables.Registrations.NextDue())
        .Min());

    /// <summary>All that moves people by itself, once: what the loops of the host do beside sending. Returns how much there was.</summary>
    public async Task<int> MoveAsync() => await GoOverAsync() + await AdvanceDueAsync() + await visits.SettleAsync() + await HandOnAsync()
        + await LookThroughAsync() + await OpenAsync() + await TellOfOccasionsAsync() + await SeatAsync();

    /// <summary>Everything that can happen at this moment: timers, moves, claims, sending, until nothing moves. For a clock that is set by hand.</summary>
    public async Task<int> RunUntilStillAsync(CancellationToken cancel = default)
    {
        var moved = 0;
        for (var before = -1; before != moved || (await WaitingLanesAsync()).Count > 0;)
        {
            before = moved;
            moved += await MoveAsync();
            var claimed = await ClaimAsync(1000);
            var done = new List<Dispatched>(claimed.Count);
            foreach (var one in claimed) done.Add(await dispatcher.SendAsync(one, cancel));
            if (done.Count > 0) await RecordAsync(done);
            moved += done.Count;
        }
        return moved;
    }
}
