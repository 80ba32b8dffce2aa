using System.Collections.Immutable;
using Throughline.Primitives;
using Throughline.Time;
using static Throughline.Journeys.JourneyCompiler;

namespace Throughline.Journeys;

/// <summary>Makes what documents and moves nobody of its draft.</summary>
internal static class PaperCompiler
{
    public static Standing? Standing(StandingDraft? draft) => draft is null ? null : new(Clean(draft.What), Clean(draft.Where))
    {
        Owner = Clean(draft.Owner),
        State = Clean(draft.State),
        LookAgain = Date.TryRead(draft.LookAgain, out var day) ? day : null,
    };

    public static ImmutableArray<ProcessPart> Process(ImmutableArray<ProcessPartDraft> drafts) => [.. OrEmpty(drafts).Select(Part)];

    public static Stage Stage(StageDraft draft) => new(draft.Key ?? "", draft.Name ?? "", Clean(draft.Perception))
    {
        Tone = Clean(draft.Tone),
        Message = Clean(draft.Message),
        Platform = Clean(draft.Platform),
        Purpose = Clean(draft.Purpose),
    };

    /// <summary>A step can only need steps that there are; that they come before it is for the linter to say.</summary>
    public static void CheckNeeds(JourneyDraft draft, FindingBag findings)
    {
        var keys = OrEmpty(draft.Steps).Select(step => step.Key).OfType<string>().ToImmutableArray();
        foreach (var (i, step) in OrEmpty(draft.Steps).Index())
            foreach (var (n, need) in OrEmpty(step.Needs).Index())
                if (Clean(need) is not null && !keys.Contains(need))
                    findings.Add(StructuralFindings.UnknownNeed, Path(Path("steps", i) + ".needs", n), FindingBag.Short(need),
                        FindingBag.DidYouMean(Nearest.To(need, keys)));
    }

    private static ProcessPart Part(ProcessPartDraft draft) => new(draft.Part ?? "")
    {
        Owner = Clean(draft.Owner),
        Tool = Clean(draft.Tool),
        Minutes = WholeNumber.TryRead(draft.Minutes, out var minutes) ? minutes : null,
        Waits = Wait.TryParse(draft.Waits, out var waits) ? waits : null,
        Risk = Clean(draft.Risk),
        IfItFails = Clean(draft.IfItFails),
    };
}
