using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>Puts journeys away, brings them back, and removes those that nobody ever walked.</summary>
internal sealed class JourneyArchive(EngineStore store)
{
    /// <summary>Nobody new comes in from now on; whoever is on its road walks it to the end. False where there is no such
    /// journey.</summary>
    public Task<bool> ArchiveAsync(Actor actor, Guid journeyId) => ChangeAsync(actor, journeyId, archived: true);

    /// <summary>The ways in are open again. False where there is no such journey.</summary>
    public Task<bool> BringBackAsync(Actor actor, Guid journeyId) => ChangeAsync(actor, journeyId, archived: false);

    /// <summary>True where somebody is, or ever was, on its road: then it can only be archived.</summary>
    public bool WasWalked(Guid journeyId) => store.Database.Read(connection => JourneyShelf.WasWalked(connection, journeyId));

    /// <summary>Removes a journey that nobody ever walked. False where somebody did, or there is no such journey.</summary>
    public async Task<bool> RemoveAsync(Actor actor, Guid journeyId)
    {
        var now = store.Now;
        var removed = await store.Database.WriteAsync(connection => JourneyShelf.Remove(connection, actor, journeyId, now));
        await SayChangedAsync(actor);
        return removed;
    }

    private async Task<bool> ChangeAsync(Actor actor, Guid journeyId, bool archived)
    {
        var now = store.Now;
        var isKnown = await store.Database.WriteAsync(connection => JourneyShelf.Archive(connection, (actor, journeyId), archived, now));
        await SayChangedAsync(actor);
        return isKnown;
    }

    private Task SayChangedAsync(Actor actor)
    {
        store.Catalogue.Refresh();
        return store.RunAsync(transaction => transaction.Touch(actor.WorkspaceId));
    }
}
