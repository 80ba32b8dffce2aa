using Throughline.Journeys;

namespace Throughline.App.Features.Outlining;

/// <summary>A line of the outline.</summary>
/// <param name="Id">Lasting id in the draft.</param>
/// <param name="Number">In walking order, from 1.</param>
public sealed record OutlineStep(string Id, int Number, StepDraft Step);
