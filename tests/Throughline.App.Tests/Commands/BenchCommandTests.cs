using System.Text.Json;
using Throughline.App.Commands;

namespace Throughline.App.Tests.Commands;

/// <summary>The measurements run, every one, at their smallest.</summary>
public sealed class BenchCommandTests : TempFolder
{
    private static readonly string[] Measured =
    [
        "start to first page", "memory while idle", "people due at once", "messages sent", "sign-up to first message", "one event",
        "events a second",
    ];
    private static readonly string[] Limits = ["commits of 4,000", "commits of 1,000", "commits of 10,000", "MailKit alone"];
    private static readonly string[] Ratios = ["advanceOfRawLimit", "eventsOfRawLimit", "mailsOfMailKit"];

    [Fact]
    public async Task Everything_is_measured_and_stands_beside_its_limit()
    {
        var file = In("figures.json");
        var run = await CommandRun.Of("bench", "--tiny", "--json", file);

        Assert.True(run.ExitCode is ExitCode.Ok or ExitCode.Findings, run.Out + run.Error);
        using var told = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var figures = told.RootElement.GetProperty("figures").EnumerateArray().ToList();
        Assert.All(figures, figure => Assert.True(IsMeasured(figure.GetProperty("value")), figure.ToString()));
        Assert.All(Measured, what => Assert.Contains(figures, figure => figure.GetProperty("what").GetString()!.StartsWith(what, StringComparison.Ordinal)));
        Assert.All(Limits, limit => Assert.Contains(figures, figure => IsBeside(figure, limit)));
        Assert.All(Ratios, ratio => Assert.Contains(figures, figure => figure.GetProperty("budget").GetString() == ratio));
        Assert.Contains("of the raw limit", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_part_alone_can_be_measured_as_long_as_one_likes()
    {
        var run = await CommandRun.Of("bench", "--only", "latency", "--seconds", "1", "--people", "1000", "--full");
        Assert.True(run.ExitCode is ExitCode.Ok or ExitCode.Findings, run.Out + run.Error);
        Assert.Contains("one event under light load", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("straight", run.Out, StringComparison.Ordinal);
        Assert.Contains("Sending 50 events", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_kills_end_with_a_verdict()
    {
        var run = await Do("bench", "kill", "--rounds", "3", "--seed", "7");
        Assert.StartsWith("3 kills under load, seed 7.\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was lost and nothing was doubled.\n", run.Out, StringComparison.Ordinal);
    }

    private static bool IsBeside(JsonElement figure, string limit) =>
        figure.GetProperty("limitName").GetString() is { } name && name.Contains(limit, StringComparison.Ordinal)
        && IsMeasured(figure.GetProperty("limit")) && IsMeasured(figure.GetProperty("ratio"));

    private static bool IsMeasured(JsonElement value) => value.GetDouble() is > 0 and < double.PositiveInfinity;
}
