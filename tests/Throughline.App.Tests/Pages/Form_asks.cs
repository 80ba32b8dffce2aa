using System.Net;
using AngleSharp;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Channels.Rendering;
using Visit = Throughline.App.Tests.Shell.Visit;

namespace Throughline.App.Tests.Pages;

/// <summary>What a form asks is known of whoever fills it in; it comes on one page or one by one, in frames of named sites alone.</summary>
public sealed class Form_asks(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Road = """
        journey: {0}
        name: Gardens
        persona: busy-owner
        pain: It grows over
        language: {1}
        result: { gets: A garden to sit in, feels: Calm }
        entryPoints:
          - key: visit
            form: {0}
            page:
              asked: {2}
              asks:
                - { key: firstName }
                - { key: garden, ask: Where is your garden?, needed: yes }
                - { key: size, ask: How big is it?, as: choice, choices: [A balcony, A lawn] }
                - { key: email }
                - { key: worries, ask: What grows over?, as: several, choices: [Hedge, Lawn, Pond] }
                - { key: dog, ask: There is a dog, as: tick }
        steps:
          - key: mail
            stage: engage
            title: I hear from them
            message: { subject: "To {{garden}}", body: "{{size | It}}.", purpose: service }
        """;

    [Fact]
    public async Task Answers_are_known_of_the_person_and_stand_in_the_letter()
    {
        using var customer = host.NewVisitor();
        var page = await OpenAsync("asks", customer);
        Assert.Equal(["firstName", "garden", "size", "email", "worries", "dog"], page.Document.QuerySelectorAll(
            ".field input, fieldset input:first-of-type, .boxes input:not([name^=consent])")
            .Select(box => box.GetAttribute("name")).Distinct());
        await host.PassAsync(TimeSpan.FromSeconds(5));
        var thanks = await customer.PostAsync(page.Path, [.. Hidden(page), ("firstName", "Ana"), ("garden", " Kew Green "),
            ("size", "A lawn"), ("email", "ana@asks.example"), ("worries", "Pond"), ("worries", "Hedge"), ("dog", "yes")]);
        Assert.Equal(HttpStatusCode.OK, thanks.Status);
        await host.StillAsync();
        var traits = host.Read<string>("SELECT traits FROM person WHERE email = 'ana@asks.example'");
        Assert.Contains("\"garden\":\"Kew Green\"", traits, StringComparison.Ordinal);
        Assert.Contains("\"worries\":\"Hedge, Pond\"", traits, StringComparison.Ordinal);
        Assert.Contains("\"dog\":\"yes\"", traits, StringComparison.Ordinal);
        var person = host.Read<Guid>("SELECT id FROM person WHERE email = 'ana@asks.example'");
        Assert.Equal("To Kew Green", host.Delivery(person, 0).Subject);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_question_and_nothing_that_was_typed_is_lost()
    {
        using var customer = host.NewVisitor();
        var page = await OpenAsync("wrong", customer);
        await host.PassAsync(TimeSpan.FromSeconds(5));
        var again = await customer.PostAsync(page.Path, [.. Hidden(page), ("firstName", "<b>Ana</b>"), ("size", "A castle"),
            ("email", "nobody"), ("worries", "Pond")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Please answer this one.", again.Document.GetElementById("garden-why")!.TextContent);
        Assert.Equal("Choose one of the answers.", again.Document.GetElementById("size-why")!.TextContent);
        Assert.StartsWith("Write your e-mail address", again.Document.GetElementById("email-why")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("garden-why", again.Document.GetElementById("garden")!.GetAttribute("aria-describedby"));
        Assert.Equal("<b>Ana</b>", again.Document.GetElementById("firstName")!.GetAttribute("value"));
        Assert.NotNull(again.Document.QuerySelector("input[name=worries][value=Pond][checked]"));
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM person WHERE email = 'nobody'"));
    }

    [Fact]
    public async Task One_by_one_each_question_has_its_page_and_back_loses_nothing()
    {
        using var customer = host.NewVisitor();
        var page = await OpenAsync("one-by-one", customer, asked: "one-by-one");
        Assert.Equal("1 of 6", page.Document.QuerySelector(".progress span")!.TextContent);
        Assert.Null(page.Document.QuerySelector("[name=consent]"));
        page = await TurnAsync(customer, page, ("firstName", "Ida"));
        page = await TurnAsync(customer, page, ("garden", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("2 of 6", page.Document.QuerySelector(".progress span")!.TextContent);
        page = await TurnAsync(customer, page, ("garden", "Kew"));
        page = await TurnAsync(customer, page, ("_go", "back"));
        Assert.Equal("Kew", page.Document.GetElementById("garden")!.GetAttribute("value"));
        page = await TurnAsync(customer, page, ("garden", "Kew"));
        page = await TurnAsync(customer, page, ("size", "A balcony"));
        page = await TurnAsync(customer, page, ("email", "ida@one.example"));
        page = await TurnAsync(customer, page, ("worries", "Lawn"));
        Assert.Equal("6 of 6", page.Document.QuerySelector(".progress span")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("[name=consent]"));
        await host.PassAsync(TimeSpan.FromSeconds(5));
        page = await TurnAsync(customer, page, ("dog", "yes"), ("consent", "yes"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("It has arrived.", page.Text, StringComparison.Ordinal);
        await host.StillAsync();
        Assert.Contains("\"size\":\"A balcony\"", host.Read<string>("SELECT traits FROM person WHERE email = 'ida@one.example'"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_a_page_out_of_it_meets_it_again_at_the_end()
    {
        using var customer = host.NewVisitor();
        var page = await OpenAsync("left-out", customer, asked: "one-by-one");
        await host.PassAsync(TimeSpan.FromSeconds(5));
        page = await customer.PostAsync(page.Path, [.. Hidden(page).Where(field => field.Name != "_at"), ("_at", "5"),
            ("email", "x@left.example")]);
        Assert.Equal("2 of 6", page.Document.QuerySelector(".progress span")!.TextContent);
        Assert.Equal("Please answer this one.", page.Document.GetElementById("garden-why")!.TextContent);
        Assert.Equal("x@left.example", page.Document.QuerySelector("[name=email]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_program_that_is_quicker_than_a_hand_works_or_waits_and_is_kept_once()
    {
        using var customer = host.NewVisitor();
        var page = await OpenAsync("quick", customer);
        (string, string)[] typed = [("garden", "Kew & \"Green\""), ("email", "quick@asks.example")];
        var asked = await customer.PostAsync(page.Path, [.. Hidden(page), .. typed]);
        Assert.Equal("Is it you?", asked.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("script-src 'self'", Policy(asked), StringComparison.Ordinal);
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM person WHERE email = 'quick@asks.example'"));

        var tooEarly = await customer.PostAsync(page.Path, [.. Hidden(asked)]);
        Assert.Equal("Is it you?", tooEarly.Document.QuerySelector("h1")!.TextContent);
        var others = await customer.PostAsync(page.Path,
            [.. Hidden(asked).Where(field => field.Name != "garden"), ("garden", "Elsewhere")]);
        Assert.Equal("Is it you?", others.Document.QuerySelector("h1")!.TextContent);

        await host.PassAsync(TimeSpan.FromSeconds(11));
        var thanks = await customer.PostAsync(page.Path, [.. Hidden(tooEarly)]);
        Assert.Contains("It has arrived.", thanks.Text, StringComparison.Ordinal);
        await host.StillAsync();
        Assert.Equal(1, host.Read<int>("SELECT COUNT(*) FROM person WHERE email = 'quick@asks.example'"));
    }

    [Fact]
    public async Task Whoever_came_by_the_owners_own_page_read_its_words_also_where_they_were_asked_once_more()
    {
        using var customer = host.NewVisitor().With("X-Forwarded-For", "203.0.113.77");
        var address = (await OpenAsync("crowd", customer)).Path;
        var asked = default(Visit);
        for (var n = 0; asked is null || n <= Public.FormChecks.Unasked; n++)
            asked = await customer.PostAsync(address, ("email", $"crowd{n}@asks.example"), ("consent", "yes"));
        Assert.Equal("Is it you?", asked.Document.QuerySelector("h1")!.TextContent);
        await host.PassAsync(TimeSpan.FromSeconds(11));
        var thanks = await customer.PostAsync(address, [.. Hidden(asked)]);
        Assert.Contains("It has arrived.", thanks.Text, StringComparison.Ordinal);
        await host.StillAsync();
        var last = $"crowd{Public.FormChecks.Unasked}@asks.example";
        Assert.Equal("The words beside the box stand in your own page.", host.Read<string>(
            "SELECT wording FROM consent c JOIN person p ON p.id = c.person_id WHERE p.email = @last", new { last }));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("123456789012345678901")]
    public void A_nonce_that_nobody_worked_for_is_none(string nonce) => Assert.False(Public.FormChecks.IsFound("challenge", nonce));

    [Fact]
    public void A_nonce_is_found_by_work()
    {
        var nonce = Enumerable.Range(0, 4_000_000).First(n => Public.FormChecks.IsFound("challenge", $"{n}"));
        Assert.True(nonce > 100);
        Assert.False(Public.FormChecks.IsFound("another", $"{nonce}"));
    }

    [Fact]
    public async Task A_letters_link_fills_in_who_they_are_and_nobody_elses_link_does()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Lena", "Long", business: null, agreed: true);
        var delivery = host.Delivery(person, 0);
        using var customer = host.NewVisitor();
        var page = await OpenAsync("known", customer);
        var token = host.Engine.Links.Token(LinkKind.Visitor, person, delivery.Id);
        var known = await customer.GetAsync($"{page.Path}?t={token}");
        Assert.Equal("Lena", known.Document.GetElementById("firstName")!.GetAttribute("value"));
        string[] others = ["", token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), host.Engine.Links.Token(LinkKind.Click, person, delivery.Id)];
        foreach (var other in others)
        {
            var unknown = await customer.GetAsync($"{page.Path}?t={other}");
            Assert.Equal("", unknown.Document.GetElementById("firstName")!.GetAttribute("value") ?? "");
        }
    }

    [Fact]
    public async Task It_stands_in_frames_of_the_sites_that_the_owner_named_and_in_no_other()
    {
        using var customer = host.NewVisitor();
        await host.PublishAsync();
        var page = await OpenAsync("framed", customer);
        Assert.Contains("frame-ancestors 'none'", Policy(page), StringComparison.Ordinal);
        var form = await BuilderAsync("framed");
        var builder = await host.Owner.GetAsync(form);
        var wrong = await host.Owner.SubmitAsync(builder, "form[action$='/sites']",
            new Dictionary<string, string> { ["sites"] = "www.shop.example; script-src *" });
        Assert.Contains("not the address of a website", wrong.Text, StringComparison.Ordinal);
        var saved = await host.Owner.SubmitAsync(builder, "form[action$='/sites']",
            new Dictionary<string, string> { ["sites"] = "https://www.shop.example/contact\nwww.shop.example\nhttp://localhost:8080" });
        Assert.Contains("These websites may show your forms", saved.Text, StringComparison.Ordinal);
        var framed = await customer.GetAsync(page.Path + "?in=1");
        Assert.Contains("frame-ancestors https://www.shop.example http://localhost:8080", Policy(framed), StringComparison.Ordinal);
        Assert.Null(framed.Document.QuerySelector("header, footer"));
        Assert.EndsWith("?in=1", framed.Document.QuerySelector("form")!.GetAttribute("action"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Policy(await customer.GetAsync(host.Link(LinkKind.Preferences,
            host.Delivery(await host.WalkerAsync("Fritz", "Frame", business: null, agreed: true), 0)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_form_for_their_own_page_sends_what_ours_does()
    {
        using var customer = host.NewVisitor();
        await OpenAsync("plain", customer);
        var builder = await host.Owner.GetAsync(await BuilderAsync("plain"));
        var code = builder.Document.GetElementById("form-plain-code")!.TextContent;
        var own = await BrowsingContext.New().OpenAsync(answer => answer.Content(code));
        Assert.Equal(["firstName", "garden", "size", "email", "worries", "dog", "consent", "_website"],
            own.QuerySelectorAll("[name]").Select(box => box.GetAttribute("name")).Distinct());
        var action = new Uri(own.QuerySelector("form")!.GetAttribute("action")!).AbsolutePath;
        var thanks = await customer.PostAsync(action,
            ("email", "plain@asks.example"), ("garden", "Kew"), ("worries", "Pond"), ("worries", "Lawn"));
        Assert.Contains("It has arrived.", thanks.Text, StringComparison.Ordinal);
        await host.StillAsync();
        Assert.Contains("Lawn, Pond", host.Read<string>("SELECT traits FROM person WHERE email = 'plain@asks.example'"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Ihr Vorname", "Vielen Dank")]
    [InlineData("fr", "Votre prénom", "Merci")]
    [InlineData("nl", "Uw voornaam", "Dank u wel")]
    public async Task It_speaks_the_language_of_its_road(string language, string question, string thanks)
    {
        using var customer = host.NewVisitor();
        var page = await OpenAsync($"in-{language}", customer, language: language);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith(question, page.Document.QuerySelector("label[for=firstName]")!.TextContent, StringComparison.Ordinal);
        await host.PassAsync(TimeSpan.FromSeconds(5));
        var sent = await customer.PostAsync(page.Path,
            [.. Hidden(page), ("garden", "Kew"), ("email", $"{language}@asks.example"), ("consent", "yes")]);
        Assert.Equal(thanks, sent.Document.QuerySelector("h1")!.TextContent);
        var wording = host.Read<string>("SELECT wording FROM consent c JOIN person p ON p.id = c.person_id WHERE p.email = @email",
            new { email = $"{language}@asks.example" });
        Assert.Equal(page.Document.QuerySelector(".boxes input[name=consent] + span")!.TextContent, wording);
    }

    [Fact]
    public async Task A_draft_is_seen_before_it_is_published_and_only_by_the_business()
    {
        await host.SaveAsync(Written("preview", "en", "together"));
        var form = await BuilderAsync("preview");
        var shown = await host.Owner.GetAsync($"{form}/page");
        Assert.Contains("Where is your garden?", shown.Text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", Policy(shown), StringComparison.Ordinal);
        Assert.Contains("It has arrived.", (await host.Owner.GetAsync($"{form}/page?sent=1")).Text, StringComparison.Ordinal);
        using var stranger = host.NewVisitor();
        Assert.DoesNotContain("Where is your garden?", (await stranger.GetAsync($"{form}/page")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/f/{host.Business:N}/preview")).Status);
    }

    private async Task<string> BuilderAsync(string journey)
    {
        var ways = await host.Owner.GetAsync($"/journeys/{journey}/ways");
        return ways.Document.QuerySelector("#way-1 a[href$='/form']")!.GetAttribute("href")!;
    }

    private async Task<Visit> OpenAsync(string form, Visitor customer, string language = "en", string asked = "together")
    {
        await host.SaveAsync(Written(form, language, asked));
        Assert.NotNull(await host.PublishDraftAsync(form));
        return await customer.GetAsync($"/f/{host.Business:N}/{form}");
    }

    private static string Written(string form, string language, string asked) =>
        Road.Replace("{0}", form, StringComparison.Ordinal).Replace("{1}", language, StringComparison.Ordinal)
            .Replace("{2}", asked, StringComparison.Ordinal);

    private static async Task<Visit> TurnAsync(Visitor customer, Visit page, params (string Name, string Value)[] typed) =>
        await customer.PostAsync(page.Path.Split('?')[0], [.. Hidden(page), .. typed]);

    private static IEnumerable<(string Name, string Value)> Hidden(Visit page) =>
        page.Document.QuerySelectorAll("form input[type=hidden]")
            .Select(box => (box.GetAttribute("name")!, box.GetAttribute("value") ?? ""));

    private static string Policy(Visit page) => Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));
}
