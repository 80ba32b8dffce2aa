using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>Runs turns of the engine: one at a time, on the store's writer, each a transaction.</summary>
internal sealed class EngineStore(Database database, Catalogue catalogue, TimeProvider time, LiveFeed live)
{
    public Database Database => database;
    public Catalogue Catalogue => catalogue;
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

    /// <summary>Completes when everything the turn did is durable.</summary>
    public async Task<T> RunAsync<T>(Func<Turn, T> work)
    {
        var turn = default(Turn);
        var began = time.GetTimestamp();
        var result = await database.WriteAsync(_ =>
        {
            turn = new Turn(database.People, catalogue, Now);
            var made = work(turn);
            turn.Save();
            return made;
        });
        EngineMetrics.Turns.Record(time.GetElapsedTime(began).TotalSeconds);
        foreach (var workspace in turn!.Touched) live.Changed(workspace);
        if (turn.Queued > 0) WakeOutbox?.Invoke();
        return result;
    }

    public Task RunAsync(Action<Turn> work) => RunAsync(turn =>
    {
        work(turn);
        return true;
    });
}
