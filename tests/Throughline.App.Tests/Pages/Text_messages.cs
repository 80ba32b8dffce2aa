using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Pages;

/// <summary>Text messages where they are written, kept, and said no to.</summary>
public sealed class Text_messages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Words = "Hello {{firstName}}, your seat is kept.";

    // ---- written ----

    [Fact]
    public async Task Every_message_says_how_it_goes_out()
    {
        var draft = await DraftVisitor.BeginAsync(host, "ways-out", change: WithReminder);
        await draft.SendAsync($"steps/{draft.Step(3)}/kind/message");
        await draft.SendAsync($"steps/{draft.Step(3)}/wordings/split");
        foreach (var (step, message) in (IEnumerable<(int, string)>)[(0, "message"), (0, $"nudges[#{draft.Document.Ids($"steps[#{draft.Step(0)}].nudges")[0]}].message"), (1, "survey.message"), .. draft.Document.Ids($"steps[#{draft.Step(3)}].variants").Select(id => (3, $"variants[#{id}].message"))])
        {
            var box = (await draft.PanelAsync(step)).Document.QuerySelector($"select[data-path='steps[#{draft.Step(step)}].{message}.channel']")!;
            Assert.Equal(["E-mail", "Text message (SMS)"], box.QuerySelectorAll("option").Select(option => option.TextContent));
            Assert.Empty(box.QuerySelectorAll("option[selected]")); // so the first one is
        }
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.channel", "email");
        var said = (await draft.PanelAsync(0)).Document.QuerySelector($"select[data-path='steps[#{draft.Step(0)}].message.channel']")!;
        Assert.Equal(["email", "sms"], said.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        Assert.Equal("email", said.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_message_is_written_without_a_subject_and_shown_as_one()
    {
        var draft = await DraftVisitor.BeginAsync(host, "written", change: Texted);
        var panel = await draft.PanelAsync(0);
        Assert.Null(panel.Document.QuerySelector("[data-part=subject], [data-part=preheader], .letter iframe, [data-seen], [data-mark]"));
        Assert.Equal("Hello Ana, your seat is kept.", panel.Document.QuerySelector("[data-letter-text]")!.TextContent);
        Assert.Equal("29 characters, one part.", panel.Document.QuerySelector("[data-text-size]")!.TextContent);
        Assert.Contains("text message, and Throughline cannot send those yet", panel.Document.GetElementById($"d-steps-{draft.Step(0)}-message-channel-problem")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("They click a link", panel.Document.GetElementById($"d-steps-{draft.Step(0)}-done-event")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_for_an_e_mail_stays_through_a_text_message_and_back()
    {
        var draft = await DraftVisitor.BeginAsync(host, "back-and-forth");
        var path = $"steps[#{draft.Step(0)}].message";
        await draft.SetAsync($"{path}.channel", "sms");
        var asText = await draft.PanelAsync(0);
        Assert.Equal("Welcome, {{firstName}}", asText.Document.QuerySelector($"details:not([open]) [data-path='{path}.subject']")!.GetAttribute("value"));
        await draft.SetAsync($"{path}.channel", null);
        var asMail = await draft.PanelAsync(0);
        Assert.Equal("Welcome, {{firstName}}", asMail.Document.QuerySelector($"[data-path='{path}.subject']")!.GetAttribute("value"));
        Assert.Null(asMail.Document.QuerySelector($"details [data-path='{path}.subject'], [data-letter-text]"));
    }

    [Fact]
    public async Task It_is_shown_and_measured_as_it_is_being_written()
    {
        var draft = await DraftVisitor.BeginAsync(host, "measured", change: Texted);
        var letter = $"steps/{draft.Step(0)}/letter";
        var plain = (await draft.SendAsync(letter, Written("Hello **{{firstName}}**, <b>come</b>", "nobody"))).Json;
        Assert.Equal(("Hello there, <b>come</b>", "24 characters, one part."), (plain["text"]!.ToString(), plain["size"]!.ToString()));
        Assert.Null(plain["html"]);
        var longer = (await draft.SendAsync(letter, Written(new string('a', 161), null))).Json["size"]!.ToString();
        Assert.Equal("161 characters, 2 parts, each paid for.", longer);
        var other = (await draft.SendAsync(letter, Written("We’ll ring", null))).Json["size"]!.ToString();
        Assert.Equal("10 characters, one part. The sign ’ makes every part shorter: 70 characters instead of 160.", other);
        var empty = (await draft.SendAsync(letter, Written(" ", null))).Json;
        Assert.Equal(("", "", null), (empty["text"]!.ToString(), empty["size"]!.ToString(), empty["said"]));
        Assert.Contains("fristName", (await draft.SendAsync(letter, Written("{{fristName}}", null))).Json["said"]!.ToString(), StringComparison.Ordinal);
        Assert.Matches("^Tell us: http://[^ ]+/s/[A-Za-z0-9_-]{64}$", (await draft.SendAsync(letter, Written("Tell us: {{surveyLink}}", null))).Json["text"]!.ToString()); // as long as it will be
    }

    [Fact]
    public async Task No_test_of_it_goes_out_and_that_is_said()
    {
        var draft = await DraftVisitor.BeginAsync(host, "no-test", change: Texted);
        var before = host.Read<int>("SELECT COUNT(*) FROM test_message");
        var answer = (await draft.SendAsync($"steps/{draft.Step(0)}/test", Written(Words, null))).Json;
        Assert.False(answer["sent"]!.GetValue<bool>());
        Assert.Contains("Text messages cannot be sent yet", answer["said"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, host.Read<int>("SELECT COUNT(*) FROM test_message"));
    }

    [Fact]
    public async Task The_map_and_the_outline_call_it_by_its_name()
    {
        await DraftVisitor.BeginAsync(host, "named", change: Texted);
        var said = (await host.Owner.GetAsync("/journeys/named/map")).Document.QuerySelector(".map-says")!;
        Assert.Equal("Text message", said.QuerySelector("b")!.TextContent);
        Assert.Contains("your seat is kept", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("Text message", (await host.Owner.GetAsync("/journeys/named/outline")).Document.QuerySelector("[data-row]")!.OuterHtml, StringComparison.Ordinal);
    }

    // ---- kept ----

    [Fact]
    public async Task It_is_kept_in_the_outbox_as_text_and_says_that_it_went_to_nobody()
    {
        var person = await ReaderAsync("kept");
        var row = host.Delivery(person, 0);
        var page = await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}");
        Assert.Equal("I get the checklist I asked for", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("Hello Nora, your seat is kept.", page.Document.QuerySelector(".text-bubble")!.TextContent);
        Assert.Contains("Those cannot be sent yet, so it went to nobody.", page.Text, StringComparison.Ordinal);
        Assert.Contains(PhoneOf("kept"), page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("iframe"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}/letter")).Status);

        var list = (await host.Owner.GetAsync("/outbox")).Document.QuerySelector($"a[href='/outbox/{person:N}/{row.Id:N}']")!.Closest("li")!.TextContent;
        Assert.Contains("Text message to Nora", list, StringComparison.Ordinal);
        Assert.Contains("Kept here", list, StringComparison.Ordinal);
        Assert.Contains("Text message kept here, sent to nobody", (await host.Owner.GetAsync($"/people/{person:N}")).Document.GetElementById("story")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_by_text_message_shows_its_link_in_words()
    {
        var person = await ReaderAsync("asked", file => file.Replace("subject: One question, {{firstName}}", "channel: sms", StringComparison.Ordinal).Replace("            [Answer]({{surveyLink}})", "            Tell us: {{surveyLink}}", StringComparison.Ordinal));
        await host.PassAsync(TimeSpan.FromDays(4));
        var page = await host.Owner.GetAsync($"/outbox/{person:N}/{host.Delivery(person, 1).Id:N}");
        Assert.Contains("[their link to the question]", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_mail_leaves_in_earnest_it_is_counted_at_its_step_as_not_sent()
    {
        var workspaces = host.Services.GetRequiredService<Runtime.Storage.Workspaces>();
        var before = workspaces.Find(host.Business)!.Settings;
        await workspaces.ChangeAsync(host.Us, "mail", settings => settings with { Mail = settings.Mail with { Host = "smtp.invalid", FromAddress = "jill@example.com" } });
        try
        {
            var person = await ReaderAsync("in-earnest");
            Assert.Contains("It was to go as a text message, and those cannot be sent yet.", (await host.Owner.GetAsync($"/outbox/{person:N}/{host.Delivery(person, 0).Id:N}")).Text, StringComparison.Ordinal);
            var live = (await host.Owner.GetAsync("/journeys/in-earnest")).Document;
            Assert.Contains("1 × text message", live.Body!.TextContent, StringComparison.Ordinal);
            Assert.StartsWith("Text message", live.QuerySelector(".step-kind")!.TextContent.Trim(), StringComparison.Ordinal);
        }
        finally
        {
            await workspaces.ChangeAsync(host.Us, "mail", _ => before);
        }
    }

    // ---- said no to ----

    [Fact]
    public async Task Stopping_text_messages_stops_those_and_leaves_e_mails()
    {
        var person = await ReaderAsync("stopped");
        using var customer = host.NewVisitor();
        var link = host.Link(LinkKind.Unsubscribe, host.Delivery(person, 0));
        Assert.Contains($"To {PhoneOf("stopped")}, we will not write to you", (await customer.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await customer.PostAsync(link, ("scope", "all"))).Status);
        Assert.Equal([(Channel.Email, true), (Channel.Sms, false)], Consents(person));
        var page = await host.Owner.GetAsync($"/people/{person:N}");
        Assert.Contains("Said no: everything by text message", page.Text, StringComparison.Ordinal);
        Assert.Contains("Declined all messages by text message", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choice_behind_a_text_message_is_about_text_messages()
    {
        var person = await ReaderAsync("choosing");
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync(host.Link(LinkKind.Preferences, host.Delivery(person, 0)));
        Assert.Equal("Text messages", page.Document.QuerySelector("legend")!.TextContent);
        Assert.Contains("news", page.Document.QuerySelectorAll("input[name=topic]").Select(box => box.GetAttribute("value")));
        await customer.PostAsync(host.Link(LinkKind.Preferences, host.Delivery(person, 0)), ("scope", "chosen"));
        Assert.Equal(ConsentState.Withdrawn, Consent.For(Said(person), Channel.Sms, "news"));
        Assert.Equal(ConsentState.Given, Consent.For(Said(person), Channel.Email, "news"));
    }

    [Fact]
    public async Task Whoever_is_never_written_to_again_gets_no_text_message_either()
    {
        var person = await host.Engine.People.AddAsync(host.Business, new NewPerson("Phoebe", null, null, "+491515550177", null, null));
        await host.Owner.SubmitAsync(await host.Owner.GetAsync($"/people/{person:N}"), "form[action$='/suppress']", new Dictionary<string, string>());
        Assert.NotNull(host.Engine.People.SuppressionOf(host.Business, Channel.Sms, "+491515550177"));
        var page = await host.Owner.GetAsync($"/people/{person:N}");
        Assert.Contains("Do not write", page.Text, StringComparison.Ordinal);
        await host.Owner.SubmitAsync(page, "form[action$='/allow']", new Dictionary<string, string>());
        Assert.Null(host.Engine.People.SuppressionOf(host.Business, Channel.Sms, "+491515550177"));
    }

    private static string Texted(string file) => file
        .Replace("      subject: Welcome, {{firstName}}\n", "      channel: sms\n", StringComparison.Ordinal)
        .Replace("        Hello {{firstName}},\n\n        [Get the checklist](https://example.com/checklist)\n\n        Jill\n", $"        {Words}\n", StringComparison.Ordinal)
        .Replace("      event: Email Link Clicked\n      where: link = get-the-checklist\n", "      event: Call Booked\n", StringComparison.Ordinal);

    private static string WithReminder(string file) => file.Replace(
        "      within: 3 days\n    otherwise: continue\n", "      within: 3 days\n    nudges:\n      - after: 1 day\n        message: { subject: Still there, body: Look }\n    otherwise: continue\n", StringComparison.Ordinal);

    /// <summary>Nora, who agreed to everything on both channels, at the text message of a journey of her own.</summary>
    private async Task<Guid> ReaderAsync(string journey, Func<string, string>? change = null)
    {
        await DraftVisitor.BeginAsync(host, journey, change: file => Texted(change?.Invoke(file) ?? file));
        await host.PublishDraftAsync(journey);
        var id = Guid.CreateVersion7().ToString("N");
        var person = (await host.Engine.People.AddAsync(host.Business, [new() { UserId = id, Email = $"{id}@example.org", Phone = PhoneOf(journey), FirstName = "Nora", EmailConsent = true, SmsConsent = true }], new(GivenBy.Team, "Said so")))[0].Id;
        Assert.True(await host.EnterAsync(person, journey, "five-steps-form"));
        await host.StillAsync();
        return person;
    }

    private static string PhoneOf(string journey) => $"+49151555{journey.Length:00}{(int)journey[0]:000}";

    private List<Consent> Said(Guid person) =>
        [.. host.Services.GetRequiredService<Runtime.Storage.Reading.PersonReader>().Consents(Runtime.Storage.Reading.PeopleScope.Whole(host.Business), person).Select(row => row.Said)];

    private IEnumerable<(Channel, bool)> Consents(Guid person) => Said(person).Where(consent => consent.Topic == Consent.AllTopics).GroupBy(consent => consent.Channel)
        .Select(said => (said.Key, Consent.For(said, said.Key, Consent.AllTopics) == ConsentState.Given)).Order();

    private static string Written(string body, string? to) =>
        new JsonObject { ["at"] = "message", ["as"] = to, ["body"] = body, ["channel"] = "sms" }.ToJsonString();
}
