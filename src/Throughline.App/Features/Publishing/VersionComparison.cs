using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Insights;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;
using Throughline.Versions;

namespace Throughline.App.Features.Publishing;

/// <summary>What the numbers of two versions say about the same thing.</summary>
public enum Verdict
{
    /// <summary>Only one of the two versions has it.</summary>
    OnlyOne,

    /// <summary>In one of them fewer than <see cref="VersionComparison.LeastPeople"/> people are through with it.</summary>
    TooFew,
    NoClearDifference,
    Better,
    Worse,
}

/// <summary>A step, or the whole road, in one version: of those who came to it in that version.</summary>
/// <param name="StepKey">Null for the whole road.</param>
/// <param name="Ended">For how many it is over.</param>
/// <param name="Done">For how many of those it went well.</param>
/// <param name="Waiting">How many are at it now; whoever brought it along is among them.</param>
/// <param name="Resting">How many rest beside it.</param>
public sealed record ComparedCount(int Version, string? StepKey, long Ended, long Done, long Waiting, long Resting);

/// <summary>Two counts beside each other; null in a version that does not have the step.</summary>
public sealed record Compared(ComparedCount? First, ComparedCount? Second)
{
    /// <summary>Second share minus first; null where it would say nothing.</summary>
    public ShareDifference? Difference => First is { Ended: >= VersionComparison.LeastPeople } a && Second is { Ended: >= VersionComparison.LeastPeople } b
        ? ShareDifference.Between(a.Done, a.Ended, b.Done, b.Ended)
        : null;

    public Verdict Verdict => Difference switch
    {
        { IsMore: true } => Verdict.Better,
        { IsLess: true } => Verdict.Worse,
        { } => Verdict.NoClearDifference,
        _ => First is null || Second is null ? Verdict.OnlyOne : Verdict.TooFew,
    };
}

/// <summary>A column of the comparison.</summary>
/// <param name="Number">Its place in the version it is shown from, from 1.</param>
/// <param name="Colour">1, 2 or 3 for its stage; 0 where it has none.</param>
public sealed record ComparedStep(string Title, StepKind Kind, int Number, string Stage, int Colour, StepChange Change, Compared Counts);

/// <summary>Two versions of a journey on one road: the later one's steps in their order, each of the earlier one alone behind the step it followed.</summary>
/// <param name="Whole">How many walked it all, of those who came in.</param>
public sealed record VersionComparison(int First, int Second, Compared Whole, ImmutableArray<ComparedStep> Steps)
{
    /// <summary>People who must be through with it in each version before a difference is told.</summary>
    public const int LeastPeople = 10;

    internal static VersionComparison Of(Side first, Side second, ImmutableArray<StepChange> changes)
    {
        var steps = new List<ComparedStep>();
        foreach (var change in changes.Where(change => !change.IsGone)) steps.Add(Step(second, change.After, change, first, second));
        foreach (var change in changes.Where(change => change.IsGone))
        {
            var before = steps.FindIndex(step => step.Change.Before == change.Before - 1);
            steps.Insert(change.Before == 0 ? 0 : before < 0 ? steps.Count : before + 1, Step(first, change.Before, change, first, second));
        }
        return new(first.Number, second.Number, new(Road(first), Road(second)), [.. steps]);
    }

    private static ComparedStep Step(Side shown, int index, StepChange change, Side first, Side second)
    {
        var (step, stages) = (shown.Journey.Steps[index], shown.Journey.Stages);
        var stage = stages.ToList().FindIndex(one => one.Key == step.Stage);
        return new(
            step.Title, step.Kind, index + 1, stage < 0 ? "No stage" : stages[stage].Name, stage < 0 ? 0 : stage % 3 + 1, change,
            new(change.IsNew ? null : At(first, change.Before), change.IsGone ? null : At(second, change.After)));
    }

    private static ComparedCount At(Side side, int step) => new(
        side.Number, side.Journey.Steps[step].Key,
        side.Tallies.Of(step, Measure.Ended), side.Tallies.Of(step, Measure.EndedDone), side.Tallies.Of(step, Measure.Waiting), side.Tallies.Of(step, Measure.RestingHere));

    private static ComparedCount Road(Side side) => new(
        side.Number, null, side.Tallies.Of(Measure.Ended), side.Tallies.Of(Measure.EndedDone), side.Tallies.Of(Measure.Active), side.Tallies.Of(Measure.Resting));

    /// <summary>One of the two versions.</summary>
    internal sealed record Side(int Number, Journey Journey, Tallies Tallies);
}
