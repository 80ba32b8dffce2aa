using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL269x: a text says that nobody is there.</summary>
internal static class AwayLint
{
    public static LintRule NobodyThere { get; } = new(Warning, "TL2691", "Away, says the text, and the road goes on",
        "“{0}”: this says that nobody is there. “{1}” goes on meanwhile, and whoever comes along later reads it as well.",
        "Take the sentence out and note the absence on the team's page, with somebody who stands in.",
        "A letter goes out for months. An absence is over in weeks, and until then somebody has to answer.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts)
                if (text.Kind is TextKind.Line or TextKind.Letter or TextKind.Page)
                    foreach (var sentence in text.Sentences)
                        if (AwaySaid.In(sentence) is { } words && Meanwhile(road, text.Step) is { } step) say.Quote(new(text, sentence,
                            words), null, words, step.Name);
        });

    public static ImmutableArray<LintRule> All { get; } = [NobodyThere];

    /// <summary>The step that asks something of them or of the team while nobody is there.</summary>
    private static RoadStep? Meanwhile(Road road, RoadStep? here) =>
        here is { HasHalf: true } ? here : road.Steps.Skip(here?.Index + 1 ?? 0).FirstOrDefault(step => step.HasWork) ?? here;
}
