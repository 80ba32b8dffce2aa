using NodaTime;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>Runs transactions of the engine.</summary>
internal sealed class EngineStore(Database database, Catalogue catalogue, TimeProvider time, LiveFeed live)
{
    public Database Database => database;
    public Catalogue Catalogue => catalogue;

    /// <summary>Signs the addresses in letters.</summary>
    public required SignedLinks Links { get; init; }
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());
    public TimeProvider Time => time;

    /// <summary>Called after a commit that queued something for the outbox.</summary>
    public Action? WakeOutbox { get; set; }

    /// <summary>Another program wrote into the store: the definitions are read anew, open pages and the outbox hear of it.</summary>
    public void NoticeOthers()
    {
        catalogue.Refresh();
        foreach (var workspace in catalogue.WorkspaceIds) live.Changed(workspace);
        WakeOutbox?.Invoke();
    }

    /// <summary>Completes when everything that was decided is durable. On a store that several use at once the work may run more than once.</summary>
    public async Task<T> RunAsync<T>(Func<EngineTransaction, T> work)
    {
        var transaction = default(EngineTransaction);
        var began = time.GetTimestamp();
        var result = await database.TransactAsync(tables =>
        {
            transaction = new EngineTransaction(tables, catalogue, Now) { Links = Links };
            var made = work(transaction);
            transaction.Write();
            return made;
        });
        EngineMetrics.Transactions.Record(time.GetElapsedTime(began).TotalSeconds);
        foreach (var workspace in transaction!.Touched) live.Changed(workspace);
        if (transaction.Queued > 0) WakeOutbox?.Invoke();
        return result;
    }

    public Task RunAsync(Action<EngineTransaction> work) => RunAsync(transaction =>
    {
        work(transaction);
        return true;
    });
}
