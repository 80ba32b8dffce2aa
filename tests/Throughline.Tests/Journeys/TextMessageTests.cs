using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;

namespace Throughline.Tests.Journeys;

public sealed class TextMessageTests
{
    private const string Subject = "      subject: Hello {{firstName}}\n";
    private const string Channel = "      channel: sms\n";

    // The small journey waits for a click, which only an e-mail can show.
    private static string Texted(string subject) =>
        SmallJourney.With(Subject, subject + Channel).Replace("      event: Email Link Clicked\n      where: link = checklist\n", "      event: Call Booked\n", StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(Subject)]
    [InlineData("      subject: Hello {{fristName}}\n      preheader: '{{#if firstName}}'\n")] // left from an e-mail, and not sent
    public void A_text_message_needs_no_subject_and_may_have_one(string subject)
    {
        var compilation = JourneyFile.Compile(Texted(subject));
        Assert.Empty(compilation.Findings.Where(finding => finding.Severity == Severity.Error));
        var message = ((MessageWork)compilation.Journey!.Steps[0].Work!).Variants[0].Message;
        Assert.Equal((Throughline.People.Channel.Sms, true, "Dear {{firstName}},"), (message.Channel, message.IsText, message.Title));
    }

    [Fact]
    public void It_needs_words_and_its_merge_fields_are_looked_at()
    {
        Assert.Contains(("TL1101", "steps[0].message.body"), Errors(Texted("").Replace("      body: |\n        Dear {{firstName}},\n\n        here is {{offerName}}.\n", "", StringComparison.Ordinal)));
        Assert.Contains("steps[0].message.body", Errors(Texted("").Replace("{{offerName}}", "{{offrName}}", StringComparison.Ordinal)).Select(found => found.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("      channel: email\n")]
    [InlineData("      channel: SMS\n")]
    public void An_e_mail_needs_its_subject(string channel) =>
        Assert.Contains(("TL1101", "steps[0].message.subject"), Errors(SmallJourney.With(Subject, channel)));

    [Fact]
    public void No_click_in_a_text_message_is_waited_for() =>
        Assert.Contains("steps[0].done", Errors(SmallJourney.With(Subject, Channel).Replace("subject: Did you see it", "channel: sms", StringComparison.Ordinal).Replace("subject: Once more", "channel: sms", StringComparison.Ordinal)).Select(found => found.Path));

    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("\n  \n Hello {{firstName}} \nand more", "Hello {{firstName}}")]
    [InlineData("   ", "")]
    [InlineData("", "")]
    [InlineData("One two three four five six seven eight nine ten eleven twelve thirteen", "One two three four five six seven eight nine ten eleven…")]
    [InlineData("Onetwothreefourfivesixseveneightnineteneleventwelvethirteenfourteen", "Onetwothreefourfivesixseveneightnineteneleventwelvethirteenf…")]
    public void A_list_calls_it_by_its_beginning(string body, string title)
    {
        Assert.Equal(title, new Message("", body, Channel: Throughline.People.Channel.Sms).Title);
        Assert.Equal(title.Length == 0 ? null : title, new MessageDraft("A subject", body, null, "sms", null, null).Title);
        Assert.Equal("A subject", new MessageDraft("A subject", body, null, null, null, null).Title);
    }

    [Fact]
    public void Somebody_is_reached_on_each_channel_at_the_address_of_that_channel()
    {
        var ana = new PersonFacts(Guid.Empty, "Ana", null, "ana@example.com", "+15550100", null, null, Lifecycle.Lead, []);
        Assert.Equal(("ana@example.com", "+15550100"), (ana.AddressOn(Throughline.People.Channel.Email), ana.AddressOn(Throughline.People.Channel.Sms)));
        Assert.Null((ana with { Phone = null }).AddressOn(Throughline.People.Channel.Sms));
    }

    private static IEnumerable<(string Code, string Path)> Errors(string file) =>
        JourneyFile.Compile(file).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => (finding.Code, finding.Path));
}
