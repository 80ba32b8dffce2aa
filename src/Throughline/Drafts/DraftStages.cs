using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>The stages of a draft, for whoever shows it.</summary>
public static class DraftStages
{
    /// <summary>In walking order; those every journey begins with where it names none of its own.</summary>
    public static ImmutableArray<Stage> Of(JourneyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var own = draft.Stages.IsDefault ? [] : draft.Stages.Where(stage => !string.IsNullOrWhiteSpace(stage.Key)).Select(stage => new Stage(stage.Key!, stage.Name ?? stage.Key!, stage.Perception)).ToImmutableArray();
        return own.IsEmpty ? Stage.Defaults : own;
    }
}
