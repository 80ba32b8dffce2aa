using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>What is kept of one person for one way in that opens by date.</summary>
public sealed record DatedOpening
{
    public static DatedOpening Nothing { get; } = new();

    /// <summary>What events said of the date; none where it is known otherwise.</summary>
    public ImmutableArray<DateMark> Marks { get; init; } = [];

    /// <summary>The values that it was opened for, in their order: for each once.</summary>
    public ImmutableArray<DateValue> Opened { get; init; } = [];

    /// <summary>The value that it opens for next; null where none is known.</summary>
    public DateValue? Value { get; init; }

    /// <summary>When; null where it does not open.</summary>
    public Instant? Due { get; init; }

    /// <summary>Whether there is anything to remember.</summary>
    public bool IsNothing => Marks.IsEmpty && Opened.IsEmpty && Due is null;

    public bool Equals(DatedOpening? other) =>
        other is not null && Value == other.Value && Due == other.Due && Marks.AsSpan().SequenceEqual(other.Marks.AsSpan())
            && Opened.AsSpan().SequenceEqual(other.Opened.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Value, Due, Marks.Length, Opened.Length);
}

/// <summary>
/// When a way in opens by a date. What is known and what it was opened for decide it, not the order in which it became known:
/// the earliest moment of a value that it was not opened for. A moment that has passed longer ago than the way in lets in is
/// history, unless it was waited for already (the machine may have been down).
/// </summary>
/// <remarks>
/// Of several bookings each opens once. After a date the latest counts: a later one that has begun by the moment of an earlier
/// one takes its place (three months after the last order). A yearly date stands for one value a year.
/// </remarks>
public static class OpeningRule
{
    /// <summary>What somebody wrote beyond these is a slip, and days behind it could not be counted.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1800, 1, 1, 0, 0), Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>What is kept once an event is known; <see cref="Resolve"/> says what comes of it.</summary>
    public static DatedOpening Hear(DatedOpening opening, JourneyDate date, EventFact fact, BusinessCalendar calendar) =>
        opening with { Marks = DateRegisters.Hear(opening.Marks, date, fact, calendar) };

    /// <summary>What two who turn out to be one have together; to be resolved anew.</summary>
    public static DatedOpening Join(DatedOpening one, DatedOpening other) => one with
    {
        Marks = DateRegisters.Join(one.Marks, other.Marks),
        Opened = Remembered([.. one.Opened, .. other.Opened]),
        Value = one.Due is null || other.Due < one.Due ? other.Value : one.Value,
    };

    /// <summary>The next opening by what is known now.</summary>
    public static DatedOpening Resolve(DatedOpening opening, EntryPoint entry, JourneyDate date, Moment moment)
    {
        var next = Next(opening, entry, date, moment);
        return opening with { Value = next?.Value, Due = next?.At };
    }

    /// <summary>It has opened for the value it was waiting for: never again for that one.</summary>
    public static DatedOpening Passed(DatedOpening opening) => opening.Value is not { } value ? opening : opening with
    {
        Opened = Remembered(opening.Opened.Add(value)),
        Value = null,
        Due = null,
    };

    /// <summary>Nobody is let in by it for now; what is known stays.</summary>
    public static DatedOpening Closed(DatedOpening opening) => opening with { Value = null, Due = null };

    private static (DateValue Value, Instant At)? Next(DatedOpening opening, EntryPoint entry, JourneyDate date, Moment moment)
    {
        (DateValue Value, Instant At)? next = null;
        var known = date.IsYearly ? EachYear(entry.Opens!, date, moment) : Known(opening, date, moment);
        var latestCounts = entry.Opens!.Side == DateSide.After && !date.IsYearly;
        foreach (var value in known)
        {
            if (opening.Opened.Contains(value)) continue;
            var at = entry.Opens.Resolve(value, moment.Zone, moment.Around.Calendar).At;
            if (value != opening.Value && at < moment.Now - entry.NotOlderThan.Nominal) continue;
            if (next is { } other && (other.At, other.Value.Start).CompareTo((at, value.Start)) <= 0) continue;
            if (!latestCounts || !IsOvertaken(value, at, known, moment.Zone)) next = (value, at);
        }
        return next;
    }

    /// <summary>Whether a later one has begun by then.</summary>
    private static bool IsOvertaken(DateValue value, Instant at, List<DateValue> known, LocalZone zone) =>
        known.Exists(other => other.Start > value.Start && other.Begins(zone) <= at);

    private static List<DateValue> Known(DatedOpening opening, JourneyDate date, Moment moment)
    {
        if (date.Attribute is not { } attribute)
            return [.. from mark in opening.Marks where mark.Date == date.Key && mark.Value is not null select mark.Value!.Value];
        return moment.Around.DateOf(attribute) is { } value && value.Start >= Earliest && value.Start < Latest ? [value] : [];
    }

    /// <summary>A yearly date in the years around now that its moment may lie in.</summary>
    private static List<DateValue> EachYear(DateWait opens, JourneyDate date, Moment moment)
    {
        if (moment.Around.DayOf(date.Attribute!) is not { } day) return [];
        var (year, reach) = (moment.Now.InZone(moment.Zone.Zone).Year, 2 + (int)(opens.Offset.Nominal.TotalDays / 365));
        return [.. Enumerable.Range(year - reach, (2 * reach) + 1).Select(each => DateValue.Of(day.In(each)))];
    }

    /// <summary>Each once, the latest of them where there are too many.</summary>
    private static ImmutableArray<DateValue> Remembered(ImmutableArray<DateValue> values)
    {
        var all = values.Distinct().OrderBy(value => value.Start).ThenBy(value => value.Day is null).ToImmutableArray();
        return all.Length <= DateRegisters.MostMarks ? all : [.. all.TakeLast(DateRegisters.MostMarks)];
    }
}
