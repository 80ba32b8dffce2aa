using System.CommandLine;

namespace Throughline.App.Commands.Bench;

/// <summary>How much of everything is measured.</summary>
/// <param name="People">For events.</param>
/// <param name="Seconds">About how long each measurement lasts at the bar.</param>
/// <param name="Due">People due at once.</param>
internal sealed record BenchSize(int People, int Seconds, int Due);

/// <summary><c>throughline bench</c>: how fast this machine runs Throughline, beside what the machine can do at all.</summary>
internal static class BenchCommand
{
    private const int QuickDue = 200_000;
    private const int FullDue = 1_000_000;

    private enum Part
    {
        Start,
        Advance,
        Mail,
        SignUp,
        Latency,
        Events,
    }

    public static TaughtCommand Create(Terminal terminal, BuildServer server)
    {
        var people = new Option<int>("--people") { HelpName = "N", Description = "People on the road while events come in, 1,000 to 2,000,000.", DefaultValueFactory = _ => 10_000 };
        people.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1_000 and <= 2_000_000, "--people takes 1000 to 2000000."));
        var seconds = new Option<int>("--seconds") { HelpName = "S", Description = "About how long each measurement lasts, 1 to 60.", DefaultValueFactory = _ => 8 };
        seconds.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 60, "--seconds takes 1 to 60."));
        var only = new Option<Part[]>("--only") { Description = "Measure this alone.", AllowMultipleArgumentsPerToken = true };
        var full = new Option<bool>("--full") { Description = "A million people due at once instead of 200,000." };
        var json = new Option<FileInfo>("--json") { HelpName = "FILE", Description = "Also write the figures to this file." };
        var command = new Command("bench", "Measure this machine: events, mail, timers, start. Everything happens in a temporary folder and on this machine alone.") { people, seconds, only, full, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var size = new BenchSize(parsed.GetValue(people), parsed.GetValue(seconds), parsed.GetValue(full) ? FullDue : QuickDue);
            var parts = parsed.GetValue(only) is { Length: > 0 } named ? named : Enum.GetValues<Part>();
            return await RunAsync(terminal, (part, talk) => MeasureAsync(part, size, server, talk, cancel), parts, parsed.GetValue(json));
        });
        return new(
            command,
            new Example("throughline bench", "A quick look, about two minutes."),
            new Example("throughline bench --full --people 1000000", "With a million people."),
            new Example("throughline bench --only events mail --json figures.json", "Two of the measurements, written to a file too."));
    }

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool holds, string sentence)
    {
        if (!holds) result.AddError(sentence);
    }

    /// <returns>3 where a bar is missed.</returns>
    private static async Task<int> RunAsync(Terminal terminal, Func<Part, BenchTalk, Task<List<Figure>>> measure, Part[] parts, FileInfo? json)
    {
        BenchReport.WriteHead(terminal.Out);
        var figures = new List<Figure>();
        foreach (var part in parts.Distinct().Order()) // memory first, before anything else has used it
        {
            var measured = await measure(part, new BenchTalk(terminal.Error));
            BenchReport.WriteTable(terminal.Out, measured);
            figures.AddRange(measured);
        }
        if (json is not null) BenchReport.WriteJson(json.FullName, figures);
        return figures.Any(figure => BenchReport.IsReached(figure) == false) ? ExitCode.Findings : ExitCode.Ok;
    }

    private static Task<List<Figure>> MeasureAsync(Part part, BenchSize size, BuildServer server, BenchTalk talk, CancellationToken cancel) => part switch
    {
        Part.Start => StartBench.RunAsync(talk, cancel),
        Part.Advance => AdvanceBench.RunAsync(size, server, talk, cancel),
        Part.Mail => MailBench.RunAsync(size, server, talk, cancel),
        Part.SignUp => SignUpBench.RunAsync(size, server, talk, cancel),
        Part.Latency => LatencyBench.RunAsync(size, server, talk, cancel),
        _ => EventsBench.RunAsync(size, server, talk, cancel),
    };
}

/// <summary>Says beside the results what is being done.</summary>
internal sealed class BenchTalk(TextWriter error)
{
    public void Say(string sentence) => error.WriteLine(sentence);
}
