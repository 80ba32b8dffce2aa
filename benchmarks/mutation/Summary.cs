using System.Globalization;
using System.Text.Json;

namespace Throughline.Tests.Mutation;

/// <summary>What was tried, by file, and what no test noticed.</summary>
internal static class Summary
{
    private sealed record Change(string File, int Id, int Line, string Was, string Is);

    // Words stand in tables, and an empty one is a word less. A block is emptied by the changes in it as well.
    private static readonly string[] _leftOut = ["String mutation", "Block removal mutation"];

    /// <summary>Those that compile and are not left out. Stryker itself is told to try none.</summary>
    public static IEnumerable<int> Changes(string report) => Read(report).Select(change => change.Id);

    public static int Print(string report, Dictionary<string, string> told)
    {
        var all = Read(report).Select(change => (Change: change, Is: told[$"{change.Id}"])).ToArray();
        Console.WriteLine($"{"",-36}{"tried",7}{"killed",8}{"timeout",8}{"survived",9}{"no test",8}{"score",7}");
        foreach (var file in all.GroupBy(at => at.Change.File).OrderBy(file => file.Key, StringComparer.Ordinal))
            Row(file.Key, [.. file.Select(at => at.Is)]);
        Row("All", [.. all.Select(at => at.Is)]);
        foreach (var (change, what) in all.Where(at => at.Is is "Survived" or "NoCoverage"))
            Console.WriteLine($"\n{what}: {change.File}:{change.Line}\n  - {change.Was}\n  + {change.Is}");
        return 0;
    }

    private static void Row(string name, string[] results)
    {
        int Count(string what) => results.Count(result => result == what);
        var score = 100.0 * (Count("Killed") + Count("Timeout")) / results.Length;
        string[] counts = [$"{results.Length,7}", $"{Count("Killed"),8}", $"{Count("Timeout"),8}", $"{Count("Survived"),9}",
            $"{Count("NoCoverage"),8}", $"{score,6:F0}%"];
        Console.WriteLine($"{name,-36}{string.Concat(counts)}");
    }

    private static IEnumerable<Change> Read(string report)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(report));
        foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
                if (mutant.GetProperty("status").GetString() != "CompileError"
                    && !_leftOut.Contains(mutant.GetProperty("mutatorName").GetString()))
                    yield return new(file.Name[(file.Name.LastIndexOf("Linting/", StringComparison.Ordinal) + 8)..],
                        int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture), Place(mutant, "start").Line,
                        Words(file.Value.GetProperty("source").GetString()!, Place(mutant, "start"), Place(mutant, "end")),
                        mutant.GetProperty("replacement").GetString()!);
    }

    private static (int Line, int Column) Place(JsonElement mutant, string which)
    {
        var at = mutant.GetProperty("location").GetProperty(which);
        return (at.GetProperty("line").GetInt32(), at.GetProperty("column").GetInt32());
    }

    private static string Words(string source, (int Line, int Column) from, (int Line, int Column) until)
    {
        var lines = source.Split('\n')[(from.Line - 1)..until.Line];
        lines[^1] = lines[^1][..(until.Column - 1)];
        lines[0] = lines[0][(from.Column - 1)..];
        return string.Join(' ', lines.Select(line => line.Trim()));
    }
}
