using System.Text.RegularExpressions;
using MimeKit;
using NodaTime;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Channels.Incoming;

/// <summary>
/// Decides what a letter is: a bounce (RFC 3464, and those of programs that do not know it), a complaint (RFC 5965), a
/// withdrawal, a reply, or nothing of ours. A letter counts only where it carries a token that we signed, which nobody but
/// those who had the message can have; but whoever writes that they want no more is believed by their address alone.
/// </summary>
internal sealed partial class MailboxReading(SignedLinks links)
{
    /// <param name="id">Names the letter for ever.</param>
    /// <param name="now">When it is read.</param>
    public MailboxVerdict Of(MimeMessage mail, string id, Instant now)
    {
        var key = MessageTokens.Find(mail, links);
        if (Bounce.Read(mail) is { } bounce)
            return Tell(key, new DeliveryReport(bounce.Kind, id, now, bounce.Detail) { AddressIsBad = bounce.AddressIsBad });
        if (Complaint(mail) is { } complaint) return complaint is "abuse" or "fraud" or "virus" or "other"
            ? Tell(key, new DeliveryReport(ReportKind.Complained, id, now, $"Reported as {complaint} by {SenderOf(mail)}"))
            : Leave(NotOurs.Receipt);
        if (mail.Body is MultipartReport) return Leave(NotOurs.Receipt);
        if (Withdrawal(mail, key, id, now) is { } withdrawal) return new MailboxVerdict.Told(withdrawal);
        if (IsAutomatic(mail)) return Leave(NotOurs.Automatic);
        var own = ReplyText.Of(mail);
        if (StopWords.Ask(ReplyText.FirstLine(own)) && (key is not null || mail.InReplyTo is null))
            return new MailboxVerdict.Told(Withdrawn(mail, key, id, now, everything: true));
        return Tell(key, new DeliveryReport(ReportKind.Replied, id, now, mail.Subject ?? "") { Sender = SenderOf(mail), Text = own });
    }

    private static MailboxVerdict Tell(LinkTarget? key, DeliveryReport report) => key is { } target
        ? new MailboxVerdict.Told(report with { Key = new(target.PersonId, target.DeliveryId) })
        : Leave(NotOurs.Unrelated);

    private static MailboxVerdict.Ignored Leave(NotOurs why) => new(why);

    private static string? SenderOf(MimeMessage mail) => mail.From.Mailboxes.FirstOrDefault()?.Address;

    // Programs write these on somebody's behalf, so they come before what is automatic. Subject and address are what our mailto carries.
    private DeliveryReport? Withdrawal(MimeMessage mail, LinkTarget? key, string id, Instant now)
    {
        string[] places = [mail.Subject ?? "", .. mail.To.Mailboxes.Select(to => to.Address), mail.Headers["Delivered-To"] ?? ""];
        var named = MessageTokens.FindIn(links, places);
        if (named is { Kind: LinkKind.Unsubscribe }) return Withdrawn(mail, named, id, now, everything: false);
        return StopWords.Ask(mail.Subject ?? "") ? Withdrawn(mail, key, id, now, everything: key is null) : null;
    }

    private static DeliveryReport Withdrawn(MimeMessage mail, LinkTarget? key, string id, Instant now, bool everything) =>
        new(ReportKind.Unsubscribed, id, now, $"Asked for it in a mail from {SenderOf(mail)}")
        {
            Key = key is { } target ? new(target.PersonId, target.DeliveryId) : null,
            Sender = SenderOf(mail),
            OfEverything = everything,
        };

    private static string? Complaint(MimeMessage mail) =>
        mail.BodyParts.OfType<MessageFeedbackReport>().FirstOrDefault()?.Fields["Feedback-Type"]?.Trim().ToLowerInvariant();

    // RFC 3834, and what programs did before it and beside it.
    private static bool IsAutomatic(MimeMessage mail) =>
        mail.Headers[HeaderId.AutoSubmitted] is { } submitted && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || AutoHeaders.Any(mail.Headers.Contains)
        || mail.Headers[HeaderId.Precedence]?.Trim().ToLowerInvariant() is "auto_reply" or "bulk" or "junk" or "list"
        || mail.Headers[HeaderId.ReturnPath]?.Trim() == "<>"
        || SenderOf(mail) is { } sender && RobotName().IsMatch(sender)
        || AwaySubject().IsMatch(mail.Subject ?? "");

    private static readonly string[] AutoHeaders =
    [
        "X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply", "X-FC-MachineGenerated", "List-Id",
        "X-MS-Exchange-Generated-Message-Source",
    ];

    private const string RobotNames = @"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(@|\+)";

    private const string AwaySubjects =
        @"^\s*(automatic reply|auto(matic)?[ -]?(reply|response)|out of (the )?office|automatische antwort|abwesenheits|abwesend"
        + @"|réponse automatique|absence du bureau|respuesta automática|risposta automatica|automatisch antwoord"
        + @"|resposta automática|autosvar)";

    [GeneratedRegex(RobotNames, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex RobotName();

    [GeneratedRegex(AwaySubjects, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex AwaySubject();
}
