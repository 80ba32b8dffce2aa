using System.Text.RegularExpressions;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Tests.House;

namespace Throughline.Tests.Linting;

/// <summary>Texts that nobody would send, page upon page of them: the linter comes to an end, and has few words for them.</summary>
public sealed class BadTextTests
{
    private const int Long = 20_000;

    /// <summary>More of one kind is the same trouble said again.</summary>
    private const int Most = 12;

    [Theory]
    [InlineData("letters without an end", "a")]
    [InlineData("marks alone", "\"")]
    [InlineData("quotations in quotations", "\"a\" «b» „c“ ")]
    [InlineData("brackets that never close", "[[[((( ")]
    [InlineData("links", "[here](https://a.example/b) ")]
    [InlineData("stars", "**a** _b_ ")]
    [InlineData("headings", "# A\n## B\n")]
    [InlineData("full stops", "...")]
    [InlineData("emoji", "😀👩‍👩‍👧‍👦🎉 ")]
    [InlineData("accents on accents", "e\u0301\u0302\u0303\u0304")]
    [InlineData("lone halves of letters", "a\uD83D b")]
    [InlineData("six scripts", "Hello мир שלום 世界 สวัสดี नमस्ते. ")]
    [InlineData("prices", "It costs $5, or £7.50, or 8 €. ")]
    [InlineData("days", "On Monday, by Friday at 9 am, within two working days. ")]
    [InlineData("promises", "I will send you the plan tomorrow. ")]
    [InlineData("nevers", "We will never ring you, and we ring you. ")]
    [InlineData("questions", "Are you there? ")]
    [InlineData("forks", "Either a or b, or if not, c. ")]
    [InlineData("names", "Anna Berg and Carl Dent of Berg & Dent met Eva Frey. ")]
    [InlineData("merge fields", "{{first_name}} {{{{x}} {{ ")]
    [InlineData("placeholders", "[name] XX TBC lorem ipsum ___ ")]
    [InlineData("figures", "1.234.567,89 12-13/14 007 ")]
    [InlineData("shouting", "BUY NOW!!! ")]
    [InlineData("German", "Wir kommen am Montag und bringen Ihnen den Vertrag mit, wenn Sie es wünschen. ")]
    public void It_comes_to_an_end_with_few_words(string name, string unit)
    {
        var findings = Lint(Repeat(unit, Long), Repeat(unit, Long / 20), Repeat(unit, Long / 20));
        foreach (var rule in findings.GroupBy(finding => finding.Code))
            Assert.True(rule.Count() <= Most, $"{rule.Key} has {rule.Count()} findings for {name}.");
        Assert.All(findings, finding => Assert.InRange(finding.Sentence.Length, 1, 2000));
    }

    [Fact]
    public void A_hundred_thousand_letters_in_six_scripts_are_read_as_far_as_a_letter_goes() =>
        Assert.DoesNotContain(Lint(Repeat("Hello мир שלום 世界 สวัสดี नमस्ते. 😀 ", 5 * Long)),
            finding => finding.Severity == Severity.Error);

    [Fact]
    public void The_same_sentence_about_the_same_text_is_said_once() =>
        Assert.All(Lint(Repeat("I will send you a linen bag tomorrow. [Get it](https://a.b/c) ", 5000))
            .GroupBy(finding => (finding.Code, finding.Path, finding.Sentence)), same => Assert.Single(same));

    [Fact]
    public void No_expression_of_the_linter_goes_back_over_a_text() =>
        Assert.All(Repository.Files("src/Throughline/Linting", ".cs"), file =>
        {
            var text = string.Join('\n', Repository.Lines(file));
            Assert.Equal(Regex.Count(text, @"GeneratedRegex\(|new Regex\(|Regex\.(IsMatch|Match|Replace|Split)"),
                Regex.Count(text, "NonBacktracking"));
        });

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length + 1));

    private static IReadOnlyList<Finding> Lint(params string[] bodies)
    {
        var draft = JourneyFile.Read(SoundRoad.Yaml).Draft!;
        foreach (var (i, body) in bodies.Index())
        {
            var letter = draft.Steps[i].Message! with { Body = body };
            draft = draft with { Steps = draft.Steps.SetItem(i, draft.Steps[i] with { Message = letter }) };
        }
        return JourneyLinter.Lint(draft, SoundRoad.Context);
    }
}
