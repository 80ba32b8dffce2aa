using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>Neighbouring steps of one stage.</summary>
/// <param name="Colour">0 to 2, repeated where there are more stages; −1 where no such stage is known.</param>
internal readonly record struct StageRun(string Name, int Colour, int From, int Count);

/// <summary>The stretches of a draft's road, in the order of its steps.</summary>
internal static class StageRuns
{
    public static ImmutableArray<StageRun> Of(JourneyDraft draft, int from, int count)
    {
        var stages = StepTexts.Entries(draft.Stages).Select(stage => (stage?.Key, Name: StepTexts.Text(stage?.Name) ?? stage?.Key)).ToList();
        if (stages.Count == 0) stages = [.. Stage.Defaults.Select(stage => ((string?)stage.Key, (string?)stage.Name))];
        var runs = new List<StageRun>();
        for (var i = from; i < from + count; i++)
        {
            var key = StepTexts.Text(draft.Steps[i]?.Stage);
            var index = key is null ? -1 : stages.FindIndex(stage => stage.Key == key);
            var name = (index < 0 ? key : stages[index].Name) ?? "No stage yet";
            if (runs.Count > 0 && runs[^1].Name == name) runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            else runs.Add(new(name, index < 0 ? -1 : index % 3, i, 1));
        }
        return [.. runs];
    }
}
