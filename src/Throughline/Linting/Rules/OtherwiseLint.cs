using System.Collections.Immutable;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2026: where the road goes on although what it waits for never happened.</summary>
internal static class OtherwiseLint
{
    public static LintRule TakenForGranted { get; } = new(Warning, "TL2026", "Goes on as if it had happened",
        "Where this never happens the road goes on all the same, and “{0}” takes it for granted{1}",
        "Let them rest here until it happens, or leave the road; or write “{0}” so that it fits those, too, to whom it never happened.",
        "Thanks for a visit that never was, or a question about a parcel that never came, shows that nobody looked.",
        (road, say) =>
        {
            foreach (var found in road.Order.Granted)
                say.At($"{found.Step.Path}.otherwise", found.Later.Name, found.Words is { } words
                    ? $": {Quoted(words.Sentence.Text)}" : $", by its goal: “{Goals.InWords(found.Later.Goal!)}”.");
        },
        mending => mending.Set("Let them rest beside the road until it happens", "rest"));

    public static ImmutableArray<LintRule> All { get; } = [TakenForGranted];

    private static string Quoted(string sentence) =>
        FindingBag.Short(sentence) is [.., '.' or '!' or '?'] whole ? $"“{whole}”" : $"“{FindingBag.Short(sentence)}”.";
}
