using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Rules;

namespace Throughline.Linting;

/// <summary>
/// The table of everything the linter says, printed as docs/findings.md. Codes are stable and never used again; they go by
/// hundreds: road 20, story 21, offer 22, tone and words 23, platform and people 24, promises and evidence 25, team and
/// tools 26, time 27, links and consent 28, upkeep 29.
/// </summary>
public static class LintRules
{
    /// <summary>All of them, in order of code.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        .. RoadLint.All, .. StoryLint.All, .. OfferLint.All, .. ToneLint.All, .. WordLint.All, .. MergeLint.All, .. PlaceLint.All,
        .. PromiseLint.All, .. TeamLint.All, .. ToolLint.All, .. TimeLint.All, .. LinkLint.All, .. ConsentLint.All, .. UpkeepLint.All,
    ];

    private static readonly FrozenDictionary<string, LintRule> _byCode = All.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    /// <summary>The rule with this code; null for codes of the compiler and unknown ones.</summary>
    public static LintRule? Find(string code) => _byCode.GetValueOrDefault(code);
}
