using NodaTime;
using Throughline.Time;

namespace Throughline.Linting.Reading;

/// <summary>How soon a later step can come, seen from a text of an earlier one, and how long ago an earlier one was at least.</summary>
/// <param name="Days">Days of the calendar: a wait of "1 day at 09:00" is one, of twenty minutes none, of two working days two at
/// least.</param>
/// <param name="Length">With days of 24 hours.</param>
/// <param name="IsWorking">All its days are days on which the business works.</param>
internal readonly record struct RoadDays(int Days, Duration Length, bool IsWorking)
{
    /// <summary>The waits of the steps after one, up to another: somebody does their half at once.</summary>
    /// <param name="after">−1 for whoever comes in at the first step.</param>
    /// <returns>Null where one of them is bound to a date of the person or the business.</returns>
    public static RoadDays? Between(Road road, int after, int to)
    {
        if (to < after) return null;
        var (days, length, minutes, isWorking) = (0, Duration.Zero, 0L, true);
        for (var i = Math.Max(0, after + 1); i <= to; i++)
        {
            if (road.Steps[i].IsByDate) return null;
            var wait = road.Steps[i].Wait;
            days += wait.Days + wait.Months * 30 + wait.WorkingDays;
            minutes += wait.Minutes;
            length += wait.Nominal;
            isWorking &= wait.Days == 0 && wait.Months == 0;
        }
        return new(days + (int)(minutes / 1440), length, isWorking);
    }

    /// <summary>The same for somebody who takes all the time there is in the steps between.</summary>
    public static Duration Latest(Road road, int after, int to)
    {
        var length = Duration.Zero;
        for (var i = Math.Max(0, after + 1); i <= to; i++) length += road.Steps[i].Wait.Nominal + (i < to ? road.Steps[i].Longest.Nominal
            : Duration.Zero);
        return length;
    }

    /// <summary>"6 days", "3 hours".</summary>
    public string InWords => Days > 0 ? Phrases.Count(Days, "day") : Length >= Duration.FromHours(1)
        ? Phrases.Count((int)Length.TotalHours, "hour") : Phrases.Count((int)Length.TotalMinutes, "minute");
}
