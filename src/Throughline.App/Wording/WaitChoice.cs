using System.Collections.Immutable;
using System.Globalization;
using Throughline.Time;

namespace Throughline.App.Wording;

/// <summary>A wait taken apart for boxes in which it can be chosen: a number, a unit, what it counts from, what it ends on,
/// a time.</summary>
/// <param name="Number">Empty for no length.</param>
/// <param name="From">Empty for "later"; "before:call", "after:call", "until:call".</param>
/// <param name="On">A word of the file: "monday", "working day", "working hours"; empty for any day.</param>
/// <param name="At">"09:00"; empty for no time of day.</param>
/// <param name="IsWhole">False where the text holds more than the boxes can show, such as "1 week 2 days".</param>
internal sealed record WaitChoice(string Number, string Unit, string From, string On, string At, bool IsWhole)
{
    /// <summary>The units in which a wait can be chosen, with their words of the file.</summary>
    public static ImmutableArray<(string One, string Many)> Units { get; } =
    [
        ("minute", "minutes"), ("hour", "hours"), ("day", "days"), ("working day", "working days"), ("week", "weeks"), ("month", "months"),
        ("year", "years"),
    ];

    /// <summary>What a wait can end on.</summary>
    public static ImmutableArray<(string Value, string Words)> Endings { get; } =
    [
        ("working day", "a working day"), ("working hours", "your working hours"), ("monday", "a Monday"), ("tuesday", "a Tuesday"),
        ("wednesday", "a Wednesday"), ("thursday", "a Thursday"), ("friday", "a Friday"), ("saturday", "a Saturday"),
        ("sunday", "a Sunday"),
    ];

    private static readonly WaitChoice _none = new("", "days", "", "", "", IsWhole: true);

    /// <summary>Of a text as somebody typed it; empty boxes where it is no wait.</summary>
    public static WaitChoice Of(string? text)
    {
        if (DateWait.TryParse(text, out var moment))
        {
            var side = moment.Side switch { DateSide.Before => "before", DateSide.After => "after", _ => "until" };
            return Of(moment.Offset) with { From = $"{side}:{moment.Date}" };
        }
        return Wait.TryParse(text, out var wait) ? Of(wait) : _none;
    }

    private static WaitChoice Of(Wait wait)
    {
        (int Count, string Unit)[] lengths = [.. Lengths(wait).Where(length => length.Count > 0)];
        var on = wait.On switch
        {
            Landing.Anywhere => "",
            Landing.WorkingDay => "working day",
            Landing.WorkingHours => "working hours",
            _ => wait.On.ToString().ToLowerInvariant(),
        };
        var at = wait.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
        var made = _none with { On = on, At = at, IsWhole = lengths.Length < 2 };
        return lengths is [var only] ? made with { Number = only.Count.ToString(CultureInfo.InvariantCulture), Unit = only.Unit } : made;
    }

    private static IEnumerable<(int Count, string Unit)> Lengths(Wait wait) =>
    [
        wait.Months % 12 == 0 ? (wait.Months / 12, "years") : (wait.Months, "months"),
        wait.Days % 7 == 0 ? (wait.Days / 7, "weeks") : (wait.Days, "days"),
        (wait.WorkingDays, "working days"),
        wait.Minutes % 60 == 0 ? (wait.Minutes / 60, "hours") : (wait.Minutes, "minutes"),
    ];
}
