using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Journeys;
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
    [.. ((ImmutableArray<LintRule>)[
        .. AnswerLint.All,
        .. AudienceLint.All,
        .. AddressLint.All,
        .. AwayLint.All,
        .. CareLint.All,
        .. ChannelLint.All,
        .. ConditionLint.All,
        .. ConsentLint.All,
        .. CountdownLint.All,
        .. DateLint.All,
        .. DayLint.All,
        .. DeadlineLint.All,
        .. ElsewhereLint.All,
        .. FavourLint.All,
        .. LinkLint.All,
        .. FileLint.All,
        .. MannerLint.All,
        .. MergeLint.All,
        .. MiniLint.All,
        .. NameLint.All,
        .. NeverLint.All,
        .. OfferLint.All,
        .. OrderLint.All,
        .. OtherwiseLint.All,
        .. OutdatedLint.All,
        .. PlaceLint.All,
        .. PlaceholderLint.All,
        .. PriceLint.All,
        .. ProcessLint.All,
        .. ProductLint.All,
        .. PromiseLint.All,
        .. RepeatLint.All,
        .. ReadableLint.All,
        .. RoadLint.All,
        .. SaidLint.All,
        .. SequenceLint.All,
        .. SpokenLint.All,
        .. SpeechLint.All,
        .. StandingLint.All,
        .. StrayNameLint.All,
        .. StoryLint.All,
        .. TeamLint.All,
        .. TimeLint.All,
        .. ToneLint.All,
        .. ToolLint.All,
        .. UpkeepLint.All,
        .. WaitLint.All,
        .. WordLint.All,
        .. WordingLint.All,
    ]).OrderBy(rule => rule.Code, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, LintRule> _byCode = All.ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    /// <summary>
    /// Whether somebody may decide to leave it as it is: all that the linter noticed, also its errors. What the compiler
    /// refuses is no journey, and nothing but mending helps.
    /// </summary>
    public static bool MayBeAccepted(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Severity != Severity.Error || Find(finding.Code) is not null;
    }

    /// <summary>The rule with this code; null for codes of the compiler and unknown ones.</summary>
    public static LintRule? Find(string code) => _byCode.GetValueOrDefault(code);
}
