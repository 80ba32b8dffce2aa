using Throughline.App.Commands;
using Throughline.App.Hosting;

namespace Throughline.App.Tests.Commands;

/// <summary>What a command said, and its exit code. Line ends are line feeds.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static Task<CommandRun> Of(params string[] args) => Of([], args);

    public static Task<CommandRun> Of(byte[] input, params string[] args) => Run(input, isScreen: false, args);

    public static Task<CommandRun> OnScreen(params string[] args) => Run([], isScreen: true, args);

    private static async Task<CommandRun> Run(byte[] input, bool isScreen, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var standardInput = new MemoryStream(input);
        var exitCode = await CommandLine.RunAsync(args, new Terminal(standardInput, output, error, IsLive: isScreen, HasColor: isScreen, Width: 100), WebHost.Build);
        return new(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
