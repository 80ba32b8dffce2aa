using System.Text.Json;
using NodaTime;
using Throughline.Attendance;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Who is written down for an event by the team.</summary>
/// <param name="Email">Null where they gave none.</param>
internal sealed record Guest(string Name, string? Email);

/// <summary>Places at events of the business: asked for, given back, and handed on to who waits.</summary>
internal sealed class Registrations(EngineStore store, IEventSink events)
{
    /// <summary>Most people in one transaction.</summary>
    public const int Group = 500;

    /// <summary>A new registration's id.</summary>
    public static Guid NewId() => Guid.CreateVersion7();

    /// <summary>Asks for a place; completes when what became of it is durable, and stands in the claim.</summary>
    /// <param name="said">Who asks, with what they typed.</param>
    /// <exception cref="IntakeBusyException">The queue is full; they should come again later.</exception>
    public async Task<PlaceClaim> AskAsync(InboundEvent said, CancellationToken cancel = default)
    {
        await events.AcceptAsync([said], cancel);
        return said.Claim!;
    }

    /// <summary>The team writes somebody down, who has a place however full it is.</summary>
    /// <param name="checkedInBy">The account that lets them in at once; null where they come later.</param>
    public Task<PlaceClaim> AddAsync(Guid workspaceId, string occasion, Guest guest, string? checkedInBy)
    {
        var claim = new PlaceClaim(occasion, NewId(), guest.Name,
            checkedInBy is null ? RegistrationOrigin.Team : RegistrationOrigin.Door)
        { CheckedInBy = checkedInBy };
        var name = PersonName.Read(guest.Name);
        var traits = JsonSerializer.SerializeToElement(new { email = guest.Email, firstName = name.First, lastName = name.Last });
        return AskAsync(new InboundEvent(
            workspaceId, InboundKind.Track, $"registration-{claim.Id:N}", EventNames.EventRegistered, UserId: null,
            guest.Email is null ? $"guest-{claim.Id:N}" : null, store.Now, default, traits, By: GivenBy.Team)
        { Claim = claim });
    }

    /// <summary>Gives a place back, or a place on the waiting list; who waits moves up. Null where there is none; else as it stands
    /// now.</summary>
    public async Task<RegistrationRow?> EndAsync(RegistrationKey key, EndedBy by)
    {
        var ended = await store.RunAsync(transaction => End(transaction, key, by));
        if (ended is not null) await MoveUpAsync(store, Group);
        return ended;
    }

    /// <summary>Hands free places on to who waits, in the order of coming; returns how much there was.</summary>
    public static async Task<int> MoveUpAsync(EngineStore store, int limit)
    {
        var moved = 0;
        foreach (var (workspaceId, key) in await store.RunAsync(transaction => transaction.Tables.Registrations.MovingUp()))
            moved += await store.RunAsync(transaction => MoveUp(transaction, (workspaceId, key), limit));
        return moved;
    }

    private static RegistrationRow? End(EngineTransaction transaction, RegistrationKey key, EndedBy by)
    {
        if (transaction.FindRegistration(key) is not var (person, row)) return null;
        if (!row.IsLiving || row.CameAt is not null) return row;
        if (transaction.SeatingOf(row.WorkspaceId, row.Occasion) is not { } seating) return null;
        var ended = row with
        {
            State = PlaceState.Ended,
            EndedAt = transaction.Now,
            EndedBy = by,
            MissedAt = null,
            DueAt = null,
        };
        transaction.Keep(person, ended);
        if (seating.Places.MovingUp > 0) seating.MoveUp(true);
        transaction.Record(person, Registering.Fact(EventNames.EventRegistrationCancelled, seating, ended, transaction.Now));
        if (!IsOver(seating, transaction.Now)) GuestLetters.Queue(transaction, person, seating, ended, GuestLetter.Ended);
        return ended;
    }

    /// <summary>People's rows are kept before the event's, so that who comes and who moves up never wait for each other.</summary>
    private static int MoveUp(EngineTransaction transaction, (Guid WorkspaceId, string Key) of, int limit)
    {
        var (workspaceId, key) = of;
        var table = transaction.Tables.Registrations;
        transaction.GatherPeople([.. table.NextWaiting(workspaceId, key, limit).Select(row => row.Key.PersonId)]);
        transaction.GatherRegistrations(transaction.Gathered);
        var gathered = transaction.Gathered.Select(person => person.Id).ToHashSet();
        if (transaction.SeatingOf(workspaceId, key) is not { } seating) return 0;
        var free = IsOver(seating, transaction.Now) ? 0 : (int)Math.Min(seating.Places.MovingUp, limit);
        var moved = 0;
        // Only now is it certain who is next; of somebody who came meanwhile the next round knows.
        foreach (var row in free == 0 ? [] : table.NextWaiting(workspaceId, key, free))
        {
            if (!gathered.Contains(row.Key.PersonId) || transaction.Find(workspaceId, row.Key.PersonId) is not { } person) break;
            var placed = row with { State = PlaceState.Held, PlacedAt = transaction.Now };
            transaction.Keep(person, placed);
            transaction.Record(person, Registering.Fact(EventNames.EventRegistered, seating, placed, transaction.Now));
            GuestLetters.Queue(transaction, person, seating, placed, GuestLetter.MovedUp);
            moved++;
        }
        seating.MoveUp(free > 0 && seating.Places.MovingUp > 0);
        return moved;
    }

    private static bool IsOver(Seating seating, Instant now) => seating.Row.IsCancelled || now >= seating.Begins;
}
