using System.Globalization;
using NodaTime;

namespace Throughline.Time;

/// <summary>
/// Waits as people say them, for screens, prints and drawings: "two working days later, at 9:00", "the day before their call,
/// at 9:00". In small letters, to stand inside a sentence; <see cref="Sentence"/> makes one of it.
/// </summary>
public static class TimePhrases
{
    private static readonly string[] _numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] _days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>"two working days".</summary>
    public static string Length(Wait wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        string[] parts = [.. Parts(wait)];
        return parts.Length < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    /// <summary>When it is over, counted from now: "one week later, on the first Monday from then, at 9:00".</summary>
    public static string Later(Wait wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        if (wait.IsNone) return "at once";
        if (!wait.HasDays && wait.Minutes == 0) return Alone(wait);
        if (IsOne(wait, days: 1) && (wait.At is not null || wait.On != Landing.Anywhere)) return "the next day" + Ends(wait, "from then");
        if (IsOne(wait, workingDays: 1)) return "the next working day" + Ends(wait, "from then");
        return $"{Length(wait)} later{Ends(wait, "from then")}";
    }

    /// <summary>"the day before their call, at 9:00".</summary>
    /// <param name="date">How the date is called: "their call".</param>
    public static string Of(DateWait wait, string date)
    {
        ArgumentNullException.ThrowIfNull(wait);
        var offset = wait.Offset;
        if (wait.Side == DateSide.At) return offset.IsNone ? $"when {date} begins" : OnTheDay(offset, date);
        var word = wait.Side == DateSide.Before ? "before" : "after";
        if (!offset.HasDays && offset.Minutes == 0) return Beside(wait, date);
        var length = IsOne(offset, days: 1) ? "the day" : IsOne(offset, workingDays: 1) ? "the working day" : Length(offset);
        return $"{length} {word} {date}{(wait.Side == DateSide.Before ? Ends(offset, "until then", "last") : Ends(offset, "from then"))}";
    }

    /// <summary>"until their call begins", "until the day before their call, at 9:00".</summary>
    public static string Until(DateWait wait, string date)
    {
        ArgumentNullException.ThrowIfNull(wait);
        var moment = Of(wait, date);
        foreach (var start in (string[])["when ", "on ", "at ", "right "])
            if (moment.StartsWith(start, StringComparison.Ordinal)) return $"until {moment[start.Length..]}";
        return $"until {moment}";
    }

    /// <summary>A text of the journey file that holds either: "two days later",
    /// "the day before their call". Null where it is neither.</summary>
    /// <param name="nameOf">How a date with a key is called.</param>
    public static string? Later(string? text, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        if (DateWait.TryParse(text, out var moment)) return Of(moment, nameOf(moment.Date));
        return Wait.TryParse(text, out var wait) ? Later(wait) : null;
    }

    /// <summary>How long somebody has: "five days",
    /// "until their call begins". Null where the text of the journey file is no time.</summary>
    public static string? Span(string? text, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        if (DateWait.TryParse(text, out var moment)) return Until(moment, nameOf(moment.Date));
        if (!Wait.TryParse(text, out var wait)) return null;
        return wait.At is null && wait.On == Landing.Anywhere ? Length(wait) : $"until {Later(wait)}";
    }

    /// <summary>The same after what has to be done: "within 5 days",
    /// "until their call begins". As it is written where it is no date.</summary>
    public static string Within(string text, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        return DateWait.TryParse(text, out var moment) ? Until(moment, nameOf(moment.Date)) : $"within {text}";
    }

    /// <summary>With a capital at its beginning.</summary>
    public static string Sentence(string phrase) => string.IsNullOrEmpty(phrase) ? "" : char.ToUpperInvariant(phrase[0]) + phrase[1..];

    private static string Alone(Wait wait) => wait.On switch
    {
        Landing.Anywhere => $"at the next {Hour(wait.At!.Value)}",
        Landing.WorkingHours => "in your next working hours",
        _ => $"on the next {DayName(wait.On)}{At(wait)}",
    };

    private static string Beside(DateWait wait, string date)
    {
        var (offset, isBefore) = (wait.Offset, wait.Side == DateSide.Before);
        var (which, word) = isBefore ? ("last", "before") : ("first", "after");
        if (offset.IsNone) return isBefore ? $"when {date} begins" : $"right after {date}";
        if (offset.On == Landing.WorkingHours) return $"in your first working hours after {date}";
        return offset.On == Landing.Anywhere
            ? $"at the {which} {Hour(offset.At!.Value)} {word} {date}"
            : $"on the {which} {DayName(offset.On)} {word} {date}{At(offset)}";
    }

    private static string OnTheDay(Wait offset, string date) => offset.On == Landing.Anywhere
        ? $"on the day of {date}{At(offset)}"
        : offset.On == Landing.WorkingHours ? $"in your first working hours from {date} on"
            : $"on the first {DayName(offset.On)} from {date} on{At(offset)}";

    private static string Ends(Wait wait, string from, string which = "first") => wait.On switch
    {
        Landing.Anywhere => At(wait),
        Landing.WorkingHours => ", in your working hours",
        _ => $", on the {which} {DayName(wait.On)} {from}{At(wait)}",
    };

    private static string DayName(Landing on) => on == Landing.WorkingDay ? "working day" : _days[(int)on - 1];

    private static string At(Wait wait) => wait.At is { } time ? $", at {Hour(time)}" : "";

    private static string Hour(LocalTime time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private static bool IsOne(Wait wait, int days = 0, int workingDays = 0) =>
        wait.Months == 0 && wait.Minutes == 0 && wait.Days == days && wait.WorkingDays == workingDays;

    private static IEnumerable<string> Parts(Wait wait) => WaitText.Lengths(wait).Select(part =>
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        var number = int.Parse(part.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture);
        return (number < _numbers.Length ? _numbers[number] : number.ToString("N0", CultureInfo.InvariantCulture)) + part[space..];
    });
}
