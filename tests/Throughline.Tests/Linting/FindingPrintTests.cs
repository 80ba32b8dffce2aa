using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Tests.Linting;

/// <summary>An accepted finding must be known again after the draft has changed around it, and only then.</summary>
public sealed class FindingPrintTests
{
    private static readonly string _twoWords = SoundRoad.Step("story", "It went wrong twice", "Hustle went wrong, and a hack went wrong")
        .Replace("avoid: [hustle]", "avoid: [hustle, hack]", StringComparison.Ordinal);

    [Fact]
    public void Moving_a_step_and_putting_another_before_it_changes_no_print()
    {
        var fresh = LintRuleTests.Fresh();
        var document = Open(SoundRoad.Step("story", "    owner: ana\n", "")
            .Replace("owner: ana\nreviewBy", "reviewBy", StringComparison.Ordinal), fresh);
        var before = Prints(document);
        var ids = document.Ids("steps");
        var after = Apply(document, new DraftEdit.Move($"steps[#{ids[1]}]", ids[3]), fresh);
        Assert.Contains(before, print => print.StartsWith("TL2601 ", StringComparison.Ordinal));
        Assert.Contains(before.First(print => print.StartsWith("TL2601 ", StringComparison.Ordinal)), Prints(after));
    }

    [Fact]
    public void Other_figures_are_no_other_finding()
    {
        var fresh = LintRuleTests.Fresh();
        var document = Open(SoundRoad.Step("tell", "wait: 2 weeks", "wait: 10 weeks"), fresh);
        var later = Apply(document, new DraftEdit.Set($"steps[#{document.Ids("steps")[5]}].wait", "10 weeks", "12 weeks"), fresh);
        Assert.Equal(Prints(document), Prints(later));
        Assert.NotEqual(Sentences(document), Sentences(later));
    }

    [Fact]
    public void Two_troubles_at_one_place_have_two_prints()
    {
        var document = Open(_twoWords, LintRuleTests.Fresh());
        var prints = Prints(document);
        Assert.Equal(2, prints.Count(print => print.StartsWith("TL2311 ", StringComparison.Ordinal)));
        Assert.Equal(prints.Distinct(), prints);
    }

    [Fact]
    public void Two_promises_of_one_step_that_are_not_kept_have_two_prints()
    {
        var document = Open(SoundRoad.Yaml.Replace("makes: [a-first-call]", "makes: [a-first-call, a-book, a-letter]",
            StringComparison.Ordinal), LintRuleTests.Fresh());
        var prints = JourneyFindings.Of(document.Draft, SoundRoad.Context).Findings.Select(finding => FindingPrint.Of(finding, document))
            .ToList();
        Assert.Equal(2, prints.Count);
        Assert.Equal(prints.Distinct(), prints);
    }

    [Fact]
    public void No_example_has_two_findings_of_one_print() =>
        Assert.All(LintExamples.All, example =>
        {
            var document = Open(example.Bad, LintRuleTests.Fresh());
            var prints = JourneyLinter.Lint(document.Draft, example.Context).Select(finding => FindingPrint.Of(finding, document)).ToList();
            Assert.Equal(prints.Distinct(), prints);
        });

    private static DraftDocument Open(string file, Func<string> fresh) => DraftDocument.Open(JourneyFile.Read(file).Draft!, "", fresh);

    private static DraftDocument Apply(DraftDocument document, DraftEdit edit, Func<string> fresh)
    {
        var change = DraftEditor.Apply(document, edit, fresh);
        Assert.True(change.IsMade, change.Refusal?.Sentence);
        return change.Document!;
    }

    private static List<string> Prints(DraftDocument document) => [.. JourneyLinter.Lint(document.Draft, SoundRoad.Context)
        .Select(finding => FindingPrint.Of(finding, document))];

    private static List<string> Sentences(DraftDocument document) => [.. JourneyLinter.Lint(document.Draft, SoundRoad.Context)
        .Select(finding => finding.Sentence)];
}
