using System.Globalization;
using NodaTime;
using Throughline.Time;

namespace Throughline.App.Wording;

/// <summary>Hours of a week in few words.</summary>
internal static class HoursWords
{
    /// <summary>"Mon–Fri 09:00–17:00, Sat 10:00–14:00": days that follow one another and are alike stand together.</summary>
    public static string Of(WeekHours week)
    {
        var runs = new List<(int First, int Last, DayHours Hours)>();
        for (var day = 0; day < week.Days.Length; day++)
        {
            if (week.Days[day].IsClosed) continue;
            if (runs.Count > 0 && runs[^1].Last == day - 1 && runs[^1].Hours == week.Days[day]) runs[^1] = runs[^1] with { Last = day };
            else runs.Add((day, day, week.Days[day]));
        }
        return runs.Count == 0 ? "Never" : string.Join("; ", runs.Select(run => $"{Days(run.First, run.Last)} {run.Hours}"));
    }

    /// <summary>"Mon 29 March 2027".</summary>
    public static string Of(LocalDate day) => day.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Days(int first, int last) => first == last ? Short(first) : $"{Short(first)}–{Short(last)}";

    private static string Short(int day) => ((IsoDayOfWeek)(day + 1)).ToString()[..3];
}
