using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>What is known of a date: its value, or that it was cancelled, or nothing.</summary>
/// <param name="CancelledAt">When, where there is none because it was cancelled.</param>
public readonly record struct KnownDate(DateValue? Value, Instant? CancelledAt = null)
{
    /// <summary>How far back a yearly date that has passed is looked for, and how far on.</summary>
    private const int YearsAround = 2;

    /// <summary>
    /// The one of several that counts for somebody who came to a step at <paramref name="reached"/>: before it and at it, the
    /// earliest that was not over then, or else the latest; after it, the latest that was over then, or else the earliest.
    /// </summary>
    public static KnownDate Of(JourneyDate date, DateWait wait, ImmutableArray<DateMark> marks, Instant reached, Moment moment)
    {
        if (date.Attribute is { } attribute) return date.IsYearly ? EachYear(attribute, wait, reached, moment) : new(moment.Around.DateOf(
            attribute));
        if (date.Occasion is not { } key) return OfMarks(date.Key, wait.Side, marks, reached, moment.Zone);
        if (!moment.Around.Occasions.TryGetValue(key, out var day)) return default;
        return day.CancelledAt is { } cancelled ? new(null, cancelled) : new(day.Value);
    }

    private static KnownDate OfMarks(string key, DateSide side, ImmutableArray<DateMark> marks, Instant reached, LocalZone zone)
    {
        Instant? cancelled = null;
        DateValue? before = null, later = null; // the latest that is over, the earliest that is not
        foreach (var mark in marks)
        {
            if (mark.Date != key) continue;
            if (mark.Value is not { } value) cancelled = cancelled is { } other ? Instant.Max(other, mark.At) : mark.At;
            else if (side == DateSide.After ? value.Begins(zone) <= reached : value.Ends(zone) < reached) before = before is { } one
                && one.Start > value.Start ? one : value;
            else later = later is { } one && one.Start < value.Start ? one : value;
        }
        var chosen = side == DateSide.After ? before ?? later : later ?? before;
        return chosen is null ? new(null, cancelled) : new(chosen);
    }

    private static KnownDate EachYear(string attribute, DateWait wait, Instant reached, Moment moment)
    {
        if (moment.Around.DayOf(attribute) is not { } day) return default;
        var year = reached.InZone(moment.Zone.Zone).Year;
        for (var i = -YearsAround; i <= YearsAround; i++)
        {
            if (year + i is < 1 or > 9998) continue;
            var once = DateValue.Of(day.In(year + i));
            if (wait.Resolve(once, moment.Zone, moment.Around.Calendar).At >= reached) return new(once);
        }
        return default;
    }
}
