using Throughline.App.Design;
using Throughline.App.Features.Journeys;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.People;

/// <summary>Every way into every published journey, as choices of a list.</summary>
internal sealed class WaysIn(JourneyReader journeys, Catalogue catalogue)
{
    /// <summary>Values are "journey/entry point".</summary>
    public List<FieldOption> Of(Guid workspace) =>
    [
        .. from row in journeys.Current(workspace)
           where row.LiveVersionId is not null
           let journey = catalogue.FindVersion(row.LiveVersionId!.Value)?.Journey
           where journey is not null
           from way in journey.EntryPoints
           select new FieldOption($"{row.Key}/{way.Key}", $"{row.Name}: {Words.Plain(way.Key)}, joins at “{journey.Steps[way.Joins].Title}”"),
    ];

    /// <summary>As <see cref="Of"/>, led by the choice of none; it says so where a journey takes in everybody who is added.</summary>
    public List<FieldOption> WithNone(Guid workspace)
    {
        var open = journeys.Current(workspace).Where(row => row.LiveVersionId is { } live && catalogue.FindVersion(live)?.Journey
            is { } journey && TakesInEverybody(journey)).Select(row => row.Name).ToList();
        return [new("", open.Count == 0 ? "On no road for now" : $"Only where everybody goes who is added: {string.Join("; ", open)}"), .. Of(workspace)];
    }

    /// <summary>What whoever comes in by this way is asked before they are written to; null where nothing is written down.</summary>
    /// <param name="value">"journey/entry point".</param>
    public string? QuestionOf(Guid workspace, string? value) =>
        value?.Split('/') is [var key, var way] && journeys.Find(workspace, key) is { LiveVersionId: { } live }
            ? catalogue.FindVersion(live)?.Journey?.EntryPoints.FirstOrDefault(entry => entry.Key == way)?.Consent
            : null;

    private static bool TakesInEverybody(Journey journey)
    {
        foreach (var way in journey.EntryPoints)
            if (EntryPointGuide.Of(way) is EntryPointGuide.Import) return true;
        return false;
    }

    /// <summary>The journey and the way in, where this business has both.</summary>
    public (Guid JourneyId, string EntryPoint)? Find(Guid workspace, string? value) =>
        value?.Split('/') is [var key, var way] && journeys.Find(workspace, key) is { LiveVersionId: { } live, IsArchived: false } row
            && catalogue.FindVersion(live)?.Journey is { } journey && journey.EntryPoints.Any(entry => entry.Key == way)
            ? (row.Id, way)
            : null;
}
