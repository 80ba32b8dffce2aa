using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Drafts;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

public sealed class Publishing_a_second_version(PagesHost host) : PublishingStories(host), IClassFixture<PagesHost>
{
    [Fact]
    public async Task An_owner_sees_who_goes_where_publishes_and_can_take_up_the_version_before()
    {
        await StartAsync();
        var (ana, ben) = (await Host.WalkerAsync("Ana"), await Host.WalkerAsync("Ben"));
        await RenameAsync("welcome", "hello");
        await EditAsync(open => new DraftEdit.Set($"steps[#{IdOf(open, "question")}].title", open.Document.Text($"steps[#{IdOf(open, "question")}].title"), "I am asked whether it helped"));

        var page = await Host.Owner.GetAsync("/journeys/first-week/publish");
        Assert.Contains("key welcome → hello", page.Text, StringComparison.Ordinal);
        Assert.Contains("“I am asked how it is” → “I am asked whether it helped”", page.Text, StringComparison.Ordinal);
        Assert.Contains("They go on at the same step.", page.Text, StringComparison.Ordinal);
        var shown = int.Parse(page.Document.QuerySelector(".place .count b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"Publish to {shown} people", page.Document.GetElementById("publish")!.TextContent);
        Assert.Contains("number=waiting", page.Document.QuerySelector(".place .count")!.GetAttribute("href"), StringComparison.Ordinal);

        var live = await Host.Owner.SubmitAsync(page, "#publish-form", new Dictionary<string, string> { ["read"] = "true" });
        Assert.Equal("/journeys/first-week", live.Path);
        Assert.Contains($"{shown} people go on in it", live.Text, StringComparison.Ordinal);
        Assert.Equal(shown, Host.Read<int>("SELECT SUM(moved) FROM journey_move"));
        var (roads, everybody) = (Host.Services.GetRequiredService<PersonReader>(), PeopleScope.Whole(Host.Business));
        var walked = roads.Enrollments(everybody, ana).Single(road => road.State == Enrollments.EnrollmentState.Active).VersionId;
        Assert.Equal("hello", Host.Engine.Catalogue.FindVersion(walked)!.Journey.Steps[0].Key);
        Assert.Equal(2, roads.Enrollments(everybody, ben).Count);

        var versions = await Host.Owner.GetAsync("/journeys/first-week/versions");
        Assert.Equal(2, versions.Document.QuerySelectorAll(".versions > li").Length);
        Assert.Contains(ShellHost.Owner.Form["Form.Name"], versions.Text, StringComparison.Ordinal);
        Assert.Contains("key welcome → hello", versions.Text, StringComparison.Ordinal);

        var first = await Host.Owner.GetAsync("/journeys/first-week/versions/1");
        var restored = await Host.Owner.SubmitAsync(first, "form[action$='/restore']", new Dictionary<string, string>());
        Assert.Equal("/journeys/first-week/publish", restored.Path);
        Assert.Contains("key hello → welcome", restored.Text, StringComparison.Ordinal);
        var back = await Host.Owner.SubmitAsync(restored, ".toast form", new Dictionary<string, string>());
        Assert.Contains("The draft says what is published already", back.Text, StringComparison.Ordinal);
        Assert.Equal("/journeys/first-week", Assert.Single(back.Document.QuerySelectorAll("main .button.primary")).GetAttribute("href"));

        var second = await Host.Owner.GetAsync("/journeys/first-week/versions/2");
        Assert.Contains("Went to 1. I get the checklist I asked for", second.Text, StringComparison.Ordinal);
    }
}

public sealed class Publishing_pages(PagesHost host) : PublishingStories(host), IClassFixture<PagesHost>
{
    [Fact]
    public async Task Whoever_is_told_to_stay_stays()
    {
        await StartAsync();
        await Host.WalkerAsync("Cleo");
        await EditAsync(open => new DraftEdit.Set("pain", open.Document.Text("pain"), $"Every evening ends at the desk, {Guid.NewGuid():N}"));
        var moved = Host.Read<int>("SELECT COALESCE(SUM(moved), 0) FROM journey_move");

        var page = await Host.Owner.GetAsync("/journeys/first-week/publish");
        await Host.Owner.SubmitAsync(page, "#publish-form", new Dictionary<string, string> { ["nobody"] = "true", ["read"] = "true" });

        Assert.Equal(moved, Host.Read<int>("SELECT COALESCE(SUM(moved), 0) FROM journey_move"));
        Assert.True(Host.Read<int>("SELECT COUNT(*) FROM journey_move WHERE goes = 0") > 0);
    }

    [Fact]
    public async Task A_broken_draft_cannot_be_published_whatever_is_posted()
    {
        await StartAsync();
        await Host.WalkerAsync("Dora");
        await EditAsync(open => new DraftEdit.Set($"steps[#{IdOf(open, "order")}].done.within", open.Document.Text($"steps[#{IdOf(open, "order")}].done.within"), "soonish"));
        var before = Host.Read<int>("SELECT COUNT(*) FROM journey_version");

        var page = await Host.Owner.GetAsync("/journeys/first-week/publish");
        Assert.Null(page.Document.GetElementById("publish"));
        Assert.Contains("keeps it from being published", page.Text, StringComparison.Ordinal);
        Assert.Contains("Step 4, “I decide”", page.Text, StringComparison.Ordinal);
        var next = Assert.Single(page.Document.QuerySelectorAll("main .button.primary"));
        Assert.Equal("Mend this first", next.TextContent);
        Assert.EndsWith($"/steps/{IdOf(Drafts.Open(Host.Business, "first-week")!, "order")}", next.GetAttribute("href"), StringComparison.Ordinal);
        var answer = await PostAsync("/journeys/first-week/publish", page, []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(before, Host.Read<int>("SELECT COUNT(*) FROM journey_version"));
        await Drafts.UndoAsync(Host.Us, "first-week");
    }

    [Fact]
    public async Task A_draft_that_changed_while_it_was_read_is_shown_once_more()
    {
        await StartAsync();
        await Host.WalkerAsync("Emil");
        await EditAsync(open => new DraftEdit.Set("name", open.Document.Text("name"), $"A first week, {Guid.NewGuid():N}"));
        var page = await Host.Owner.GetAsync("/journeys/first-week/publish");
        await EditAsync(open => new DraftEdit.Set("name", open.Document.Text("name"), $"A first week, {Guid.NewGuid():N}"));
        var before = Host.Read<int>("SELECT COUNT(*) FROM journey_version");

        var answer = await Host.Owner.SubmitAsync(page, "#publish-form", new Dictionary<string, string> { ["read"] = "true" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("changed while you were reading", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, Host.Read<int>("SELECT COUNT(*) FROM journey_version"));
        await Host.Owner.SubmitAsync(answer, "#publish-form", new Dictionary<string, string> { ["read"] = "true" });
        Assert.Equal(before + 1, Host.Read<int>("SELECT COUNT(*) FROM journey_version"));
    }

    [Theory]
    [InlineData("/journeys/nothing-like-it/publish")]
    [InlineData("/journeys/nothing-like-it/versions")]
    [InlineData("/journeys/first-week/versions/99")]
    [InlineData("/journeys/first-week/compare?from=1&to=99")]
    [InlineData("/journeys/their-week/publish")]
    [InlineData("/journeys/their-week/versions")]
    [InlineData("/journeys/their-week/versions/1")]
    [InlineData("/journeys/their-week/compare?from=1&to=1")]
    public async Task What_is_not_there_or_is_anothers_is_not_found(string path)
    {
        await StartAsync();
        var theirs = FirstWeek.File.Replace("first-week", "their-week", StringComparison.Ordinal);
        await Host.Engine.Publishing.PublishAsync(Host.OtherBusiness, theirs, "somebody-else");

        Assert.Equal(HttpStatusCode.NotFound, (await Host.Owner.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("/journeys/their-week/publish")]
    [InlineData("/journeys/their-week/versions/1/restore")]
    [InlineData("/journeys/their-week/versions/take-back")]
    [InlineData("/journeys/first-week/versions/99/restore")]
    public async Task Nothing_of_anothers_can_be_posted_to(string path)
    {
        await StartAsync();
        await Host.Engine.Publishing.PublishAsync(Host.OtherBusiness, FirstWeek.File.Replace("first-week", "their-week", StringComparison.Ordinal), "somebody-else");
        var page = await Host.Owner.GetAsync("/journeys/new");

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(path, page, [])).Status);
    }
}

/// <summary>What the stories of publishing share.</summary>
public abstract class PublishingStories(PagesHost host)
{
    private protected PagesHost Host => host;
    private protected DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    private protected async Task StartAsync()
    {
        if (host.Read<int>("SELECT COUNT(*) FROM journey WHERE key = 'first-week' AND workspace_id = @Business", new { host.Business }) == 0) await host.PublishAsync();
    }

    private protected Task RenameAsync(string from, string to) => EditAsync(open => new DraftEdit.Several(
    [
        new DraftEdit.Set($"steps[#{IdOf(open, from)}].key", from, to),
        .. open.Document.Draft.EntryPoints.Select((entry, i) => (entry, i)).Where(one => one.entry.Joins == from).Select(one => new DraftEdit.Set($"entryPoints[#{open.Document.Ids("entryPoints")[one.i]}].joins", from, to)),
    ]));

    private protected async Task EditAsync(Func<OpenDraft, DraftEdit> edit)
    {
        var answer = await Drafts.EditAsync(host.Us, "first-week", edit(Drafts.Open(host.Business, "first-week")!));
        Assert.True(answer!.Change!.IsMade, answer.Change.Refusal?.Sentence);
    }

    private protected static string IdOf(OpenDraft open, string key) => open.Document.Ids("steps")[open.Document.Draft.Steps.Select(step => step.Key).ToList().IndexOf(key)];

    private protected Task<Visit> PostAsync(string path, Visit page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = page.Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return host.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });
    }
}
