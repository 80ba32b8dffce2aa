using System.Globalization;
using NodaTime;

namespace Throughline.App.Design;

/// <summary>Dates and times as people say them.</summary>
internal static class HumanTime
{
    /// <summary>
    /// "just now", "12 minutes ago", "in 40 minutes", "today 14:30", "tomorrow 9:00", "yesterday 18:05", "Friday 9:00" within
    /// the coming week, "last Friday 9:00" within the week behind, "3 March 9:00" in the same year, else "3 March 2027".
    /// </summary>
    public static string Say(Instant at, Instant now, DateTimeZone zone)
    {
        var there = at.InZone(zone);
        var today = now.InZone(zone).Date;
        var minutes = (at - now).TotalMinutes;
        if (Math.Abs(minutes) < 1) return "just now";
        if (minutes is < 0 and > -60) return Minutes(-minutes) + " ago";
        if (minutes is > 0 and < 60) return "in " + Minutes(minutes);
        return Day(there.Date, today) is { } day ? $"{day} {Clock(there.TimeOfDay)}" : Text(there.Date, "d MMMM yyyy");
    }

    /// <summary>"Tuesday 3 March 2026, 9:00, Europe/Berlin".</summary>
    public static string SayExactly(Instant at, DateTimeZone zone)
    {
        var there = at.InZone(zone);
        return $"{Text(there.Date, "dddd d MMMM yyyy")}, {Clock(there.TimeOfDay)}, {zone.Id}";
    }

    /// <summary>"3 March 2026": the day it is there.</summary>
    public static string SayDay(Instant at, DateTimeZone zone) => Text(at.InZone(zone).Date, "d MMMM yyyy");

    /// <summary>"Thursday 4 March 2027".</summary>
    public static string SayDate(LocalDate day) => Text(day, "dddd d MMMM yyyy");

    /// <summary>"14:30": the time of day it is there.</summary>
    public static string SayClock(Instant at, DateTimeZone zone) => Clock(at.InZone(zone).TimeOfDay);

    private static string? Day(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 1 and < 7 => Text(date, "dddd"),
        < -1 and > -7 => "last " + Text(date, "dddd"),
        _ when date.Year == today.Year => Text(date, "d MMMM"),
        _ => null,
    };

    private static string Minutes(double minutes) => (int)minutes is var whole && whole == 1 ? "1 minute" : string.Create(CultureInfo.InvariantCulture, $"{whole} minutes");

    private static string Clock(LocalTime time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private static string Text(LocalDate date, string pattern) => date.ToString(pattern, CultureInfo.InvariantCulture);
}
