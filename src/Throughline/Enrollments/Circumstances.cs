using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>Now, the zone the person lives in, and what else of the world a decision may ask.</summary>
public readonly record struct Moment(Instant Now, LocalZone Zone)
{
    public Circumstances Around { get => field ?? Circumstances.None; init; }
}

/// <summary>The day of an event of the business, as it is known now.</summary>
/// <param name="CancelledAt">When it was cancelled; null where it takes place.</param>
public readonly record struct OccasionDay(DateValue Value, Instant? CancelledAt = null);

/// <summary>What a decision about one person may ask of the world, beside the time.</summary>
public sealed record Circumstances
{
    public static Circumstances None { get; } = new();

    /// <summary>Hours and holidays of the business.</summary>
    public BusinessCalendar Calendar { get; init; } = BusinessCalendar.Default;

    /// <summary>What is known of the person; null where nobody said.</summary>
    public PersonFacts? Person { get; init; }

    /// <summary>How the business means 3/4/2027; null where nobody knows.</summary>
    public bool? MonthFirst { get; init; }

    /// <summary>The events of the business, by key.</summary>
    public ImmutableDictionary<string, OccasionDay> Occasions { get; init; } = ImmutableDictionary<string, OccasionDay>.Empty;

    /// <summary>What events said of their dates before they came in by one of them: it goes with them onto the road.</summary>
    public ImmutableArray<DateMark> Said { get; init; } = [];

    /// <summary>What a test of a wording asks: source and entryPoint of the enrollment, language, lifecycle, or a trait. Null where it is
    /// not known.</summary>
    /// <param name="source">Where the person came from, as the entry point says it.</param>
    public string? Fact(string name, string entryPoint, string? source) => name switch
    {
        "source" => source,
        "entryPoint" => entryPoint,
        "language" => Person?.Language is { Length: > 0 } language ? language.Split('-')[0] : null,
        "lifecycle" => Person?.Lifecycle.ToString(),
        _ => Person?.Trait(name),
    };

    /// <summary>The day that is known of the person under this name, with its year or without; null where there is none, or it is no
    /// day.</summary>
    public PersonDay? DayOf(string attribute) => PersonDay.TryRead(Person?.Trait(attribute), out var day, MonthFirst) ? day : null;

    /// <summary>The date that is known of the person under this name: a moment, or a day with its year.</summary>
    public DateValue? DateOf(string attribute) =>
        DateValue.TryRead(Person?.Trait(attribute), Calendar.Zone, out var value) ? value
        : DayOf(attribute)?.Date is { } day ? DateValue.Of(day) : null;

    /// <summary>Whether all tests hold for the person.</summary>
    public bool Holds(ImmutableArray<Comparison> tests, string entryPoint, string? source)
    {
        foreach (var test in tests)
            if (!test.Holds(Fact(test.Property, entryPoint, source))) return false;
        return true;
    }
}
