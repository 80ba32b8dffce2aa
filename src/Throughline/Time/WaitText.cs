using System.Globalization;
using NodaTime;

namespace Throughline.Time;

/// <summary>Waits as text, word by word: lengths, then what they end on, then a time of day.</summary>
internal static class WaitText
{
    private static readonly string[] _weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Words that mean something in a wait, so that no date can be called by them.</summary>
    public static IReadOnlySet<string> Words { get; } = new HashSet<string>(
        ["at", "on", "in", "before", "after", "until", "a", "working", "day", "days", "hours", .. _weekdays],
            StringComparer.OrdinalIgnoreCase);

    public static bool TryRead(string? text, out Wait wait)
    {
        wait = Wait.None;
        var words = new WaitWords(text);
        return !words.IsAtEnd && TryLength(words, out wait) && TryEnd(words, ref wait) && words.IsAtEnd;
    }

    /// <summary>Reads the lengths that stand next; nothing where none do. False where one is none or all are too long.</summary>
    public static bool TryLength(WaitWords words, out Wait wait)
    {
        wait = Wait.None;
        long months = 0, days = 0, workingDays = 0, minutes = 0;
        while (words.TakeNumber() is { } n)
        {
            if (n > Wait.MaxMinutes) return false;
            if (words.Take("working") && (words.Take("day") || words.Take("days"))) workingDays += n;
            else if (words.Take("year") || words.Take("years")) months += 12 * n;
            else if (words.Take("month") || words.Take("months")) months += n;
            else if (words.Take("week") || words.Take("weeks")) days += 7 * n;
            else if (words.Take("day") || words.Take("days")) days += n;
            else if (words.Take("hour") || words.Take("hours")) minutes += 60 * n;
            else if (words.Take("minute") || words.Take("minutes")) minutes += n;
            else return false;
        }
        if (months > Wait.MaxMonths || workingDays > Wait.MaxWorkingDays
            || Wait.NominalMinutes(months, workingDays, days * Wait.MinutesOfDay + minutes) > Wait.MaxMinutes) return false;
        wait = new((int)days, (int)minutes) { Months = (int)months, WorkingDays = (int)workingDays };
        return true;
    }

    /// <summary>Reads what a wait ends on, and its time of day, where they stand next. False where they are begun and are none.</summary>
    public static bool TryEnd(WaitWords words, ref Wait wait)
    {
        if (words.Take("on"))
        {
            if (Landed(words) is not { } landing) return false;
            wait = wait with { On = landing };
        }
        else if (words.Take("in"))
        {
            if (!words.Take("working") || !words.Take("hours")) return false;
            wait = wait with { On = Landing.WorkingHours };
            return true;
        }
        if (!words.Take("at")) return true;
        if (words.TakeTime() is not { } time) return false;
        wait = wait with { At = time };
        return true;
    }

    /// <summary>The canonical text.</summary>
    public static string Write(Wait wait)
    {
        var text = string.Join(' ', [.. Lengths(wait), .. Ends(wait)]);
        return text.Length == 0 ? "0 minutes" : text;
    }

    public static IEnumerable<string> Lengths(Wait wait)
    {
        if (wait.Months > 0) yield return wait.Months % 12 == 0 ? Count(wait.Months / 12, "year") : Count(wait.Months, "month");
        if (wait.Days > 0) yield return wait.Days % 7 == 0 ? Count(wait.Days / 7, "week") : Count(wait.Days, "day");
        if (wait.WorkingDays > 0) yield return Count(wait.WorkingDays, "working day");
        if (wait.Minutes > 0) yield return wait.Minutes % 60 == 0 ? Count(wait.Minutes / 60, "hour") : Count(wait.Minutes, "minute");
    }

    public static IEnumerable<string> Ends(Wait wait)
    {
        if (wait.On == Landing.WorkingHours) yield return "in working hours";
        else if (wait.On == Landing.WorkingDay) yield return "on a working day";
        else if (wait.On != Landing.Anywhere) yield return $"on {_weekdays[(int)wait.On - 1]}";
        if (wait.At is { } time) yield return time.ToString("'at' HH:mm", CultureInfo.InvariantCulture);
    }

    private static Landing? Landed(WaitWords words)
    {
        if (words.Take("a")) return words.Take("working") && words.Take("day") ? Landing.WorkingDay : null;
        for (var i = 0; i < _weekdays.Length; i++)
            if (words.Take(_weekdays[i])) return (Landing)(i + 1);
        return null;
    }

    private static string Count(int n, string unit) => string.Create(CultureInfo.InvariantCulture, $"{n} {unit}{(n == 1 ? "" : "s")}");
}

/// <summary>The words of a text, taken one by one, without regard to letter case.</summary>
internal sealed class WaitWords(string? text)
{
    private readonly string[] _words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    private int _at;

    public bool IsAtEnd => _at == _words.Length;

    public bool Take(string word)
    {
        if (IsAtEnd || !_words[_at].Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    /// <summary>The next word, whatever it is; null at the end.</summary>
    public string? TakeAny() => IsAtEnd ? null : _words[_at++];

    public int? TakeNumber()
    {
        if (IsAtEnd || !int.TryParse(_words[_at], NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return null;
        _at++;
        return n;
    }

    public LocalTime? TakeTime()
    {
        if (IsAtEnd || !TimeOnly.TryParseExact(_words[_at], ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var time)) return null;
        _at++;
        return new LocalTime(time.Hour, time.Minute);
    }
}
