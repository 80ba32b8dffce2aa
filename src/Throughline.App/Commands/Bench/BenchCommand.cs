using System.CommandLine;

namespace Throughline.App.Commands.Bench;

/// <summary><c>throughline bench</c>: how fast this machine runs Throughline, beside what the machine can do at all.</summary>
internal sealed class BenchCommand(Terminal terminal, BuildServer build)
{
    private const int QuickDue = 200_000;
    private const int FullDue = 1_000_000;

    private readonly Option<int> _people = new("--people")
    {
        HelpName = "N",
        Description = "People on the road while events come in, and in the list, 1,000 to 2,000,000.",
        DefaultValueFactory = _ => 10_000,
    };
    private readonly Option<int> _seconds = new("--seconds")
    {
        HelpName = "S",
        Description = "About how long each measurement lasts, 1 to 60.",
        DefaultValueFactory = _ => 8,
    };
    private readonly Option<Part[]> _only = new("--only") { Description = "Measure this alone.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _full = new("--full") { Description = "A million people due at once instead of 200,000." };
    private readonly Option<bool> _tiny = new("--tiny")
    {
        Description = "Everything at its smallest: shows that it runs, and its figures say nothing.",
    };
    private readonly Option<FileInfo> _json = new("--json") { HelpName = "FILE", Description = "Also write the figures to this file." };

    private enum Part
    {
        Start,
        Advance,
        Mail,
        SignUp,
        Latency,
        Clicks,
        People,
        Events,
    }

    /// <summary>The measurements, and the kill loop.</summary>
    public static TaughtCommand[] Create(Terminal terminal, BuildServer build)
    {
        var kill = KillCommand.Create(terminal);
        return [new BenchCommand(terminal, build).Taught(kill), kill];
    }

    private TaughtCommand Taught(TaughtCommand kill)
    {
        Within(_people, 1_000, 2_000_000);
        Within(_seconds, 1, 60);
        var command = new Command("bench", "Measure this machine: events, mail, timers, people, start. All in a temporary folder, and on this machine alone.")
        {
            _people, _seconds, _only, _full, _tiny, _json, kill.Command,
        };
        command.SetAction(RunAsync);
        return new(
            command,
            new Example("throughline bench", "A quick look, about three minutes."),
            new Example("throughline bench --full --people 1000000", "With a million people."),
            new Example("throughline bench --only events mail --json figures.json", "Two of the measurements, written to a file too."));
    }

    /// <summary>What an option takes, from least to most.</summary>
    public static void Within(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        var value = result.GetValueOrDefault<int>();
        if (value < least || value > most) result.AddError($"{option.Name} takes {least} to {most}.");
    });

    /// <returns>3 where a bar is missed.</returns>
    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var size = parsed.GetValue(_tiny)
            ? BenchSize.Tiny
            : BenchSize.Lasting(parsed.GetValue(_seconds), parsed.GetValue(_people), parsed.GetValue(_full) ? FullDue : QuickDue);
        var parts = parsed.GetValue(_only) is { Length: > 0 } named ? named : Enum.GetValues<Part>();
        BenchReport.WriteHead(terminal.Out);
        var figures = new List<Figure>();
        foreach (var part in parts.Distinct().Order()) // memory first, before anything else has used it
        {
            var measured = await MeasureAsync(part, size, new BenchTalk(terminal.Error), cancel);
            BenchReport.WriteTable(terminal.Out, measured);
            figures.AddRange(measured);
        }
        if (parsed.GetValue(_json) is { } json) BenchReport.WriteJson(json.FullName, figures);
        return figures.Any(figure => BenchReport.IsReached(figure) == false) ? ExitCode.Findings : ExitCode.Ok;
    }

    private Task<List<Figure>> MeasureAsync(Part part, BenchSize size, BenchTalk talk, CancellationToken cancel) => part switch
    {
        Part.Start => StartBench.RunAsync(size, talk, cancel),
        Part.Advance => AdvanceBench.RunAsync(size, build, talk, cancel),
        Part.Mail => MailBench.RunAsync(size, build, talk, cancel),
        Part.SignUp => SignUpBench.RunAsync(size, build, talk, cancel),
        Part.Clicks => ClickBench.RunAsync(size, build, talk, cancel),
        Part.People => PeopleBench.RunAsync(size, build, talk, cancel),
        Part.Latency => LatencyBench.RunAsync(size, build, talk, cancel),
        _ => EventsBench.RunAsync(size, build, talk, cancel),
    };
}

/// <summary>Says beside the results what is being done.</summary>
internal sealed class BenchTalk(TextWriter error)
{
    public void Say(string sentence) => error.WriteLine(sentence);
}
