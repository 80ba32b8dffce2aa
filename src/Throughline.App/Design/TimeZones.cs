using NodaTime;

namespace Throughline.App.Design;

/// <summary>The time zones people choose from: the places of the time zone database, old names included because browsers still say them.</summary>
internal static class TimeZones
{
    private static readonly string[] NotPlaces = ["Etc", "SystemV", "US", "Canada", "Brazil", "Chile", "Mexico"];

    public static IReadOnlyList<FieldOption> All { get; } =
    [
        new("UTC", "UTC"),
        .. DateTimeZoneProviders.Tzdb.Ids
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !NotPlaces.Contains(id.Split('/')[0], StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(id => new FieldOption(id, id.Replace('_', ' ').Replace("/", " / ", StringComparison.Ordinal))),
    ];

    /// <summary>The server's own zone by its IANA name, where it has one.</summary>
    public static string OfServer(TimeProvider clock) => Knows(clock.LocalTimeZone.Id) ? clock.LocalTimeZone.Id : "UTC";

    public static bool Knows(string? id) => id is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;
}
