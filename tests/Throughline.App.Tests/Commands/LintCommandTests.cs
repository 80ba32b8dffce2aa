using System.Text;
using System.Text.Json;
using Throughline.App.Commands;

namespace Throughline.App.Tests.Commands;

public sealed class LintCommandTests : IDisposable
{
    private const string Broken =
        """
        journey: scale-programme
        name: From overwhelmed to in control
        stepz: []

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-lint-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_sound_journey_is_fine()
    {
        var run = await CommandRun.Of("lint", Sample("coaching.yaml"));
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.DoesNotContain(": error:", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_finding_says_file_line_and_column_shows_the_line_and_tells_the_fix()
    {
        var file = Write("broken.yaml", Broken);
        var run = await CommandRun.Of("lint", file);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        var lines = run.Out.Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith($"{file}:3:1: error: ", StringComparison.Ordinal));
        Assert.NotEqual(-1, at);
        Assert.Matches(@"\(TL\d{4}\)$", lines[at]);
        Assert.Equal(["  3 | stepz: []", "    | ^"], lines[(at + 1)..(at + 3)]);
        Assert.Matches(@"^  [A-Z].*\.$", lines[at + 3]);
        Assert.Matches(@"^\d+ errors.* in 1 file\.$", lines[^2]);
    }

    [Fact]
    public async Task Json_says_the_same_to_programs()
    {
        var file = Write("broken.yaml", Broken);
        var run = await CommandRun.Of("lint", file, Sample("coaching.yaml"), "--format", "json");
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        var files = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal([(file, false), (Sample("coaching.yaml"), true)], files.EnumerateArray().Select(entry => (entry.GetProperty("file").GetString()!, entry.GetProperty("sound").GetBoolean())));
        var finding = files[0].GetProperty("findings").EnumerateArray().First(entry => entry.GetProperty("line").GetInt32() == 3);
        Assert.Equal(("error", 1), (finding.GetProperty("severity").GetString(), finding.GetProperty("column").GetInt32()));
        Assert.All(["code", "path", "sentence", "fix"], name => Assert.Equal(JsonValueKind.String, finding.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task A_folder_means_every_journey_in_it()
    {
        Write("b.yaml", Broken);
        Write("a.json", "{}");
        Write("notes.txt", "not a journey");
        var run = await CommandRun.Of("lint", _folder, "--format", "json");
        Assert.Equal(
            [Path.Combine(_folder, "a.json"), Path.Combine(_folder, "b.yaml")],
            JsonDocument.Parse(run.Out).RootElement.EnumerateArray().Select(entry => entry.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task A_dash_means_what_comes_in()
    {
        var run = await CommandRun.Of(Encoding.UTF8.GetBytes(Broken), "lint", "-");
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("-:3:1: error: ", run.Out, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> FilesThatAreNone() => new()
    {
        { "empty.yaml", [], ": error: " },
        { "latin.yaml", [.. "name: J"u8, 0xFC, .. "rgen\n"u8], "The file is not UTF-8 text: byte 8 cannot be read. Save it as UTF-8." },
        { "huge.yaml", new byte[1_000_001], "The file is larger than 1,000,000 bytes. A journey is never that long: check that this is the right file." },
        { "list.yaml", [.. "- one\n- two\n"u8], ":1:1: error: " },
        { "deep.yaml", Encoding.UTF8.GetBytes(new string('[', 100_000)), ": error: " },
        { "nul.yaml", [.. "name: a"u8, 0, .. "b\n"u8], ": error: " },
    };

    [Theory]
    [MemberData(nameof(FilesThatAreNone), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_journey_is_told_so(string name, byte[] bytes, string expected)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(file, bytes);
        var run = await CommandRun.Of("lint", file);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith(file, run.Out, StringComparison.Ordinal);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.yaml", "There is no such file. Check the path.")]
    [InlineData("missing/journey.yaml", "There is no such folder. Check the path.")]
    [InlineData("", "There is no journey file in this folder. They end in .yaml, .yml or .json.")]
    public async Task What_is_not_there_is_told_so(string path, string sentence)
    {
        var file = path.Length == 0 ? _folder : Path.Combine(_folder, path);
        var run = await CommandRun.Of("lint", file);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal($"{file}: error: {sentence}\n1 error in 1 file.\n", run.Out);
    }

    [Fact]
    public async Task A_screen_gets_colours_and_a_pipe_none()
    {
        var file = Write("broken.yaml", Broken);
        Assert.Contains("\e[1;31merror\e[0m", (await CommandRun.OnScreen("lint", file)).Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', (await CommandRun.Of("lint", file)).Out);
    }

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
