using System.Globalization;
using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

public sealed class FindingTests
{
    public static TheoryData<string> Examples => [.. FindingExamples.All.Select((example, i) => $"{i} {example}")];

    private static FindingExample Example(string name) =>
        FindingExamples.All[int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_bad_file_gets_its_finding_where_it_is_wrong(string name)
    {
        var example = Example(name);
        var compilation = example.Kind == StructuralFindings.HalfCharacter ? HalfCharacter() : JourneyFile.Compile(example.Bad);
        var finding = Assert.Single(compilation.Findings, finding => finding.Code == example.Kind.Code);
        Assert.Equal(example.Path, finding.Path);
        Assert.Equal(example.Kind.Severity, finding.Severity);
        Assert.Equal(example.Kind.Severity != Severity.Error, compilation.IsSound);
        Assert.True(example.Kind == StructuralFindings.HalfCharacter || finding is { Line: > 0, Column: > 0 }, $"{finding}");
        Assert.DoesNotContain("{0}", finding.Sentence + finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_nearest_good_file_gets_none(string name)
    {
        var compilation = JourneyFile.Compile(Example(name).Good);
        Assert.Empty(compilation.Findings);
        Assert.True(compilation.IsSound);
    }

    [Fact]
    public void Every_finding_has_an_example() =>
        Assert.Equal(StructuralFindings.All.Select(kind => kind.Code), FindingExamples.All.Select(example => example.Kind.Code).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("branch")]
    [InlineData("branches")]
    [InlineData("if")]
    [InlineData("Else")]
    [InlineData("goto")]
    [InlineData("go-to")]
    [InlineData("next")]
    [InlineData("next_step")]
    [InlineData("condition")]
    [InlineData("conditions")]
    [InlineData("paths")]
    [InlineData("then")]
    public void A_fork_is_told_that_a_journey_is_one_road(string word)
    {
        var compilation = JourneyFile.Compile(SmallJourney.With("    title: I buy it", $"    title: I buy it\n    {word}: [welcome]"));
        var finding = Assert.Single(compilation.Findings);
        Assert.Equal(StructuralFindings.Fork.Code, finding.Code);
        Assert.StartsWith($"'{word}' makes a fork here", finding.Sentence, StringComparison.Ordinal);
        foreach (var instead in (string[])["kept with the draft as a note", "reminder", "variants", "way in", "a journey of its own"]) Assert.Contains(instead, finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Inside_a_message_the_same_word_is_only_not_known() =>
        Assert.Equal([StructuralFindings.UnknownKey.Code], JourneyFile.Compile(SmallJourney.With("      subject: Hello {{firstName}}", "      next: x\n      subject: Hello {{firstName}}")).Findings.Select(finding => finding.Code));

    [Fact]
    public void The_table_is_closed_and_its_codes_are_single()
    {
        var declared = typeof(StructuralFindings).GetProperties().Where(property => property.PropertyType == typeof(FindingKind)).Select(property => (FindingKind)property.GetValue(null)!);
        Assert.Equal(declared, StructuralFindings.All);
        Assert.Equal(StructuralFindings.All.Length, StructuralFindings.All.Select(kind => kind.Code).Distinct().Count());
        Assert.All(StructuralFindings.All, kind => Assert.Matches(@"^TL1\d{3}\z", kind.Code));
        Assert.All(StructuralFindings.All, kind => Assert.DoesNotContain("!", kind.Sentence.Replace("!=", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    // No file can hold one, so this draft comes from an editor.
    private static Compilation HalfCharacter() =>
        JourneyCompiler.Compile(JourneyFile.Read(SmallJourney.Yaml).Draft! with { Name = "half \ud83d" });
}
