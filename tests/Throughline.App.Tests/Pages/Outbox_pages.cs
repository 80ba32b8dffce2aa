using System.Net;

namespace Throughline.App.Tests.Pages;

public sealed class Outbox_pages(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_message_is_shown_as_it_was_sent_shut_off_from_the_page_around_it()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Olga");
        var row = host.Delivery(person, 0);

        var page = await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}");
        Assert.Equal("Welcome, Olga", page.Document.QuerySelector("h1")!.TextContent);
        var frame = page.Document.QuerySelector("iframe")!;
        Assert.DoesNotContain("allow-scripts", frame.GetAttribute("sandbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("allow-same-origin", frame.GetAttribute("sandbox"), StringComparison.Ordinal);

        var letter = await host.Owner.GetAsync(frame.GetAttribute("src")!);
        Assert.Contains("Hello Olga,", letter.Text, StringComparison.Ordinal);
        Assert.Contains("sandbox", letter.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("https://example.com/checklist", letter.Document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Looking_at_a_message_counts_nothing_and_unsubscribes_nobody()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Pia");
        var before = Events(person);
        var letter = await host.Owner.GetAsync($"/outbox/{person:N}/{host.Delivery(person, 0).Id:N}/letter");
        foreach (var link in letter.Document.QuerySelectorAll("a, img").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")))
            Assert.DoesNotContain($"/{host.Address.Authority}/", link, StringComparison.Ordinal);
        Assert.Equal(before, Events(person));
    }

    [Fact]
    public async Task The_outbox_says_that_nothing_leaves_and_sorts_messages_onto_shelves()
    {
        await host.PublishAsync();
        await host.WalkerAsync("Quin");
        await host.WalkerAsync("Ruth", agreed: false);
        var all = await host.Owner.GetAsync("/outbox");
        Assert.Contains("nothing leaves this server", all.Text, StringComparison.Ordinal);
        Assert.Contains("They have not agreed to receive this.", (await host.Owner.GetAsync("/outbox?shelf=refused")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ruth", (await host.Owner.GetAsync("/outbox?shelf=sent")).Document.GetElementById("messages")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing on this shelf", (await host.Owner.GetAsync("/outbox?shelf=unknown")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync("/outbox?shelf=nonsense&after=nonsense")).Status);
    }

    private long Events(Guid person) => host.Read<long>("SELECT COUNT(*) FROM event WHERE person_id = @person", new { person });
}
