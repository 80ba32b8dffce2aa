using System.Text.RegularExpressions;

namespace Throughline.Runtime.Channels.Email;

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
internal static partial class SmtpVerdict
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
        2 => new SendOutcome.Accepted(reply.ToString()) { ProviderId = IdIn(reply.Text) },
        5 when !IsPassing(reply, phase) => new SendOutcome.Refused(reply.ToString(), IsBadAddress(reply, phase)),
        _ => new SendOutcome.TryLater(reply.ToString(), IsGreylisting(reply) ? GreylistPause : null),
    };

    /// <summary>What the server calls the message from here on, where its answer says so: so it is found in the server's log.</summary>
    public static string? IdIn(string text)
    {
        foreach (Match match in QueueId().Matches(text))
            if (match.Groups["id"].Value is { Length: > 2 } id) return id;
        return null;
    }

    // Postfix and most others; Exim; Exchange; Sendmail; Amazon; Google.
    private const string QueueIds =
        @"queued as\s*<?(?<id>[A-Za-z0-9][\w.@+-]{2,150})"
        + @"|\bid=(?<id>[A-Za-z0-9][\w.-]{2,150})"
        + @"|InternalId=(?<id>\d{2,30})"
        + @"|^(?<id>[\w.-]{6,64}) Message accepted"
        + @"|^Ok:? (?<id>[0-9a-f]{16}[\w-]{4,100})$"
        + @"|^OK\s+\d+ (?<id>[\w.-]{6,100}) - gsmtp";

    [GeneratedRegex(QueueIds, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex QueueId();

    /// <summary>The same question to a bounce that came later.</summary>
    /// <param name="answer">What the server at the other end said, where the bounce tells it.</param>
    /// <param name="status">What the server that gave up made of it, where it says so.</param>
    public static bool IsBadAddress(SmtpReply? answer, string status) => answer is { Code: >= 500 }
        ? IsBadAddress(answer, SmtpPhase.Recipient) || (answer.Status is null && IsBadStatus(status))
        : IsBadStatus(status);

    private static bool IsBadStatus(string status) => status is "5.1.1" or "5.1.2" or "5.1.3" or "5.1.4" or "5.1.6" or "5.1.10" or "5.2.1";

    // 530, 535 and 538 are about our login: the owner mends it and the message goes out. 552 at a recipient means
    // "too many for now" (RFC 5321, 4.5.3.1.10), and X.2.2, a full mailbox, may be emptied (RFC 3463, 3.3).
    private static bool IsPassing(SmtpReply reply, SmtpPhase phase) =>
        reply.Code is 530 or 534 or 535 or 538
        || reply.Status is "5.2.2" or "5.7.8" or "5.7.9" or "5.7.11" or "5.3.1" or "5.5.3"
        || (reply.Code == 552 && reply.Status is null && phase != SmtpPhase.Sender);

    private static bool IsBadAddress(SmtpReply reply, SmtpPhase phase)
    {
        if (phase == SmtpPhase.Sender) return false;
        if (reply.Status is { } status) return IsBadStatus(status);
        return phase == SmtpPhase.Recipient
            && reply.Code is 550 or 551 or 553
            && !PolicyWords.Any(w => reply.Text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsGreylisting(SmtpReply reply) =>
        reply.Code is 450 or 451
        && (reply.Status == "4.7.1" || GreyWords.Any(word => reply.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static readonly string[] GreyWords = ["greylist", "graylist"];
}
