using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Design;
using Throughline.Journeys;
using Throughline.Simulation;

namespace Throughline.App.Features.Rehearsing;

/// <summary>Who walks, from where and when, as the address of the page says it; so that a walk can be linked to.</summary>
/// <param name="As">A made-up first name, or the id of somebody; null for the first made-up one.</param>
/// <param name="Way">Key of a way in; null for the first.</param>
/// <param name="Day">When they come in; null for today.</param>
internal sealed record RehearsalChoice(string? As, string? Way, LocalDate? Day, ImmutableArray<Lever> Levers)
{
    public const string AsKey = "as";
    public const string WayKey = "way";
    public const string DayKey = "day";

    /// <summary>Walks begin between these; a road may take years.</summary>
    public static readonly LocalDate Earliest = new(2000, 1, 1);

    /// <inheritdoc cref="Earliest"/>
    public static readonly LocalDate Latest = new(2100, 12, 31);

    /// <summary>What was typed for a day and is none, or is out of reach; null where nothing is wrong.</summary>
    public string? WrongDay { get; private init; }

    internal static RehearsalChoice Of(IQueryCollection query)
    {
        var typed = Typed.Clean(query[DayKey]);
        LocalDate? day = LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true, Value: var read } && read >= Earliest
            && read <= Latest ? read : null;
        return new(Typed.Clean(query[AsKey]), Typed.Clean(query[WayKey]), day,
            [.. Simulation.Levers.All.Where(one => query.ContainsKey(one.Key)).Select(one => one.Lever)])
        {
            WrongDay = typed is not null && day is null ? typed : null,
        };
    }

    /// <summary>The way in that is meant; the first where it names none of the journey's.</summary>
    internal EntryPoint WayIn(Journey journey) => journey.EntryPoints.FirstOrDefault(entry => entry.Key == Way) ?? journey.EntryPoints[0];

    /// <summary>The choice as the end of an address: "?as=Ana&amp;late=1"; nothing where it is the first of everything.</summary>
    public string Query
    {
        get
        {
            string[] parts = [.. Part(AsKey, As), .. Part(WayKey, Way),
                .. Part(DayKey, Day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
                .. Levers.Select(lever => $"{Simulation.Levers.KeyOf(lever)}=1")];
            return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
        }
    }

    private static IEnumerable<string> Part(string key, string? value) => value is null ? [] : [$"{key}={Uri.EscapeDataString(value)}"];
}
