using System.Collections.Immutable;

namespace Throughline.Messages;

/// <summary>
/// Why something was not sent, or not yet. A closed list: every "no" is one of these, is counted under its code,
/// and is shown to the owner as its sentence.
/// </summary>
/// <param name="Code">Stable; stored.</param>
/// <param name="Sentence">For the owner, about one person.</param>
public sealed record SendReason(string Code, string Sentence)
{
    public static SendReason NoAddress { get; } = new("no-address", "We have no address to write to.");
    public static SendReason BadAddress { get; } = new("bad-address", "The address is not one that mail can be sent to.");
    public static SendReason Suppressed { get; } = new("suppressed", "This address is on the do-not-write list.");
    public static SendReason NoConsent { get; } = new("no-consent", "They have not agreed to receive this.");
    public static SendReason Unsubscribed { get; } = new("unsubscribed", "They said no to these messages.");
    public static SendReason WaitingForConfirmation { get; } = new("waiting-for-confirmation",
        "We asked them whether the address is theirs. It goes out when they say yes.");
    public static SendReason NeverConfirmed { get; } = new("never-confirmed",
        "They were asked whether the address is theirs, and did not say yes.");
    public static SendReason NoPostalAddress { get; } = new("no-postal-address",
        "Your postal address is missing, and the law wants it in such messages. Give it in the settings for mail; this goes out then.");
    public static SendReason Cap { get; } = new("cap", "They have had enough messages from you lately. It goes out when there is room.");
    public static SendReason QuietHours { get; } = new("quiet-hours", "It is night where they are. It goes out in the morning.");
    public static SendReason PastDue { get; } = new("past-due", "It was too late to be useful.");
    public static SendReason Paused { get; } = new("paused", "The journey is paused.");
    public static SendReason Superseded { get; } = new("superseded", "They had already moved on, so it was not needed.");
    public static SendReason NothingToRemindOf { get; } = new("nothing-to-remind-of",
        "It reminds of a message that they did not get.");
    public static SendReason MissingValue { get; } = new("missing-value", "A word it needs is not known about this person.");
    public static SendReason TemplateFailed { get; } = new("template-failed", "The message could not be put together.");
    public static SendReason RefusedByServer { get; } = new("refused-by-server", "The mail server refused it for good.");
    public static SendReason TriesUsedUp { get; } = new("tries-used-up", "The other side did not take it, however often we tried.");
    public static SendReason WaitingForServer { get; } = new("waiting-for-server", "The other side could not take it just now. We will try again.");
    public static SendReason ChannelNotSetUp { get; } = new("channel-not-set-up", "It was to go as a text message, and those cannot be sent yet.");
    public static SendReason EnrollmentEnded { get; } = new("enrollment-ended", "They had left the journey.");
    public static SendReason Forgotten { get; } = new("forgotten", "They asked to be forgotten.");
    public static SendReason AddressNotAllowed { get; } = new("address-not-allowed", "The address of the other system is not allowed.");
    public static SendReason TurnedOff { get; } = new("turned-off", "The other system asked us to stop.");

    /// <summary>What it belongs to is not there, or is of another kind.</summary>
    public static SendReason NothingBehindIt { get; } = new("nothing-behind-it", "What it belonged to does not exist any more.");

    /// <summary>A hold: what it belongs to is there and cannot be read for now.</summary>
    public static SendReason NotReadable { get; } = new("not-readable",
        "What it belongs to cannot be read just now. It goes out when that is mended.");
    /// <summary>A hold: better no letter yet than one that leads nowhere.</summary>
    public static SendReason FileMissing { get; } = new("file-missing",
        "A file that it hands over or shows is not in your library. It goes out when it is.");
    public static SendReason OnHold { get; } = new("on-hold", "Somebody keeps them where they are for now.");

    public static SendReason InCare { get; } = new("in-care", "Somebody is looking after them first. It goes out when that is done.");
    public static SendReason DatePassed { get; } = new("date-passed", "The date that it is about has passed.");

    public static SendReason TakenBack { get; } = new("taken-back", "Whoever wrote it took it back.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<SendReason> All { get; } =
    [
        NoAddress, BadAddress, Suppressed, NoConsent, Unsubscribed, WaitingForConfirmation, NeverConfirmed, NoPostalAddress, Cap,
            QuietHours, PastDue, Paused, Superseded,
        NothingToRemindOf, MissingValue, TemplateFailed, RefusedByServer, TriesUsedUp, WaitingForServer, ChannelNotSetUp, EnrollmentEnded,
        Forgotten,
        AddressNotAllowed, TurnedOff, NothingBehindIt, NotReadable, FileMissing, OnHold, InCare, DatePassed, TakenBack,
    ];

    /// <summary>The reason with this code, or null.</summary>
    public static SendReason? Find(string? code)
    {
        foreach (var reason in All)
            if (reason.Code == code) return reason;
        return null;
    }
}
