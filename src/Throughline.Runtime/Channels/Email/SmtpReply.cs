using System.Globalization;

namespace Throughline.Runtime.Channels.Email;

/// <summary>What a server answered.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Status">The enhanced status code (RFC 3463), "5.1.1", or null.</param>
/// <param name="Text">All lines, joined by spaces.</param>
internal sealed record SmtpReply(int Code, string? Status, string Text)
{
    public bool IsOk => Code / 100 == 2;

    /// <summary>The server will close the connection (421).</summary>
    public bool Closes => Code == 421;

    public override string ToString() => Status is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}")
        : string.Create(CultureInfo.InvariantCulture, $"{Code} {Status} {Text}");

    /// <summary>Takes the enhanced status code off the front of <paramref name="text"/>, if it agrees with the reply's class.</summary>
    public static SmtpReply Read(int code, string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? text : text[..space];
        return IsStatus(first) && first[0] - '0' == code / 100
            ? new SmtpReply(code, first, space < 0 ? "" : text[(space + 1)..])
            : new SmtpReply(code, null, text);
    }

    private static bool IsStatus(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && parts[0] is "2" or "4" or "5" && parts[1..].All(p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiDigit));
    }
}

/// <summary>Where in the talk an answer came.</summary>
internal enum SmtpPhase
{
    Sender,
    Recipient,
    Message,
}

/// <summary>
/// Reads an answer as an outcome. The one costly mistake is to take a passing or general refusal for a bad address,
/// which would silence the person for ever; so an address is bad only where the answer says so.
/// </summary>
internal static class SmtpVerdict
{
    private static readonly TimeSpan GreylistPause = TimeSpan.FromMinutes(5);

    // Words of refusals that are about us, not about the address, in servers that give no enhanced code.
    private static readonly string[] PolicyWords =
    [
        "relay", "spam", "block", "denied", "policy", "reputation", "spf", "dkim", "dmarc", "authenticat", "listed",
        "blacklist", "blocklist", "quota", "full", "rate", "too many", "try again", "not allowed", "not permitted", "banned", "content",
    ];

    public static SendOutcome Of(SmtpReply reply, SmtpPhase phase) => (reply.Code / 100) switch
    {
        2 => new SendOutcome.Accepted(reply.ToString()),
        5 when !IsPassing(reply, phase) => new SendOutcome.Refused(reply.ToString(), IsBadAddress(reply, phase)),
        _ => new SendOutcome.TryLater(reply.ToString(), IsGreylisting(reply) ? GreylistPause : null),
    };

    // 530, 535 and 538 are about our login: the owner mends it and the message goes out. 552 at a recipient means
    // "too many for now" (RFC 5321, 4.5.3.1.10), and X.2.2, a full mailbox, may be emptied (RFC 3463, 3.3).
    private static bool IsPassing(SmtpReply reply, SmtpPhase phase) =>
        reply.Code is 530 or 534 or 535 or 538
        || reply.Status is "5.2.2" or "5.7.8" or "5.7.9" or "5.7.11" or "5.3.1" or "5.5.3"
        || (reply.Code == 552 && reply.Status is null && phase != SmtpPhase.Sender);

    private static bool IsBadAddress(SmtpReply reply, SmtpPhase phase)
    {
        if (phase == SmtpPhase.Sender) return false;
        if (reply.Status is { } status) return status is "5.1.1" or "5.1.2" or "5.1.3" or "5.1.4" or "5.1.6" or "5.1.10" or "5.2.1";
        return phase == SmtpPhase.Recipient
            && reply.Code is 550 or 551 or 553
            && !PolicyWords.Any(w => reply.Text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsGreylisting(SmtpReply reply) =>
        reply.Code is 450 or 451 && (reply.Status == "4.7.1" || reply.Text.Contains("greylist", StringComparison.OrdinalIgnoreCase) || reply.Text.Contains("graylist", StringComparison.OrdinalIgnoreCase));
}
