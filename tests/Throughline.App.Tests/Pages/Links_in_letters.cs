using System.Net;
using AngleSharp.Html.Parser;
using Dapper;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Tests.Pages;

/// <summary>What is followed in a letter, by people and by what looks through their mail before them.</summary>
public sealed class Links_in_letters(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36";
    private static readonly TimeSpan Judged = TimeSpan.FromSeconds(21);

    [Fact]
    public async Task Somebody_who_follows_one_link_moves_on_once_nothing_else_was_followed_beside_it()
    {
        var (person, letter) = await LetterAsync("Will");
        using var answer = await SendAsync(letter.Click(0));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("https://example.com/checklist", answer.Headers.Location!.OriginalString);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        await host.PassAsync(TimeSpan.FromSeconds(19));
        Assert.Equal(0, host.Road(person).Position);
        await host.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(1, host.Road(person).Position);
        Assert.Equal(1, Clicks(person));
    }

    [Fact]
    public async Task Also_five_seconds_after_it_was_sent()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Quick");
        using var answer = await SendAsync(new Letter(host, person).Click(0));
        await host.PassAsync(Judged);
        Assert.Equal(1, host.Road(person).Position);
    }

    /// <summary>Addresses as they stand in the letter a scanner reads: the link, the hidden one, the ones of the footer.</summary>
    [Theory]
    [InlineData("c t")]
    [InlineData("t c")]
    [InlineData("c u")]
    [InlineData("p c")]
    [InlineData("c p u t")]
    public async Task A_scanner_with_a_browsers_name_that_opens_several_moves_nobody(string order)
    {
        var (person, letter) = await LetterAsync("Scanned");
        foreach (var which in order.Split(' '))
        {
            using var answer = await SendAsync(letter.Address(which));
            Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.OK);
            await host.PassAsync(TimeSpan.FromSeconds(4));
        }
        await host.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(0, host.Road(person).Position);
        Assert.Null(host.Delivery(person, 0).ClickedAt);

        using var theirs = await SendAsync(letter.Click(0));
        await host.PassAsync(Judged);
        Assert.Equal(1, host.Road(person).Position);
        Assert.NotNull(host.Delivery(person, 0).ClickedAt);
    }

    [Theory]
    [InlineData("HEAD", null)]
    [InlineData("GET", "Sec-Purpose: prefetch;prerender")]
    [InlineData("GET", "Purpose: prefetch")]
    [InlineData("GET", "X-Purpose: preview")]
    [InlineData("GET", "X-Moz: prefetch")]
    public async Task What_is_fetched_before_anybody_asked_moves_nobody_and_counts_for_nothing(string method, string? header)
    {
        var (person, letter) = await LetterAsync("Ahead");
        using var answer = await SendAsync(letter.Click(0), method: method, header: header);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await host.PassAsync(Judged);
        Assert.Equal(0, host.Road(person).Position);
        Assert.Equal(0, Clicks(person));
        Assert.Equal(0, Times(person));
    }

    [Fact]
    public async Task A_machine_that_says_so_is_noted_and_moves_nobody()
    {
        var (person, letter) = await LetterAsync("Barracuda");
        using var answer = await SendAsync(letter.Click(0) + "?url=https://evil.example", "Barracuda Sentinel");
        Assert.Equal("https://example.com/checklist", answer.Headers.Location!.OriginalString);
        await host.PassAsync(Judged);
        Assert.Equal((0, 1), (host.Road(person).Position, Clicks(person)));
    }

    [Fact]
    public async Task However_often_it_is_followed_there_is_one_event_and_one_row()
    {
        var (person, letter) = await LetterAsync("Again");
        for (var time = 0; time < 12; time++)
        {
            using var answer = await SendAsync(letter.Click(0));
            await host.PassAsync(TimeSpan.FromSeconds(30));
        }
        Assert.Equal((1, 12), (Clicks(person), Times(person)));
        Assert.Equal(1, host.Read<long>("SELECT COUNT(*) FROM followed_link WHERE person_id = @person", new { person }));
    }

    [Theory]
    [InlineData("UPDATE person SET traits = 'no traits' WHERE id = @person")]
    [InlineData("UPDATE followed_link SET waits_as = 'no number' WHERE person_id = @person")]
    [InlineData("DELETE FROM person WHERE id = @person")]
    public async Task Whoever_follows_a_link_gets_there_whatever_is_wrong_with_our_own_rows(string damage)
    {
        var (person, letter) = await LetterAsync("Damaged");
        using (await SendAsync(letter.Click(0)))
        {
        }
        var database = (Database)host.Services.GetService(typeof(Database))!;
        var (link, page) = (letter.Click(0), letter.Address("u"));
        await database.WriteAsync(connection => connection.Execute(damage, new { person }));
        using var answer = await SendAsync(link);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        using var unsubscribe = await SendAsync(page);
        Assert.True((int)unsubscribe.StatusCode < 500);
        await database.WriteAsync(connection => connection.Execute("DELETE FROM person WHERE id = @person", new { person }));
        await host.PassAsync(Judged);
    }

    [Fact]
    public async Task The_hidden_link_is_seen_by_nobody_and_is_not_in_the_text()
    {
        var (person, letter) = await LetterAsync("Trap");
        var row = host.Delivery(person, 0);
        var links = new MessageLinks(host.Engine.Links, row.PersonId, row.Id);
        var version = host.Engine.Catalogue.FindVersion(row.VersionId!.Value)!;
        var values = new Dictionary<string, string> { ["firstName"] = "Trap" };
        var mail = Assert.IsType<RenderOutcome.Rendered>(host.Engine.Messages.Of(version, 0, 0, 0).Replay(values, links)).Message;
        var hidden = Assert.Single(new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll($"a[href='{links.Trap}']"));
        Assert.Equal(("true", "-1", ""), (hidden.ParentElement!.GetAttribute("aria-hidden"), hidden.GetAttribute("tabindex"),
            hidden.TextContent));
        Assert.Contains("display:none", hidden.ParentElement.GetAttribute("style")!, StringComparison.Ordinal);
        Assert.DoesNotContain(links.Trap!, mail.Text, StringComparison.Ordinal);
        using var answer = await SendAsync(letter.Address("t"));
        Assert.Contains("Nothing is here", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_other_letters_is_followed_as_any_other()
    {
        await host.SaveAsync(FirstWeek.File.Replace("https://example.com/checklist", "https://müller-gärten.example/öffnen?für=dich",
            StringComparison.Ordinal));
        await host.PublishDraftAsync(FirstWeek.Key);
        var person = await host.WalkerAsync("Jörg");
        using var answer = await SendAsync(new Letter(host, person).Click(0));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("https://xn--mller-grten-r8a91a.example/%C3%B6ffnen?f%C3%BCr=dich", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_trait_that_is_a_whole_address_leads_there_by_itself_and_never_by_way_of_us()
    {
        await host.SaveAsync(FirstWeek.File.Replace("[Get the checklist](https://example.com/checklist)",
            "[Get the checklist](https://example.com/checklist) or [yours]({{website}})", StringComparison.Ordinal)
            .Replace("reEntry: after-finishing", "fields:\n  website: https://example.com/ours\nreEntry: after-finishing",
            StringComparison.Ordinal));
        await host.PublishDraftAsync(FirstWeek.Key);
        var person = await host.WalkerAsync("Eve");
        var letter = new Letter(host, person);
        foreach (var index in new[] { 1, 2, 77 })
        {
            using var answer = await SendAsync(letter.Click(index));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nobodys_reading_is_noted_without_their_word()
    {
        await AskToMeasureAsync(true);
        var (silent, unasked) = await LetterAsync("Silent");
        var (open, told) = await LetterAsync("Open", measured: true);
        foreach (var letter in new[] { unasked, told })
        {
            using var picture = await SendAsync(letter.Address("o"));
            Assert.Equal("image/gif", picture.Content.Headers.ContentType!.MediaType);
            Assert.True(picture.Headers.CacheControl!.NoStore);
        }
        await host.PassAsync(Judged);
        Assert.Null(host.Delivery(silent, 0).OpenedAt);
        Assert.NotNull(host.Delivery(open, 0).OpenedAt);
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM followed_link WHERE person_id = @silent", new { silent }));
        Assert.Equal(1, host.Read<long>("SELECT COUNT(*) FROM event WHERE person_id = @open AND name = 'Email Opened'", new { open }));

        await AskToMeasureAsync(false);
        var (later, last) = await LetterAsync("Later", measured: true);
        using var again = await SendAsync(last.Address("o"));
        await host.PassAsync(Judged);
        Assert.Null(host.Delivery(later, 0).OpenedAt);
    }

    [Fact]
    public async Task They_say_so_on_the_page_where_they_choose_and_take_it_back_there()
    {
        await AskToMeasureAsync(true);
        var (person, letter) = await LetterAsync("Chooser");
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync(letter.Address("p"));
        Assert.Contains("may see when I open a letter", page.Text, StringComparison.Ordinal);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await customer.PostAsync(letter.Address("p"), ("topic", "news"), ("topic", Consent.Measuring), ("scope", "chosen"));
        Assert.True(MayMeasure(person));
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await customer.PostAsync(letter.Address("p"), ("topic", "news"), ("scope", "chosen"));
        Assert.False(MayMeasure(person));
        var story = (await host.Owner.GetAsync($"/people/{person:N}")).Text;
        Assert.Contains("Agreed to having their reading noted", story, StringComparison.Ordinal);
        Assert.DoesNotContain(Consent.Measuring, story, StringComparison.Ordinal);
        // The other topic of the page was left out, and that is an unsubscribing; this one is none.
        Assert.Equal(["questions"],
            host.All<string>("SELECT properties ->> 'topic' FROM event WHERE name = 'Unsubscribed' AND person_id = @person",
                new { person }));
        await AskToMeasureAsync(false);
        Assert.DoesNotContain("may see when", (await customer.GetAsync(letter.Address("p"))).Text, StringComparison.Ordinal);
    }

    private async Task<(Guid Person, Letter Letter)> LetterAsync(string name, bool measured = false)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync(name);
        if (measured)
            await host.Engine.People.SetConsentAsync(host.Business, person,
                new(Channel.Email, Consent.Measuring, Granted: true, "Said so", GivenBy.Themselves));
        await host.PassAsync(TimeSpan.FromMinutes(10));
        return (person, new Letter(host, person));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string agent = Chrome, string method = "GET", string? header = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (header?.Split(": ") is [var name, var value]) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task AskToMeasureAsync(bool asks)
    {
        var workspaces = (Workspaces)host.Services.GetService(typeof(Workspaces))!;
        await workspaces.ChangeAsync(host.Us, "settings.sending",
            settings => settings with { Sending = settings.Sending with { AskToMeasure = asks } });
        host.Engine.Catalogue.Refresh();
    }

    private bool MayMeasure(Guid person) =>
        host.Read<long>("SELECT granted FROM consent WHERE person_id = @person AND topic = '@measuring' ORDER BY at DESC LIMIT 1",
            new { person }) == 1;

    private long Clicks(Guid person) =>
        host.Read<long>("SELECT COUNT(*) FROM event WHERE person_id = @person AND name = 'Email Link Clicked'", new { person });

    private long Times(Guid person) => host.Read<long>("SELECT COALESCE(SUM(times), 0) FROM followed_link WHERE person_id = @person",
        new { person });

    /// <summary>The addresses of somebody's first message.</summary>
    private sealed class Letter(PagesHost host, Guid person)
    {
        public string Click(int index) => host.Link(LinkKind.Click, host.Delivery(person, 0), index);

        public string Address(string which) => which switch
        {
            "c" => Click(0),
            "t" => Click(FollowedLink.Trap),
            "u" => host.Link(LinkKind.Unsubscribe, host.Delivery(person, 0)),
            "p" => host.Link(LinkKind.Preferences, host.Delivery(person, 0)),
            _ => host.Link(LinkKind.Open, host.Delivery(person, 0)),
        };
    }
}
