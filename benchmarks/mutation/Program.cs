using System.Diagnostics;
using System.Globalization;
using Throughline.Tests.Mutation;

// Tries each change of Stryker's report: tells which ones no test notices. One process tries one after another; where one never
// ends, or ends the process, another goes on behind it. What happens once in a process, such as filling a table of words, is
// tried in a process of its own.
var report = args[0];
var codes = args[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
var told = Path.ChangeExtension(report, ".txt");
switch (args)
{
    case [_, _]:
        for (var before = -1; Again() is not 0; before = Told().Count)
        {
            if (Begun() is { } endless) Tell(endless, "Timeout");
            if (Told().Count == before) return 1;
        }
        foreach (var (id, _) in Told().Where(at => at.Value == "Once").ToArray())
            Tell(id, Again(id) switch { 0 => "Survived", 1 => "Killed", _ => "Timeout" });
        return Summary.Print(report, Told());
    case [_, _, var id]:
        ChangedLinter.SwitchOn(int.Parse(id, CultureInfo.InvariantCulture));
        return LinterTest.All(codes).All(test => test.Passes()) ? 0 : 1;
    default:
        TryAll();
        return 0;
}

void TryAll()
{
    ChangedLinter.SwitchOn(-1);
    var tests = LinterTest.All(codes);
    var first = ChangedLinter.Passed(() => tests = [.. tests.Where(test => test.Passes() || Fails(test))]);
    var watch = Stopwatch.StartNew();
    var passed = tests.Select(test =>
    {
        ChangedLinter.Forget();
        return (Test: test, Changes: ChangedLinter.Passed(() => test.Passes()));
    }).ToArray();
    var limit = watch.Elapsed + TimeSpan.FromSeconds(5);
    Console.WriteLine($"{tests.Length} tests take {watch.Elapsed.TotalSeconds:F1} s.");
    var done = Told();
    foreach (var id in Summary.Changes(report).Where(id => !done.ContainsKey($"{id}")))
    {
        LinterTest[] near = [.. passed.Where(at => at.Changes.Contains(id)).Select(at => at.Test)];
        if (near.Length == 0)
        {
            Tell($"{id}", first.Contains(id) ? "Once" : "NoCoverage");
            continue;
        }
        Tell($"{id}", "Begun");
        using var late = new Timer(_ => Environment.Exit(3), null, limit, Timeout.InfiniteTimeSpan);
        ChangedLinter.Forget();
        ChangedLinter.SwitchOn(id);
        var noticed = near.FirstOrDefault(test => !test.Passes());
        ChangedLinter.SwitchOn(-1);
        Tell($"{id}", noticed is null ? "Survived" : $"Killed {noticed.Name}");
    }
}

bool Fails(LinterTest test)
{
    Console.WriteLine($"Fails without a change: {test.Name}");
    return false;
}

int Again(params string[] id)
{
    string[] what = id is [] ? ["", ""] : id;
    using var process = Process.Start(Environment.ProcessPath!, [typeof(LinterTest).Assembly.Location, report, args[1], .. what]);
    if (id is []) process.WaitForExit();
    else if (!process.WaitForExit(TimeSpan.FromMinutes(3))) process.Kill();
    process.WaitForExit();
    return process.ExitCode;
}

void Tell(string id, string what) => File.AppendAllText(told, $"{id} {what}\n");

Dictionary<string, string> Told()
{
    var known = new Dictionary<string, string>(StringComparer.Ordinal);
    if (File.Exists(told))
        foreach (var line in File.ReadLines(told))
            if (!line.EndsWith(" Begun", StringComparison.Ordinal)) known[line.Split(' ')[0]] = line.Split(' ')[1];
    return known;
}

// What somebody stopped from outside is no answer, and is tried again.
string? Begun() => File.ReadLines(told).LastOrDefault() is { } last && last.EndsWith(" Begun", StringComparison.Ordinal)
    ? last.Split(' ')[0] : null;
