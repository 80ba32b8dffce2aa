using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>Answers of real servers, and what they mean for the person behind the address.</summary>
public sealed class ReplyTable
{
    [Theory]
    [InlineData("RCPT", 550, "5.1.1 <x@y>: Recipient address rejected: User unknown", "bad address")]
    [InlineData("RCPT", 550, "5.1.2 Host unknown", "bad address")]
    [InlineData("RCPT", 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", "bad address")]
    [InlineData("RCPT", 550, "5.2.1 The email account that you tried to reach is disabled", "bad address")]
    [InlineData("RCPT", 550, "No such user here", "bad address")]
    [InlineData("RCPT", 553, "sorry, no mailbox here by that name", "bad address")]
    [InlineData("DATA", 550, "5.1.1 no such user", "bad address")]
    [InlineData("RCPT", 550, "5.7.1 Message rejected due to policy", "refused")]
    [InlineData("RCPT", 554, "5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org", "refused")]
    [InlineData("RCPT", 550, "relay not permitted", "refused")]
    [InlineData("RCPT", 550, "Your message looks like spam", "refused")]
    [InlineData("RCPT", 550, "5.1.8 Sender domain does not exist", "refused")]
    [InlineData("MAIL", 550, "5.1.1 bad sender", "refused")]
    [InlineData("MAIL", 552, "5.3.4 Message size exceeds fixed limit", "refused")]
    [InlineData("DATA", 554, "5.6.0 Message content rejected", "refused")]
    [InlineData("RCPT", 552, "Too many recipients", "later")]
    [InlineData("RCPT", 552, "5.2.2 The email account that you tried to reach is over quota", "later")]
    [InlineData("DATA", 552, "Requested mail action aborted: exceeded storage allocation", "later")]
    [InlineData("RCPT", 452, "4.2.2 Mailbox full", "later")]
    [InlineData("RCPT", 421, "4.7.0 Try again later, closing connection", "later")]
    [InlineData("MAIL", 530, "5.7.0 Must issue a STARTTLS command first", "later")]
    [InlineData("MAIL", 535, "5.7.8 Authentication credentials invalid", "later")]
    [InlineData("RCPT", 450, "4.7.1 Greylisted, come back later", "later in 5 minutes")]
    [InlineData("RCPT", 451, "greylisting in action", "later in 5 minutes")]
    [InlineData("DATA", 250, "2.0.0 Ok: queued as 4F2", "accepted")]
    public void An_answer_is_read_for_what_it_says(string phase, int code, string text, string meaning)
    {
        var outcome = SmtpVerdict.Of(SmtpReply.Read(code, text), phase switch { "MAIL" => SmtpPhase.Sender, "RCPT" => SmtpPhase.Recipient, _ => SmtpPhase.Message });
        Assert.Equal(meaning, outcome switch
        {
            SendOutcome.Accepted => "accepted",
            SendOutcome.Refused { AddressIsBad: true } => "bad address",
            SendOutcome.Refused => "refused",
            SendOutcome.TryLater { RetryAfter: { } wait } => $"later in {wait.TotalMinutes} minutes",
            _ => "later",
        });
        Assert.Contains(text.Split(' ')[^1], outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ok: queued as 4F2A1B", "4F2A1B")]
    [InlineData("OK id=1sXyZ1-0004Ab-2C", "1sXyZ1-0004Ab-2C")]
    [InlineData("<8f0c@example.org> [InternalId=42571, Hostname=X.PROD.OUTLOOK.COM] Queued mail for delivery", "42571")]
    [InlineData("Ok 0102018f2a7b3c4d-1a2b3c4d-0000-000000", "0102018f2a7b3c4d-1a2b3c4d-0000-000000")]
    [InlineData("OK  1717171717 5b1f17b1804b1-42 - gsmtp", "5b1f17b1804b1-42")]
    [InlineData("45F8Kx012345 Message accepted for delivery", "45F8Kx012345")]
    [InlineData("queued", null)]
    [InlineData("Great success", null)]
    public void A_server_says_what_it_calls_the_message(string text, string? id)
    {
        var outcome = SmtpVerdict.Of(SmtpReply.Read(250, "2.0.0 " + text), SmtpPhase.Message);
        Assert.Equal(id, Assert.IsType<SendOutcome.Accepted>(outcome).ProviderId);
    }
}
