using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL214x: the same thing said or done twice.</summary>
internal static class RepeatLint
{
    public static LintRule ToldTwice { get; } = new(Warning, "TL2141", "The same step twice",
        "This step says the same again as “{0}”: {1}.",
        "Keep one of the two; or tell here what comes next, or another person's story.",
        "Whoever gets the same letter twice thinks that nobody is looking.",
        (road, say) =>
        {
            foreach (var twin in Twins.Of(road)) say.About(twin.First.Name, twin.Again.Path, twin.First.Name, twin.Because);
        },
        mending => mending.Document.Ids("steps") is var ids && mending.Step < ids.Length && mending.Step > 0
            ? new("Take this step out", new Drafts.DraftEdit.Remove($"steps[#{ids[mending.Step]}]", null)) : null);

    public static ImmutableArray<LintRule> All { get; } = [ToldTwice];
}
