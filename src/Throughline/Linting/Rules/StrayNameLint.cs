using System.Collections.Immutable;
using Throughline.Linting.Claims;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2237: somebody of whom nobody has heard.</summary>
internal static class StrayNameLint
{
    public static LintRule NobodyKnows { get; } = new(Warning, "TL2237", "A name that nobody knows",
        "{0} speaks of “{1}”, a name that stands nowhere else{2}.",
        "Write the right name, or say in a letter who that is.",
        "Somebody who waits for one person does not open to another.",
        (road, say) =>
        {
            foreach (var (stray, usual) in StrayNames.Of(road))
                say.Quote(stray, usual, char.ToUpperInvariant(stray.Text.Place[0]) + stray.Text.Place[1..], stray.Words,
                    usual is null ? "" : $": {usual.Text.Place} has “{usual.Words}”");
        });

    public static ImmutableArray<LintRule> All { get; } = [NobodyKnows];
}
