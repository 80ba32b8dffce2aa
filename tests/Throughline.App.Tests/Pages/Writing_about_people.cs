using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Tests.Pages;

/// <summary>Notes, tags and letters by hand on the page of one person, as a team uses them.</summary>
public sealed class Writing_about_people(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task A_note_is_kept_changed_taken_out_and_put_back()
    {
        await host.PublishAsync();
        var path = $"/people/{await host.WalkerAsync("Nora"):N}";
        var page = await SubmitAsync(
            await host.Owner.GetAsync(path), "form[action$='/notes']", ("words", "Likes <b>roses</b>\nand mornings"));
        Assert.Equal("Likes <b>roses</b>\nand mornings", page.Document.QuerySelector("#story .said")!.TextContent);
        var change = await host.Owner.GetAsync(page.Document.QuerySelector("#story a[href*='/notes/']")!.GetAttribute("href")!);
        page = await SubmitAsync(change, "form[action*='/notes/']", ("words", "Likes tulips"));
        Assert.Contains("changed it since", page.Document.GetElementById("story")!.TextContent, StringComparison.Ordinal);
        page = await SubmitAsync(page, "#story form[action$='/remove']");
        Assert.Null(page.Document.QuerySelector("#story .said"));
        page = await SubmitAsync(page, ".toast form");
        Assert.Equal("Likes tulips", page.Document.QuerySelector("#story .said")!.TextContent);
    }

    [Theory]
    [InlineData(" \n ", "The note was empty")]
    [InlineData(null, "at most 5000 characters")]
    public async Task A_note_without_words_or_with_too_many_is_not_kept_and_that_is_said(string? words, string said)
    {
        await host.PublishAsync();
        var path = $"/people/{await host.WalkerAsync("Nils"):N}";
        var page = await SubmitAsync(await host.Owner.GetAsync(path), "form[action$='/notes']", ("words", words ?? new string('x', 5_001)));
        Assert.Contains(said, page.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#story .said"));
    }

    [Fact]
    public async Task A_colleague_who_is_named_finds_it_on_my_day_until_they_have_seen_it()
    {
        await host.PublishAsync();
        var books = host.Services.GetRequiredService<Books>();
        await books.SaveAsync(host.Us, new TeamMember("tom", "Tom Abel", null, null, null, null));
        var tom = await host.ColleagueAsync("Tom Abel", Role.Helper, teamKey: "tom");
        var path = $"/people/{await host.WalkerAsync("Mona"):N}";
        await SubmitAsync(await host.Owner.GetAsync(path), "form[action$='/notes']", ("words", "@Tom, ring her <today>"));
        var day = await tom.GetAsync("/my-day");
        Assert.Contains("@Tom, ring her <today>", day.Document.QuerySelector(".said")!.TextContent, StringComparison.Ordinal);
        Assert.Null(day.Document.QuerySelector($"main a[href='{path}']")); // she is not one of his own people
        Assert.DoesNotContain("ring her", (await host.Owner.GetAsync("/my-day")).Text, StringComparison.Ordinal);
        day = await tom.SubmitAsync(day, "form[action$='/seen']", Nothing);
        Assert.DoesNotContain("ring her", day.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_are_given_offered_and_taken_off()
    {
        await host.PublishAsync();
        var (tina, other) = ($"/people/{await host.WalkerAsync("Tina"):N}", $"/people/{await host.WalkerAsync("Theo"):N}");
        var page = await SubmitAsync(await host.Owner.GetAsync(tina), "form[action$='/tags']", ("tag", " Met  at the Fair "));
        Assert.Equal("Met at the Fair", page.Document.QuerySelector(".tag")!.TextContent.Trim());
        page = await host.Owner.GetAsync(other);
        Assert.Contains(page.Document.QuerySelectorAll("#tag-names option"), option => option.GetAttribute("value") == "Met at the Fair");
        page = await SubmitAsync(page, "form[action$='/tags']", ("tag", "met at the fair"));
        Assert.Equal("Met at the Fair", page.Document.QuerySelector(".tag")!.TextContent.Trim());
        page = await SubmitAsync(page, "form[action$='/tags/remove']");
        Assert.Null(page.Document.QuerySelector(".tag"));
        page = await SubmitAsync(page, "form[action$='/tags']", ("tag", new string('x', 41)));
        Assert.Contains("at most 40 characters", page.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_looked_at_sent_and_taken_back()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Lena");
        var write = await host.Owner.GetAsync($"/people/{person:N}/write");
        var refused = await SubmitAsync(write, "form", ("Form.Subject", ""), ("Form.Words", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.Errors.Count());
        var looked = await SubmitAsync(
            write, "form", ("Form.Subject", "Your {{bed}}"), ("Form.Words", "It is ready."), ("Form.Act", "look"));
        Assert.Equal("Your {{bed}}", looked.Document.QuerySelector(".letter-head")!.TextContent);
        Assert.Contains("It is ready.", looked.Document.QuerySelector(".letter-text")!.TextContent, StringComparison.Ordinal);
        var sent = await SubmitAsync(looked, "form", ("Form.Act", "send"));
        Assert.Contains("half a minute", sent.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        var back = await SubmitAsync(sent, ".toast form");
        Assert.Contains("It is not sent", back.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("Whoever wrote it took it back", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
        write = await host.Owner.GetAsync($"/people/{person:N}/write");
        await SubmitAsync(write, "form", ("Form.Subject", "Once more"), ("Form.Words", "Now."));
        await host.PassAsync(TimeSpan.FromMinutes(1));
        var row = host.All<Guid>("SELECT id FROM delivery WHERE person_id = @person AND origin = 4 AND state = 2", new { person });
        var shown = await host.Owner.GetAsync($"/outbox/{person:N}/{Assert.Single(row):N}");
        Assert.Contains("Once more", shown.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You wrote it by hand", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "They have not agreed to such mail, so it cannot be sent.")]
    [InlineData(true, "They said no to such mail, so it cannot be sent.")]
    public async Task News_to_somebody_who_does_not_want_it_is_refused_before_it_is_queued(bool saidNo, string why)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync(saidNo ? "Nell" : "Otto", agreed: false);
        var no = new ConsentChange(Throughline.People.Channel.Email, "*", Granted: false, "By phone", Throughline.People.GivenBy.Team);
        if (saidNo) await host.Engine.People.SetConsentAsync(host.Business, person, no);
        var write = await host.Owner.GetAsync($"/people/{person:N}/write");
        var page = await SubmitAsync(write, "form", ("Form.Subject", "News"), ("Form.Words", "We have beds."), ("Form.Kind", "news"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(why, page.Document.QuerySelector("[data-first-error]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM delivery WHERE person_id = @person AND origin = 4", new { person }));
    }

    [Fact]
    public async Task Who_somebody_is_is_put_right_and_an_address_of_another_is_refused_with_their_name()
    {
        await host.PublishAsync();
        var (ella, paul) = (await host.WalkerAsync("Ela"), await host.WalkerAsync("Paul"));
        var known = await host.Owner.GetAsync($"/people/{ella:N}/known");
        var page = await SubmitAsync(known, "form", ("who-FirstName", "Ella"), ("who-Phone", "not a number"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Ella", page.Document.QuerySelector("[name='who-FirstName']")!.GetAttribute("value"));
        Assert.Contains(page.Errors, error => error.Contains("not a phone number", StringComparison.Ordinal));
        var pauls = host.Read<string>("SELECT email FROM person WHERE id = @paul", new { paul })!;
        page = await SubmitAsync(known, "form", ("who-FirstName", "Ella"), ("who-Email", pauls));
        Assert.Contains("That is Paul’s already", page.Text, StringComparison.Ordinal);
        page = await SubmitAsync(known, "form", ("who-FirstName", "Ella"), ("who-Language", "fr"));
        Assert.Equal("Ella", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(("Ella", "fr"), (host.Read<string>("SELECT first_name FROM person WHERE id = @ella", new { ella }),
            host.Read<string>("SELECT language FROM person WHERE id = @ella", new { ella })));
        page = await SubmitAsync(await host.Owner.GetAsync($"/people/{ella:N}/known"), "form", ("who-Zone", "Mars/Olympus"));
        Assert.Contains(page.Errors, error => error.Contains("choose one from the list", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_written_to_who_must_not_be()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Sven");
        await host.Engine.People.SuppressAsync(host.Business, person, Throughline.People.Channel.Email, "He asked for it.");
        Assert.Null((await host.Owner.GetAsync($"/people/{person:N}")).Document.QuerySelector("a[href$='/write']"));
        var page = await host.Owner.GetAsync($"/people/{person:N}/write");
        Assert.Contains("He asked for it.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_part_of_a_page_that_comes_anew_by_itself_takes_no_word_away_from_the_page()
    {
        await host.PublishAsync();
        var path = $"/people/{await host.WalkerAsync("Olaf"):N}";
        const string Token = "__RequestVerificationToken";
        var token = (await host.Owner.GetAsync(path)).Document.QuerySelector($"[name={Token}]")!.GetAttribute("value")!;
        using var part = new HttpRequestMessage(HttpMethod.Post, $"{path}/tags")
        {
            Content = new FormUrlEncodedContent([new("tag", "VIP"), new(Token, token)]),
        };
        part.Headers.Add("HX-Request", "true"); // and so has the page that it leads to
        Assert.Null((await host.Owner.SendAsync(part)).Document.QuerySelector(".toast"));
        var whole = await host.Owner.GetAsync(path);
        Assert.Contains("Tagged “VIP”.", whole.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await host.Owner.GetAsync(path)).Document.QuerySelector(".toast"));
    }

    private Task<Visit> SubmitAsync(Visit page, string form, params (string Name, string Value)[] fields) =>
        host.Owner.SubmitAsync(page, form, fields.ToDictionary(field => field.Name, field => field.Value));
}
