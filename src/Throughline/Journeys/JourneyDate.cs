using System.Collections.Immutable;
using Throughline.People;

namespace Throughline.Journeys;

/// <summary>A date of somebody's walk. Exactly one of <see cref="Set"/>, <see cref="Attribute"/> and <see cref="Occasion"/> says where it
/// comes from.</summary>
/// <param name="Key">How waits name it.</param>
public sealed record JourneyDate(string Key)
{
    /// <summary>Endings of the names by which a message can merge in the day alone, and the time alone.</summary>
    public const string DayEnding = "Day", TimeEnding = "Time";

    /// <summary>The events that say it.</summary>
    public EventRule? Set { get; init; }

    /// <summary>The events that move one that was said before.</summary>
    public EventRule? Moved { get; init; }
    public EventRule? Cancelled { get; init; }

    /// <summary>The property that holds it, a name with dots; null for the time of the event itself.</summary>
    public string? Property { get; init; }

    /// <summary>The property that says which booking an event is about; null where there is one at a time.</summary>
    public string? Booking { get; init; }

    /// <summary>What is known of the person and holds it.</summary>
    public string? Attribute { get; init; }

    /// <summary>Whether it comes again each year.</summary>
    public bool IsYearly { get; init; }

    /// <summary>Key of an event of the business.</summary>
    public string? Occasion { get; init; }

    /// <summary>The names by which messages can merge it in: with day and time, the day, the time.</summary>
    public ImmutableArray<string> MergeNames => MergeNamesOf(Key);

    public static ImmutableArray<string> MergeNamesOf(string key) =>
        Journeys.Key.IsKey(key) && TraitName.Of(key) is { Length: > 0 } name ? [name, name + DayEnding, name + TimeEnding] : [];

    /// <summary>Whether events may say, move or cancel it.</summary>
    public bool IsFromEvents => Set is not null;

    /// <summary>Does it concern this date, and how? Null where it does not.</summary>
    public DateNews? NewsOf(EventFact fact)
    {
        if (Cancelled?.Matches(fact) == true) return DateNews.Cancelled;
        if (Moved?.Matches(fact) == true) return DateNews.Said;
        return Set?.Matches(fact) == true ? DateNews.Said : null;
    }
}

/// <summary>What an event does to a date.</summary>
public enum DateNews
{
    Said,
    Cancelled,
}

/// <summary>When somebody is looked after before anything else is asked of them, and how.</summary>
/// <param name="Key">Of the journey's care; the step's key where it hangs on an answer.</param>
/// <param name="When">The events, or the answers, that call for it: any of them.</param>
/// <param name="Owner">Who looks after them; null for the step's owner, or else the journey's.</param>
/// <param name="Within">How soon.</param>
/// <param name="Title">What to do; null where nobody wrote it.</param>
/// <param name="Script">What to say, Markdown with merge fields.</param>
public sealed record CareRule(
    string Key, ImmutableArray<EventRule> When, string? Owner, Time.Wait Within, string? Title, string? Script,
        ImmutableArray<string> Checklist)
{
    /// <summary>The tests alone: of whose step it is, the caller knows.</summary>
    public bool IsCalledForBy(EventFact fact)
    {
        foreach (var rule in When)
            if (rule.Matches(fact)) return true;
        return false;
    }
}
