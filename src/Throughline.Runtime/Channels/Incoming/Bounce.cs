using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;
using Throughline.Runtime.Channels.Email;

namespace Throughline.Runtime.Channels.Incoming;

/// <summary>What a mail server writes of a message that it could not deliver.</summary>
internal sealed partial record Bounce(ReportKind Kind, string Detail, bool AddressIsBad)
{
    private const int MostDetail = 500;

    /// <summary>Null where the letter is none.</summary>
    public static Bounce? Read(MimeMessage mail)
    {
        var status = mail.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault();
        return status is not null ? FromStatus(status) : FromWords(mail);
    }

    // RFC 3464: a group of fields for the message, then one for each recipient; ours have one.
    private static Bounce? FromStatus(MessageDeliveryStatus report)
    {
        var fields = report.StatusGroups.FirstOrDefault(group => group.Contains("Final-Recipient") || group.Contains("Action"));
        if (fields is null) return null;
        var status = StatusCode().Match(fields["Status"] ?? "").Value;
        var answer = Answer(fields["Diagnostic-Code"]);
        var detail = answer?.ToString() ?? $"{status} {fields["Action"]}".Trim();
        return fields["Action"]?.Trim().ToLowerInvariant() switch
        {
            "delayed" => new Bounce(ReportKind.Deferred, Cut(detail), AddressIsBad: false),
            "delivered" or "relayed" or "expanded" => new Bounce(ReportKind.Delivered, Cut(detail), AddressIsBad: false),
            null when status.StartsWith('4') => new Bounce(ReportKind.Deferred, Cut(detail), AddressIsBad: false),
            _ => new Bounce(ReportKind.Bounced, Cut(detail), SmtpVerdict.IsBadAddress(answer, status)),
        };
    }

    // Exim, qmail and others write to people, not to programs.
    private static Bounce? FromWords(MimeMessage mail)
    {
        var names = mail.Headers["X-Failed-Recipients"] is not null;
        if (!names && !(IsServer(mail) && ReturnSubject().IsMatch(mail.Subject ?? ""))) return null;
        var text = mail.TextBody ?? "";
        var line = text.Split('\n').FirstOrDefault(AnswerLine().IsMatch)?.Trim() ?? "";
        var answer = Answer(line);
        var detail = Cut(line.Length > 0 ? line : mail.Subject ?? "");
        return DelaySubject().IsMatch(mail.Subject ?? "") || (!names && answer is { Code: < 500 })
            ? new Bounce(ReportKind.Deferred, detail, AddressIsBad: false)
            : new Bounce(ReportKind.Bounced, detail, SmtpVerdict.IsBadAddress(answer, StatusCode().Match(line).Value));
    }

    private static bool IsServer(MimeMessage mail) =>
        mail.Headers[HeaderId.ReturnPath]?.Trim() == "<>" || mail.From.Mailboxes.Any(from => ServerName().IsMatch(from.Address));

    // "smtp; 550 5.1.1 <ana@example.com>: no such user", "550-5.1.1 …" over several lines.
    private static SmtpReply? Answer(string? diagnostic)
    {
        if (diagnostic is null) return null;
        var found = AnswerLine().Match(diagnostic);
        if (!found.Success) return null;
        var rest = diagnostic[(found.Index + 3)..].TrimStart(' ', '-', '#').ReplaceLineEndings(" ");
        return SmtpReply.Read(int.Parse(diagnostic.AsSpan(found.Index, 3), NumberStyles.None, CultureInfo.InvariantCulture), rest);
    }

    private static string Cut(string text) => text.Length <= MostDetail ? text : text[..MostDetail];

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex StatusCode();

    [GeneratedRegex(@"\b[45]\d\d[ -]+#?([45]\.\d{1,3}\.\d{1,3}|\S)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex AnswerLine();

    [GeneratedRegex(@"^(mailer-daemon|postmaster)@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex ServerName();

    private const string ReturnSubjects =
        @"undeliver|delivery (has )?(failed|failure|status)|failure notice|returned (mail|to sender)|mail delivery|could not be delivered"
        + @"|unzustellbar|non remis|delayed|warning: message";

    [GeneratedRegex(ReturnSubjects, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex ReturnSubject();

    private const string DelaySubjects = @"delayed|warning: message|still trying|verzögert";

    [GeneratedRegex(DelaySubjects, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex DelaySubject();
}
