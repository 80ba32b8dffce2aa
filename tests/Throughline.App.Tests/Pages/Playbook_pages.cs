using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Playbooks;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>Anybody on the team learns a step from its page, signs it, and is told when it changes.</summary>
public sealed class Playbook_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Script = "Say **hello** to {{firstName}}.";

    [Fact]
    public async Task A_helper_reads_tries_and_signs_and_is_told_alone_when_the_step_changes()
    {
        await PublishAsync(FirstWeek.File);
        var shelf = await host.Owner.GetAsync("/playbooks");
        Assert.Equal(["Jill", "Michael"], shelf.Document.QuerySelectorAll(".list .door").Select(door => door.TextContent));
        var page = await host.Owner.GetAsync("/playbooks/jill");
        Assert.Equal("Say hello to [first name].", page.Document.QuerySelector("#guide-call .script")!.TextContent.Trim());
        Assert.Equal(["Listened", "Wrote it down"], page.Document.QuerySelectorAll("#guide-call .guide-ticks li").Select(line => line.TextContent));
        Assert.Empty(page.Document.QuerySelectorAll("#guide-welcome"));

        foreach (var stage in (string[])["read", "tried", "signed"]) page = await SayAsync(page, "call", stage);
        Assert.Contains("You signed", page.Document.QuerySelector("#guide-call")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Signed", page.Document.QuerySelector(".sign-matrix")!.TextContent, StringComparison.Ordinal);

        await PublishAsync(FirstWeek.File.Replace(Script, "Say **good morning** to {{firstName}}.", StringComparison.Ordinal));
        var day = await host.Owner.GetAsync("/my-day");
        Assert.Contains("A step you signed has changed", day.Text, StringComparison.Ordinal);
        Assert.Equal(Script, day.Document.QuerySelector("del")!.TextContent.Trim());
        Assert.Contains("good morning", day.Document.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A step you signed has changed", (await host.Owner.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Empty(host.Services.GetRequiredService<PlaybookShelf>().Changed(host.Business, "somebody-who-signed-nothing"));

        page = await host.Owner.GetAsync("/playbooks/jill");
        Assert.Contains("This has changed since you signed it", page.Document.QuerySelector("#guide-call")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed since", page.Document.QuerySelector(".sign-matrix")!.TextContent, StringComparison.Ordinal);
        await SayAsync(page, "call", "signed");
        Assert.DoesNotContain("has changed", (await host.Owner.GetAsync("/my-day")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notice_can_be_put_away_and_the_page_still_says_it()
    {
        await PublishAsync(FirstWeek.File);
        await SayAsync(await host.Owner.GetAsync("/playbooks/michael"), "welcome", "signed");
        await PublishAsync(FirstWeek.File.Replace("title: I get the checklist I asked for", "title: I get what I asked for", StringComparison.Ordinal));
        var day = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/my-day"), "form[action$='/put-away']", new Dictionary<string, string>());
        Assert.Equal("/my-day", day.Path);
        Assert.DoesNotContain("I get what I asked for", day.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This has changed", (await host.Owner.GetAsync("/journeys/first-week/playbook/michael")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_a_page_they_have_not_seen()
    {
        await PublishAsync(FirstWeek.File);
        var page = await host.Owner.GetAsync("/playbooks/jill");
        await PublishAsync(FirstWeek.File.Replace("Ring them", "Ring them twice", StringComparison.Ordinal));
        var answer = await SayAsync(page, "call", "signed");
        Assert.Contains("changed while you read it", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You signed", answer.Document.QuerySelector("#guide-call")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_is_called_as_the_book_of_the_business_calls_them()
    {
        await PublishAsync(FirstWeek.File);
        var books = host.Services.GetRequiredService<Books>();
        await books.SaveAsync(host.Us, new Businesses.TeamMember("michael", "Michael Ende", null, null, null, null));
        Assert.Contains("Michael Ende", (await host.Owner.GetAsync("/playbooks")).Text, StringComparison.Ordinal);
        Assert.Contains("Playbook: Michael Ende", (await host.Owner.GetAsync("/playbooks/michael")).Text, StringComparison.Ordinal);
        await books.RemoveAsync(host.Us, BookKind.Member, "michael");
    }

    [Fact]
    public async Task A_page_with_nothing_on_it_says_that_and_what_to_do()
    {
        const string Told = "              script: |\n                Say **hello** to {{firstName}}.\n              checklist: [Listened, Wrote it down]\n";
        var bare = string.Join('\n', FirstWeek.File.Split('\n').Where(line => !Told.Contains(line.Trim(), StringComparison.Ordinal) || line.Trim().Length == 0));
        await PublishAsync(bare);
        Assert.Contains("Nobody has written down yet how this is done", (await host.Owner.GetAsync("/playbooks/jill")).Document.QuerySelector("#guide-call")!.TextContent, StringComparison.Ordinal);
        await PublishAsync(FirstWeek.File);
        Assert.DoesNotContain("Nobody has written down", (await host.Owner.GetAsync("/playbooks/jill")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/playbooks/nobody-like-it")]
    [InlineData("/journeys/nothing-like-it/playbook/jill")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync(path)).Status);

    [Fact]
    public async Task Another_business_keeps_its_playbooks()
    {
        var file = FirstWeek.File.Replace("journey: first-week", "journey: theirs", StringComparison.Ordinal).Replace("owner: jill", "owner: tom", StringComparison.Ordinal);
        var actor = new Actor(host.OtherBusiness, "tom");
        await host.SaveAsync(file, host.OtherBusiness);
        await host.PublishDraftAsync("theirs", host.OtherBusiness);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync("/playbooks/tom")).Status);
        var token = await host.Owner.TokenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.PostAsync("/journeys/theirs/playbook/call/sign", ("__RequestVerificationToken", token), ("stage", "signed"), ("print", ""))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.PostAsync("/journeys/theirs/playbook/call/put-away", ("__RequestVerificationToken", token))).Status);
    }

    private Task<Visit> SayAsync(Visit page, string step, string stage) =>
        host.Owner.SubmitAsync(page, $"#guide-{step} form", new Dictionary<string, string> { ["stage"] = stage });

    private async Task PublishAsync(string file)
    {
        await host.SaveAsync(file);
        await host.PublishDraftAsync(FirstWeek.Key);
    }
}
