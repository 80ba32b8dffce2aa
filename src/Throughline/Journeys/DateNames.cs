using Throughline.Time;

namespace Throughline.Journeys;

/// <summary>How the dates of a journey are called in sentences: "their last order", "the workshop".</summary>
public static class DateNames
{
    /// <summary>Of a key alone: a date of the person's.</summary>
    public static string Of(string key) => $"their {Plain(key)}";

    public static string Of(JourneyDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return date.Occasion is null ? Of(date.Key) : $"the {Plain(date.Key)}";
    }

    public static string Of(DateDraft date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return string.IsNullOrWhiteSpace(date.Occasion) ? Of(date.Key ?? "") : $"the {Plain(date.Key ?? "")}";
    }

    /// <summary>The name that a draft's sentences have for the date with a key.</summary>
    public static Func<string, string> In(JourneyDraft draft) => key =>
        JourneyCompiler.OrEmpty(draft.Dates).FirstOrDefault(date => date?.Key == key) is { } date ? Of(date) : Of(key);

    /// <inheritdoc cref="In(JourneyDraft)"/>
    public static Func<string, string> In(Journey journey) => key =>
        journey.Dates.FirstOrDefault(date => date.Key == key) is { } date ? Of(date) : Of(key);

    /// <summary>
    /// Where a date comes from, as one sentence: "Their call: said by Appointment Booked in startsAt, moved by Appointment
    /// Rescheduled."
    /// </summary>
    public static string Sentence(DateDraft date)
    {
        ArgumentNullException.ThrowIfNull(date);
        var name = TimePhrases.Sentence(Of(date));
        if (JourneyCompiler.Clean(date.Occasion) is { } occasion)
            return $"{name}: the day of your event “{Plain(occasion)}”, whenever you set it.";
        if (JourneyCompiler.Clean(date.Attribute) is { } attribute)
            return $"{name}: what you know of them as “{attribute}”{(date.Every == "year" ? ", each year anew" : "")}.";
        if (JourneyCompiler.Clean(date.Event) is not { } set) return $"{name}: nobody has said yet where it comes from.";
        var said = JourneyCompiler.Clean(date.Property) is { } property ? $"said by {set} in {property}" : $"the time of {set}";
        var moved = JourneyCompiler.Clean(date.Moved) is { } move ? $", moved by {move}" : "";
        var cancelled = JourneyCompiler.Clean(date.Cancelled) is { } cancel ? $", cancelled by {cancel}" : "";
        var booking = JourneyCompiler.Clean(date.Booking) is { } number ? $"; {number} tells one booking from another" : "";
        return $"{name}: {said}{moved}{cancelled}{booking}.";
    }

    private static string Plain(string key) => key.Replace('-', ' ');
}
