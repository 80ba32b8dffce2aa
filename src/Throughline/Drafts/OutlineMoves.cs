using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>Moves of steps in a list that runs through the stages one after the other.</summary>
public static class OutlineMoves
{
    /// <summary>One place toward the beginning: past the step before in the same stage, or else into the stage before. Null at the very beginning.</summary>
    public static DraftEdit? Up(DraftDocument document, string stepId) => Shift(document, stepId, -1);

    /// <summary>One place toward the end. Null at the very end.</summary>
    public static DraftEdit? Down(DraftDocument document, string stepId) => Shift(document, stepId, 1);

    /// <summary>A new step right after this one, in the same stage.</summary>
    public static DraftEdit After(DraftDocument document, string stepId)
    {
        ArgumentNullException.ThrowIfNull(document);
        return New(stepId, document.Text($"steps[#{stepId}].stage"));
    }

    /// <summary>A new step at the end of a stage. Null where the journey has no such stage.</summary>
    public static DraftEdit? Into(DraftDocument document, string stage)
    {
        ArgumentNullException.ThrowIfNull(document);
        var stages = DraftStages.Of(document.Draft);
        var rank = Rank(stages, stage);
        if (rank < 0) return null;
        var before = document.Ids("steps").Zip(document.Draft.Steps).LastOrDefault(step => Rank(stages, step.Second.Stage) is >= 0 and var own && own <= rank);
        return New(before.First, stage);
    }

    private static DraftEdit.Insert New(string? after, string? stage) => new("steps", after, stage is null ? [] : new JsonObject { ["stage"] = stage });

    private static DraftEdit? Shift(DraftDocument document, string stepId, int way)
    {
        ArgumentNullException.ThrowIfNull(document);
        var ids = document.Ids("steps");
        var at = ids.IndexOf(stepId);
        if (at < 0) return null;
        var stages = DraftStages.Of(document.Draft);
        var (stage, other) = (document.Draft.Steps[at].Stage, at + way);
        var rank = Rank(stages, stage);
        var hasOther = other >= 0 && other < ids.Length;
        if (hasOther && (rank < 0 || document.Draft.Steps[other].Stage == stage)) return new DraftEdit.Move($"steps[#{stepId}]", way > 0 ? ids[other] : other > 0 ? ids[other - 1] : null);
        if (rank < 0 || rank + way < 0 || rank + way >= stages.Length) return null;
        return new DraftEdit.Set($"steps[#{stepId}].stage", stage, stages[rank + way].Key);
    }

    private static int Rank(ImmutableArray<Stage> stages, string? key)
    {
        for (var i = 0; i < stages.Length; i++)
            if (stages[i].Key == key) return i;
        return -1;
    }
}
