using System.Globalization;
using NodaTime;

namespace Throughline.App.Features.Content;

/// <summary>A day as people say it beside today.</summary>
internal static class ContentDay
{
    public static string Say(LocalDate day, LocalDate today)
    {
        var days = Period.DaysBetween(today, day);
        return days switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "since yesterday",
            < -1 => $"since {InFull(day)}",
            _ => $"on {InFull(day)}",
        };
    }

    private static string InFull(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
