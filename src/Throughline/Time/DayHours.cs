using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Throughline.Time;

/// <summary>The hours of one day of the week: none or several stretches, in order, of which the last may reach past midnight.</summary>
public sealed partial record DayHours
{
    /// <summary>Most stretches of one day; nobody opens oftener.</summary>
    private const int Most = 6;

    /// <summary>Longest text that is looked at, in characters.</summary>
    private const int Longest = 200;

    private const string Like = "Type it such as 9:00–17:00, or 9:00–12:00 and 14:00–18:00.";

    private DayHours(ImmutableArray<HoursOfDay> stretches) => Stretches = stretches;

    public static DayHours Closed { get; } = new([]);

    public ImmutableArray<HoursOfDay> Stretches { get; }

    public bool IsClosed => Stretches.IsEmpty;

    /// <summary>From the first opening to the last closing; <see cref="HoursOfDay.None"/> for a day that is closed.</summary>
    public HoursOfDay Span => IsClosed ? HoursOfDay.None : new(Stretches[0].From, Stretches[^1].Until);

    /// <summary>One stretch; closed where that is none.</summary>
    public static DayHours Of(HoursOfDay hours) => hours == HoursOfDay.None ? Closed : new([hours]);

    /// <summary>Reads hours as people write them: "9–17", "9:00-12:30, 14-18", "9 am to 5 pm", "closed".</summary>
    /// <param name="problem">A sentence with the fix where they cannot be read.</param>
    public static bool TryRead(string? text, out DayHours hours, out string problem)
    {
        (hours, problem) = (Closed, "");
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Equals("closed", StringComparison.OrdinalIgnoreCase)) return true;
        if (text.Length > Longest) problem = $"This is longer than {Longest} characters. {Like}";
        if (problem.Length > 0) return false;
        var stretches = new List<HoursOfDay>();
        foreach (var part in Between().Split(text.Trim()))
        {
            if (Stretch(part) is not { } one)
            {
                problem = $"“{part.Trim()}” is not read as hours. {Like}";
                return false;
            }
            stretches.AddRange(one);
        }
        problem = ProblemOf([.. stretches.OrderBy(one => one.From)]) ?? "";
        if (problem.Length == 0) hours = new([.. stretches.OrderBy(one => one.From)]);
        return problem.Length == 0;
    }

    public bool Equals(DayHours? other) => other is not null && Stretches.AsSpan().SequenceEqual(other.Stretches.AsSpan());

    public override int GetHashCode() => IsClosed ? 0 : Stretches[0].GetHashCode() ^ Stretches.Length;

    /// <summary>"09:00–12:00, 14:00–18:00"; empty for a day that is closed.</summary>
    public override string ToString() => IsAllDay
        ? "00:00–24:00"
        : string.Join(", ", Stretches.Select(one => $"{Text(one.From)}–{End(one.Until)}"));

    // Hours that end where they begin are none, so the whole day is kept as its two halves.
    private bool IsAllDay => Stretches is [{ From.Hour: 0, Until.Hour: 12 }, { From.Hour: 12, Until.Hour: 0 }]
        && Stretches.All(one => one.From.Minute == 0 && one.Until.Minute == 0);

    private static string? ProblemOf(HoursOfDay[] stretches)
    {
        if (stretches.Length > Most) return $"These are more than {Most} stretches in one day. Keep the main ones.";
        for (var i = 1; i < stretches.Length; i++)
            if (stretches[i - 1].Until <= stretches[i - 1].From || stretches[i].From < stretches[i - 1].Until)
                return $"Two of these times overlap at {Text(stretches[i].From)}. Join them, or change one.";
        return null;
    }

    private static HoursOfDay[]? Stretch(string part)
    {
        var read = Written().Match(part);
        if (!read.Success) return null;
        var until = read.Groups["until"].Value;
        if (TimeOf(read.Groups["from"].Value, read.Groups["half1"].Value) is not { } begins) return null;
        if (TimeOf(until, read.Groups["half2"].Value) is not { } ends) return null;
        if (begins == ends) return IsWhole(until, ends) ? [new(ends, LocalTime.Noon), new(LocalTime.Noon, ends)] : null;
        // "9–5" is an afternoon's five to whoever writes it, and five in the morning to the clock: nobody guesses.
        var isEarly = ends < begins && begins < LocalTime.Noon && ends != LocalTime.Midnight && read.Groups["half2"].Length == 0;
        return isEarly ? null : [new(begins, ends)];
    }

    private static bool IsWhole(string until, LocalTime ends) =>
        ends == LocalTime.Midnight && until.StartsWith("24", StringComparison.Ordinal);

    private static LocalTime? TimeOf(string digits, string half)
    {
        var parts = digits.Split(':', '.', 'h', 'H');
        var hour = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var minute = parts is [_, { Length: > 0 } after] ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
        if (half.Length > 0) hour = hour is > 12 or 0 ? 99 : (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        if (hour == 24 && minute == 0) hour = 0;
        return hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    private static string Text(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string End(LocalTime time) => time == LocalTime.Midnight ? "24:00" : Text(time);

    [GeneratedRegex(@"\s*(?:[,;+&/]|\band\b|\bund\b)\s*", Options, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^\s*(?<from>[0-9]{1,2}([:.h][0-9]{2}|h)?)\s*(?<half1>[ap]\.?m\.?)?\s*(-|–|—|to|bis|until)"
        + @"\s*(?<until>[0-9]{1,2}([:.h][0-9]{2}|h)?)\s*(?<half2>[ap]\.?m\.?)?\s*\z", Options, 1000)]
    private static partial Regex Written();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;
}
