using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>
/// Words can be read on every ground they stand on, by day and by night: 4.5 to 1 (WCAG 2.2, 1.4.3), signs 3 to 1 (1.4.11).
/// Computed from the tokens themselves and from the rules that use them.
/// </summary>
public sealed partial class ContrastTests
{
    private const string App = "src/Throughline.App";
    private const double Words = 4.5;
    private const double Signs = 3;

    /// <summary>What anything may stand on: pages, cards, sunken parts, what is pointed at, notices and badges.</summary>
    private static readonly string[] _grounds =
        ["paper", "surface", "sunken", "hover", "accent-soft", "good-soft", "careful-soft", "wrong-soft"];

    /// <summary>What words are written in wherever they stand.</summary>
    private static readonly string[] _inks = ["ink", "quiet", "accent", "accent-strong", "good-text", "careful-text", "wrong"];

    /// <summary>Icons only: a word beside them says the same.</summary>
    private static readonly string[] _signs = ["good", "stage"];

    private static readonly Dictionary<string, (string Light, string Dark)> _tokens = TokensOf($"{App}/Client/styles/tokens.css");

    public static TheoryData<string, string> Everywhere =>
    [
        .. from ink in _inks from ground in _grounds select (ink, ground),
        .. from stage in Enumerable.Range(1, 3)
           from ground in (string[])["paper", "surface", $"stage-{stage}-soft"]
           select ($"stage-{stage}-text", ground),
        .. from stage in Enumerable.Range(1, 3) select ($"stage-{stage}-on", $"stage-{stage}"),
        .. from stage in Enumerable.Range(1, 3) select ("ink", $"stage-{stage}-soft"),
    ];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Words_can_be_read_on_what_they_stand_on(string ink, string ground) =>
        Assert.All(Ratios(_tokens[ink], _tokens[ground]), ratio => Assert.True(ratio >= Words, $"{ink} on {ground}: {ratio:0.00}"));

    [Theory]
    [InlineData("ink")]
    [InlineData("quiet")]
    public void Words_can_be_read_over_the_tint_of_a_stage(string ink) => Assert.All(
        Enumerable.Range(1, 3).SelectMany(stage => Ratios(_tokens[ink], Mixed(_tokens[$"stage-{stage}-soft"], _tokens["surface"], 0.35))),
        ratio => Assert.True(ratio >= Words, $"{ink}: {ratio:0.00}"));

    [Fact]
    public void A_rule_that_names_both_can_be_read()
    {
        var pairs = (from file in Repository.Files(App, ".css").Where(file => !file.Contains("/Public/", StringComparison.Ordinal))
                     from rule in Rule().Matches(string.Join('\n', Repository.Lines(file)))
                     let ground = Ground().Match(rule.Value)
                     let ink = Ink().Match(rule.Value)
                     where ground.Success && ink.Success
                     from pair in Staged(ink.Groups["name"].Value, ground.Groups["name"].Value)
                     where _tokens.ContainsKey(pair.Ink) && _tokens.ContainsKey(pair.Ground)
                     select pair).Distinct().ToList();
        Assert.Contains(("on-accent", "accent"), pairs);
        Assert.Contains(("stage-1-text", "stage-1-soft"), pairs);
        Assert.All(pairs, pair => Words_can_be_read_on_what_they_stand_on(pair.Ink, pair.Ground));
    }

    // A colour that nobody measured would be a word that nobody can read.
    [Fact]
    public void Every_colour_of_words_is_measured() => Assert.Empty(
        (from file in Repository.Files(App, ".css").Where(file => !file.Contains("/Public/", StringComparison.Ordinal))
         from line in Repository.Lines(file)
         from ink in Ink().Matches(line)
         select ink.Groups["name"].Value).Distinct()
        .Except([.. _inks, .. _signs, "tone", "paper", "on-accent", "stage-text", "stage-on", "stage-1-on", "stage-1-text", "stage-3-on",
            "sent-words"])); // of the business: LookColours keeps those apart

    [Theory]
    [InlineData("good")]
    [InlineData("careful")]
    [InlineData("wrong")]
    [InlineData("accent")]
    public void Signs_can_be_seen(string sign) => Assert.All(
        Ratios(_tokens[sign], _tokens["surface"]).Concat(Ratios(_tokens[sign], _tokens["paper"])),
        ratio => Assert.True(ratio >= Signs, $"{sign}: {ratio:0.00}"));

    [Theory]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void The_ratio_is_the_one_of_the_standard(string one, string other, double expected) =>
        Assert.Equal(expected, Ratio(one, other), 2);

    /// <summary>Inside a stretch of the road, "stage-text" is the stretch's own.</summary>
    private static IEnumerable<(string Ink, string Ground)> Staged(string ink, string ground) =>
        !ink.StartsWith("stage-", StringComparison.Ordinal) || _tokens.ContainsKey(ink) ? [(ink, ground)]
        : from stage in Enumerable.Range(1, 3) select (Own(ink, stage), Own(ground, stage));

    private static string Own(string name, int stage) => name.Replace("stage", $"stage-{stage}", StringComparison.Ordinal);

    private static double[] Ratios((string Light, string Dark) ink, (string Light, string Dark) ground) =>
        [Ratio(ink.Light, ground.Light), Ratio(ink.Dark, ground.Dark)];

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string colour) =>
        0.2126 * Linear(Channel(colour, 0)) + 0.7152 * Linear(Channel(colour, 1)) + 0.0722 * Linear(Channel(colour, 2));

    private static double Linear(int channel) =>
        channel / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private static int Channel(string colour, int at) =>
        int.Parse(colour.AsSpan(1 + 2 * at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static (string Light, string Dark) Mixed((string Light, string Dark) tint, (string Light, string Dark) on, double share) =>
        (Mix(tint.Light, on.Light, share), Mix(tint.Dark, on.Dark, share));

    private static string Mix(string tint, string on, double share) =>
        "#" + string.Concat(Enumerable.Range(0, 3).Select(at => Math.Round(Channel(tint, at) * share + Channel(on, at) * (1 - share)))
            .Select(channel => ((int)channel).ToString("x2", CultureInfo.InvariantCulture)));

    private static Dictionary<string, (string Light, string Dark)> TokensOf(string file) =>
        Repository.Lines(file).SelectMany(line => Token().Matches(line)).ToDictionary(
            token => token.Groups["name"].Value,
            token => (Long(token.Groups["light"]), Long(token.Groups["dark"].Success ? token.Groups["dark"] : token.Groups["light"])),
            StringComparer.Ordinal);

    private static string Long(Group colour) =>
        colour.Length == 7 ? colour.Value : "#" + string.Concat(colour.Value[1..].Select(digit => $"{digit}{digit}"));

    private const string TokenPattern = @"--(?<name>[\w-]+):\s*(light-dark\()?(?<light>#[0-9a-f]{3,6})(,\s*(?<dark>#[0-9a-f]{3,6})\))?\s*;";

    [GeneratedRegex(TokenPattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"[\s;{]background(-color)?:\s*var\(--(?<name>[\w-]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ground();

    [GeneratedRegex(@"[\s;{]color:\s*var\(--(?<name>[\w-]+)[,)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ink();
}
