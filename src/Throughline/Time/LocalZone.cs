using NodaTime;

namespace Throughline.Time;

/// <summary>The zone a person's times are read in.</summary>
/// <param name="Zone">The zone used.</param>
/// <param name="Assumed">True where the person's own zone was missing or unknown.</param>
public sealed record LocalZone(DateTimeZone Zone, bool Assumed)
{
    public static LocalZone Utc { get; } = new(DateTimeZone.Utc, Assumed: false);

    /// <summary>The person's zone where the time zone database knows it, else the workspace's, else UTC; the latter two are flagged.</summary>
    public static LocalZone Find(string? personZone, string? workspaceZone)
    {
        if (Known(personZone) is { } own) return new(own, Assumed: false);
        return new(Known(workspaceZone) ?? DateTimeZone.Utc, Assumed: true);
    }

    private static DateTimeZone? Known(string? id) =>
        string.IsNullOrWhiteSpace(id) ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
}
