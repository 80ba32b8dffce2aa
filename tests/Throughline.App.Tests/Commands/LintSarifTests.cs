using System.Text.Json;
using Throughline.App.Commands;
using Throughline.App.Tests.Api.Support;

namespace Throughline.App.Tests.Commands;

public sealed class LintSarifTests : IDisposable
{
    private const string Docs = "https://code.example.com/throughline/docs/findings.md";

    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-sarif-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_makers_schema_has_no_complaint()
    {
        var run = await CommandRun.Of("lint", Sample("service.yaml"), Write("broken one.yaml", "journey: a\nstepz: []\n"), Path.Combine(_folder, "missing.yaml"), "--format", "sarif", "--docs", Docs);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal("", await NodeClients.RunAsync("sarif.mjs", Write("log.sarif", run.Out)));
    }

    [Fact]
    public async Task Each_finding_has_its_rule_its_place_and_its_fix()
    {
        var run = await CommandRun.Of("lint", WithoutAQuestion(), "--format", "sarif", "--docs", Docs);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        var log = JsonDocument.Parse(run.Out).RootElement.GetProperty("runs")[0];
        var rules = log.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var result = log.GetProperty("results").EnumerateArray().Single(entry => entry.GetProperty("ruleId").GetString() == "TL2506");
        var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("TL2506", rule.GetProperty("id").GetString());
        Assert.Equal($"{Docs}#tl2506", rule.GetProperty("helpUri").GetString());
        Assert.Equal(("warning", "warning"), (result.GetProperty("level").GetString(), rule.GetProperty("defaultConfiguration").GetProperty("level").GetString()));
        Assert.StartsWith("After the purchase, nobody asks them how it is. Add a question", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/garden.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal((160, 11), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public async Task Without_an_address_for_the_docs_no_rule_makes_one_up()
    {
        var run = await CommandRun.Of("lint", Sample("coaching.yaml"), "--format", "sarif");
        Assert.DoesNotContain("helpUri", run.Out, StringComparison.Ordinal);
        Assert.Contains("docs/findings.md#tl2902", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_three_forms_say_the_same()
    {
        var (text, json, sarif) = (await CommandRun.Of("lint", Sample("product.yaml")), await CommandRun.Of("lint", Sample("product.yaml"), "--format", "json"), await CommandRun.Of("lint", Sample("product.yaml"), "--format", "sarif"));
        var codes = JsonDocument.Parse(json.Out).RootElement[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!).ToList();
        Assert.NotEmpty(codes);
        Assert.Equal(codes, JsonDocument.Parse(sarif.Out).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()));
        Assert.Equal(codes, text.Out.Split('\n').Where(line => line.EndsWith(')') && line.Contains("(TL", StringComparison.Ordinal)).Select(line => line[^7..^1]));
    }

    [Fact]
    public async Task Strict_counts_warnings_and_not_hints()
    {
        Assert.Equal(ExitCode.Ok, (await CommandRun.Of("lint", Sample("service.yaml"), "--strict", "--format", "sarif")).ExitCode);
        Assert.Equal(ExitCode.Findings, (await CommandRun.Of("lint", WithoutAQuestion(), "--strict", "--format", "sarif")).ExitCode);
    }

    /// <summary>A sample that asks nobody how it was, and so has a warning.</summary>
    private string WithoutAQuestion()
    {
        var file = File.ReadAllText(Sample("service.yaml"));
        var (from, to) = (file.IndexOf("  - key: how-it-is", StringComparison.Ordinal),
            file.LastIndexOf("  - key: over-the-fence", StringComparison.Ordinal));
        return Write("garden.yaml", file.Remove(from, to - from));
    }

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
