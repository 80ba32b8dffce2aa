using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.App.Commands;

/// <summary>
/// Findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which editors and code review read:
/// one run; every rule that was found, with its help; every finding with its place.
/// </summary>
internal static class LintSarif
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string Docs = "docs/findings.md";

    /// <summary>The code for a file that could not be read at all.</summary>
    private const string Unreadable = "TL0001";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="docs">Where docs/findings.md can be read on the web; null where nobody said, and then no rule names an address.</param>
    public static void Write(Terminal terminal, IReadOnlyList<LintedFile> files, Uri? docs)
    {
        var codes = files.SelectMany(CodesOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var log = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver(codes, docs) },
                ["columnKind"] = "utf16CodeUnits",
                ["artifacts"] = new JsonArray([.. files.Select(file => new JsonObject { ["location"] = Location(file.File) })]),
                ["results"] = new JsonArray([.. files.Index().SelectMany(at => Results(at.Item, at.Index, codes))]),
            }),
        };
        terminal.Out.WriteLine(log.ToJsonString(Json));
    }

    private static IEnumerable<string> CodesOf(LintedFile file) =>
        file.Problem is not null ? [Unreadable] : file.Compilation?.Findings.Select(finding => finding.Code) ?? [];

    private static JsonObject Driver(IEnumerable<string> codes, Uri? docs)
    {
        var driver = new JsonObject
        {
            ["name"] = "Throughline",
            ["semanticVersion"] = typeof(LintSarif).Assembly.GetName().Version!.ToString(3),
            ["rules"] = new JsonArray([.. codes.Select(code => Rule(code, docs))]),
        };
        if (docs is not null) driver["informationUri"] = docs.ToString();
        return driver;
    }

    private static JsonObject Rule(string code, Uri? docs)
    {
        var about = FindingTexts.Of(code);
        var anchor = "#" + code.ToLowerInvariant();
        var rule = new JsonObject
        {
            ["id"] = code,
            ["shortDescription"] = Text(about.Title),
            ["fullDescription"] = Text(about.Sentence),
            ["help"] = new JsonObject { ["text"] = about.Help, ["markdown"] = $"{about.Help}\n\nSee `{Docs}{anchor}`." },
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(about.Severity) },
        };
        // An address must be absolute, and only whoever runs this knows where the page stands.
        if (docs is not null) rule["helpUri"] = new UriBuilder(docs) { Fragment = anchor }.Uri.ToString();
        return rule;
    }

    private static IEnumerable<JsonObject> Results(LintedFile file, int artifact, List<string> codes)
    {
        if (file.Problem is not null) yield return Result(Unreadable, Severity.Error, file.Problem, file.File, artifact, codes, 0, 0);
        foreach (var finding in file.Compilation?.Findings ?? [])
            yield return Result(finding.Code, finding.Severity, $"{finding.Sentence} {finding.Fix}", file.File, artifact, codes, finding.Line, finding.Column);
    }

    private static JsonObject Result(string code, Severity severity, string message, string file, int artifact, List<string> codes, int line, int column)
    {
        var location = Location(file);
        location["index"] = artifact;
        var place = new JsonObject { ["artifactLocation"] = location };
        if (line > 0) place["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = Math.Max(1, column) };
        return new()
        {
            ["ruleId"] = code,
            ["ruleIndex"] = codes.IndexOf(code),
            ["level"] = Level(severity),
            ["message"] = Text(message),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = place }),
        };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Location(string file) => new() { ["uri"] = AddressOf(file) };

    // A relative path stays relative, with forward slashes; what a URI cannot hold is escaped part by part.
    private static string AddressOf(string file) =>
        file == "-" ? "stdin"
        : Path.IsPathFullyQualified(file) ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/', '\\').Select(Uri.EscapeDataString));

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
