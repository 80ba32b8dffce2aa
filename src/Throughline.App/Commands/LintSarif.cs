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
        if (file.Problem is { } problem) yield return Result(new(Unreadable, Severity.Error, "", problem, ""), file.File, artifact, codes);
        foreach (var finding in file.Compilation?.Findings ?? []) yield return Result(finding, file.File, artifact, codes);
    }

    private static JsonObject Result(Finding finding, string file, int artifact, List<string> codes)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Code,
            ["ruleIndex"] = codes.IndexOf(finding.Code),
            ["level"] = Level(finding.Severity),
            ["message"] = Text($"{finding.Sentence} {finding.Fix}".TrimEnd()),
            ["locations"] = new JsonArray(Place(file, artifact, finding.Path, new(finding.Line, finding.Column), finding.Here)),
        };
        if (finding.There is { } there)
        {
            var other = Place(file, artifact, there.Path, new(there.Line, there.Column), there);
            other["message"] = Text($"{there.Place}: {there.Words}");
            result["relatedLocations"] = new JsonArray(other);
        }
        return result;
    }

    /// <param name="path">In the journey; a logical location, for whoever finds their way by keys rather than by lines.</param>
    /// <param name="said">What stands there, where it is words.</param>
    private static JsonObject Place(string file, int artifact, string path, (int Line, int Column) at, Quotation? said)
    {
        var location = Location(file);
        location["index"] = artifact;
        var place = new JsonObject { ["artifactLocation"] = location };
        if (at.Line > 0)
        {
            var region = new JsonObject { ["startLine"] = at.Line, ["startColumn"] = Math.Max(1, at.Column) };
            if (said is not null) region["snippet"] = Text(said.Words);
            place["region"] = region;
        }
        var whole = new JsonObject { ["physicalLocation"] = place };
        if (path.Length > 0) whole["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = path });
        return whole;
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
