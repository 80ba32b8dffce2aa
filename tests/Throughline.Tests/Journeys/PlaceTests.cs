using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

/// <summary>Line and column of what is wrong, and the words for it.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("nam: x", 1, 1, "TL1012", "'nam' is not known here; did you mean 'name'?")]
    [InlineData("voice:\n  tone: [warm]", 2, 3, "TL1012", "'tone' is not known here; did you mean 'tones'?")]
    [InlineData("steps:\n  - key: a\n    mesage:\n      subjekt: b", 3, 5, "TL1012", "'mesage' is not known here; did you mean 'message'?")]
    [InlineData("steps:\n  - message:\n      subjekt: b", 3, 7, "TL1012", "'subjekt' is not known here; did you mean 'subject'?")]
    [InlineData("steps:\n  - { key: a, entirelyElse: b }", 2, 15, "TL1012", "'entirelyElse' is not known here.")]
    [InlineData("name: [a]", 1, 7, "TL1013", "'name' must be one text, but here is a list.")]
    [InlineData("name: a\nresult: none", 2, 9, "TL1013", "'result' must be a group of keys, but here is a text.")]
    [InlineData("voice:\n  tones: { a: b }", 2, 10, "TL1013", "'tones' must be a list of texts, but here is a group of keys.")]
    [InlineData("steps:\n  key: a", 2, 3, "TL1013", "'steps' must be a list of groups of keys, but here is a group of keys.")]
    [InlineData("steps: [a]", 1, 9, "TL1013", "'steps' must be a list of groups of keys, but here is a text.")]
    [InlineData("name: a\n\nname: b", 3, 1, "TL1011", "'name' stands here a second time; it was first given on line 1.")]
    [InlineData("name: a\nvoice:\n\ttones: [a]", 3, 1, "TL1006", "This line is indented with a tab.")]
    [InlineData("name: a: b", 1, 8, "TL1001", "The file cannot be read from here on: while scanning a plain scalar value, found invalid mapping.")]
    [InlineData("name: a\n---\nname: b", 2, 1, "TL1005", "A second document begins here.")]
    [InlineData("name: &x a", 1, 7, "TL1009", "Anchors (&) and aliases (*) are not read in journey files.")]
    [InlineData("? &x name\n: b", 1, 3, "TL1009", "Anchors (&) and aliases (*) are not read in journey files.")]
    [InlineData("name: !!binary aGk=", 1, 7, "TL1010", "Tags (tag:yaml.org,2002:binary) are not read in journey files.")]
    [InlineData("name: a\npain: b\u0007c", 2, 8, "TL1004", "A character that such a file cannot hold stands here (U+0007).")]
    [InlineData("{\"name\": \"a\", \"nme\": \"b\"}", 1, 15, "TL1012", "'nme' is not known here; did you mean 'name'?")]
    [InlineData("", 1, 1, "TL1002", "The file is empty.")]
    public void A_file_that_cannot_be_read_as_it_stands(string yaml, int line, int column, string code, string sentence)
    {
        var finding = JourneyFile.Read(yaml).Findings[0];
        Assert.Equal((line, column, code, sentence), (finding.Line, finding.Column, finding.Code, finding.Sentence));
    }

    [Theory]
    [InlineData("name: A small road", "name: \"\"", 2, 7, "'name' is missing: How people read it.")]
    [InlineData("persona: busy-owner", "", 1, 1, "'persona' is missing: The key of the one ideal client whose road this is.")]
    [InlineData("within: 5 days", "within: 5 dayz", 29, 15, "'within' is not a length of time: '5 dayz'.")]
    [InlineData("where: link = checklist", "where: link = ", 28, 14, "The rule cannot be read: a value is missing after 'link ='.")]
    [InlineData("stage: loyal", "stage: loyl", 70, 12, "There is no stage 'loyl'; did you mean 'loyal'?")]
    [InlineData("subject: Hello {{firstName}}", "subject: Hello {{fistName}}", 21, 24, "'fistName' is not a known merge field; did you mean 'firstName'?")]
    [InlineData("subject: Hello {{firstName}}", "subject: \"Hello {{fistName}}\"", 21, 25, "'fistName' is not a known merge field; did you mean 'firstName'?")]
    [InlineData("here is {{offerName}}.", "here is {{offersName}}.", 25, 19, "'offersName' is not a known merge field; did you mean 'offerName'?")]
    [InlineData("here is {{offerName}}.", "here is {{#if offerName}}.", 25, 17, "{{#if offerName}} has no counterpart.")]
    [InlineData("form: five-steps", "form: five-steps\n    where: a = b and form = six", 12, 12, "No event can ever fit this rule: 'form' is asked to be two things at once.")]
    public void A_journey_that_does_not_hold_together(string piece, string other, int line, int column, string sentence)
    {
        var finding = Assert.Single(JourneyFile.Compile(SmallJourney.With(piece, other)).Findings);
        Assert.Equal((line, column, sentence), (finding.Line, finding.Column, finding.Sentence));
    }

    [Fact]
    public void What_could_not_be_read_is_not_reported_as_missing_too()
    {
        var compilation = JourneyFile.Compile(SmallJourney.With("name: A small road", "name: [A, small, road]"));
        Assert.Equal(StructuralFindings.WrongShape.Code, Assert.Single(compilation.Findings).Code);
        Assert.Null(compilation.Journey);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_in_the_order_of_the_file()
    {
        var yaml = SmallJourney.With("stage: loyal", "stage: nowhere").Replace("within: 5 days", "within: soon", StringComparison.Ordinal).Replace("pain:", "pein:", StringComparison.Ordinal);
        var codes = JourneyFile.Compile(yaml).Findings.Select(finding => finding.Code);
        Assert.Equal(["TL1101", "TL1012", "TL1107", "TL1201"], codes);
    }

    [Fact]
    public void Every_value_has_its_place()
    {
        var source = JourneyFile.Read(SmallJourney.Yaml).Draft!.Source;
        Assert.Equal((1, 10), source.Find("journey"));
        Assert.Equal((29, 15), source.Find("steps[0].done.within"));
        Assert.Equal((47, 19), source.Find("steps[1].assignment.checklist[0]"));
        Assert.Equal((14, 3), source.Find("fields[0]"));
        Assert.Equal(source.Find("steps[0].done"), source.Find("steps[0].done.since"));
    }

    private static readonly Dictionary<string, string> _bombs = new()
    {
        { "brackets", new string('[', 900_000) },
        { "braces", string.Concat(Enumerable.Repeat("{a: ", 240_000)) },
        { "question marks", string.Concat(Enumerable.Repeat("? ", 450_000)) },
        { "dashes", string.Concat(Enumerable.Repeat("- ", 450_000)) },
        { "unknown keys", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"k{i}: 1\n")) },
        { "one key again", string.Concat(Enumerable.Repeat("name: 1\n", 5_000)) },
        { "empty steps", "steps: [" + string.Concat(Enumerable.Repeat("{},", 10_000)) + "]" },
        { "steps that wait", "steps: [" + string.Concat(Enumerable.Repeat("{done: {event: A B}},", 2_000)) + "]" },
        { "laughs", "a: &a [x,x,x,x]\nb: &b [*a,*a,*a]\n" },
        { "braces in a body", "steps: [{message: {body: '" + new string('{', 900_000) + "'}}]" },
        { "quotes", "name: " + new string('\'', 900_000) },
        { "comments", string.Concat(Enumerable.Repeat("#\n", 100_000)) },
    };

    public static TheoryData<string> Bombs => [.. _bombs.Keys];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_file_made_to_break_the_reader_gets_a_short_list_of_findings(string what)
    {
        var findings = JourneyFile.Compile(_bombs[what]).Findings;
        Assert.True(findings.Length is > 0 and < 1500, $"{findings.Length}");
        Assert.All(findings, finding => Assert.True(finding.Sentence.Length < 1000));
    }
}
