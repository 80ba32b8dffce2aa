using NodaTime;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Channels;

/// <summary>What a provider or a mailbox says later of a message that left. The family is closed.</summary>
internal enum ReportKind
{
    Delivered,

    /// <summary>Came back for good.</summary>
    Bounced,

    /// <summary>Held up on its way; still tried.</summary>
    Deferred,

    /// <summary>They marked it as spam.</summary>
    Complained,
    Opened,
    Clicked,
    Replied,

    /// <summary>They want no more of it.</summary>
    Unsubscribed,
}

/// <summary>One such report, whoever brought it.</summary>
/// <param name="Id">The report's own id at whoever brought it: the same one twice counts once.</param>
/// <param name="Detail">What was said, in the other side's words.</param>
internal sealed record DeliveryReport(ReportKind Kind, string Id, Instant At, string Detail)
{
    /// <summary>Which message of ours; null where only the provider's id or the sender is known.</summary>
    public DeliveryKey? Key { get; init; }

    /// <summary>What the provider calls the message (<see cref="SendOutcome.Accepted.ProviderId"/>).</summary>
    public string? ProviderId { get; init; }

    /// <summary>The address that wrote to us.</summary>
    public string? Sender { get; init; }

    /// <summary>Of a bounce: true where the address itself is wrong, so that it goes to the do-not-write list.</summary>
    public bool AddressIsBad { get; init; }

    /// <summary>Of a reply: what they wrote, without what they quoted. Of a click: the link's key.</summary>
    public string? Text { get; init; }

    /// <summary>Of a withdrawal: true where they want nothing at all, false for the topic of that message.</summary>
    public bool OfEverything { get; init; }

    /// <summary>Of an opening or a click: human, machine or unknown.</summary>
    public string By { get; init; } = "unknown";
}
