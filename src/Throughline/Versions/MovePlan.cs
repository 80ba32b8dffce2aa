using System.Collections.Immutable;
using System.Globalization;
using Throughline.Enrollments;
using Throughline.Journeys;

namespace Throughline.Versions;

/// <summary>What kind of place somebody goes to.</summary>
public enum MoveKind
{
    /// <summary>The step they are at.</summary>
    SameStep,

    /// <summary>Their step is gone: the next of theirs that is still there.</summary>
    NextStep,

    /// <summary>Their step and all after it are gone: the first new one behind those that they have behind them.</summary>
    BehindTheirs,

    /// <summary>Their step and all after it are gone, and nothing new follows.</summary>
    TheEnd,

    /// <summary>No step of theirs is left.</summary>
    TheBeginning,
}

/// <summary>Where the people at one step go.</summary>
/// <param name="Step">Index of the step in the version they are on.</param>
/// <param name="Target">Index in the new version; its number of steps for the end.</param>
/// <param name="LeftOut">Indexes of steps that they never stood at and that lie behind them then.</param>
/// <param name="Sentence">All of it in words.</param>
public sealed record MovePlace(int Step, int Target, MoveKind Kind, ImmutableArray<int> LeftOut, string Sentence)
{
    /// <summary>False where it is wiser to let them stay: a new beginning is no going on.</summary>
    public bool SuggestsMoving => Kind != MoveKind.TheBeginning;
}

/// <summary>Where everybody on one version would go in another, step by step, before anybody moves.</summary>
public sealed record MovePlan(StepMap Map, ImmutableArray<MovePlace> Places)
{
    /// <param name="origins">As for <see cref="StepMap.Of"/>.</param>
    public static MovePlan Of(Journey live, Journey next, IReadOnlyDictionary<string, string>? origins = null) => Of(live, next, StepMap.Of(live, next, origins));

    public static MovePlan Of(Journey live, Journey next, StepMap map)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(map);
        return new(map, [.. Enumerable.Range(0, live.Steps.Length).Select(step => Place(live, next, map, step))]);
    }

    private static MovePlace Place(Journey live, Journey next, StepMap map, int step)
    {
        var target = map.Place(step);
        var kind = KindOf(live, next, map, step, target);
        var leftOut = Enumerable.Range(0, target).Where(i => map.From(i) < 0 || map.From(i) > step).ToImmutableArray();
        return new(step, target, kind, leftOut, string.Join(' ', Sentences(live, next, step, target, kind, leftOut)));
    }

    private static MoveKind KindOf(Journey live, Journey next, StepMap map, int step, int target)
    {
        if (map.To(step) >= 0) return MoveKind.SameStep;
        if (Enumerable.Range(step + 1, live.Steps.Length - step - 1).Any(ahead => map.To(ahead) >= 0)) return MoveKind.NextStep;
        if (!Enumerable.Range(0, step).Any(behind => map.To(behind) >= 0)) return MoveKind.TheBeginning;
        return target == next.Steps.Length ? MoveKind.TheEnd : MoveKind.BehindTheirs;
    }

    private static IEnumerable<string> Sentences(Journey live, Journey next, int step, int target, MoveKind kind, ImmutableArray<int> leftOut)
    {
        var gone = $"“{live.Steps[step].Title}” is no longer there";
        yield return kind switch
        {
            MoveKind.SameStep when target == step && next.Steps[target].Title == live.Steps[step].Title => "They go on at the same step.",
            MoveKind.SameStep => $"They go on at the same step, which is now {Name(next, target)}.",
            MoveKind.NextStep => $"{gone}. They go to the next step that is, {Name(next, target)}.",
            MoveKind.BehindTheirs => $"{gone}, nor is any step after it. They go to the first new step behind those they know, {Name(next, target)}.",
            MoveKind.TheEnd => $"{gone}, and nothing follows it. They have walked the whole road.",
            _ => $"No step of theirs is left. They begin the new road at {Name(next, target)}.",
        };
        if (kind == MoveKind.TheBeginning) yield break;
        var kept = leftOut.Where(i => !next.Steps[i].Keeps.IsEmpty && next.Steps[i].Work is not null).ToList();
        var missed = leftOut.Except(kept).ToList();
        if (missed.Count > 0) yield return $"{List(next, missed)} then {(missed.Count == 1 ? "lies" : "lie")} behind them and {(missed.Count == 1 ? "is" : "are")} left out.";
        if (kept.Count > 0) yield return $"{List(next, kept)} {(kept.Count == 1 ? "keeps" : "keep")} a promise, so they get {(kept.Count == 1 ? "it" : "them")} all the same.";
    }

    private static string Name(Journey journey, int step) => string.Create(CultureInfo.InvariantCulture, $"step {step + 1}, “{journey.Steps[step].Title}”");

    private static string List(Journey journey, List<int> steps) =>
        steps.Count > 3
            ? string.Create(CultureInfo.InvariantCulture, $"{steps.Count} steps")
            : string.Join(" and ", steps.Select(step => $"“{journey.Steps[step].Title}”"));
}
