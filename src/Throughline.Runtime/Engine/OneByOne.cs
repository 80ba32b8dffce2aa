using Throughline.Enrollments;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Where a group cannot be decided about because of one of them, each is decided about alone; the one that still cannot is
/// set aside, without reading it, and comes again when its cause may be gone. The store's own troubles concern everybody
/// and go on.
/// </summary>
internal static class OneByOne
{
    /// <summary>Applies timers that have come; returns how many.</summary>
    public static async Task<int> AdvanceAsync(EngineStore store, int limit)
    {
        try
        {
            return await store.RunAsync(transaction =>
            {
                var due = new List<PersonRow>();
                transaction.Tables.Enrollments.LockDue(transaction.Now, limit, due.Add);
                Advance(transaction, transaction.GatherLocked(due));
                EngineMetrics.Timers.Add(due.Count);
                return due.Count;
            });
        }
        catch (Exception error) when (!StoreHealth.IsTrouble(error))
        {
            var people = await store.RunAsync(transaction => transaction.Tables.Enrollments.DuePeople(transaction.Now, limit));
            foreach (var person in people.Distinct()) await AdvanceAloneAsync(store, person);
            return people.Count;
        }
    }

    /// <summary>What may leave of one lane, the longest due first.</summary>
    public static async Task<List<Claimed>> ClaimAsync(EngineStore store, SendGate gate, (Guid WorkspaceId, string Lane) lane, int limit)
    {
        var claimed = new List<Claimed>();
        foreach (var key in await store.RunAsync(transaction => SendGate.Due(transaction, lane, JourneyEngine.AdvanceGroup)))
        {
            if (claimed.Count == limit) break;
            try
            {
                claimed.AddRange(await store.RunAsync(transaction => gate.Claim(transaction, [key])));
            }
            catch (Exception error) when (!StoreHealth.IsTrouble(error))
            {
                var later = new DeliveryDeferral(key, store.Now + FailedSignals.FirstRetry, Messages.SendReason.NotReadable,
                    $"It could not be decided about: {error.Message}");
                await store.Database.TransactAsync(tables => Done(() => tables.Deliveries.Defer([later])));
            }
        }
        return claimed;
    }

    /// <summary>What is due is decided about at once; where that fails because of one of them, each alone. One that cannot be alone
    /// either is given up, with a note for its person.</summary>
    /// <param name="due">What is due now.</param>
    /// <param name="decide">Decides about these.</param>
    /// <param name="giveUp">Nothing of one waits any more.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> SettleAsync<T>(
        EngineStore store, Func<EngineTransaction, List<T>> due, Action<EngineTransaction, List<T>> decide,
        Func<PeopleTables, T, (Guid PersonId, string What)> giveUp)
    {
        try
        {
            return await store.RunAsync(transaction => Decide(transaction, due(transaction)));
        }
        catch (Exception error) when (!StoreHealth.IsTrouble(error))
        {
            var all = await store.RunAsync(due);
            foreach (var one in all) await AloneAsync(one);
            return all.Count;
        }

        int Decide(EngineTransaction transaction, List<T> all)
        {
            if (all.Count > 0) decide(transaction, all);
            return all.Count;
        }

        async Task AloneAsync(T one)
        {
            try
            {
                await store.RunAsync(transaction => Decide(transaction, [one]));
            }
            catch (Exception error) when (!StoreHealth.IsTrouble(error))
            {
                var now = store.Now;
                await store.Database.TransactAsync(tables => Done(() =>
                {
                    var (person, what) = giveUp(tables, one);
                    tables.FailedSignals.NoteUnread(person, now, $"{what}: {error.Message}");
                }));
            }
        }
    }

    private static void Advance(EngineTransaction transaction, List<TrackedPerson> people)
    {
        foreach (var person in people)
            for (var i = 0; i < person.Enrollments.Count; i++)
                if (person.Enrollments[i] is var enrollment && enrollment.Enrollment.Due?.When.At <= transaction.Now
                    && !transaction.Catalogue.IsPaused(enrollment.Row.JourneyId))
                    transaction.AdvanceGuarded(enrollment, new Signal.TimeCame());
    }

    private static async Task AdvanceAloneAsync(EngineStore store, Guid personId)
    {
        try
        {
            await store.RunAsync(transaction =>
            {
                transaction.GatherPeople([personId]);
                Advance(transaction, [.. transaction.Gathered]);
            });
        }
        catch (Exception error) when (!StoreHealth.IsTrouble(error))
        {
            var now = store.Now;
            await store.Database.TransactAsync(tables => Done(() =>
            {
                tables.Enrollments.HoldDue(personId, now, FailedSignals.Hold, now + FailedSignals.FirstRetry);
                tables.FailedSignals.NoteUnread(personId, now, $"A timer could not be applied: {error.Message}");
            }));
        }
    }

    private static bool Done(Action write)
    {
        write();
        return true;
    }
}
