namespace Throughline.Attendance;

/// <summary>How somebody's registration stands. The numbers are stored.</summary>
public enum PlaceState
{
    /// <summary>On the waiting list.</summary>
    Waiting = 0,

    /// <summary>Has a place.</summary>
    Held = 1,

    /// <summary>Gave it back, or it was given back for them.</summary>
    Ended = 2,
}

/// <summary>What somebody who asks for a place gets.</summary>
public enum PlaceGiven
{
    Place,
    WaitingList,

    /// <summary>Neither: it is full, and nobody waits.</summary>
    Full,

    /// <summary>They had one already, or wait already.</summary>
    Already,
}

/// <summary>The seats of an event, and who has or wants one.</summary>
/// <param name="Seats">0 for no limit.</param>
/// <param name="Held">Places that people have.</param>
/// <param name="Waiting">People on the waiting list.</param>
/// <param name="HasWaitingList">Whether somebody new may wait.</param>
public readonly record struct Places(long Seats, long Held, long Waiting, bool HasWaitingList)
{
    /// <summary>Most registrations of one event that count: places and people waiting.</summary>
    public const int Most = 20_000;

    /// <summary>Places that somebody new can have; null where there is no limit. Who waits comes first, so that it is 0 while anybody
    /// does.</summary>
    public long? Left => Seats == 0 ? null : Math.Max(0, Seats - Held - Waiting);

    /// <summary>How many of those who wait can have a place now.</summary>
    public long MovingUp => Seats == 0 ? Waiting : Math.Clamp(Seats - Held, 0, Waiting);

    /// <summary>What somebody new gets.</summary>
    public PlaceGiven Decide() =>
        Held + Waiting >= Most ? PlaceGiven.Full
        : Left is null or > 0 ? PlaceGiven.Place
        : HasWaitingList ? PlaceGiven.WaitingList
        : PlaceGiven.Full;

    /// <summary>As it stands once a registration has changed.</summary>
    /// <param name="before">How it stood; null for a new one.</param>
    public Places With(PlaceState? before, PlaceState after)
    {
        long Of(PlaceState state) => (after == state ? 1 : 0) - (before == state ? 1 : 0);
        return this with { Held = Held + Of(PlaceState.Held), Waiting = Waiting + Of(PlaceState.Waiting) };
    }
}
