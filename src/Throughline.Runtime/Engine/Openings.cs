using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Ways in that open by date: lets people in when it is time, and looks through those who are present after a version was
/// published. In groups, so that the store is free in between; what is left to do stands in the store.
/// </summary>
internal static class Openings
{
    /// <summary>Most people who are looked through in one transaction: what they did may have to be read.</summary>
    public const int Group = 500;

    /// <summary>Lets people in whose time has come; returns how many. One who cannot be decided about is in nobody's way.</summary>
    public static async Task<int> OpenDueAsync(EngineStore store, int limit)
    {
        try
        {
            return await store.RunAsync(transaction =>
            {
                var due = new List<PersonRow>();
                transaction.Tables.Openings.LockDue(transaction.Now, limit, due.Add);
                Open(transaction, transaction.GatherLocked(due));
                return due.Count;
            });
        }
        catch (Exception error) when (!StoreHealth.IsTrouble(error))
        {
            var people = await store.RunAsync(transaction => transaction.Tables.Openings.DuePeople(transaction.Now, limit));
            foreach (var person in people.Distinct()) await OpenAloneAsync(store, person);
            return people.Count;
        }
    }

    /// <summary>One group of people of each journey that was published; returns how many were looked at, 0 where nobody is left.</summary>
    public static async Task<int> LookThroughAsync(EngineStore store, int limit)
    {
        var seen = 0;
        foreach (var scan in await store.RunAsync(transaction => transaction.Tables.OpeningScans.Open()))
            seen += await LookThroughAsync(store, scan, limit);
        return seen;
    }

    private static Task<int> LookThroughAsync(EngineStore store, OpeningScanRow scan, int limit)
    {
        // Another node may have published what this is about.
        if (scan.LastBucket < 0) store.Catalogue.Refresh();
        return store.RunAsync(transaction =>
        {
            var next = transaction.Tables.OpeningScans.LockNext(scan, limit);
            if (next.Count == 0) transaction.Tables.OpeningScans.End(scan);
            else transaction.Tables.OpeningScans.Advance(scan, next[^1].Id);
            LookThrough(transaction, scan, transaction.GatherLocked(next));
            return Math.Max(next.Count, 1);
        });
    }

    private static void LookThrough(EngineTransaction transaction, OpeningScanRow scan, List<TrackedPerson> people)
    {
        transaction.GatherOpenings(people);
        var doors = transaction.Catalogue.DatedDoors(scan.WorkspaceId).Where(door => door.Key.JourneyId == scan.JourneyId);
        if (scan.Everybody && doors.Any(door => door.Date.IsFromEvents)) transaction.GatherHistories(people);
        foreach (var person in people)
            transaction.Guard(person, "Looking for a date by which they come in", () =>
                transaction.LookThrough(person, scan.JourneyId, scan.Everybody));
    }

    private static void Open(EngineTransaction transaction, List<TrackedPerson> people)
    {
        transaction.GatherOpenings(people);
        transaction.GatherHistories(people); // whoever comes in hears what they did before
        foreach (var person in people) transaction.Open(person);
    }

    private static async Task OpenAloneAsync(EngineStore store, Guid personId)
    {
        try
        {
            await store.RunAsync(transaction =>
            {
                transaction.GatherPeople([personId]);
                Open(transaction, [.. transaction.Gathered]);
            });
        }
        catch (Exception error) when (!StoreHealth.IsTrouble(error))
        {
            var now = store.Now;
            await store.Database.TransactAsync(tables =>
            {
                tables.Openings.Postpone(personId, now, now + EngineTransaction.OpenAgainAfter);
                tables.FailedSignals.NoteUnread(personId, now, $"They could not come in by a date: {error.Message}");
                return true;
            });
        }
    }
}
