using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;

namespace Throughline.App.Features.People;

/// <summary>The dates of somebody's road, as the team reads them, and whether they wait for one.</summary>
internal sealed record RoadDates(IReadOnlyList<(string Name, string Day)> Known, string? WaitsFor)
{
    public static RoadDates None { get; } = new([], null);

    /// <summary>None where the road has no dates, or cannot be read.</summary>
    public static RoadDates Of(PublishedVersion? version, EnrollmentEntry road, PersonEntry person, WorkspaceAccess access, Moment moment)
    {
        if (version is null || version.Journey.Dates.IsEmpty || Read(road, person.PersonId) is not { } enrollment) return None;
        var known = from date in version.Journey.Dates
                    let wait = new DateWait(date.Key, DateSide.Before, Wait.None)
                    let found = KnownDate.Of(date, wait, enrollment.Dates, moment.Now, moment)
                    where found != default
                    select (NameOf(date), Say(found, access));
        return new([.. known], Waits(version.Journey, enrollment, moment, access));
    }

    public static Moment MomentOf(PersonEntry person, WorkspaceRules business, Instant now) =>
        new(now, LocalZone.Find(person.Zone, business.Zone))
        {
            Around = new Circumstances { Calendar = business.Calendar, Occasions = business.Occasions, Person = Facts(person) },
        };

    /// <summary>"Waits for their call: Thursday 4 March 2027, 10:00."</summary>
    private static string? Waits(Journey journey, Enrollment enrollment, Moment moment, WorkspaceAccess access)
    {
        var at = enrollment.Position;
        if (enrollment.State != EnrollmentState.Active || at >= journey.Steps.Length || journey.Steps[at].Date is not { } key) return null;
        if (journey.FindDate(key) is not { } date) return null;
        var known = JourneyStepper.DateOf(journey, enrollment, at, moment);
        var name = NameOf(date);
        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        return known == default ? $"Waits for {lower}, of which no day is known yet." : $"Waits for {lower}: {Say(known, access)}.";
    }

    private static string NameOf(JourneyDate date) =>
        $"{(date.Occasion is null ? "Their" : "The")} {Words.Plain(date.Key).ToLowerInvariant()}";

    private static string Say(KnownDate known, WorkspaceAccess access) => known.Value switch
    {
        null => "cancelled",
        { Day: { } day } => HumanTime.SayDate(day),
        { } value => $"{HumanTime.SayDate(value.Start.InZone(access.Zone).Date)}, {HumanTime.SayClock(value.Start, access.Zone)}",
    };

    private static Enrollment? Read(EnrollmentEntry road, Guid personId)
    {
        var columns = new EnrollmentColumns(
            road.Id, personId, road.State, road.Position, road.EnteredAt, road.DueAt, road.Hold, road.LeftReason, CameOver: false);
        try
        {
            return EnrollmentCodec.Read(columns, road.Road);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static PersonFacts Facts(PersonEntry person)
    {
        var traits = ImmutableDictionary.CreateBuilder<string, string>();
        using var known = JsonDocument.Parse(person.Traits);
        foreach (var trait in known.RootElement.EnumerateObject()) traits[trait.Name] = trait.Value.ToString();
        return new(person.PersonId, null, null, null, null, person.Zone, person.Language, person.Lifecycle, traits.ToImmutable());
    }
}
