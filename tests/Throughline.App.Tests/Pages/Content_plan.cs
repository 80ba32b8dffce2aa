using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

/// <summary>The content plan over HTTP. The clock stands at 5 March 2035.</summary>
public sealed class Content_plan(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Script = "<script>alert(1)</script>";

    private static readonly Dictionary<string, string> _nothing = [];

    [Fact]
    public async Task An_empty_plan_says_what_to_do_first()
    {
        await RoadAsync("plain-road", "platform: phone");
        var other = await host.ColleagueAsync("Theirs", Role.Owner, business: host.OtherBusiness);
        var page = await other.GetAsync("/content");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nothing stands anywhere yet", page.Text, StringComparison.Ordinal);
        Assert.Equal("/journeys", page.Document.QuerySelector(".empty a.primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Each_touchpoint_stands_under_what_is_to_be_done()
    {
        await RoadAsync("due-road",
            "standing: { what: The due van, state: live, lookAgain: 2035-03-05, where: 'https://example.com/van' }");
        await RoadAsync("idea-road", "standing: { what: A new sign, state: idea, where: 'javascript:alert(1)' }");
        await RoadAsync("live-road", "standing: { what: The live page, state: live, lookAgain: 2035-03-06 }");
        await RoadAsync("silent-road", $"standing: {{ what: '{Script}' }}");
        var page = await host.Owner.GetAsync("/content");
        Assert.Contains("The due van", Group(page, "LookAgain").TextContent, StringComparison.Ordinal);
        Assert.Contains("A new sign", Group(page, "Make").TextContent, StringComparison.Ordinal);
        Assert.Contains("The live page", Group(page, "None").TextContent, StringComparison.Ordinal);
        Assert.Contains(Script, Group(page, "Say").TextContent, StringComparison.Ordinal);
        Assert.Equal(["https://example.com/van"], page.Document.QuerySelectorAll(".content-where a").Select(link =>
            link.GetAttribute("href")));
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task What_is_said_in_the_plan_stands_in_the_draft_and_can_be_taken_back()
    {
        await RoadAsync("looked-at", "standing: { what: An old post, state: live, lookAgain: 2035-01-01 }");
        var page = await host.Owner.GetAsync("/content?state=live");
        var said = await host.Owner.SubmitAsync(page, $"#content-{Id("looked-at")} form", _nothing);
        Assert.Equal("/content", said.Path.Split('?')[0]);
        Assert.Equal(("live", "2035-06-05"), Standing("looked-at"));

        await host.Owner.SubmitAsync(said, ".toast form", _nothing);
        Assert.Equal(("live", "2035-01-01"), Standing("looked-at"));

        page = await host.Owner.GetAsync("/content");
        await host.Owner.SubmitAsync(page, $"#content-{Id("looked-at")} .content-form",
            new Dictionary<string, string> { ["State"] = "drafted", ["LookAgain"] = "" });
        Assert.Equal(("drafted", null), Standing("looked-at"));
    }

    [Theory]
    [InlineData("finished", "2035-04-01", "Choose how far it is")]
    [InlineData("live", "soon", "This day could not be read")]
    [InlineData("live", "2035-02-30", "This day could not be read")]
    public async Task What_cannot_be_is_refused_in_plain_words(string state, string day, string said)
    {
        var key = $"refused-{day}-{state}".ToLowerInvariant();
        await RoadAsync(key, "standing: { what: A page, state: idea }");
        var page = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/content"), $"#content-{Id(key)} .content-form",
            new Dictionary<string, string> { ["State"] = state, ["LookAgain"] = day });
        Assert.Contains(said, page.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("idea", null), Standing(key));
    }

    [Fact]
    public async Task Filters_show_whose_and_how_far_and_keep_to_it()
    {
        await RoadAsync("anas-road", "standing: { what: Anas post, state: drafted, owner: ana-of-the-filters }");
        await RoadAsync("bens-road", "standing: { what: Bens post, state: drafted, owner: ben-of-the-filters }");
        var page = await host.Owner.GetAsync("/content?owner=ana-of-the-filters&state=drafted");
        Assert.Equal(["Anas post"], page.Document.QuerySelectorAll(".content-row .door").Select(door => door.TextContent.Trim()));
        Assert.Equal("ana-of-the-filters", page.Document.QuerySelector("#content-owner option[selected]")!.GetAttribute("value"));
        var none = await host.Owner.GetAsync("/content?owner=ana-of-the-filters&state=live");
        Assert.Contains("is like that", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_has_its_days_and_the_way_to_the_others()
    {
        await RoadAsync("march-road", "standing: { what: March page, state: live, lookAgain: 2035-03-19 }");
        var page = await host.Owner.GetAsync("/content?month=2035-03");
        Assert.Equal(31, page.Document.QuerySelectorAll(".content-month > li").Length);
        Assert.Contains("from-4", page.Document.QuerySelector(".content-month > li")!.ClassList); // a Thursday
        var day = page.Document.QuerySelector("time[datetime='2035-03-19']")!.ParentElement!;
        Assert.Contains("March page", day.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("nav[aria-label=Months] a"), link =>
            link.GetAttribute("href") == "/content?month=2035-04");
        foreach (var odd in (string[])["0001-01", "9999-12", "2035-13", "soon", "-1"])
            Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync($"/content?month={odd}")).Status);
    }

    [Fact]
    public async Task A_step_where_people_come_by_is_offered_and_made_one()
    {
        await RoadAsync("offered-road", "platform: blog");
        var page = await host.Owner.GetAsync("/content");
        var form = page.Document.QuerySelectorAll("form[action*='/make']").Single(one =>
            one.GetAttribute("action")!.Contains("offered-road", StringComparison.Ordinal));
        await host.Owner.SubmitAsync(page, $"form[action='{form.GetAttribute("action")}']", _nothing);
        Assert.Equal(("idea", null), Standing("offered-road"));
        Assert.DoesNotContain((await host.Owner.GetAsync("/content")).Document.QuerySelectorAll("form[action*='/make']"),
            one => one.GetAttribute("action")!.Contains("offered-road", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_not_edit_reads_and_changes_nothing()
    {
        await RoadAsync("read-road", "standing: { what: A page to read, state: idea }");
        var reader = await host.ColleagueAsync("Vera", Role.Viewer);
        var page = await reader.GetAsync("/content");
        Assert.Contains("A page to read", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
        var step = Drafts.Open(host.Business, "read-road")!.Document.Ids("steps")[0];
        var refused = await reader.PostAsScriptAsync($"/content/read-road/{step}", new FormUrlEncodedContent([new("State", "live")]));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(("idea", null), Standing("read-road"));
    }

    [Fact]
    public async Task An_archived_journey_has_no_plan()
    {
        await RoadAsync("put-away", "standing: { what: The sign put away, state: idea }");
        Assert.Contains("The sign put away", (await host.Owner.GetAsync("/content")).Text, StringComparison.Ordinal);
        await host.Owner.PostAsScriptAsync("/journeys/put-away/archive", new FormUrlEncodedContent([]));
        Assert.DoesNotContain("The sign put away", (await host.Owner.GetAsync("/content")).Text, StringComparison.Ordinal);
    }

    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    private string Id(string key) => $"{key}-{Drafts.Open(host.Business, key)!.Document.Ids("steps")[0]}";

    private (string? State, string? LookAgain) Standing(string key) =>
        Drafts.Open(host.Business, key)!.Document.Draft.Steps[0].Standing is { } standing ? (standing.State, standing.LookAgain)
            : default;

    private static IElement Group(Visit page, string need) => page.Document.GetElementById($"content-{need}")!.ParentElement!;

    /// <summary>A draft with one step that says this.</summary>
    private Task RoadAsync(string key, string says) => Drafts.CreateAsync(host.Us, key, empty => empty with
    {
        Steps = [JourneyFile.Read($"steps:\n  - key: first\n    title: I come by\n    stage: know-like-trust\n    {says}\n")
            .Draft!.Steps[0]],
    });
}
