using NodaTime;
using Throughline.Time;

namespace Throughline.Attendance;

/// <summary>Whether somebody can register for an event.</summary>
public enum EventStanding
{
    Open,

    /// <summary>Nobody can register any more, and it is still to come.</summary>
    Closed,

    /// <summary>It has begun, or is over.</summary>
    Past,
    Cancelled,

    /// <summary>Its owner lets nobody register.</summary>
    NotOffered,
}

/// <summary>When an event ends, and what follows from that.</summary>
public static class EventClock
{
    /// <summary>How long a tap at the door can be taken back before the road hears of it.</summary>
    public static Duration Grace { get; } = Duration.FromMinutes(10);

    /// <summary>How long after its end a door that was used closes by itself.</summary>
    public static Duration DoorStaysOpen { get; } = Duration.FromHours(6);

    /// <summary>How long before an event its door can be opened.</summary>
    public static Duration DoorOpens { get; } = Duration.FromHours(24);

    /// <summary>Of an event that has an hour, and of which nobody said how long it takes.</summary>
    private static readonly Duration Usual = Duration.FromHours(2);

    /// <param name="minutes">0 where nobody said.</param>
    /// <param name="zone">Of the business.</param>
    public static Instant EndOf(DateValue starts, int minutes, LocalZone zone) =>
        minutes > 0 ? starts.Begins(zone) + Duration.FromMinutes(minutes)
        : starts.Ends(zone) is var end && end > starts.Begins(zone) ? end
        : starts.Begins(zone) + Usual;

    /// <param name="starts">When it begins.</param>
    /// <param name="closes">Until when people can register; null for until it begins.</param>
    public static EventStanding StandingOf((bool IsOffered, bool IsCancelled) said, Instant starts, Instant? closes, Instant now) =>
        !said.IsOffered ? EventStanding.NotOffered // of what nobody could register for a stranger learns nothing
        : said.IsCancelled ? EventStanding.Cancelled
        : now >= starts ? EventStanding.Past
        : closes is { } until && now >= until ? EventStanding.Closed
        : EventStanding.Open;
}
