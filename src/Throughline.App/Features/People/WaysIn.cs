using Throughline.App.Design;
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
           select new FieldOption($"{row.Key}/{way.Key}", $"{row.Name}: {way.Key}, joins at “{journey.Steps[way.Joins].Title}”"),
    ];

    /// <summary>The journey's key and the way in, where this business has both.</summary>
    public (string Journey, string EntryPoint)? Find(Guid workspace, string? value) =>
        value?.Split('/') is [var journey, var way] && Of(workspace).Exists(option => option.Value == value) ? (journey, way) : null;
}
