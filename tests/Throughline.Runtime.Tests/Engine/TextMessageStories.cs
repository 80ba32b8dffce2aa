using System.Text.Json;
using Dapper;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

public sealed class TextMessageStories
{
    private const string Phone = "+15550100";

    private static readonly SendSettings AtAnyTime = new() { CapCount = 0, QuietFrom = "00:00", QuietUntil = "00:00", ConsentNeeded = false };
    private static readonly MailSettings Server = new() { Host = "smtp.example", FromAddress = "us@example.com" };

    private static Journey Texted => Texting(Purpose.Marketing);

    [Fact]
    public async Task While_things_are_tried_out_a_text_message_stays_in_the_outbox()
    {
        await using var world = await BeginAsync(Texted);
        await ArriveAsync(world);

        Assert.Empty(world.Letters.Taken);
        var kept = Assert.Single(Deliveries(world));
        Assert.Equal((Runtime.Storage.People.DeliveryState.Sent, Channel.Sms, Phone, OutboxChannel.TextDetail), (kept.State, kept.Channel, kept.Address, kept.Detail));
        Assert.Null(kept.Subject);
        Assert.Equal(1, Assert.Single(world.Enrollments()).Enrollment.Position);
    }

    [Fact]
    public async Task Where_mail_leaves_in_earnest_it_is_refused_by_name_and_counted_at_the_step()
    {
        await using var world = await BeginAsync(Texted);
        await world.SettingsAsync(new WorkspaceSettings { Sending = AtAnyTime, Mail = Server });
        await ArriveAsync(world);

        Assert.Empty(world.Letters.Taken);
        Assert.Equal("channel-not-set-up", Assert.Single(Deliveries(world)).ReasonCode);
        Assert.Equal(1, world.Count("SELECT n FROM suppressed_send WHERE reason = 'channel-not-set-up' AND step = 0"));
        Assert.Equal(VisitOutcome.Refused, Assert.Single(world.Enrollments()).Enrollment.Visits[0].Outcome);
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task The_e_mail_after_it_goes_to_the_e_mail_address()
    {
        await using var world = await BeginAsync(Road("mixed", "Form Submitted", Step("text", Texts("Hello {{firstName}}")), Step("mail", Sends("Your checklist"))));
        await ArriveAsync(world);

        Assert.Equal("ana@example.com", Assert.Single(world.Letters.Taken).To.Address);
        Assert.Equal([Phone, "ana@example.com"], Deliveries(world).OrderBy(row => row.Step).Select(row => row.Address));
    }

    [Fact]
    public async Task A_reminder_and_a_question_by_text_message_never_reach_the_mail_channel()
    {
        await using var world = await BeginAsync(Road("asked", "Form Submitted",
            Step("welcome", Sends("Your checklist"), done: "Checklist Read", nudges: [new Nudge(Wait.OfDays(1), Text("Still there?"))]),
            Step("ask", new SurveyWork(new("How was it?", Surveys.QuestionKind.Text, []), Text("Tell us: {{surveyLink}}")), done: EventNames.SurveyAnswered)));
        await ArriveAsync(world);
        await world.LiveUntilAsync(Start + NodaTime.Duration.FromDays(6));

        Assert.Equal("Your checklist", Assert.Single(world.Letters.Taken).Subject);
        Assert.Equal(2, Deliveries(world).Count(row => row.Channel == Channel.Sms && row.Detail == OutboxChannel.TextDetail));
    }

    [Fact]
    public async Task Somebody_without_a_phone_number_has_no_address_for_it()
    {
        await using var world = await BeginAsync(Texted);
        await ArriveAsync(world, phone: null);

        Assert.Equal("no-address", Assert.Single(Deliveries(world)).ReasonCode);
        Assert.Empty(world.Letters.Taken);
    }

    [Theory]
    [InlineData(null, null, "no-consent")]
    [InlineData(true, null, "no-consent")] // a yes to e-mail is none to text messages
    [InlineData(true, false, "unsubscribed")]
    [InlineData(false, true, null)]
    public async Task A_text_message_that_wins_somebody_needs_their_yes_to_text_messages(bool? email, bool? sms, string? reason)
    {
        await using var world = await BeginAsync(Texted);
        await world.SettingsAsync(new WorkspaceSettings { Sending = AtAnyTime with { ConsentNeeded = true } });
        await ArriveAsync(world, email: email, sms: sms);

        Assert.Equal(reason, Assert.Single(Deliveries(world)).ReasonCode);
    }

    [Fact]
    public async Task What_they_asked_for_needs_no_yes()
    {
        await using var world = await BeginAsync(Texting(Purpose.Service));
        await world.SettingsAsync(new WorkspaceSettings { Sending = AtAnyTime with { ConsentNeeded = true } });
        await ArriveAsync(world, sms: false);

        Assert.Equal(Runtime.Storage.People.DeliveryState.Sent, Assert.Single(Deliveries(world)).State);
    }

    [Theory]
    [InlineData(Channel.Sms, "suppressed")]
    [InlineData(Channel.Email, null)]
    public async Task The_do_not_write_list_is_one_for_each_channel(Channel channel, string? reason)
    {
        await using var world = await BeginAsync(Texted);
        var person = (await world.Parts.People.AddAsync(Business, [new() { Email = "ana@example.com", Phone = Phone, FirstName = "Ana" }], new(GivenBy.Team, "By hand")))[0];
        Assert.True(await world.Parts.People.SuppressAsync(Business, person.Id, channel, "They asked"));
        await world.Parts.Enrollments.EnterAsync(Business, person.Id, world.Parts.Publishing.FindJourney(Business, "texted")!.Value, null);
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(reason, Assert.Single(Deliveries(world)).ReasonCode);
    }

    [Theory]
    [InlineData("sms", Channel.Sms)]
    [InlineData(null, Channel.Email)]
    public async Task Others_report_who_said_no_to_what(string? channel, Channel stopped)
    {
        await using var world = await BeginAsync(Texted);
        await ArriveAsync(world, email: true, sms: true);
        await world.TellAsync(Track("Unsubscribed", "u1", properties: channel is null ? new { topic = "*" } : new { topic = "*", channel }, at: world.Clock.Now + NodaTime.Duration.FromHours(1)));

        Assert.Equal((int)stopped, world.Count("SELECT channel FROM consent WHERE topic = '*' AND granted = 0"));
    }

    [Fact]
    public async Task A_word_that_is_not_known_keeps_it_back_as_it_does_an_e_mail()
    {
        await using var world = await BeginAsync(Road("texted", "Form Submitted", Step("text", Texts("Your seat is {{seat}}"))) with { Fields = [new MergeField("seat", null)] });
        await ArriveAsync(world);

        Assert.Equal("missing-value", Assert.Single(Deliveries(world)).ReasonCode);
    }

    [Fact]
    public async Task No_test_of_a_text_message_goes_out_as_a_mail()
    {
        await using var world = await BeginAsync(Texted);
        var ana = new PersonFacts(Guid.Empty, "Ana", null, "ana@example.com", Phone, null, null, Lifecycle.Lead, []);

        var tried = await world.Parts.MessageTryout.SendAsync(new Actor(Business, "jill"), new DraftLetter(Text("Hello {{firstName}}"), [], ana, null, "A road"), "jill@example.com", "Jill", default);

        Assert.Equal((SendReason.ChannelNotSetUp, null), (tried.Refusal, tried.Outcome));
        Assert.Empty(world.Letters.Taken);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM test_message"));
    }

    [Fact]
    public void It_is_the_words_alone_with_everything_filled_in()
    {
        var message = new Message("A subject from before, {{lastName}}", "Hello {{firstName}},\n\nyour seat is **kept**. [See it](https://example.com/seat)\n", "grey", Channel.Sms);
        var ana = new MergeValues(new PersonFacts(Guid.Empty, "Ana", null, null, Phone, null, null, Lifecycle.Lead, []), "there", "Sound Works", null, "A road", "1 High Street");
        var rendered = Assert.IsType<RenderOutcome.Rendered>(MessageTemplates.Compile(message, []).Render(ana, new MessageLinks(Tests.Channels.Support.Letters.Signed, Guid.Empty, Guid.Empty, countsClicks: false))).Message;
        Assert.Equal("Hello Ana,\n\nyour seat is kept. See it <https://example.com/seat>", rendered.Text);
        Assert.Equal(("", "", ""), (rendered.Subject, rendered.Preheader, rendered.Html));
    }

    [Fact]
    public void One_that_comes_out_empty_is_not_sent() =>
        Assert.IsType<RenderOutcome.Failed>(MessageTemplates.Compile(Text("{{#if lastName}}Hello{{/if}}"), []).Render(Tests.Channels.Support.Letters.Anna with { Person = Tests.Channels.Support.Letters.Anna.Person with { LastName = null } }, MessageLinks.InWords));

    private static Journey Texting(Purpose purpose) => Road("texted", "Form Submitted",
        Step("text", new MessageWork([new Variant("a", 1, Text("Hello {{firstName}}, your seat is kept.") with { Purpose = purpose })])),
        Step("buy", done: "Order Completed"));

    private static Message Text(string body) => new("", body, Channel: Channel.Sms);

    private static StepWork Texts(string body) => new MessageWork([new Variant("a", 1, Text(body))]);

    private static async Task ArriveAsync(World world, string? phone = Phone, bool? email = null, bool? sms = null)
    {
        await world.Parts.People.AddAsync(Business, [new() { UserId = "u1", Email = "ana@example.com", Phone = phone, FirstName = "Ana", EmailConsent = email, SmsConsent = sms }], new(GivenBy.Team, "By hand"));
        await world.TellAsync(Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
    }

    private static List<DeliveryEntry> Deliveries(World world) =>
        [.. new DeliveryReader(world.Database).Outbox(PeopleScope.Whole(Business), OutboxShelf.All, null).Rows.Select(row => new DeliveryReader(world.Database).Find(PeopleScope.Whole(Business), row.PersonId, row.Id)!)];
}
