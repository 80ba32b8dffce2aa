using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Stops journeys and lets them go on.</summary>
internal sealed class JourneyPauses(EngineStore store)
{
    /// <summary>Nobody moves and nothing is skipped; timers and messages wait. False where there is no such journey.</summary>
    public async Task<bool> PauseAsync(Guid workspaceId, Guid journeyId)
    {
        var isKnown = await store.RunAsync(transaction => transaction.Tables.Journeys.Pause(workspaceId, journeyId, transaction.Now));
        await SayChangedAsync(workspaceId);
        return isKnown;
    }

    /// <summary>Goes on where it stopped: each wait has as much left as it had. One transaction, so that it is all or nothing.</summary>
    public async Task<bool> ResumeAsync(Guid workspaceId, Guid journeyId)
    {
        var versions = store.Catalogue.VersionIdsOf(workspaceId, journeyId);
        if (versions.Count == 0) return false;
        await store.RunAsync(transaction =>
        {
            if (transaction.Tables.Journeys.Unpause(journeyId) is not { } pausedAt) return;
            foreach (var version in versions) Resume(transaction, version, pausedAt);
        });
        await SayChangedAsync(workspaceId);
        return true;
    }

    private static void Resume(EngineTransaction transaction, Guid version, Instant pausedAt)
    {
        foreach (var person in transaction.GatherOnTheRoad(version))
            foreach (var enrollment in person.Enrollments.Where(one => one.Row.VersionId == version && one.Enrollment.State < EnrollmentState.Completed).ToList())
                transaction.AdvanceGuarded(enrollment, new Signal.Resumed(pausedAt));
        transaction.Tables.Deliveries.Resume(version, transaction.Now, pausedAt);
    }

    private Task SayChangedAsync(Guid workspaceId)
    {
        store.Catalogue.Refresh();
        return store.RunAsync(transaction => transaction.Touch(workspaceId));
    }
}
