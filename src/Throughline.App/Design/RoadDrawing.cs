using System.Collections.Immutable;
using Throughline.App.Wording;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Design;

/// <summary>Turns a journey into the stops of the one drawing.</summary>
internal static class RoadDrawing
{
    /// <summary>The road of nobody in particular.</summary>
    public static ImmutableArray<RoadStop> Plain(Journey journey) =>
        [.. journey.Steps.Select(step => Stop(journey, step))];

    /// <summary>The road with how many are at each stop now.</summary>
    public static ImmutableArray<RoadStop> Counted(Journey journey, Tallies tallies, Func<int, Measure, string> list) =>
        [.. journey.Steps.Select((step, i) => Stop(journey, step) with
        {
            Href = "#step-" + step.Key,
            Counts = Here(i, tallies, list),
        })];

    /// <summary>The road as far as one person has walked it.</summary>
    public static ImmutableArray<RoadStop> Travelled(Journey journey, EnrollmentState state, int position, IEnumerable<VisitRow> visits)
    {
        var behind = visits.ToDictionary(visit => visit.Step, visit => visit.Outcome);
        return [.. journey.Steps.Select((step, i) => Stop(journey, step) with { State = StateOf(i, state, position, behind.GetValueOrDefault(i)), Note = NoteOf(i, state, position, behind.GetValueOrDefault(i)) })];
    }

    /// <summary>As far as a list knows: where somebody stands.</summary>
    public static ImmutableArray<RoadStop> Standing(Journey journey, EnrollmentState state, int position) =>
        [.. journey.Steps.Select((step, i) => Stop(journey, step) with { State = i < position ? StopState.Done : StateOf(i, state, position, VisitOutcome.Ahead) })];

    private static RoadStop Stop(Journey journey, Step step)
    {
        var stage = journey.Stages.ToList().FindIndex(stage => stage.Key == step.Stage);
        return new RoadStop(step.Title, Math.Max(stage, 0) + 1, stage < 0 ? null : journey.Stages[stage].Name);
    }

    private static List<StopCount> Here(int step, Tallies tallies, Func<int, Measure, string> list)
    {
        var counts = new List<StopCount> { new(Words.Label(Measure.Waiting), tallies.Of(step, Measure.Waiting), Href: list(step, Measure.Waiting)) };
        if (tallies.Of(step, Measure.RestingHere) is > 0 and var resting) counts.Add(new(Words.Label(Measure.RestingHere), resting, Href: list(step, Measure.RestingHere)));
        return counts;
    }

    private static StopState StateOf(int step, EnrollmentState state, int position, VisitOutcome outcome) => (step == position, state) switch
    {
        (true, EnrollmentState.Active) => StopState.Here,
        (true, EnrollmentState.Resting) => StopState.Resting,
        (true, EnrollmentState.Left) => StopState.Left,
        _ => outcome switch
        {
            VisitOutcome.Done => StopState.Done,
            VisitOutcome.Overtaken or VisitOutcome.GivenUp or VisitOutcome.Refused or VisitOutcome.Bypassed or VisitOutcome.Skipped =>
                StopState.Overtaken,
            _ => StopState.Ahead,
        },
    };

    private static string? NoteOf(int step, EnrollmentState state, int position, VisitOutcome outcome) =>
        step == position && state is (EnrollmentState.Active or EnrollmentState.Resting or EnrollmentState.Left) ? null : outcome switch
        {
            VisitOutcome.GivenUp or VisitOutcome.Refused or VisitOutcome.Bypassed or VisitOutcome.Skipped => Words.Outcome(outcome),
            _ => null,
        };
}
