using System.CommandLine;
using System.Security.Cryptography;

namespace Throughline.App.Commands.Bench;

/// <summary><c>throughline bench kill</c>: kills the program again and again under load, and counts what was lost or doubled.</summary>
internal static class KillCommand
{
    public static TaughtCommand Create(Terminal terminal)
    {
        var rounds = new Option<int>("--rounds")
        {
            HelpName = "N",
            Description = "How often the server is killed, 1 to 1,000.",
            DefaultValueFactory = _ => 200,
        };
        BenchCommand.Within(rounds, 1, 1_000);
        var seed = new Option<int?>("--seed")
        {
            HelpName = "N",
            Description = "Decides the moments, the same ones for the same number. Otherwise a new one.",
        };
        var command = new Command("kill", "Kill the server again and again under load, and count what was lost, doubled or left unknown.")
        {
            rounds, seed,
        };
        command.SetAction((parsed, cancel) =>
            RunAsync(terminal, parsed.GetValue(rounds), parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(1 << 16), cancel));
        return new(
            command,
            new Example("throughline bench kill", "Two hundred kills, some ten minutes."),
            new Example("throughline bench kill --rounds 20 --seed 4711", "Twenty, at the moments of an earlier run."));
    }

    /// <returns>3 where anything was lost or doubled, or too much is unknown.</returns>
    private static async Task<int> RunAsync(Terminal terminal, int rounds, int seed, CancellationToken cancel)
    {
        terminal.Error.WriteLine($"Killing {rounds} times, seed {seed}.");
        using var loop = new KillLoop(rounds, seed);
        var verdict = await loop.RunAsync(round => Say(terminal, round, rounds), cancel);
        verdict.WriteTo(terminal.Out);
        return verdict.Holds ? ExitCode.Ok : ExitCode.Findings;
    }

    private static void Say(Terminal terminal, int round, int rounds)
    {
        if (round % 20 == 0) terminal.Error.WriteLine($"{round} of {rounds}.");
    }
}
