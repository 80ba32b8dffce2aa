using System.Collections.Frozen;
using Throughline.Journeys;

namespace Throughline.Runtime.Engine;

/// <summary>What the live versions of a business have to do with dates.</summary>
/// <param name="Said">By the name of the events that say, move or cancel them.</param>
internal sealed record DatesOfBusiness(IReadOnlyList<DatedDoor> Doors, FrozenDictionary<string, JourneyDate[]> Said)
{
    public static DatesOfBusiness Of(IReadOnlyList<PublishedVersion> live) => new(
        [.. live.SelectMany(DoorsOf)],
        live.SelectMany(version => version.Journey.Dates)
            .SelectMany(date => EventsOf(date).Distinct().Select(name => (name, date)))
            .GroupBy(one => one.name)
            .ToFrozenDictionary(group => group.Key, group => group.Select(one => one.date).ToArray()));

    /// <summary>The ways into a version that open by date.</summary>
    public static IEnumerable<DatedDoor> DoorsOf(PublishedVersion version) =>
        from entry in version.Journey.EntryPoints
        where entry.Opens is not null
        select new DatedDoor(new Door(version, entry), version.Journey.FindDate(entry.Opens!.Date)!);

    /// <summary>Names of the events that say, move or cancel a date; none where it is known otherwise.</summary>
    public static IEnumerable<string> EventsOf(JourneyDate date) =>
        new[] { date.Set?.Event, date.Moved?.Event, date.Cancelled?.Event }.OfType<string>();
}
