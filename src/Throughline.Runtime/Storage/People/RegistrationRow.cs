using NodaTime;
using Throughline.Attendance;

namespace Throughline.Runtime.Storage.People;

/// <summary>By what way somebody registered. The numbers are stored.</summary>
internal enum RegistrationOrigin
{
    Page = 0,

    /// <summary>Somebody of the team wrote them down beforehand.</summary>
    Team = 1,
    Door = 2,
}

/// <summary>Who gave a place back. The numbers are stored.</summary>
internal enum EndedBy
{
    Themselves = 0,
    Team = 1,
}

/// <summary>Which registration.</summary>
internal readonly record struct RegistrationKey(Guid PersonId, Guid Id);

/// <summary>Somebody's registration for an event of the business.</summary>
/// <param name="Occasion">Key of the event.</param>
/// <param name="Number">In the order of coming, from 1.</param>
/// <param name="Name">As typed for this event; empty where nobody said.</param>
internal sealed record RegistrationRow(
    RegistrationKey Key, Guid WorkspaceId, string Occasion, long Number, PlaceState State, string Name, Instant RegisteredAt)
{
    public RegistrationOrigin Origin { get; init; }

    /// <summary>Tag (BCP 47) of the page; empty where there was none.</summary>
    public string Language { get; init; } = "";
    public Instant? PlacedAt { get; init; }
    public Instant? EndedAt { get; init; }
    public EndedBy? EndedBy { get; init; }

    /// <summary>When they were checked in.</summary>
    public Instant? CameAt { get; init; }

    /// <summary>The account that did it.</summary>
    public string? CameBy { get; init; }
    public Instant? MissedAt { get; init; }

    /// <summary>When their road hears whether they came; null where it has, or there is nothing to hear.</summary>
    public Instant? DueAt { get; init; }

    public bool IsLiving => State != PlaceState.Ended;
}

/// <summary>The row of an event, kept for a transaction that gives or frees a place.</summary>
/// <param name="Starts">On the clock of the business.</param>
internal sealed record LockedOccasion(Guid WorkspaceId, string Key, string Name, string Starts, int Minutes, string Place)
{
    public bool IsOffered { get; init; }
    public bool IsCancelled { get; init; }
    public long Seats { get; init; }

    /// <summary>Places that people have.</summary>
    public long Held { get; init; }

    /// <summary>People on the waiting list.</summary>
    public long Waiting { get; init; }
    public bool HasWaitingList { get; init; }

    /// <summary>Of its registrations.</summary>
    public long LastNumber { get; init; }

    /// <summary>Whether somebody who waits may have a place.</summary>
    public bool IsMovingUp { get; init; }
    /// <summary>Where to join it; empty where people come to a place.</summary>
    public string Link { get; init; } = "";

    /// <summary>How often its day or place changed.</summary>
    public long Edition { get; init; }
    public Instant? DoorUsedAt { get; init; }
    public Instant? DoorClosedAt { get; init; }
}

/// <summary>What people hear who registered for an event. The numbers are stored.</summary>
internal enum GuestsHear
{
    Nothing = 0,
    AnotherDay = 1,
    AnotherPlace = 2,
    Cancelled = 3,
    AfterAll = 4,
}

/// <summary>An event whose registered people were not all written to.</summary>
/// <param name="Edition">Of the change they hear of.</param>
/// <param name="LastNumber">The last registration that was.</param>
internal sealed record UntoldGuests(Guid WorkspaceId, string Key, long Edition, GuestsHear News, long LastNumber);
