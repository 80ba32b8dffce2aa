using Throughline.App.Design;
using Throughline.App.Features.Journeys;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.People;

/// <summary>Every way into every published journey, as choices of a list.</summary>
internal sealed class WaysIn(JourneyReader journeys, EngineCommands engine)
{
    /// <summary>Values are "journey/entry point".</summary>
    public List<FieldOption> Of(Guid workspace) =>
    [
        .. from row in journeys.List(workspace)
           where row.LiveVersionId is not null
           let journey = engine.Version(row.LiveVersionId!.Value)
           where journey is not null
           from way in journey.EntryPoints
           select new FieldOption($"{row.Key}/{way.Key}", $"{row.Name}: {Words.Plain(way.Key)}, joins at “{journey.Steps[way.Joins].Title}”"),
    ];

    /// <summary>As <see cref="Of"/>, led by the choice of none; it says so where a journey takes in everybody who is added.</summary>
    public List<FieldOption> WithNone(Guid workspace)
    {
        var open = journeys.List(workspace).Where(row => row.LiveVersionId is { } live && engine.Version(live) is { } journey && TakesInEverybody(journey)).Select(row => row.Name).ToList();
        return [new("", open.Count == 0 ? "On no road for now" : $"Only where everybody goes who is added: {string.Join("; ", open)}"), .. Of(workspace)];
    }

    private static bool TakesInEverybody(Journey journey)
    {
        foreach (var way in journey.EntryPoints)
            if (EntryPointGuide.Of(way) is EntryPointGuide.Import) return true;
        return false;
    }

    /// <summary>The journey's key and the way in, where this business has both.</summary>
    public (string Journey, string EntryPoint)? Find(Guid workspace, string? value) =>
        value?.Split('/') is [var journey, var way] && Of(workspace).Exists(option => option.Value == value) ? (journey, way) : null;
}
