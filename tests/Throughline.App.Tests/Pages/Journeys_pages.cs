using System.Net;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed class Journeys_pages(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task An_owner_begins_with_a_sample_brings_its_people_and_sees_them_walk()
    {
        var empty = await host.Owner.GetAsync("/journeys/new");
        Assert.Equal(8, empty.Document.QuerySelectorAll("form[action^='/journeys/samples/']").Length);

        var map = await host.Owner.SubmitAsync(empty, "form[action='/journeys/samples/coaching']", new Dictionary<string, string>());
        Assert.Equal("/journeys/a-week-away/map", map.Path);
        Assert.Contains("Nobody sees it before you publish it", map.Text, StringComparison.Ordinal);
        Assert.Contains("Draft", (await host.Owner.GetAsync("/journeys")).Document.QuerySelector(".journey-state")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM journey WHERE key = 'a-week-away' AND live_version_id IS NOT NULL"));

        Assert.NotNull(await host.PublishDraftAsync("a-week-away"));
        var live = await host.Owner.GetAsync("/journeys/a-week-away");
        Assert.Contains("Nobody has come in yet", live.Text, StringComparison.Ordinal);
        Assert.Contains("Running · version 1", live.Text, StringComparison.Ordinal);
        Assert.Empty(live.Document.QuerySelectorAll("#live .count, #live table")); // no table of noughts
        Assert.Contains("What you will see here", live.Document.GetElementById("live")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(live.Document.QuerySelectorAll("#live .stop"));

        var walking = await host.Owner.SubmitAsync(live, "form[action$='/sample-people']", new Dictionary<string, string>());
        await host.StillAsync();
        var part = await host.Owner.GetAsync("/journeys/a-week-away/live");
        var entered = int.Parse(part.Document.GetElementById("n-entered")!.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(entered >= 40);
        Assert.Contains("Only made-up people are on the road so far", part.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has come in yet", part.Text, StringComparison.Ordinal);
        Assert.NotEmpty(part.Document.QuerySelectorAll("#live table"));
        Assert.Equal("/journeys/a-week-away", walking.Path);
        var kit = await host.Owner.SubmitAsync(empty, "form[action='/journeys/samples/product']", new Dictionary<string, string>());
        var product = kit.Path.Split('/')[2];
        Assert.NotNull(await host.PublishDraftAsync(product));
        var among = await host.Owner.GetAsync($"/journeys/{product}");
        Assert.Contains("Nobody has come in yet", among.Text, StringComparison.Ordinal);
        Assert.Empty(among.Document.QuerySelectorAll("form[action$='/sample-people']")); // people are there already, and who knows which
        Assert.NotEmpty((await host.Owner.GetAsync("/outbox")).Document.QuerySelectorAll("#messages li"));

        var list = await host.Owner.GetAsync(part.Document.GetElementById("n-entered")!.GetAttribute("href")!);
        Assert.Equal(Math.Min(entered, 50), list.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains($"{entered} people in all", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_taken_twice_is_two_drafts_and_the_first_keeps_its_words()
    {
        var page = await host.Owner.GetAsync("/journeys/new");
        var first = await host.Owner.SubmitAsync(page, "form[action='/journeys/samples/seven-points']", new Dictionary<string, string>());
        var key = first.Path.Split('/')[2];
        await host.Drafts.EditAsync(host.Us, key, new Drafts.DraftEdit
            .Set("name", null, "Mine by now") with
        { Found = host.Drafts.Open(host.Business, key)!.Document.Find("name") });
        var second = await host.Owner.SubmitAsync(page, "form[action='/journeys/samples/seven-points']", new Dictionary<string, string>());
        Assert.NotEqual(key, second.Path.Split('/')[2]);
        Assert.Equal("Mine by now", host.Drafts.Open(host.Business, key)!.Document.Draft.Name);
    }

    [Fact]
    public async Task A_broken_file_is_answered_with_each_finding_at_its_line_and_changes_nothing()
    {
        var broken = FirstWeek.File.Replace("within: 3 days", "within: soonish", StringComparison.Ordinal).Replace("first-week", "broken-week", StringComparison.Ordinal);
        var answer = await UploadAsync(broken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var line = broken.Split('\n').ToList().FindIndex(text => text.Contains("soonish", StringComparison.Ordinal)) + 1;
        Assert.Contains($"line {line}", answer.Document.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM journey WHERE key = 'broken-week'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001 not a journey")]
    [InlineData("[[[[[[[[[[")]
    [InlineData("journey: <script>alert(1)</script>")]
    public async Task A_file_that_is_no_journey_is_told_so(string text)
    {
        var answer = await UploadAsync(text);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity);
        Assert.Empty(answer.Document.QuerySelectorAll("main script"));
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM journey WHERE key LIKE '%script%'"));
    }

    [Fact]
    public async Task A_sound_file_is_a_draft_that_can_be_read_and_then_published()
    {
        var draft = await UploadAsync(FirstWeek.File.Replace("first-week", "second-week", StringComparison.Ordinal));
        Assert.Equal("/journeys/second-week", draft.Path);
        Assert.Contains("What happens, step by step", draft.Text, StringComparison.Ordinal);

        Assert.Empty(draft.Document.QuerySelectorAll("form[action$='/publish']")); // publishing happens in one place
        var reading = await host.Owner.GetAsync(draft.Document.QuerySelector("main a.button.primary")!.GetAttribute("href")!);
        Assert.Equal("/journeys/second-week/publish", reading.Path);
        var warned = await host.Owner.SubmitAsync(reading, "#publish-form", new Dictionary<string, string>());
        Assert.Contains("read the warnings below", warned.Text, StringComparison.Ordinal);
        var live = await host.Owner.SubmitAsync(warned, "#publish-form", new Dictionary<string, string> { ["read"] = "true" });
        Assert.Contains("Running · version 1", live.Text, StringComparison.Ordinal);
        Assert.Empty(live.Document.QuerySelectorAll("#live .count, #live table")); // no table of noughts
        Assert.Contains("What you will see here", live.Document.GetElementById("live")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(live.Document.QuerySelectorAll("#live .stop"));
        var form = live.Document.QuerySelectorAll("a").First(link => link.TextContent.Contains("Open the form", StringComparison.Ordinal));
        Assert.EndsWith($"/f/{host.Business:N}/five-steps", form.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pausing_says_what_it_means_and_can_be_taken_back()
    {
        await host.PublishAsync();
        var paused = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/journeys/first-week"), "form[action$='/pause']", new Dictionary<string, string>());
        Assert.Contains("Nothing is skipped either", paused.Text, StringComparison.Ordinal);
        Assert.Equal("/journeys/first-week/resume", paused.Document.QuerySelector(".toast form")!.GetAttribute("action"));
        var running = await host.Owner.SubmitAsync(paused, "form[action$='/resume']", new Dictionary<string, string>());
        Assert.DoesNotContain("Nothing is skipped either", running.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/journeys/nothing-like-it")]
    [InlineData("/journeys/first-week/people?number=waiting&step=nowhere")]
    [InlineData("/journeys/first-week/people?number=waiting")]
    [InlineData("/journeys/first-week/people?number=millions")]
    [InlineData("/journeys/first-week/live?version=99")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await host.PublishAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync(path)).Status);
    }

    private async Task<Visit> UploadAsync(string text)
    {
        var page = await host.Owner.GetAsync("/journeys/new");
        var token = page.Document.QuerySelector("form[action='/journeys/upload'] input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "file", "journey.yaml" },
        };
        return await host.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/journeys/upload") { Content = form });
    }
}
