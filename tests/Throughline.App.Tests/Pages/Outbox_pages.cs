using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

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

    [Fact]
    public async Task What_went_to_nobody_is_not_called_sent()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Sven");
        var row = host.Delivery(person, 0);
        Assert.True(row.IsKept);
        Assert.Equal("Kept here", await BadgeAsync(row));
        Assert.Contains("Sven", await PartAsync("/outbox?shelf=kept", "messages"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sven", await PartAsync("/outbox?shelf=sent", "messages"), StringComparison.Ordinal);

        var story = await PartAsync($"/people/{person:N}", "story");
        Assert.Contains("Message kept here, sent to nobody: Welcome, Sven", story, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent:", story, StringComparison.Ordinal);
        var page = await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}");
        Assert.Contains("As it would have been sent", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The server said", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_left_is_called_sent()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Tove");
        var row = host.Delivery(person, 0);
        await host.Services.GetRequiredService<Database>().WriteAsync(connection =>
            connection.Execute("UPDATE delivery SET detail = '250 2.0.0 Ok: queued' WHERE id = @Id", new { row.Id }));
        Assert.Equal("Sent", await BadgeAsync(row));
        Assert.Contains("Tove", await PartAsync("/outbox?shelf=sent", "messages"), StringComparison.Ordinal);
        Assert.Contains("Sent: Welcome, Tove", await PartAsync($"/people/{person:N}", "story"), StringComparison.Ordinal);
    }

    // What has not left yet has no subject of its own, and what was refused never gets one.
    [Theory]
    [InlineData("Ruben", "Welcome, Ruben")]
    [InlineData(null, "Welcome, there")]
    public async Task A_subject_in_a_list_is_the_one_that_its_reader_would_read(string? name, string subject)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync(name!, agreed: false);
        var row = host.Delivery(person, 0);
        Assert.Null(row.Subject);
        var list = await host.Owner.GetAsync("/outbox");
        Assert.Equal(subject, list.Document.QuerySelector($"a[href='/outbox/{person:N}/{row.Id:N}']")!.TextContent);
        Assert.DoesNotContain("{{", list.Text, StringComparison.Ordinal);
        Assert.Equal(subject, (await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}")).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_subject_that_cannot_be_put_together_stands_as_the_step()
    {
        await host.SaveAsync(FirstWeek.File.Replace("first-week", "half-known", StringComparison.Ordinal)
            .Replace("subject: Welcome, {{firstName}}", "subject: \"News from {{dogName}}\"", StringComparison.Ordinal)
            .Replace("steps:", "fields:\n  - name: dogName\nsteps:", StringComparison.Ordinal));
        await host.PublishDraftAsync("half-known");
        var person = await OnAsync("half-known", "Greta");
        var list = await host.Owner.GetAsync("/outbox");
        Assert.Equal("I get the checklist I asked for", list.Document.QuerySelector($"a[href^='/outbox/{person:N}/']")!.TextContent);
        Assert.DoesNotContain("{{", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_to_another_system_is_called_so_with_its_host()
    {
        await host.SaveAsync(FirstWeek.File.Replace("first-week", "told-week", StringComparison.Ordinal)
            .Replace("steps:\n", """
                steps:
                  - key: tell
                    stage: know-like-trust
                    title: My shop hears of me
                    webhook:
                      url: https://hooks.example.com/new-lead

                """, StringComparison.Ordinal).Replace("joins: welcome", "joins: tell", StringComparison.Ordinal));
        await host.PublishDraftAsync("told-week");
        var person = await OnAsync("told-week", "Hedda");

        var link = (await host.Owner.GetAsync("/outbox")).Document.QuerySelectorAll($"a[href^='/outbox/{person:N}/']")
            .Single(one => one.TextContent == "Call to another system: hooks.example.com");
        Assert.Contains("About Hedda", link.Closest("li")!.TextContent, StringComparison.Ordinal);
        var page = await host.Owner.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("Call to another system: hooks.example.com", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Another system, hooks.example.com", page.Document.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("To win them", page.Text, StringComparison.Ordinal);
        Assert.Contains("another system (hooks.example.com)", await PartAsync($"/people/{person:N}", "story"), StringComparison.Ordinal);
    }

    private async Task<Guid> OnAsync(string journey, string name)
    {
        var added = new NewPerson(name, null, $"{Guid.CreateVersion7():N}@example.org", null, null, null);
        var person = await host.Engine.People.AddAsync(host.Business, added);
        Assert.True(await host.EnterAsync(person, journey, "five-steps-form"));
        await host.StillAsync();
        return person;
    }

    private async Task<string> PartAsync(string path, string id) =>
        (await host.Owner.GetAsync(path)).Document.GetElementById(id)!.TextContent;

    private async Task<string> BadgeAsync(DeliveryEntry row)
    {
        var list = (await host.Owner.GetAsync("/outbox")).Document;
        return list.QuerySelector($"a[href='/outbox/{row.PersonId:N}/{row.Id:N}']")!.Closest("li")!.QuerySelector(".badge")!.TextContent;
    }

    private long Events(Guid person) => host.Read<long>("SELECT COUNT(*) FROM event WHERE person_id = @person", new { person });
}
