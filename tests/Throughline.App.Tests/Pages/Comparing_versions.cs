using Throughline.App.Features.Publishing;
using Throughline.App.Tests.Shell;
using Throughline.Drafts;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.Reading;
using Throughline.Versions;
using Visit = Throughline.App.Tests.Shell.Visit;

namespace Throughline.App.Tests.Pages;

public sealed class Comparing_versions(PagesHost host) : PublishingStories(host), IClassFixture<PagesHost>
{
    private static readonly JourneyDraft Before = Draft("a", "b", "c", "d");

    /// <summary>Steps of the later version → columns of the comparison.</summary>
    [Theory]
    [InlineData("a b c d", "a b c d")]
    [InlineData("a b d", "a b c d")]
    [InlineData("b c d", "a b c d")]
    [InlineData("a b c", "a b c d")]
    [InlineData("a d", "a b c d")]
    [InlineData("d", "a b c d")]
    [InlineData("a x b c d", "a x b c d")]
    [InlineData("b a c d", "b a c d")]
    [InlineData("x", "a b c d x")]
    public void Every_step_of_either_version_has_one_column_beside_what_it_followed(string later, string columns)
    {
        var after = Draft(later.Split(' '));
        var it = VersionComparison.Of(Side(1, Before), Side(2, after), JourneyDifference.Steps(Before, after));
        Assert.Equal(columns.Split(' ').Order(), it.Steps.Select(step => step.Title).Order());
        Assert.Equal(columns, string.Join(' ', it.Steps.Select(step => step.Title)));
        Assert.All(it.Steps, step => Assert.Equal(step.Change.IsNew, step.Counts.First is null));
        Assert.All(it.Steps, step => Assert.Equal(step.Change.IsGone, step.Counts.Second is null));
    }

    [Theory]
    [InlineData(9, 9, 50, 0, Verdict.TooFew)]
    [InlineData(50, 0, 9, 9, Verdict.TooFew)]
    [InlineData(20, 10, 20, 11, Verdict.NoClearDifference)]
    [InlineData(20, 4, 20, 16, Verdict.Better)]
    [InlineData(20, 16, 20, 4, Verdict.Worse)]
    [InlineData(10, 10, 10, 10, Verdict.NoClearDifference)]
    public void A_difference_is_told_when_chance_does_not_explain_it(int ended, int done, int endedLater, int doneLater, Verdict verdict) =>
        Assert.Equal(verdict, new Compared(new(1, null, ended, done, 0, 0), new(2, null, endedLater, doneLater, 0, 0)).Verdict);

    [Fact]
    public async Task Only_those_who_came_to_a_step_in_a_version_count_for_it_and_each_number_has_its_list()
    {
        await StartAsync();
        var did = await Host.WalkerAsync("Ana");
        var carried = await Host.WalkerAsync("Ben");
        await LeaveAsync(did, 1);
        var first = await Host.Owner.GetAsync("/journeys/first-week/people?number=ended&version=1");
        Assert.Equal(["Ana"], Names(first));
        await EditAsync(open => new DraftEdit.Set($"steps[#{IdOf(open, "question")}].title", open.Document.Text($"steps[#{IdOf(open, "question")}].title"), "I am asked whether it helped"));
        await Host.Owner.SubmitAsync(await Host.Owner.GetAsync("/journeys/first-week/publish"), "#publish-form", new Dictionary<string, string> { ["read"] = "true" });
        var fresh = await Host.WalkerAsync("Cleo");
        await LeaveAsync(carried, 2);
        await LeaveAsync(fresh, 2);

        var page = await Host.Owner.GetAsync("/journeys/first-week/compare");

        Assert.Contains("Too few people went through version 1", page.Text, StringComparison.Ordinal);
        var heads = page.Document.QuerySelectorAll(".compared .map-steps th[scope=col]");
        Assert.Equal(["I get the checklist I asked for", "I am asked whether it helped", "Somebody listens to me", "I decide", "I am thanked"], heads.Select(head => head.QuerySelector(".compared-title")!.TextContent));
        Assert.Equal("Changed", heads[1].QuerySelector(".badge")!.TextContent.Trim());
        Assert.Contains("Title “I am asked how it is” → “I am asked whether it helped”", page.Text, StringComparison.Ordinal);
        foreach (var (number, name) in ((int, string)[])[(1, "Ana"), (2, "Cleo")])
        {
            var link = page.Document.QuerySelectorAll(".compared-whole a.count").Single(link => link.GetAttribute("href") == $"/journeys/first-week/people?number=ended&version={number}");
            Assert.Equal("1", link.QuerySelector("b")!.TextContent);
            Assert.Equal([name], Names(await Host.Owner.GetAsync(link.GetAttribute("href")!)));
        }
        await Host.WalkerAsync("Dora");
        var waiting = (await Host.Owner.GetAsync("/journeys/first-week/compare")).Document.QuerySelector(".compared-whole a.count[href$='number=active&version=2']")!;
        Assert.Equal("1", waiting.QuerySelector("b")!.TextContent);
        Assert.Equal(["Dora"], Names(await Host.Owner.GetAsync(waiting.GetAttribute("href")!)));
        Assert.Equal(["Ben"], Names(await Host.Owner.GetAsync("/journeys/first-week/people?number=came-over&version=2")));
    }

    private static List<string> Names(Visit page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent.Trim())];

    private async Task LeaveAsync(Guid person, int version) => Assert.True(await Host.Engine.Enrollments.SignalAsync(
        Host.Business, person,
        Host.Read<Guid>("SELECT e.id FROM enrollment e JOIN journey_version v ON v.id = e.version_id WHERE e.person_id = @person AND v.number = @version AND e.state = 0", new { person, version }),
        new Signal.Leave("Said so")));

    private static JourneyDraft Draft(params string[] keys) => new()
    {
        Steps = [.. keys.Select(key => new StepDraft { Key = key, Title = key, Stage = "engage" })],
    };

    private VersionComparison.Side Side(int number, JourneyDraft draft)
    {
        var journey = JourneyCheck.Compile(FirstWeek.File).Journey!;
        return new(number, journey with { Steps = [.. draft.Steps.Select(step => journey.Steps[0] with { Key = step.Key!, Title = step.Title! })] }, Tallies.None);
    }
}
