using Throughline.Attendance;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>What became of a tap at the door.</summary>
internal enum DoorAnswer
{
    /// <summary>They are here from now on, or no longer.</summary>
    Done,

    /// <summary>They were checked in before.</summary>
    Already,

    /// <summary>Too long ago: their road has heard of it.</summary>
    TooLate,

    /// <summary>There is no such registration of this event.</summary>
    NotThere,
}

/// <summary>A tap at the door, and how the registration stands after it.</summary>
internal readonly record struct AtTheDoor(DoorAnswer Answer, RegistrationRow? Row);

/// <summary>
/// The door of an event: who is there, and who did not come. Roads hear of both ten minutes later, so that a wrong tap can be
/// taken back.
/// </summary>
internal sealed class Doorkeeping(EngineStore store)
{
    /// <summary>Somebody is here. Who waits for a place, or gave it back, has one by that.</summary>
    /// <param name="by">The account at the door.</param>
    public Task<AtTheDoor> CheckInAsync(Actor by, string occasion, RegistrationKey key) => store.RunAsync(transaction =>
    {
        if (Find(transaction, by.WorkspaceId, occasion, key) is not var (person, row)) return new AtTheDoor(DoorAnswer.NotThere, null);
        if (row.CameAt is not null) return new AtTheDoor(DoorAnswer.Already, row);
        return new AtTheDoor(DoorAnswer.Done, LetIn(transaction, person, row, by.AccountId));
    });

    /// <summary>They are here from now on.</summary>
    /// <param name="by">The account at the door.</param>
    public static RegistrationRow LetIn(EngineTransaction transaction, TrackedPerson person, RegistrationRow row, string by)
    {
        var here = row with
        {
            State = PlaceState.Held,
            PlacedAt = row.PlacedAt ?? transaction.Now,
            EndedAt = null,
            EndedBy = null,
            CameAt = transaction.Now,
            CameBy = by,
            MissedAt = null,
            DueAt = transaction.Now + EventClock.Grace,
        };
        transaction.SeatingOf(row.WorkspaceId, row.Occasion)!.UseDoor(transaction.Now);
        transaction.Keep(person, here);
        return here;
    }

    /// <summary>They are not here after all; only until their road has heard of it.</summary>
    public Task<AtTheDoor> TakeBackAsync(Actor by, string occasion, RegistrationKey key) => store.RunAsync(transaction =>
    {
        if (Find(transaction, by.WorkspaceId, occasion, key) is not var (person, row)) return new AtTheDoor(DoorAnswer.NotThere, null);
        if (row.CameAt is null) return new AtTheDoor(DoorAnswer.Already, row);
        if (row.DueAt is null) return new AtTheDoor(DoorAnswer.TooLate, row);
        var closedAt = transaction.SeatingOf(row.WorkspaceId, occasion)!.Row.DoorClosedAt;
        var gone = row with
        {
            CameAt = null,
            CameBy = null,
            MissedAt = closedAt,
            DueAt = closedAt is null ? null : transaction.Now + EventClock.Grace,
        };
        transaction.Keep(person, gone);
        return new AtTheDoor(DoorAnswer.Done, gone);
    });

    /// <summary>Nobody comes any more: who has a place and is not here did not come. False where it was closed before.</summary>
    public Task<bool> CloseAsync(Actor by, string occasion) =>
        store.Database.WriteAsync(connection => OccasionDoors.Close(connection, by, occasion, store.Now));

    /// <summary>The door was closed too early. False where it is open.</summary>
    public Task<bool> ReopenAsync(Actor by, string occasion) =>
        store.Database.WriteAsync(connection => OccasionDoors.Reopen(connection, by, occasion, store.Now));

    /// <summary>Closes the doors that were used, some hours after the event's end; returns how many.</summary>
    public static async Task<int> CloseOverdueAsync(EngineStore store)
    {
        var closed = 0;
        var open = await store.RunAsync(transaction => transaction.Tables.Registrations.OpenDoors());
        foreach (var (workspaceId, key, starts, minutes) in open)
        {
            var business = store.Catalogue.Workspace(workspaceId);
            if (!DateValue.TryRead(starts, business.DayZone, out var day)) continue;
            var end = EventClock.EndOf(day, minutes, LocalZone.Find(null, business.Zone));
            if (store.Now < end + EventClock.DoorStaysOpen) continue;
            if (await store.Database.WriteAsync(connection => OccasionDoors.Close(connection, workspaceId, key, store.Now))) closed++;
        }
        return closed;
    }

    /// <summary>Tells roads who came and who did not; returns how many there were.</summary>
    public static Task<int> TellAsync(EngineStore store, int limit) => OneByOne.SettleAsync(
        store,
        transaction => transaction.Tables.Registrations.Due(transaction.Now, limit),
        Tell,
        (tables, row) =>
        {
            tables.Registrations.Save([row with { DueAt = null }]);
            return (row.Key.PersonId, "Whether they came to an event could not be told to their road");
        });

    private static void Tell(EngineTransaction transaction, List<RegistrationRow> due)
    {
        transaction.GatherPeople([.. due.Select(row => row.Key.PersonId)]);
        transaction.GatherRegistrations(transaction.Gathered);
        foreach (var key in due.Select(row => row.Key))
        {
            // As it stands now that the person is kept: somebody may have tapped meanwhile.
            if (transaction.FindRegistration(key) is not var (person, row) || row.DueAt is null || row.DueAt > transaction.Now) continue;
            transaction.Keep(person, row with { DueAt = null });
            if (transaction.SeatingOf(row.WorkspaceId, row.Occasion) is not { } seating) continue;
            if (row.CameAt is { } came) transaction.Record(person, Registering.Fact(EventNames.EventAttended, seating, row, came));
            else if (row.MissedAt is { } missed) transaction.Record(person, Registering.Fact(EventNames.EventMissed, seating, row, missed));
        }
    }

    private static (TrackedPerson Person, RegistrationRow Row)? Find(
        EngineTransaction transaction, Guid workspaceId, string occasion, RegistrationKey key) =>
        transaction.FindRegistration(key) is (var person, var row) && row.WorkspaceId == workspaceId && row.Occasion == occasion
            ? (person, row) : null;
}
