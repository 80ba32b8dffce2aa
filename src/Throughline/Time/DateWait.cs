using NodaTime;

namespace Throughline.Time;

public enum DateSide
{
    At,
    Before,
    After,
}

/// <summary>
/// A moment that hangs on a date, as people write it: "until call", "1 day before call at 09:00", "3 months after last-order".
/// </summary>
/// <param name="Date">Key of one of the journey's dates.</param>
/// <param name="Offset">How far from it; <see cref="Wait.None"/> for the date itself.</param>
public sealed record DateWait(string Date, DateSide Side, Wait Offset)
{
    /// <summary>Reads one; false where the text is none. Whether there is such a date is not asked here.</summary>
    public static bool TryParse(string? text, out DateWait wait)
    {
        wait = new("", DateSide.At, Wait.None);
        var words = new WaitWords(text);
        if (!WaitText.TryLength(words, out var offset)) return false;
        DateSide? side = words.Take("before") ? DateSide.Before : words.Take("after") ? DateSide.After : words.Take("until") ? DateSide.At
            : null;
        if (side is not { } found || (found == DateSide.At && !offset.IsNone) || words.TakeAny() is not { } date || !WaitText.TryEnd(words,
            ref offset)) return false;
        if (found != DateSide.After && offset.On == Landing.WorkingHours) return false; // hours lie after a moment
        wait = new(date, found, offset);
        return words.IsAtEnd;
    }

    /// <summary>The canonical text, which <see cref="TryParse"/> reads back to an equal one.</summary>
    public override string ToString()
    {
        var side = Side switch { DateSide.Before => "before", DateSide.After => "after", _ => "until" };
        return string.Join(' ', [.. WaitText.Lengths(Offset), side, Date, .. WaitText.Ends(Offset)]);
    }

    /// <summary>
    /// The moment it stands for. Days keep the time of day, and with a time of day and no hours or minutes they lead to that time
    /// of that day; else a time of day is the last such before (and at), or the first such after.
    /// </summary>
    public ResolvedTime Resolve(DateValue value, LocalZone zone, BusinessCalendar calendar)
    {
        var from = value.Begins(zone);
        return Side switch
        {
            DateSide.Before => LocalTimeResolver.Before(from, Offset, zone, calendar),
            DateSide.After => LocalTimeResolver.After(from, Offset, zone, calendar),
            _ => LocalTimeResolver.OnDay(from, Offset, zone, calendar),
        };
    }
}
