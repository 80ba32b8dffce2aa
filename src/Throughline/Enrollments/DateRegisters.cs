using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>What the newest event says of one booking of one date.</summary>
/// <param name="Date">Key of the date.</param>
/// <param name="Booking">What the event calls the booking; empty where there is one at a time.</param>
/// <param name="Value">Null where it is cancelled.</param>
/// <param name="At">When the event happened.</param>
public readonly record struct DateMark(string Date, string Booking, DateValue? Value, Instant At, Guid EventId);

/// <summary>
/// The dates that events said, moved and cancelled. Each booking of each date is a register: the latest event wins, of two at the
/// same time the one with the larger id, so that the same events in any order leave the same marks.
/// </summary>
public static class DateRegisters
{
    /// <summary>Most bookings kept; beyond them the one that was heard of longest ago goes.</summary>
    public const int MostMarks = 200;

    /// <summary>How far from the event that says it a date may lie.</summary>
    public static Duration Furthest { get; } = Duration.FromDays(Wait.MaxDays);

    /// <summary>What lies before it is a slip of a program.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1800, 1, 1, 0, 0);

    private const int LongestBooking = 100;

    /// <summary>The marks once <paramref name="fact"/> is known; the same where it says nothing new.</summary>
    public static ImmutableArray<DateMark> Hear(ImmutableArray<DateMark> marks, Journey journey, EventFact fact, BusinessCalendar calendar)
    {
        foreach (var date in journey.Dates) marks = Hear(marks, date, fact, calendar);
        return marks;
    }

    /// <summary>As the other, of one date alone.</summary>
    public static ImmutableArray<DateMark> Hear(ImmutableArray<DateMark> marks, JourneyDate date, EventFact fact,
        BusinessCalendar calendar) =>
        date.NewsOf(fact) is { } news && Mark(date, news, fact, calendar) is { } mark ? With(marks, mark) : marks;

    /// <summary>What two know together; the same whichever comes first.</summary>
    public static ImmutableArray<DateMark> Join(ImmutableArray<DateMark> one, ImmutableArray<DateMark> other)
    {
        foreach (var mark in other) one = With(one, mark);
        return one;
    }

    /// <summary>Whether an event says the date that a step waits for.</summary>
    public static bool Says(DateWait? wait, Journey journey, EventFact fact, BusinessCalendar calendar) =>
        wait is not null && journey.FindDate(wait.Date) is { } date && date.NewsOf(fact) == DateNews.Said && Mark(date, DateNews.Said,
            fact, calendar) is not null;

    /// <summary>Why an event that is to say a date says none, as a sentence; null where it does, or is to say none.</summary>
    public static string? Problem(JourneyDate date, EventFact fact, BusinessCalendar calendar)
    {
        if (date.NewsOf(fact) != DateNews.Said || Mark(date, DateNews.Said, fact, calendar) is not null) return null;
        return EventRule.Text(fact, date.Property ?? "") is not { } text
            ? $"It does not say when: “{date.Property}” is missing. Send it like 2027-03-31T10:00:00+02:00."
            : $"“{date.Property}” is no date that can be used: “{FindingText(text)}”. "
                + "Send it like 2027-03-31T10:00:00+02:00, at most ten years off.";
    }

    private static string FindingText(string text) => text.Length <= 60 ? text : text[..60];

    private static DateMark? Mark(JourneyDate date, DateNews news, EventFact fact, BusinessCalendar calendar)
    {
        var booking = date.Booking is { } property ? EventRule.Text(fact, property) ?? "" : "";
        if (booking.Length > LongestBooking) booking = booking[..LongestBooking];
        if (news == DateNews.Cancelled) return new(date.Key, booking, null, fact.At, fact.Id);
        if (date.Property is not { } holds) return new(date.Key, booking, DateValue.Of(fact.At), fact.At, fact.Id);
        var isRead = DateValue.TryRead(EventRule.Text(fact, holds), calendar.Zone, out var value);
        return isRead && value.Start <= fact.At + Furthest && value.Start >= Earliest ? new(date.Key, booking, value, fact.At,
            fact.Id) : null;
    }

    private static ImmutableArray<DateMark> With(ImmutableArray<DateMark> marks, DateMark mark)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            if (marks[i].Date != mark.Date || marks[i].Booking != mark.Booking) continue;
            return IsLater(mark, marks[i]) ? marks.SetItem(i, mark) : marks;
        }
        var next = marks.Add(mark).Sort(ByDateThenBooking);
        return next.Length <= MostMarks ? next : next.Remove(next.MinBy(one => (one.At, one.EventId)));
    }

    private static bool IsLater(DateMark mark, DateMark than) => mark.At != than.At ? mark.At > than.At : mark.EventId.CompareTo(
        than.EventId) > 0;

    private static int ByDateThenBooking(DateMark a, DateMark b)
    {
        var order = string.CompareOrdinal(a.Date, b.Date);
        return order != 0 ? order : string.CompareOrdinal(a.Booking, b.Booking);
    }
}
