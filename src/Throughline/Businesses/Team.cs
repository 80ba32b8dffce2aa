using System.Collections.Immutable;
using NodaTime;
using Throughline.Time;

namespace Throughline.Businesses;

/// <summary>Somebody who looks after steps: the owner, a helper, family.</summary>
/// <param name="Key">How steps name them.</param>
/// <param name="Role">What they are here for, in a few words: "Front desk".</param>
/// <param name="MostSteps">How many steps they can look after at once; null where nobody said.</param>
/// <param name="StandIn">Key of whoever does their steps meanwhile.</param>
public sealed record TeamMember(string Key, string Name, string? Role, string? Email, int? MostSteps, string? StandIn)
{
    /// <summary>What stands beneath their name where a letter ends with it, on up to a few lines; null for nothing.</summary>
    public string? Signature { get; init; }

    /// <summary>The picture of the library that stands beside it; null for none.</summary>
    public string? Portrait { get; init; }

    /// <summary>When they are away, in the order of their first days.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>When they work; null for the hours of the business.</summary>
    public WeekHours? Hours { get; init; }

    /// <summary>The absence that day belongs to; null where they are here.</summary>
    public Absence? AbsenceOn(LocalDate day) => Absences.FirstOrDefault(absence => absence.Contains(day));

    public bool IsAway(LocalDate day) => AbsenceOn(day) is not null;

    /// <summary>The absences that are not over, the first of them first.</summary>
    public IEnumerable<Absence> AwayFrom(LocalDate day) => Absences.Where(absence => absence.LastDay >= day).OrderBy(absence => absence.From);

    /// <summary>Whether they work on that day: it is a day of theirs, the business is not closed, and they are not away.</summary>
    public bool Works(LocalDate day, BusinessCalendar business) => CalendarIn(business).IsWorkingDay(day) && !IsAway(day);

    /// <summary>The business's calendar with their own hours, where they have some.</summary>
    public BusinessCalendar CalendarIn(BusinessCalendar business) => Hours is { } own ? business with { Hours = own } : business;
}

/// <summary>Days on end on which somebody is away.</summary>
/// <param name="Until">The last of them; null where nobody said when they come back.</param>
public sealed record Absence(LocalDate From, LocalDate? Until)
{
    /// <summary>Somebody who has not said when they come back is away for good.</summary>
    internal LocalDate LastDay => Until ?? LocalDate.MaxIsoValue;

    public bool Contains(LocalDate day) => From <= day && day <= LastDay;

    /// <summary>Whether they have a day in common.</summary>
    public bool Overlaps(Absence other) => From <= other.LastDay && other.From <= LastDay;
}

/// <summary>What a step is done with.</summary>
/// <param name="Key">How steps name it.</param>
/// <param name="Job">What it is for, in a few words; two tools with the same job are one too many.</param>
public sealed record Tool(string Key, string Name, string? Job);
