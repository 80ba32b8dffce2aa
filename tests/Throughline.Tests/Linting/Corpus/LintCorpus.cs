using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Tests.House;

namespace Throughline.Tests.Linting.Corpus;

/// <summary>A journey of the corpus with one planted fault.</summary>
/// <param name="Places">Keys of steps, and top-level keys, at which a finding is in its place.</param>
/// <param name="Names">What a finding elsewhere must name to count.</param>
internal sealed record PlantedFault(string File, string Kind, string Base, ImmutableArray<string> Places, ImmutableArray<string> Names,
    string Text);

/// <summary>What the linter says of one file of the corpus, by the step or the top-level key it says it of.</summary>
internal sealed record Heard(string Code, Severity Severity, string Place, string Sentence);

/// <summary>The labelled journeys beside this file; README.md says how they are labelled.</summary>
internal static partial class LintCorpus
{
    private static readonly string _folder = Path.Combine(Repository.Root, "tests", "Throughline.Tests", "Linting", "Corpus");

    /// <summary>As the texts have it.</summary>
    private static readonly LocalDate _today = new(2026, 11, 30);

    private static readonly Lazy<JsonElement> _labels = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "labels.json"))).RootElement);

    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<Heard>>> _sound = new(() =>
        Sound.ToImmutableDictionary(file => file, file => Lint(Read(file))));

    public static IEnumerable<string> Sound => _labels.Value.GetProperty("sound").EnumerateObject().Select(label => label.Name);

    public static IEnumerable<PlantedFault> Faults => _labels.Value.GetProperty("faulty").EnumerateObject()
        .Select(label => new PlantedFault(
        label.Name, Word(label.Value, "kind"), Word(label.Value, "base"), [.. Words(label.Value, "steps"), .. Words(label.Value, "paths")],
        [.. Words(label.Value, "names")], Changed(Read(Word(label.Value, "base")), label.Value.GetProperty("changes"))));

    /// <summary>What is said of a sound journey, and is not deserved.</summary>
    public static IEnumerable<Heard> FalseAlarms(string file)
    {
        var deserved = _labels.Value.GetProperty("sound").GetProperty(file).GetProperty("deserved").EnumerateArray()
            .Select(label => (Word(label, "place"), label.TryGetProperty("code", out var code) ? code.GetString() : null)).ToArray();
        return _sound.Value[file].Where(heard => !deserved.Any(label => label.Item1 == heard.Place
            && (label.Item2 is null || label.Item2 == heard.Code)));
    }

    /// <summary>All that is said of the sound journeys of another set beside this one.</summary>
    /// <param name="set">Its folder.</param>
    public static (int Journeys, ImmutableArray<Heard> Heard) Of(string set)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(_folder, set, "sound"), "*.yaml").Order(StringComparer.Ordinal)];
        return (files.Length, [.. files.AsParallel().AsOrdered().SelectMany(file => Lint(File.ReadAllText(file)))]);
    }

    /// <summary>Whether something is said in the right place that is not said of the sound journey.</summary>
    public static bool IsFound(PlantedFault fault)
    {
        var before = _sound.Value[fault.Base];
        return Lint(fault.Text).Any(heard => !before.Contains(heard)
            && (fault.Places.Contains(heard.Place) || fault.Names.Any(name =>
                heard.Sentence.Contains(name, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>How the line of each journey is made: what is said of a sound one, and what is said of a faulty one and not of its
    /// base.</summary>
    public static IEnumerable<(string File, Func<string> Line)> Lines =>
    [
        .. Sound.Select(file => (file, (Func<string>)(() => Line(file, Lint(Read(file)))))),
        .. Faults.Select(fault => (fault.File, (Func<string>)(() =>
            Line(fault.File, Lint(fault.Text).Except(Lint(Read(fault.Base))))))),
    ];

    private static string Line(string file, IEnumerable<Heard> heard) => $"{Path.GetFileNameWithoutExtension(file)}: "
        + $"{string.Join(", ", heard.Select(finding => $"{finding.Code} {finding.Place}").Order(StringComparer.Ordinal))}".Trim();

    private static string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    // What ends in .example is made up, and the linter says so at every link.
    private static ImmutableArray<Heard> Lint(string text)
    {
        var draft = JourneyFindings.Of(MadeUp().Replace(text, ".shop"), LintContext.Nothing(_today)).Findings;
        var keys = StepKey().Matches(text, text.IndexOf("\nsteps:", StringComparison.Ordinal)).Select(match => match.Groups["key"].Value)
            .ToArray();
        return [.. draft.Select(finding => new Heard(finding.Code, finding.Severity, Place(finding.Path, keys),
            $"{finding.Sentence} {finding.Fix}"))];
    }

    private static string Place(string path, string[] keys) =>
        StepPath().Match(path) is { Success: true } match && int.Parse(match.Groups["index"].Value, null) is var index
            && index < keys.Length
            ? keys[index] : path.Split('.', '[')[0];

    private static string Changed(string text, JsonElement changes)
    {
        var lines = text.Split('\n').ToList();
        foreach (var change in changes.EnumerateArray().Reverse())
        {
            var (from, gone) = (change[0].GetInt32(), change[1].GetInt32());
            lines.RemoveRange(from, gone);
            lines.InsertRange(from, change[2].EnumerateArray().Select(line => line.GetString()!));
        }
        return string.Join('\n', lines);
    }

    private static string Word(JsonElement label, string key) => label.GetProperty(key).GetString()!;

    private static IEnumerable<string> Words(JsonElement label, string key) =>
        label.GetProperty(key).EnumerateArray().Select(word => word.GetString()!);

    [GeneratedRegex(@"(?<=[a-z0-9])\.example\b(?!\.)", RegexOptions.None, 1000)]
    private static partial Regex MadeUp();

    [GeneratedRegex(@"^  - key: (?<key>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepKey();

    [GeneratedRegex(@"^steps\[(?<index>\d+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepPath();
}
