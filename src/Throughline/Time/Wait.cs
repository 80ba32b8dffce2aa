using System.Globalization;
using NodaTime;

namespace Throughline.Time;

/// <summary>
/// A wait as people write it: "2 days", "90 minutes", "1 week", "2 days at 09:00", "1 day 6 hours".
/// </summary>
/// <param name="Days">Calendar days, 0 or more; a week is seven.</param>
/// <param name="Minutes">Elapsed minutes on top, 0 or more.</param>
/// <param name="At">The time of day it ends at, if one is given.</param>
public sealed record Wait(int Days, int Minutes, LocalTime? At = null)
{
    public static Wait None { get; } = new(0, 0);
    public static Wait OfDays(int days) => new(days, 0);
    public static Wait OfHours(int hours) => new(0, hours * 60);
    public static Wait OfMinutes(int minutes) => new(0, minutes);

    /// <summary>The longest wait a journey may hold, in days.</summary>
    public const int MaxDays = 3660;

    public bool IsNone => Days == 0 && Minutes == 0 && At is null;

    /// <summary>Length with days of 24 hours, for comparing waits; the time of day is left out.</summary>
    public Duration Nominal => Duration.FromMinutes(Days * 1440L + Minutes);

    /// <summary>Reads a wait; false where the text is not one or is longer than <see cref="MaxDays"/>.</summary>
    public static bool TryParse(string? text, out Wait wait)
    {
        wait = None;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var words = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long days = 0, minutes = 0;
        LocalTime? at = null;
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 >= words.Length || at is not null) return false;
            if (words[i] == "at")
            {
                if (!TryParseTime(words[i + 1], out var time)) return false;
                at = time;
            }
            else if (!TryAdd(words[i], words[i + 1], ref days, ref minutes)) return false;
        }
        if (days + minutes / 1440 > MaxDays) return false;
        wait = new((int)days, (int)minutes, at);
        return true;
    }

    /// <summary>The canonical text, which <see cref="TryParse"/> reads back to an equal wait.</summary>
    public override string ToString()
    {
        var parts = new List<string>(4);
        if (Days > 0 && Days % 7 == 0) parts.Add(Count(Days / 7, "week"));
        else if (Days > 0) parts.Add(Count(Days, "day"));
        if (Minutes > 0 && Minutes % 60 == 0) parts.Add(Count(Minutes / 60, "hour"));
        else if (Minutes > 0) parts.Add(Count(Minutes, "minute"));
        if (parts.Count == 0 && At is null) parts.Add("0 minutes");
        if (At is { } time) parts.Add("at " + time.ToString("HH:mm", CultureInfo.InvariantCulture));
        return string.Join(' ', parts);
    }

    private static string Count(int n, string unit) => n == 1 ? $"1 {unit}" : string.Create(CultureInfo.InvariantCulture, $"{n} {unit}s");

    private static bool TryAdd(string number, string unit, ref long days, ref long minutes)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > 10_000_000) return false;
        switch (unit)
        {
            case "week" or "weeks": days += 7L * n; return true;
            case "day" or "days": days += n; return true;
            case "hour" or "hours": minutes += 60L * n; return true;
            case "minute" or "minutes": minutes += n; return true;
            default: return false;
        }
    }

    private static bool TryParseTime(string text, out LocalTime time)
    {
        time = default;
        if (!TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return false;
        time = new LocalTime(parsed.Hour, parsed.Minute);
        return true;
    }
}
