using System.Collections.Frozen;
using NodaTime;
using Throughline.Enrollments;
using Throughline.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One line of the list of people: who, and the road they are on, active roads first.</summary>
public sealed record PersonLine : AboutPerson
{
    public Lifecycle Lifecycle { get; init; }
    public string? Source { get; init; }
    public Instant CreatedAt { get; init; }
    public Guid? VersionId { get; init; }
    public string? JourneyKey { get; init; }
    public string? JourneyName { get; init; }
    public EnrollmentState? State { get; init; }
    public int? Position { get; init; }

    /// <summary>Nobody real: made to try things out.</summary>
    public bool MadeUp { get; init; }
}

/// <summary>In what order people are listed.</summary>
public enum PeopleOrder
{
    Newest,

    /// <summary>By last name; those who have none by their first, those without a name by their address.</summary>
    Name,
}

/// <summary>Which people are meant; everybody where nothing is said.</summary>
/// <param name="Source">Where they came from first.</param>
public readonly record struct PeopleFilter(Lifecycle? Class = null, string? Source = null)
{
    public bool Includes(Lifecycle of, string? source) => (Class is null || Class == of) && (Source is null || Source == source);
}

/// <summary>How many people a business knows, as it is kept.</summary>
/// <param name="Sources">Those that most came from, most first.</param>
internal sealed record PeopleNumbers(long All, IReadOnlyDictionary<Lifecycle, long> Classes, IReadOnlyList<(string Source, long N)> Sources)
{
    public static PeopleNumbers None { get; } = new(0, FrozenDictionary<Lifecycle, long>.Empty, []);
}
