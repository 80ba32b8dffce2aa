using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.AspNetCore.Builder;
using Throughline.App.Commands;
using Throughline.App.Hosting;

namespace Throughline.App.Tests.Commands;

/// <summary>Whatever <c>throughline --help</c> names is started once, with each of its options.</summary>
public sealed class Every_command : TempFolder
{
    /// <summary>Measured by itself, and for minutes.</summary>
    private static readonly string[] _elsewhere = ["bench"];

    [Fact]
    public async Task Every_command_and_every_option_does_its_work()
    {
        var product = Sample("product.yaml");
        var people = Write("people.csv", "email,consent\nana@example.com,yes\n");
        string[][] lines =
        [
            ["lint", product, "--format", "json", "--strict", "--docs", "https://example.com/findings.md"],
            ["rehearse", product, "--late", "--unhappy", "--referral", "--no-name"],
            ["rehearse", Sample("service-steps.yaml"), "--moves"],
            ["rehearse", product, "--name", "Ana Lopes", "--email", "ana@example.com", "--zone", "Europe/Lisbon",
                "--start", "2026-07-01T09:00", "--entry", "market-stall", "--does", "Order Completed after 30 days", "--knows", "company=Bakery",
                "--business", "Bread", "--silent", "--no-consent", "--format", "json"],
            ["import", "journey", Sample("renewal.yaml"), "--publish", "--present-too", "--workspace", "Bread", "--create", "--data", Data],
            ["import", "journey", product, "--publish", "--workspace", "Bread", "--create", "--data", Data],
            ["import", "people", people, "--journey", "first-real-loaf", "--entry", "market-stall", "--result", In("result.csv"),
                "--workspace", "Bread", "--create", "--data", Data],
            ["export", "people", "--out", In("out.csv"), "--workspace", "Bread", "--data", Data],
            ["export", "journeys", "--out", In("journeys"), "--live", "--workspace", "Bread", "--data", Data],
            ["export", "events", "--out", In("events.jsonl"), "--workspace", "Bread", "--data", Data],
            ["migrate", "--data", Data],
            ["doctor", "--data", Data],
            ["backup", In("copy.zip"), "--data", Data],
            ["restore", In("copy.zip"), "--data", In("other")],
            ["demo", "--people", "2", "--days", "3", "--journey", product, "--seed", "7", "--data", In("demo")],
            ["serve", "--data", In("served"), "--urls", "http://127.0.0.1:0"],
            ["--data", In("served"), "--urls", "http://127.0.0.1:0", "--details"],
            ["--version"],
            ["--help"],
        ];
        foreach (var line in lines)
        {
            var (code, error) = await StartAsync(line);
            Assert.True(code is ExitCode.Ok or ExitCode.Findings, $"{string.Join(' ', line)} ended with {code}: {error}");
        }
        var typed = lines.SelectMany(line => Typed(Whole(), line)).Distinct();
        Assert.Equal(Named(Whole(), "").Order(StringComparer.Ordinal), typed.Order(StringComparer.Ordinal));
    }

    /// <summary>Its exit code, and what it said where something went wrong. A server is stopped as soon as it runs.</summary>
    private static async Task<(int Code, string Error)> StartAsync(string[] line)
    {
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(line, Quiet(error), Stopping), error.ToString());

        WebApplication Stopping(ServeOptions options)
        {
            var server = WebHost.Build(options with { IsQuiet = true });
            server.Lifetime.ApplicationStarted.Register(server.Lifetime.StopApplication);
            return server;
        }
    }

    /// <summary>"import people --journey" for every option of every command that can be run.</summary>
    private static IEnumerable<string> Named(Command command, string path)
    {
        if (command.Action is not null)
            foreach (var option in command.Options.Where(option => !option.Hidden)) yield return $"{path} {option.Name}".TrimStart();
        foreach (var part in command.Subcommands.Where(part => path.Length > 0 || !_elsewhere.Contains(part.Name)))
            foreach (var name in Named(part, $"{path} {part.Name}".TrimStart())) yield return name;
    }

    private static IEnumerable<string> Typed(Command command, string[] line)
    {
        var parsed = command.Parse(line).CommandResult;
        var path = string.Join(' ', Path(parsed).Reverse().Skip(1));
        return parsed.Children.OfType<OptionResult>()
            .Where(option => !option.Implicit)
            .Select(option => $"{path} {option.Option.Name}".TrimStart());
    }

    private static IEnumerable<string> Path(CommandResult command)
    {
        for (var here = command; here is not null; here = here.Parent as CommandResult) yield return here.Command.Name;
    }

    private static Command Whole() =>
        CommandLine.Program(Quiet(TextWriter.Null), WebHost.Build, new Option<bool>("--details") { Recursive = true });

    private static Terminal Quiet(TextWriter error) => new(Stream.Null, TextWriter.Null, error, IsLive: false, HasColor: false, Width: 100);
}
