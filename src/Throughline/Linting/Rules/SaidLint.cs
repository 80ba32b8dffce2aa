using System.Collections.Immutable;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL212x: what people say where no machine does.</summary>
internal static class SaidLint
{
    private static readonly string[] _voices = ["phone", "telephone", "call", "shop", "store", "post", "mail by post", "letter"];

    public static LintRule NothingSaid { get; } = new(Hint, "TL2121", "Nobody wrote down what is said",
        "This step is your team's, at “{0}”, and nothing says what they hear there.",
        "Add “what is said” to the step: two sentences are enough.",
        "What is not written down is said differently by everybody who says it.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.Draft.Assignment is not null && step.Platform is { } platform && IsVoice(platform) && IsSilent(step))
                    say.At($"{step.Path}.says", FindingBag.Short(platform));
        });

    public static ImmutableArray<LintRule> All { get; } = [NothingSaid];

    private static bool IsVoice(string platform) => _voices.Contains(Phrases.Plain(platform), StringComparer.Ordinal);

    private static bool IsSilent(RoadStep step) =>
        !step.HasMessage && Road.Clean(step.Draft.Says) is null && Road.Clean(step.Draft.Assignment?.Script) is null;
}
