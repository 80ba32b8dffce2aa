using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Throughline.App.Commands;

/// <summary>The usual help, and after it the command's examples and, for the program as a whole, what its exit codes mean.</summary>
internal sealed class TeachingHelp(HelpAction usual, Command program, IReadOnlyList<TaughtCommand> commands) : SynchronousCommandLineAction
{
    private const string ExitCodes =
        """
        Exit codes:
          0  All is well.
          1  Something went wrong that should not have.
          2  What was given is wrong: the command line, or a file.
          3  The command did its work and found something that needs a look.

        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var asked = parseResult.CommandResult.Command;
        foreach (var command in commands)
            if (command.Command == asked) WriteExamples(output, command.Examples);
        if (asked == program) output.WriteLine(ExitCodes);
        return ExitCode.Ok;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<Example> examples)
    {
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {example.Says}");
        }
        output.WriteLine();
    }
}
