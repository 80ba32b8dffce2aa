using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// An event was moved, cancelled or taken up again: whoever registered for it gets a letter, some hundreds a transaction. How far
/// it has come stands in the store, so that it goes on after a crash; a letter is written once for each change.
/// </summary>
internal static class GuestNews
{
    /// <summary>One group for each event; returns how many were written to, and 1 more for each that is done.</summary>
    public static async Task<int> TellAsync(EngineStore store, int limit)
    {
        var told = 0;
        foreach (var untold in await store.RunAsync(transaction => transaction.Tables.Registrations.UntoldGuests()))
            told += await store.RunAsync(transaction => Tell(transaction, untold, limit));
        return told;
    }

    private static int Tell(EngineTransaction transaction, UntoldGuests untold, int limit)
    {
        var table = transaction.Tables.Registrations;
        var next = table.NextGuests(untold, limit);
        transaction.GatherPeople([.. next.Select(row => row.Key.PersonId)]);
        transaction.GatherRegistrations(transaction.Gathered);
        if (transaction.SeatingOf(untold.WorkspaceId, untold.Key) is not { } seating) return 0;
        if (seating.Row.Edition != untold.Edition) return 1; // changed once more: the next round tells of that
        var isOfInterest = transaction.Now < seating.Begins && LetterOf(untold.News) is not null;
        foreach (var key in isOfInterest ? next.Select(row => row.Key) : [])
            if (transaction.FindRegistration(key) is (var person, { IsLiving: true } row))
                GuestLetters.Queue(transaction, person, seating, row, LetterOf(untold.News)!.Value);
        var isAll = next.Count < limit || !isOfInterest;
        table.Told(untold, next.Count == 0 ? untold.LastNumber : next[^1].Number, isAll);
        transaction.Touch(untold.WorkspaceId);
        return next.Count + 1;
    }

    private static GuestLetter? LetterOf(GuestsHear news) => news switch
    {
        GuestsHear.AnotherDay => GuestLetter.AnotherDay,
        GuestsHear.AnotherPlace => GuestLetter.AnotherPlace,
        GuestsHear.Cancelled => GuestLetter.Cancelled,
        GuestsHear.AfterAll => GuestLetter.AfterAll,
        _ => null,
    };
}
