using System.Globalization;
using NodaTime;

namespace Throughline.Time;

/// <summary>
/// A wait as people write it: "2 days", "90 minutes", "1 week", "2 days at 09:00", "1 day 6 hours".
/// </summary>
/// <param name="Days">Calendar days, 0 to <see cref="MaxDays"/>; a week is seven.</param>
/// <param name="Minutes">Elapsed minutes on top, 0 to as many as <see cref="MaxDays"/> have.</param>
/// <param name="At">The time of day it ends at, if one is given, in whole minutes.</param>
/// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
public sealed record Wait(int Days, int Minutes, LocalTime? At = null)
{
    /// <summary>The longest wait a journey may hold, in days: ten years.</summary>
    public const int MaxDays = 3660;

    private const int MinutesOfDay = 1440;
    private const int MaxMinutes = MaxDays * MinutesOfDay;

    public static Wait None { get; } = new(0, 0);
    public static Wait OfDays(int days) => new(days, 0);
    public static Wait OfHours(int hours) => new(0, checked(hours * 60));

    public int Days { get; init => field = Within(value, MaxDays, nameof(Days)); } = Within(Days, MaxDays, nameof(Days));

    public int Minutes { get; init => field = Within(value, MaxMinutes, nameof(Minutes)); } = Within(Minutes, MaxMinutes, nameof(Minutes));

    public LocalTime? At { get; init => field = WholeMinutes(value, nameof(At)); } = WholeMinutes(At, nameof(At));

    public bool IsNone => Days == 0 && Minutes == 0 && At is null;

    /// <summary>Length with days of 24 hours, for comparing waits; the time of day is left out.</summary>
    public Duration Nominal => Duration.FromMinutes((long)Days * MinutesOfDay + Minutes);

    /// <summary>Reads a wait; false where the text is not one or is longer than <see cref="MaxDays"/>.</summary>
    public static bool TryParse(string? text, out Wait wait)
    {
        wait = None;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        long days = 0, minutes = 0;
        LocalTime? at = null;
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 >= words.Length || at is not null) return false;
            if (words[i].Equals("at", StringComparison.OrdinalIgnoreCase))
            {
                if (!TryParseTime(words[i + 1], out var time)) return false;
                at = time;
            }
            else if (!TryAdd(words[i], words[i + 1], ref days, ref minutes)) return false;
        }
        if (days * MinutesOfDay + minutes > MaxMinutes) return false;
        wait = new((int)days, (int)minutes, at);
        return true;
    }

    /// <summary>The canonical text, which <see cref="TryParse"/> reads back to an equal wait.</summary>
    public override string ToString()
    {
        var parts = new List<string>(3);
        if (Days > 0) parts.Add(Days % 7 == 0 ? Count(Days / 7, "week") : Count(Days, "day"));
        if (Minutes > 0) parts.Add(Minutes % 60 == 0 ? Count(Minutes / 60, "hour") : Count(Minutes, "minute"));
        if (At is { } time) parts.Add(time.ToString("'at' HH:mm", CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "0 minutes" : string.Join(' ', parts);
    }

    private static int Within(int value, int most, string name) =>
        value >= 0 && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"A wait is from nothing to {MaxDays} days long.");

    private static LocalTime? WholeMinutes(LocalTime? value, string name) =>
        value is not { } time || time == new LocalTime(time.Hour, time.Minute)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "A time of day is given in whole minutes.");

    private static string Count(int n, string unit) => string.Create(CultureInfo.InvariantCulture, $"{n} {unit}{(n == 1 ? "" : "s")}");

    private static bool TryAdd(string number, string unit, ref long days, ref long minutes)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > MaxMinutes) return false;
        switch (unit.ToLowerInvariant())
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
