using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace Throughline.Time;

/// <summary>The country a time zone lies in, by the time zone database.</summary>
public static class ZoneCountry
{
    private static readonly FrozenDictionary<string, string> _codes =
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .ToFrozenDictionary(place => place.ZoneId, place => place.CountryCode, StringComparer.Ordinal);

    /// <summary>Two letters (ISO 3166), "DE" for Europe/Berlin; null for UTC, fixed offsets and what is no zone.</summary>
    public static string? Of(string? zone)
    {
        if (LocalZone.IdOf(zone) is not { } id) return null;
        if (_codes.TryGetValue(id, out var code)) return code;
        return TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(id, out var canonical) ? _codes.GetValueOrDefault(canonical)
            : null;
    }
}
