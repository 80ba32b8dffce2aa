using Throughline.App.Commands;

namespace Throughline.App.Tests.Commands;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_names_every_command_and_what_the_exit_codes_mean()
    {
        var run = await CommandRun.Of("--help");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(["serve", "lint", "rehearse", "import", "export", "migrate", "backup", "restore", "doctor", "demo", "--data", "--details", "--version", "  0  All is well.", "  2  What was given is wrong"], part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("lint")]
    [InlineData("rehearse")]
    [InlineData("import")]
    [InlineData("import people")]
    [InlineData("import journey")]
    [InlineData("export")]
    [InlineData("export people")]
    [InlineData("export journeys")]
    [InlineData("export events")]
    [InlineData("migrate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("doctor")]
    [InlineData("demo")]
    [InlineData("bench")]
    [InlineData("bench kill")]
    public async Task Help_of_a_command_ends_with_examples_that_can_be_typed(string command)
    {
        var run = await CommandRun.Of([.. command.Split(' '), "--help"]);
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        var examples = run.Out[(run.Out.IndexOf("Examples:", StringComparison.Ordinal) + "Examples:".Length)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("  throughline", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(examples);
        Assert.DoesNotContain("Exit codes", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "lnt", "x.yaml" }, "lint")]
    [InlineData(new[] { "lint" }, "lint --help")]
    [InlineData(new[] { "lint", "x.yaml", "--format", "xml" }, "xml")]
    [InlineData(new[] { "serve", "--port", "80" }, "--port")]
    public async Task A_mistyped_command_is_bad_input_and_says_where_the_help_is(string[] args, string expected)
    {
        var run = await CommandRun.Of(args);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help”.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_the_programs_own()
    {
        var run = await CommandRun.Of("--version");
        Assert.Equal((ExitCode.Ok, $"{typeof(CommandLine).Assembly.GetName().Version!.ToString(3)}\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task An_address_that_is_taken_says_what_to_do()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var folder = Directory.CreateTempSubdirectory("throughline-serve-").FullName;
        var address = $"http://{other.LocalEndpoint}";
        var run = await CommandRun.Of("serve", "--data", folder, "--urls", address);
        Assert.Equal((ExitCode.BadInput, $"Another program listens on {address} already. Stop it, or choose another address with --urls http://localhost:5081.\n"), (run.ExitCode, run.Error));
        Directory.Delete(folder, recursive: true);
    }
}
