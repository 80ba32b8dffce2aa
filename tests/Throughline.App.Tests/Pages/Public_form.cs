using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>The page of a form speaks to the customer: of what they get, in the owner's words where there are some, and of what comes
/// next.</summary>
public sealed class Public_form(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Road = """
        journey: {0}
        name: A road that only we name
        persona: busy-owner
        pain: Every evening ends at the desk
        result:
          gets: A week without overtime.
          feels: Rested
        entryPoints:
          - key: door
            form: {0}
        {1}
        steps:
          - key: reel
            stage: know-like-trust
            title: They see a reel
            standing:
              what: A reel
        {2}
        """;

    private const string Page = """
            consent: Write to me about quiet weeks.
            page:
              heading: Five steps to a quiet week
              text: |
                One page.

                Ten minutes.
              picture: https://pictures.example:8443/list.jpg
              shows: The list on a table
              button: Send me the list
              thanks: Thank you. The list is coming.
        """;

    private const string ServiceMail =
        "  - { key: mail, stage: engage, title: I get it, message: { subject: Here, body: Here it is., purpose: service } }";
    private const string MarketingMail = "  - { key: mail, stage: engage, title: I get it, message: { subject: Here, body: Here it is. } }";
    private const string Task = "  - { key: task, stage: engage, title: I am rung, assignment: { title: Ring them } }";
    private const string Waiting = "  - { key: waits, stage: engage, title: I buy, done: { event: Order Completed } }";
    private const string TheForm =
        "  - { key: form, stage: engage, title: I fill it in, done: { event: Form Submitted, where: form = past-the-form } }\n";

    [Fact]
    public async Task Without_words_of_its_own_it_is_about_what_the_road_leads_to_and_never_about_a_step()
    {
        var page = await OpenAsync("plain-form", "", ServiceMail);
        Assert.Equal("A week without overtime", page.Document.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("They see a reel", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A road that only we name", page.Text, StringComparison.Ordinal);
        Assert.Equal("Send", page.Document.QuerySelector("button")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("img"));
    }

    [Fact]
    public async Task It_is_about_what_the_road_sells_where_the_book_names_it()
    {
        var saved = await host.Services.GetRequiredService<Books>()
            .SaveAsync(host.Us, new Offer("", "The quiet week", OfferKind.Flagship, null, []));
        var page = await OpenAsync("offered", "", ServiceMail, $"offer: {saved.Key}\n");
        Assert.Equal("The quiet week", page.Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_owners_words_picture_and_question_stand_on_it_and_the_picture_may_come_from_its_own_address_alone()
    {
        var page = await OpenAsync("written", Page, MarketingMail);
        Assert.Equal("Five steps to a quiet week", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(["One page.", "Ten minutes."], page.Document.QuerySelectorAll(".lines").Select(line => line.TextContent));
        Assert.Equal("Write to me about quiet weeks.", page.Document.QuerySelector(".choice span")!.TextContent);
        Assert.Equal("Send me the list", page.Document.QuerySelector("button")!.TextContent);
        var picture = page.Document.QuerySelector("img")!;
        Assert.Equal(("https://pictures.example:8443/list.jpg", "The list on a table"),
            (picture.GetAttribute("src"), picture.GetAttribute("alt")));
        Assert.EndsWith("; img-src https://pictures.example:8443", Policy(page), StringComparison.Ordinal);
        Assert.Contains("style-src 'sha256-", Policy(page), StringComparison.Ordinal);

        var thanks = await SendAsync(page, "own-words@example.org", agreed: true);
        Assert.Contains("The list is coming.", thanks.Text, StringComparison.Ordinal);
        var said = host.Read<string>("SELECT wording FROM consent c JOIN person p ON p.id = c.person_id WHERE p.email = "
            + "'own-words@example.org'");
        Assert.Equal("Write to me about quiet weeks.", said);
    }

    [Theory]
    [InlineData("service-first", ServiceMail, false, "A mail to you comes next.")]
    [InlineData("marketing-agreed", MarketingMail, true, "it asks whether it is yours")]
    [InlineData("marketing-not", MarketingMail, false, null)]
    [InlineData("task-first", Task, false, "has it now, and gets in touch with you")]
    [InlineData("waits-first", Waiting, true, null)]
    [InlineData("past-the-form", TheForm + ServiceMail, false, "A mail to you comes next.")]
    public async Task The_thanks_promise_what_comes_and_nothing_else(string form, string steps, bool agreed, string? promised)
    {
        var thanks = await SendAsync(await OpenAsync(form, "", steps), $"{form}@example.org", agreed);
        var sentences = thanks.Document.QuerySelectorAll(".sheet p").Select(sentence => sentence.TextContent).ToList();
        Assert.Equal("It has arrived.", sentences[0]);
        Assert.Equal(promised is null ? 1 : 2, sentences.Count);
        if (promised is not null) Assert.Contains(promised, sentences[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://pictures.example/list.jpg")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("https://a.example; script-src *")]
    public void A_picture_that_is_no_protected_address_keeps_the_road_from_being_published(string address)
    {
        var file = Written("refused", Page.Replace("https://pictures.example:8443/list.jpg", $"\"{address}\"", StringComparison.Ordinal),
            ServiceMail);
        Assert.Equal(["TL1510"], JourneyFile.Compile(file).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task Nothing_that_the_owner_writes_becomes_part_of_the_page()
    {
        var page = await OpenAsync("scripted",
            Page.Replace("Five steps to a quiet week", "\"<script>alert(1)</script>\"", StringComparison.Ordinal), ServiceMail);
        Assert.Equal("<script>alert(1)</script>", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("script"));
    }

    private async Task<Visit> OpenAsync(string form, string page, string steps, string more = "")
    {
        await host.SaveAsync(more + Written(form, page, steps));
        Assert.NotNull(await host.PublishDraftAsync(form));
        var customer = host.NewVisitor();
        return await customer.GetAsync($"/f/{host.Business:N}/{form}");
    }

    private async Task<Visit> SendAsync(Visit page, string email, bool agreed)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        using var customer = host.NewVisitor();
        var fields = new Dictionary<string, string> { ["email"] = email };
        if (agreed) fields["consent"] = "yes";
        await host.PassAsync(TimeSpan.FromSeconds(5)); // in which they read and type
        return await customer.SubmitAsync(page, "form", fields);
    }

    private static string Policy(Visit page) => Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));

    private static string Written(string form, string page, string steps) =>
        Road.Replace("{0}", form, StringComparison.Ordinal).Replace("{1}", page, StringComparison.Ordinal)
            .Replace("{2}", steps, StringComparison.Ordinal);
}
