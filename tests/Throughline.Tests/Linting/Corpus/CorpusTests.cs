using Throughline.Journeys;
using Throughline.Tests.Journeys;

namespace Throughline.Tests.Linting.Corpus;

/// <summary>
/// The linter against journeys that were not written for its rules: what it finds of planted faults, and what it says of sound
/// journeys. A rule that is made wider or narrower moves these figures; the bars are a little below what they are.
/// </summary>
public sealed class CorpusTests
{
    private const double LeastFound = 0.85;
    private const double LeastFoundOfAKind = 0.34;

    [Fact]
    public void Most_planted_faults_are_found_and_of_every_kind_some()
    {
        var found = LintCorpus.Faults.AsParallel().Select(fault => (fault.Kind, fault.File, IsFound: LintCorpus.IsFound(fault))).ToArray();
        var missed = string.Join('\n', found.Where(fault => !fault.IsFound).Select(fault => fault.File).Order());
        Assert.True(Share(found.Select(fault => fault.IsFound)) >= LeastFound, $"Not found:\n{missed}");
        Assert.All(found.GroupBy(fault => fault.Kind), kind =>
            Assert.True(Share(kind.Select(fault => fault.IsFound)) >= LeastFoundOfAKind, $"{kind.Key}. Not found:\n{missed}"));
    }

    [Fact]
    public void Sound_journeys_hear_little_and_no_error()
    {
        var alarms = LintCorpus.Sound.SelectMany(file => LintCorpus.FalseAlarms(file).Select(heard => (file, heard))).ToArray();
        var journeys = LintCorpus.Sound.Count();
        Assert.DoesNotContain(alarms, alarm => alarm.heard.Severity == Severity.Error);
        Assert.True(alarms.Count(alarm => alarm.heard.Severity == Severity.Warning) <= 0.25 * journeys, string.Join('\n', alarms));
        Assert.True(alarms.Count(alarm => alarm.heard.Severity == Severity.Hint) <= 0.5 * journeys, string.Join('\n', alarms));
    }

    [Theory]
    [InlineData("once-held-out/first")]
    [InlineData("once-held-out/second")]
    [InlineData("once-held-out/third")]
    [InlineData("once-held-out/fourth")]
    public void Sound_journeys_of_other_writers_hear_little_and_no_error(string set)
    {
        var (journeys, heard) = LintCorpus.Of(set);
        Assert.DoesNotContain(heard, alarm => alarm.Severity == Severity.Error);
        Assert.True(heard.Count(alarm => alarm.Severity == Severity.Warning) <= 0.25 * journeys, string.Join('\n', heard));
        Assert.True(heard.Count(alarm => alarm.Severity == Severity.Hint) <= 0.5 * journeys, string.Join('\n', heard));
    }

    /// <summary>Shares stay the same where a rule loses one journey and wins another: whoever changes a rule sees which ones.</summary>
    [Fact]
    public void What_is_said_of_each_journey_is_printed() =>
        WrittenFiles.AssertSame("tests/Throughline.Tests/Linting/Corpus/heard.txt",
            string.Concat(LintCorpus.Lines.AsParallel().AsOrdered().Select(journey => $"{journey.Line()}\n")));

    private static double Share(IEnumerable<bool> found) => found.Average(isFound => isFound ? 1 : 0);
}
