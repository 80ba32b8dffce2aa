using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Throughline.App.Commands.Bench;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary>The command line of <c>throughline</c>. With no command it serves.</summary>
internal static class CommandLine
{
    /// <summary>How long a stopped command may take to finish what it has begun.</summary>
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(60);

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, BuildServer server, CancellationToken cancel = default)
    {
        var details = new Option<bool>("--details") { Description = "On an unexpected error, also print where in the program it happened.", Recursive = true };
        var parsed = Program(terminal, server, details).Parse(args);
        try
        {
            return await InvokeAsync(parsed, terminal, cancel);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped.");
            return ExitCode.Stopped;
        }
        catch (CommandProblem problem)
        {
            terminal.Error.WriteLine(problem.Message);
            return ExitCode.BadInput;
        }
        catch (UriFormatException)
        {
            terminal.Error.WriteLine("THROUGHLINE__PUBLICADDRESS is no address. Give it one such as https://journeys.example.com.");
            return ExitCode.BadInput;
        }
        catch (Exception error) when (StoreWords.Of(error) is not null)
        {
            terminal.Error.WriteLine(parsed.GetValue(details) ? error.ToString() : StoreWords.Of(error));
            return ExitCode.BadInput;
        }
#pragma warning disable CA1031 // the last door: whatever comes here is told to the person who typed the command
        catch (Exception error)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine(parsed.GetValue(details) ? error.ToString() : $"{error.Message} (Run it again with --details to see where this happened.)");
            return ExitCode.Unexpected;
        }
    }

    /// <summary>All that can be typed.</summary>
    internal static Command Program(Terminal terminal, BuildServer server, Option<bool> details)
    {
        var serve = ServeCommand.Create(server);
        TaughtCommand[] commands =
        [
            serve,
            LintCommand.Create(terminal, TimeProvider.System),
            .. BenchCommand.Create(terminal, server),
            RehearseCommand.Create(terminal),
            .. ImportCommand.Create(terminal),
            .. ExportCommand.Create(terminal),
            MigrateCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            DemoCommand.Create(terminal),
        ];
        var program = new Command("throughline", "Draw one customer journey, and run it. Without a command it serves: see “throughline serve --help”.") { Action = serve.Command.Action };
        foreach (var option in serve.Command.Options) program.Options.Add(option);
        foreach (var command in commands)
            if (!command.Command.Parents.Any()) program.Subcommands.Add(command.Command);
        program.Options.Add(details);
        program.Options.Add(new VersionOption());
        var help = new HelpOption();
        help.Action = new TeachingHelp(new HelpAction { MaxWidth = terminal.Width }, program, commands);
        program.Options.Add(help);
        return program;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        if (parsed.Action is not ParseErrorAction wrong) return await parsed.InvokeAsync(Configuration(terminal.Out, terminal.Error), cancel);
        (wrong.ShowHelp, wrong.ShowTypoCorrections) = (false, true);
        await parsed.InvokeAsync(Configuration(terminal.Error, terminal.Error), cancel);
        terminal.Error.WriteLine($"See “{Name(parsed.CommandResult.Command)} --help”.");
        return ExitCode.BadInput;
    }

    private static InvocationConfiguration Configuration(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeToFinish,
    };

    private static string Name(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Name(parent)} {command.Name}" : command.Name;
}
