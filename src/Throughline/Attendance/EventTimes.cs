using NodaTime;
using Throughline.Languages;
using Throughline.Time;

namespace Throughline.Attendance;

/// <summary>When an event is, as people read it.</summary>
public static class EventTimes
{
    /// <summary>"Thursday 4 March 2027, 10:00 to 11:30, London time"; of a whole day the day alone.</summary>
    /// <param name="minutes">0 where nobody said.</param>
    /// <param name="zone">Of the business.</param>
    public static string Say(PublicWords words, DateValue starts, int minutes, DateTimeZone zone)
    {
        if (starts.Day is { } day) return words.DateWithYear(day);
        var from = starts.Start.InZone(zone).LocalDateTime;
        return $"{words.DateWithYear(from.Date)}, {Clocks(words, starts, minutes, zone)}, {words.Zone(zone)}";
    }

    /// <summary>The day it begins on.</summary>
    public static LocalDate DayOf(DateValue starts, DateTimeZone zone) => starts.Day ?? starts.Start.InZone(zone).Date;

    /// <summary>"Thursday 4 March, 10:05".</summary>
    public static string SayMoment(PublicWords words, Instant at, DateTimeZone zone) => at.InZone(zone).LocalDateTime is var there
        ? $"{words.Date(there.Date)}, {words.Clock(there.TimeOfDay)}" : "";

    /// <summary>"10:00 to 11:30", or "10:00" where nobody said how long it takes; empty for a whole day.</summary>
    public static string Clocks(PublicWords words, DateValue starts, int minutes, DateTimeZone zone)
    {
        if (starts.Day is not null) return "";
        var from = starts.Start.InZone(zone).LocalDateTime;
        var until = (starts.Start + Duration.FromMinutes(minutes)).InZone(zone).LocalDateTime;
        return minutes == 0 || until.Date != from.Date ? words.Clock(from.TimeOfDay)
            : words.Say(CalendarWord.FromTo, ("from", words.Clock(from.TimeOfDay)), ("to", words.Clock(until.TimeOfDay)));
    }
}
