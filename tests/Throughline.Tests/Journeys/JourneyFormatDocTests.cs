using System.Text;
using System.Text.RegularExpressions;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Tests.House;

namespace Throughline.Tests.Journeys;

/// <summary>docs/journey-format.md says what the code does: its tables are printed from it, and its examples are read by it.</summary>
public sealed partial class JourneyFormatDocTests
{
    private const string Doc = "docs/journey-format.md";

    [Fact]
    public void The_table_of_findings_is_printed_from_the_code()
    {
        var table = new StringBuilder("| code | | what it says | what to do |\n| --- | --- | --- | --- |\n");
        foreach (var kind in StructuralFindings.All)
            table.Append(null, $"| {kind.Code} | {Word(kind.Severity)} | {Cell(Said(kind.Sentence))} | {Cell(Said(kind.Fix))} |\n");
        WrittenFiles.AssertSamePart(Doc, "findings", table.ToString());
    }

    [Fact]
    public void The_tables_of_keys_are_printed_from_the_code()
    {
        var tables = new StringBuilder();
        Print(tables, "The journey", JourneyShape.Journey);
        Print(tables, "result", JourneyShape.Result);
        Print(tables, "voice", JourneyShape.Voice);
        Print(tables, "A stage, in stages", JourneyShape.Stage);
        Print(tables, "A way in, in entryPoints", JourneyShape.EntryPoint);
        Print(tables, "page, of a way in", JourneyShape.FormPage);
        Print(tables, "A question, in asks of a page", JourneyShape.FormAsk);
        Print(tables, "A date, in dates", RoadShapes.Date);
        Print(tables, "What calls for care, in care", RoadShapes.EventCare);
        Print(tables, "A step, in steps", StepShape.Step);
        Print(tables, "message", StepShape.Message);
        Print(tables, "A variant, in variants", StepShape.Variant);
        Print(tables, "A wording, in wordings", RoadShapes.Wording);
        Print(tables, "A reminder, in nudges of a wording", RoadShapes.WordingNudge);
        Print(tables, "assignment", StepShape.Assignment);
        Print(tables, "survey", StepShape.Survey);
        Print(tables, "webhook", StepShape.Webhook);
        Print(tables, "standing", PaperShapes.Standing);
        Print(tables, "A part, in process", PaperShapes.ProcessPart);
        Print(tables, "done", StepShape.Done);
        Print(tables, "A nudge, in nudges", StepShape.Nudge);
        Print(tables, "care, of a survey", RoadShapes.Care);
        WrittenFiles.AssertSamePart(Doc, "keys", tables.ToString());
    }

    [Fact]
    public void The_table_of_merge_fields_is_printed_from_the_code()
    {
        var table = new StringBuilder("| name | what it prints | where |\n| --- | --- | --- |\n");
        foreach (var field in MergeFields.BuiltIn)
            table.Append(null, $"| `{field.Name}` | {field.Meaning} | {Word(field.Place)} |\n");
        WrittenFiles.AssertSamePart(Doc, "merge fields", table.ToString());
    }

    [Fact]
    public void The_examples_hold()
    {
        var examples = Example().Matches(string.Join('\n', Repository.Lines(Doc))).Select(match => match.Groups["yaml"].Value).ToList();
        Assert.True(examples.Count > 8);
        Assert.All(examples, yaml => Assert.Empty(JourneyFile.Read(yaml).Findings));
        var compilation = JourneyFile.Compile(examples[0]);
        Assert.True(compilation is { IsSound: true, Findings: [] }, string.Join('\n', compilation.Findings));
    }

    // A part of a journey is put into the small one, with the steps that its ways in name: what stands in it must hold together.
    [Fact]
    public void The_examples_of_dates_care_and_words_compile()
    {
        var page = string.Join('\n', Repository.Lines(Doc));
        string[] parts = ["dates:", "care:", "wordings:", "opens:", "notYet:"];
        var examples = Example().Matches(page).Select(match => match.Groups["yaml"].Value).ToList();
        var shown = examples.Where(yaml => parts.Any(part => yaml.Contains(part, StringComparison.Ordinal))).ToList();
        Assert.All(parts, part => Assert.Contains(shown, yaml => yaml.Contains(part, StringComparison.Ordinal)));
        var small = JourneyFile.Read(examples[0]).Draft!;
        Assert.All(shown, yaml =>
        {
            var part = JourneyFile.Read(yaml).Draft!;
            var letter = small.Steps[0] with { Key = "letter", Makes = [] };
            var whole = part with
            {
                Journey = small.Journey,
                Name = small.Name,
                Persona = small.Persona,
                Pain = small.Pain,
                Result = small.Result,
                EntryPoints = part.EntryPoints.IsEmpty ? [small.EntryPoints[0] with { Joins = null }] : part.EntryPoints,
                Steps = part.Steps.IsEmpty ? [letter] : part.Steps,
            };
            Assert.Empty(JourneyCompiler.Compile(whole).Findings.Select(finding => $"{finding.Path} {finding.Sentence}"));
        });
    }

    [Fact]
    public void The_errors_shown_are_the_errors_given()
    {
        var shown = BadExample().Matches(string.Join('\n', Repository.Lines(Doc)));
        Assert.True(shown.Count >= 4);
        foreach (Match match in shown)
        {
            var said = JourneyFile.Compile(match.Groups["yaml"].Value).Findings.Select(finding => $"{finding.Line}:{finding.Column} {finding.Code} {finding.Sentence} {finding.Fix}");
            Assert.Contains(match.Groups["finding"].Value, said);
        }
    }

    private static void Print<T>(StringBuilder tables, string title, ObjectShape<T> shape)
    {
        tables.Append(null, $"### {title}\n\n| key | | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var key in shape.Keys)
            tables.Append(null, $"| `{key.Name}` | {Cell(key.Kind)} | {(key.IsRequired ? key.Unless is { } unless ? $"needed unless `{unless.Key}` is `{unless.Word}`" : "needed" : key.Default is { } value ? $"`{value}`" : "")} | {Cell(key.Meaning)} |\n");
        tables.Append('\n');
    }

    // As a reader of the page sees it: {0} is something of the file's, and doubled braces are single ones.
    private static string Said(string pattern) => Hole().Replace(pattern, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";

    private static string Word(MergePlace place) => place switch
    {
        MergePlace.Anywhere => "messages and scripts",
        MergePlace.Message => "messages",
        _ => "the messages of a survey step",
    };

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex("```yaml wrong\n(?<yaml>.*?)```\n\n```text\n(?<finding>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadExample();
}
