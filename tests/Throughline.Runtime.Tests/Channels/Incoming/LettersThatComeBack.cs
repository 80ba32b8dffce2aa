using System.Text;
using MimeKit;
using NodaTime;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Incoming;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Incoming;

/// <summary>Every kind of letter that may lie in the mailbox, and what it means for the person.</summary>
public sealed class LettersThatComeBack
{
    private static readonly string Token = Letters.Signed.Token(LinkKind.Unsubscribe, Letters.PersonId, Letters.DeliveryId);

    [Theory]
    [InlineData("Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <anna@example.com>: User unknown", "bounced, bad address")]
    [InlineData("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 No such user here", "bounced, bad address")]
    [InlineData("Action: failed\nStatus: 5.1.2\nDiagnostic-Code: X-Postfix; Host or domain name not found", "bounced, bad address")]
    [InlineData("Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 5.7.1 Message rejected as spam", "bounced")]
    [InlineData("Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full", "bounced")]
    [InlineData("Action: failed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.example.com: Connection timed out", "bounced")]
    [InlineData("Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; Connection timed out", "deferred")]
    [InlineData("Action: delivered\nStatus: 2.0.0", "delivered")]
    public void A_mail_server_reports(string fields, string meaning) => Means(ReturnedLetters.Postfix(fields), meaning);

    [Fact]
    public void The_reports_of_others_are_understood_too()
    {
        Means(ReturnedLetters.Exchange, "bounced, bad address");
        Means(ReturnedLetters.Gmail, "bounced, bad address");
        Means(ReturnedLetters.Qmail, "bounced, bad address");
        Means(ReturnedLetters.Exim("SMTP error from remote mail server: 550 5.1.1 no such user"), "bounced, bad address");
        Means(ReturnedLetters.Exim("all relevant MX records point to non-existent hosts"), "bounced");
        Assert.Contains("5.1.1 The email account", Told(ReturnedLetters.Gmail).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abuse", "complained")]
    [InlineData("fraud", "complained")]
    [InlineData("not-spam", "Receipt")]
    [InlineData("auth-failure", "Receipt")]
    public void Somebody_says_that_it_is_spam(string type, string meaning) => Means(ReturnedLetters.Complaint(type), meaning);

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\n", "Re: Your 5 steps", "Automatic")]
    [InlineData("Auto-Submitted: no\n", "Re: Your 5 steps", "replied")]
    [InlineData("X-Autoreply: yes\n", "Re: Your 5 steps", "Automatic")]
    [InlineData("Precedence: auto_reply\n", "Re: Your 5 steps", "Automatic")]
    [InlineData("Precedence: bulk\n", "[Ticket 17] Re: Your 5 steps", "Automatic")]
    [InlineData("Return-Path: <>\n", "Re: Your 5 steps", "Automatic")]
    [InlineData("", "Automatic reply: Your 5 steps", "Automatic")]
    [InlineData("", "Abwesenheitsnotiz: Your 5 steps", "Automatic")]
    [InlineData("", "Réponse automatique : Your 5 steps", "Automatic")]
    [InlineData("", "Re: Your 5 steps", "replied")]
    public void Programs_answer_and_so_do_people(string head, string subject, string meaning) =>
        Means(ReturnedLetters.Reply("I am away until Monday.", head, subject), meaning);

    [Theory]
    [InlineData("STOP", "unsubscribed from all")]
    [InlineData("Stop.\n\nAnna", "unsubscribed from all")]
    [InlineData("Unsubscribe me please\n\n> Hello", "unsubscribed from all")]
    [InlineData("Bitte abmelden!", "unsubscribed from all")]
    [InlineData("Me désabonner, merci", "unsubscribed from all")]
    [InlineData("Darme de baja por favor", "unsubscribed from all")]
    [InlineData("退订", "unsubscribed from all")]
    [InlineData("Stop by on Friday, I have the list ready.", "replied")]
    [InlineData("How do I unsubscribe my husband?", "replied")]
    [InlineData("Thanks!\n\nstop", "replied")]
    public void An_answer_may_say_stop(string body, string meaning) => Means(ReturnedLetters.Reply(body), meaning);

    [Fact]
    public void A_mail_program_unsubscribes_by_mail()
    {
        Means(ReturnedLetters.Stranger($"unsubscribe {Token}", ""), "unsubscribed");
        Means(ReturnedLetters.Stranger($"unsubscribe {Token}", "", head: "Auto-Submitted: auto-generated\n"), "unsubscribed");
        Means(ReturnedLetters.Stranger("", "", to: $"jill+{Token}@example.org"), "unsubscribed");
        Means(ReturnedLetters.Reply("", subject: "unsubscribe"), "unsubscribed");
        var bare = Told(ReturnedLetters.Stranger("unsubscribe", ""));
        Assert.Equal((ReportKind.Unsubscribed, null, "anna@example.com", true), (bare.Kind, bare.Key, bare.Sender, bare.OfEverything));
    }

    [Fact]
    public void What_is_not_ours_is_left_alone()
    {
        Means(ReturnedLetters.Stranger("A question", "Do you sell bread?"), "Unrelated");
        Means(ReturnedLetters.Stranger($"Re: unsubscribe {new string('A', 64)}", "x"), "Unrelated");
        var forged = new string('A', 64) + "@example.org";
        Means(ReturnedLetters.Gmail.Replace(ReturnedLetters.MessageId, forged, StringComparison.Ordinal), "Unrelated");
    }

    [Theory]
    [InlineData("Yes, Tuesday.\n\nOn Mon, 2 Mar 2026 at 10:00, Jill <jill@example.org> wrote:\n> Hello Anna", "Yes, Tuesday.")]
    [InlineData("Ja, gern.\n\nAm 2. März 2026 um 10:00 schrieb Jill <jill@example.org>:\n\n> Hallo", "Ja, gern.")]
    [InlineData("Oui.\n\nLe lun. 2 mars 2026 à 10:00, Jill <jill@example.org>\na écrit :\n> Bonjour", "Oui.")]
    [InlineData("Fine with me\n\n-----Original Message-----\nFrom: Jill\nSent: Monday\n\nHello", "Fine with me")]
    [InlineData("Fine with me\n\nVon: Jill <jill@example.org>\nGesendet: Montag, 2. März 2026 10:00\nAn: Anna\n\nHallo", "Fine with me")]
    [InlineData("Two lines\nof my own\n\n-- \nAnna Berg\nBerg & Co", "Two lines\nof my own")]
    [InlineData("From: now on I know.\nThank you", "From: now on I know.\nThank you")]
    public void What_they_quote_is_cut_off(string body, string own) => Assert.Equal(own, Told(ReturnedLetters.Reply(body)).Text);

    [Fact]
    public void An_answer_in_html_is_read_without_its_quotes_and_without_end()
    {
        var html = "<div>Yes,<br>Tuesday &amp; Friday</div>"
            + "<div class=\"gmail_quote\"><div>On Monday Jill wrote:</div><blockquote>Hello</blockquote></div>";
        Assert.Equal("Yes,\nTuesday & Friday", Told(ReturnedLetters.Reply(html, type: "text/html")).Text);
        Assert.Equal(ReplyText.Longest, Told(ReturnedLetters.Reply(new string('x', 100_000))).Text!.Length);
    }

    private static DeliveryReport Told(string letter) => Assert.IsType<MailboxVerdict.Told>(Read(letter)).Report;

    private static void Means(string letter, string meaning)
    {
        var verdict = Read(letter);
        Assert.Equal(meaning, verdict switch
        {
            MailboxVerdict.Ignored ignored => ignored.Why.ToString(),
            MailboxVerdict.Told { Report: { Kind: ReportKind.Bounced, AddressIsBad: true } } => "bounced, bad address",
            MailboxVerdict.Told { Report: { Kind: ReportKind.Unsubscribed, OfEverything: true } } => "unsubscribed from all",
            MailboxVerdict.Told told => told.Report.Kind.ToString().ToLowerInvariant(),
            _ => "?",
        });
        if (verdict is MailboxVerdict.Told { Report.Key: var key })
            Assert.Equal((Letters.PersonId, Letters.DeliveryId), (key!.Value.PersonId, key.Value.Id));
    }

    private static MailboxVerdict Read(string letter)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(letter.ReplaceLineEndings("\r\n")));
        return new MailboxReading(Letters.Signed).Of(MimeMessage.Load(bytes), "letter-1", Instant.FromUtc(2026, 3, 2, 10, 0));
    }
}
