using System.Collections.Immutable;
using Throughline.App.Design;
using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>The road of a draft that may not be sound yet.</summary>
internal static class PlanDrawing
{
    public static ImmutableArray<RoadStop> Of(PlanView view) =>
        [.. view.Road.Select(stop => new RoadStop(stop.Title, StageOf(view.Draft, stop.Step.Stage) + 1, NameOf(view.Draft, stop.Step.Stage)) { Href = $"/journeys/{view.Open.Key}/steps/{stop.Id}" })];

    /// <summary>The road of a draft that nobody has begun with.</summary>
    public static ImmutableArray<RoadStop> Of(JourneyDraft draft) =>
        [.. draft.Steps.Select(step => new RoadStop(step.Title ?? "", StageOf(draft, step.Stage) + 1, NameOf(draft, step.Stage)))];

    /// <summary>The place of a stage, from 0; 0 where nobody knows it.</summary>
    public static int StageOf(JourneyDraft draft, string? key) => Math.Max(0, Stages(draft).ToList().FindIndex(stage => stage.Key == key)) % 3;

    public static string? NameOf(JourneyDraft draft, string? key) => Stages(draft).FirstOrDefault(stage => stage.Key == key).Name;

    public static IEnumerable<(string Key, string Name)> Stages(JourneyDraft draft) => draft.Stages.IsDefaultOrEmpty
        ? Stage.Defaults.Select(stage => (stage.Key, stage.Name))
        : draft.Stages.Select(stage => (stage.Key ?? "", stage.Name ?? stage.Key ?? ""));

    /// <summary>Who does a step, in a few words.</summary>
    public static string WayOf(StepDraft step) => StepWays.Of(step) switch
    {
        StepWay.Write => "We write to them",
        StepWay.Ours => string.IsNullOrWhiteSpace(step.Owner) ? "One of us does it" : $"{step.Owner} does it",
        StepWay.Theirs => "They do it",
        StepWay.Ask => "We ask them",
        StepWay.See => "They come across it",
        _ => step.Webhook is null ? "Nobody yet" : "Another system is told",
    };
}
