using NodaTime;
using Throughline.Attendance;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>An event whose row this transaction keeps, and how its seats stand by now.</summary>
internal sealed class Seating(LockedOccasion row, WorkspaceRules business)
{
    public LockedOccasion Row { get; private set; } = row;
    public Places Places => new(Row.Seats, Row.Held, Row.Waiting, Row.HasWaitingList);
    public bool IsChanged { get; private set; }

    /// <summary>Its day; null where it cannot be read.</summary>
    public DateValue? Day { get; } = DateValue.TryRead(row.Starts, business.DayZone, out var value) ? value : null;

    /// <summary>When it begins; in the far future where that cannot be read.</summary>
    public Instant Begins => Day?.Begins(LocalZone.Find(null, business.Zone)) ?? Instant.MaxValue;

    /// <summary>The next number in the order of coming.</summary>
    public long TakeNumber()
    {
        Change(Row with { LastNumber = Row.LastNumber + 1 });
        return Row.LastNumber;
    }

    /// <summary>Whether somebody who waits may have a place.</summary>
    public void MoveUp(bool isWanted)
    {
        if (Row.IsMovingUp != isWanted) Change(Row with { IsMovingUp = isWanted });
    }

    /// <summary>Somebody was checked in.</summary>
    public void UseDoor(Instant now)
    {
        if (Row.DoorUsedAt is null) Change(Row with { DoorUsedAt = now });
    }

    /// <summary>Somebody's registration stands otherwise from now on.</summary>
    /// <param name="before">Null for a new one.</param>
    public void Count(PlaceState? before, PlaceState after)
    {
        var places = Places.With(before, after);
        if (places != Places) Change(Row with { Held = places.Held, Waiting = places.Waiting });
    }

    public void Written() => IsChanged = false;

    private void Change(LockedOccasion row) => (Row, IsChanged) = (row, true);
}

/// <summary>Seats of events, as a transaction has them.</summary>
internal sealed partial class EngineTransaction
{
    private readonly Dictionary<(Guid WorkspaceId, string Key), Seating?> _seatings = [];

    /// <summary>Keeps an event's row from now on; null where there is none. People's rows are kept before.</summary>
    public Seating? SeatingOf(Guid workspaceId, string key)
    {
        if (_seatings.TryGetValue((workspaceId, key), out var known)) return known;
        var row = tables.Registrations.Lock(workspaceId, key);
        return _seatings[(workspaceId, key)] = row is null ? null
            : new Seating(row, catalogue.Workspace(workspaceId));
    }

    /// <summary>Loads what these people registered for.</summary>
    public void GatherRegistrations(IEnumerable<TrackedPerson> people)
    {
        var open = people.Where(person => person.Registrations is null).Distinct().ToList();
        if (open.Count == 0) return;
        foreach (var person in open) person.Registrations = [.. Pending.Registrations.Where(row => row.Key.PersonId == person.Id)];
        tables.Registrations.Of([.. open.Select(person => person.Id)], row =>
        {
            var theirs = _people[row.Key.PersonId]!.Registrations!;
            if (!theirs.Exists(one => one.Key.Id == row.Key.Id)) theirs.Add(row);
        });
    }

    /// <summary>What somebody registered for.</summary>
    public List<RegistrationRow> RegistrationsOf(TrackedPerson person)
    {
        if (person.Registrations is null) GatherRegistrations([person]);
        return person.Registrations!;
    }

    /// <summary>A registration and whose it is by now; null where there is none.</summary>
    public (TrackedPerson Person, RegistrationRow Row)? FindRegistration(RegistrationKey key)
    {
        GatherPeople([key.PersonId]);
        return _people[key.PersonId] is { } person && RegistrationsOf(person).Find(row => row.Key.Id == key.Id) is { } row
            && row.WorkspaceId == person.Row.WorkspaceId ? (person, row) : null;
    }

    /// <summary>From now on it stands so, and the event counts it so.</summary>
    public void Keep(TrackedPerson person, RegistrationRow row)
    {
        var theirs = RegistrationsOf(person);
        var before = theirs.Find(one => one.Key.Id == row.Key.Id)?.State;
        if (before != row.State) SeatingOf(row.WorkspaceId, row.Occasion)?.Count(before, row.State);
        theirs.RemoveAll(one => one.Key.Id == row.Key.Id);
        theirs.Add(row);
        Pending.Registrations.Add(row);
        Touch(row.WorkspaceId);
    }

    private void WriteRegistrations() =>
        tables.Registrations.Save([.. Pending.Registrations.GroupBy(row => row.Key).Select(group => group.Last())]);

    /// <summary>Before the rows of people, as what belongs to nobody is.</summary>
    private void WriteSeatings()
    {
        foreach (var seating in _seatings.Values.OfType<Seating>())
        {
            if (!seating.IsChanged) continue;
            tables.Registrations.Note(seating.Row);
            seating.Written();
        }
    }
}
