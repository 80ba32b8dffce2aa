using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.App.Features.Mapping;

/// <summary>Divides the steps of a draft, in their order, into the stages they name. A broken draft keeps its order and shows the break.</summary>
internal static class MapStretches
{
    private sealed record Named(string? Key, string? Id, string Name, string? Perception, StageDraft? Stage = null);

    public static ImmutableArray<MapStretch> Of(DraftDocument document)
    {
        var stages = Stages(document);
        var runs = Runs(document, stages);
        AddEmpty(runs, stages);
        return Placed(runs, stages);
    }

    private static List<Named> Stages(DraftDocument document)
    {
        var own = document.Draft.Stages;
        if (own.IsEmpty) return [.. Stage.Defaults.Select(stage => new Named(stage.Key, null, stage.Name, stage.Perception))];
        var ids = document.Ids("stages");
        return [.. own.Select((stage, i) => new Named(stage.Key, ids[i], stage.Name ?? stage.Key ?? "A stage without a name",
            stage.Perception, stage))];
    }

    private static List<(int Stage, List<MapColumn> Columns)> Runs(DraftDocument document, List<Named> stages)
    {
        var (ids, runs) = (document.Ids("steps"), new List<(int Stage, List<MapColumn> Columns)>());
        for (var i = 0; i < document.Draft.Steps.Length; i++)
        {
            var step = document.Draft.Steps[i];
            var stage = step.Stage is null ? -1 : stages.FindIndex(one => one.Key == step.Stage);
            if (runs.Count == 0 || runs[^1].Stage != stage) runs.Add((stage, []));
            runs[^1].Columns.Add(new MapColumn(ids[i], i + 1, 0, step));
        }
        return runs;
    }

    /// <summary>A stage nobody has put a step into stands after the last step of the stages before it.</summary>
    private static void AddEmpty(List<(int Stage, List<MapColumn> Columns)> runs, List<Named> stages)
    {
        for (var stage = 0; stage < stages.Count; stage++)
        {
            if (runs.Any(run => run.Stage == stage)) continue;
            var before = runs.FindLastIndex(run => run.Stage >= 0 && run.Stage < stage);
            runs.Insert(before + 1, (stage, []));
        }
    }

    private static ImmutableArray<MapStretch> Placed(List<(int Stage, List<MapColumn> Columns)> runs, List<Named> stages)
    {
        var (place, seen, placed) = (0, new HashSet<int>(), ImmutableArray.CreateBuilder<MapStretch>(runs.Count));
        foreach (var (stage, columns) in runs)
        {
            var named = stage < 0 ? new Named(null, null, "No stage yet", null) : stages[stage];
            var stretch = new MapStretch(named.Key, named.Id, named.Name, named.Perception, stage < 0 ? 0 : stage % 3 + 1, [])
            {
                IsFirstOfStage = stage >= 0 && seen.Add(stage),
                Stage = named.Stage,
            };
            var from = place;
            placed.Add(stretch with { Columns = [.. columns.Select((column, i) => column with { Place = from + i })] });
            place += placed[^1].Width;
        }
        return placed.MoveToImmutable();
    }
}
