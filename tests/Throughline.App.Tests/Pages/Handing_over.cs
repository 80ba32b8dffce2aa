using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Tests.Library;

namespace Throughline.App.Tests.Pages;

/// <summary>A step that gives a file: in its letter, opened by its link, held while it is not there, beside a task of the team.</summary>
public sealed class Handing_over : IAsyncLifetime
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36";

    private const string Checklist = "    title: I get the checklist I asked for\n";
    private const string Listens = "    title: Somebody listens to me\n";
    private const string Gives = "    gives: five-steps.pdf\n";

    /// <summary>The journey with a file that whoever does its task hands over.</summary>
    internal static string Giving(string file) =>
        FirstWeek.File.Replace(Listens, $"{Listens}    gives: {file}\n", StringComparison.Ordinal);

    private readonly PagesHost host = new();

    private LibraryFiles Files => host.Services.GetRequiredService<LibraryFiles>();

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        var uploads = host.Services.GetRequiredService<LibraryUploads>();
        Assert.NotNull((await uploads.AddAsync(host.Us, new("Five steps.pdf", new MemoryStream(RealFiles.Pdf())), default)).File);
        await host.SaveAsync(FirstWeek.File
            .Replace("event: Email Link Clicked", "event: File Opened", StringComparison.Ordinal)
            .Replace("where: link = get-the-checklist", "where: file = five-steps.pdf", StringComparison.Ordinal)
            .Replace(Checklist, Checklist + Gives, StringComparison.Ordinal).Replace(Listens, Listens + Gives, StringComparison.Ordinal));
        Assert.Equal(1, await host.PublishDraftAsync(FirstWeek.Key));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_library_says_how_often_it_was_opened_by_whom_and_where_it_is_used()
    {
        Assert.Contains("Nobody has opened it from a letter yet", await PageAsync(), StringComparison.Ordinal);
        var (ana, ben) = (await OpenedAsync("Ana"), await OpenedAsync("Ben"));
        await host.PassAsync(TimeSpan.FromHours(1));
        await OpenAsync(ana);
        var page = await host.Owner.GetAsync("/library/five-steps.pdf");
        Assert.Contains("opened twice, by 2 people", page.Text, StringComparison.Ordinal); // the same link again is no other opening
        Assert.NotNull(page.Document.QuerySelector($"a[href='/people/{ana:N}']"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/people/{ben:N}']"));
        Assert.Contains("I get the checklist I asked for", page.Text, StringComparison.Ordinal);
        Assert.Contains("opened twice, by 2 people", (await host.Owner.GetAsync("/library")).Text, StringComparison.Ordinal);
        var viewer = await host.ColleagueAsync("viewer@example.org", Throughline.Businesses.Role.Viewer);
        var seen = await viewer.GetAsync("/library/five-steps.pdf");
        Assert.Contains("opened twice", seen.Text, StringComparison.Ordinal);
        Assert.Null(seen.Document.QuerySelector($"a[href='/people/{ana:N}']"));
    }

    [Fact]
    public async Task A_scanner_is_not_counted()
    {
        var person = await SentAsync("Scanned");
        await OpenAsync(person, 0); // the other link as well, at once: no person does that
        await OpenAsync(person, 1, settle: false);
        await host.PassAsync(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("opened once", await PageAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync() => (await host.Owner.GetAsync("/library/five-steps.pdf")).Text;

    private async Task<Guid> SentAsync(string name)
    {
        var person = await host.WalkerAsync(name);
        await host.PassAsync(TimeSpan.FromMinutes(10));
        return person;
    }

    private async Task<Guid> OpenedAsync(string name)
    {
        var person = await SentAsync(name);
        await OpenAsync(person);
        return person;
    }

    private async Task OpenAsync(Guid person, int link = 1, bool settle = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Get,
            new Uri(host.Address, host.Link(LinkKind.Click, host.Delivery(person, 0), link)));
        request.Headers.UserAgent.ParseAdd(Chrome);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        if (settle && link == 1) await host.PassAsync(TimeSpan.FromSeconds(51));
    }

    [Fact]
    public async Task It_is_opened_by_a_link_of_its_own_and_the_road_goes_on()
    {
        var person = await SentAsync("Ana");
        Assert.Equal(DeliveryState.Sent, host.Delivery(person, 0).State);
        const int BehindTheOther = 1;
        var request = new HttpRequestMessage(HttpMethod.Get,
            new Uri(host.Address, host.Link(LinkKind.Click, host.Delivery(person, 0), BehindTheOther)));
        request.Headers.UserAgent.ParseAdd(Chrome);
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(RealFiles.Pdf(), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await host.PassAsync(TimeSpan.FromSeconds(51));
        Assert.Equal(1, host.Road(person).Position);
    }

    [Fact]
    public async Task Its_letter_waits_while_it_is_not_there_and_it_is_not_taken_out_by_hand()
    {
        Assert.Contains("Letters of these journeys lead to it", (await host.Owner.GetAsync("/library/five-steps.pdf")).Text,
            StringComparison.Ordinal);
        await Files.RemoveAsync(host.Us, "five-steps.pdf");
        var person = await host.WalkerAsync("Ben");
        Assert.Equal((DeliveryState.Queued, SendReason.FileMissing.Code),
            (host.Delivery(person, 0).State, host.Delivery(person, 0).ReasonCode));
        Assert.Contains("there is no file of that name in your library",
            (await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/test")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_shows_it_and_offers_what_the_step_can_wait_for()
    {
        var draft = await DraftVisitor.BeginAsync(host, "gives-panel");
        await draft.SetAsync($"steps[#{draft.Step(0)}].gives", "five-steps.pdf");
        var panel = await draft.PanelAsync(0);
        Assert.Contains("Five steps", panel.Document.QuerySelector(".extras .given-file")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Behind this stands Five steps (PDF)", panel.Document.QuerySelector(".letter-paper .given-file")!.TextContent,
            StringComparison.Ordinal);
        var edit = panel.Document.QuerySelectorAll(".extras [data-edit]").Select(button => button.GetAttribute("data-edit")!)
            .Single(one => one.Contains("File Opened", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await draft.SendAsync("edits", edit)).Status);
        var done = draft.Document.Draft.Steps[0].Done!;
        Assert.Equal(("File Opened", "file = five-steps.pdf"), (done.Event, done.Where));
        var after = await draft.PanelAsync(0);
        Assert.Contains("done when they open it", after.Document.QuerySelector(".extras")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.Document.QuerySelector("option[value='file = five-steps.pdf'][selected]"));
    }

    [Fact]
    public async Task Whoever_does_the_task_opens_it_there_and_a_stranger_does_not()
    {
        var person = await host.Engine.People.AddAsync(host.Business, new("Cara", null, "cara@example.org", null, "a fair", null));
        Assert.True(await host.EnterAsync(person, FirstWeek.Key, "walk-in"));
        await host.StillAsync();
        var page = await host.Owner.GetAsync("/my-day");
        var link = page.Document.QuerySelector("a[href^='/my-day/'][href$='/file']")!;
        Assert.Contains("Five steps (PDF)", link.TextContent, StringComparison.Ordinal);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var stranger = await client.GetAsync(new Uri(host.Address, link.GetAttribute("href")), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync(link.GetAttribute("href")!)).Status);
    }
}
