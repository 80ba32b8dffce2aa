using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Throughline.Time;

/// <summary>The zone a person's times are read in.</summary>
/// <param name="Zone">The zone used.</param>
/// <param name="Assumed">True where the person's own zone was missing or unknown.</param>
public sealed record LocalZone(DateTimeZone Zone, bool Assumed)
{
    private static readonly FrozenDictionary<string, string> _ids = DateTimeZoneProviders.Tzdb.Ids.Select(id => KeyValuePair.Create(id, id))
        .Concat(TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping)
        .DistinctBy(known => known.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The person's zone where the time zone database knows it, else the workspace's, else UTC; the latter two are flagged.</summary>
    public static LocalZone Find(string? personZone, string? workspaceZone)
    {
        if (Known(personZone) is { } own) return new(own, Assumed: false);
        return new(Known(workspaceZone) ?? DateTimeZone.Utc, Assumed: true);
    }

    /// <summary>
    /// The time zone database's id for what somebody wrote: an id ("europe/berlin") or a Windows name ("W. Europe Standard
    /// Time") in any letter case, or a fixed offset ("UTC+02"). Null where none is meant.
    /// </summary>
    public static string? IdOf(string? text)
    {
        var name = text?.Trim();
        if (string.IsNullOrEmpty(name)) return null;
        return _ids.TryGetValue(name, out var id) ? id : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)?.Id;
    }

    private static DateTimeZone? Known(string? text) =>
        IdOf(text) is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
}
