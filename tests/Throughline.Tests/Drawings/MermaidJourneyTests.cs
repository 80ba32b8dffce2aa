using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Drawings;
using Throughline.Journeys;
using MadeUp = Throughline.Tests.Journeys.Drafts;

namespace Throughline.Tests.Drawings;

public sealed partial class MermaidJourneyTests
{
    private static readonly Config _many = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Fact]
    public void Stages_are_sections_and_feelings_are_scores()
    {
        var draft = new JourneyDraft
        {
            Name = "A first week",
            Steps =
            [
                new() { Stage = "know-like-trust", Title = "I get it", Feels = "-2", Owner = "Ana, Ben" },
                new() { Stage = "know-like-trust", Title = "I read it" },
                new() { Stage = "loyal", Title = "I tell a friend", Feels = "2", Owner = "ana" },
            ],
        };
        Assert.Equal(
            """
            journey
                title A first week
                section Know, like, trust
                  I get it: 1: Customer, Ana  Ben
                  I read it: 3: Customer
                section Loyal
                  I tell a friend: 5: Customer, ana

            """.ReplaceLineEndings("\n"),
            MermaidJourney.Text(draft));
    }

    [Theory]
    [InlineData("At 9:30; half of them # see", "At 9∶30, half of them ＃ see")]
    [InlineData("section of the road", "“section of the road”")]
    [InlineData("%%{init: {}}%%", "“％％(init∶ ())％％”")]
    [InlineData("<b>bold</b>", "“‹b›bold‹/b›”")]
    [InlineData("  two\nlines ", "two lines")]
    [InlineData("", "Step 1")]
    [InlineData(null, "Step 1")]
    public void A_title_cannot_mean_anything_else(string? title, string written) =>
        Assert.Contains($"      {written}: 3: Customer\n", MermaidJourney.Text(new() { Steps = [new() { Title = title }] }), StringComparison.Ordinal);

    [Fact]
    public void Any_draft_makes_only_lines_of_the_four_kinds() =>
        Prop.ForAll(MadeUp.Any, draft => MermaidJourney.Text(draft).Split('\n').SkipLast(1).Select((line, i) => (line, i)).All(at => at.i switch
        {
            0 => at.line == "journey",
            1 => Title().IsMatch(at.line),
            _ => SectionOrStep().IsMatch(at.line),
        })).Check(_many);

    [GeneratedRegex("^    title [^#;:]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("^(    section [^#;:]+|      [^#;:]+: [1-5]: Customer(, [^#;:,]+)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionOrStep();
}
