namespace Throughline.Runtime.Channels;

/// <summary>The seam between the send gate and whatever carries messages away. Only the gate holds one.</summary>
internal interface IChannel
{
    /// <summary>Hands one message over. Never throws for what the other side does; that is the outcome.</summary>
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancel);
}

/// <summary>A message with everything merged in, ready to leave.</summary>
/// <param name="Permit">The gate's yes. Its delivery also makes the Message-ID, so that a bounce can be matched.</param>
/// <param name="To">Address and display name of the one recipient.</param>
/// <param name="Headers">Further headers, such as List-Unsubscribe; names and values are encoded by the channel.</param>
internal sealed record OutgoingMessage(
    Permit Permit,
    Mailbox From,
    Mailbox To,
    Mailbox? ReplyTo,
    string Subject,
    string Html,
    string Text,
    IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public Guid WorkspaceId => Permit.WorkspaceId;
    public Guid DeliveryId => Permit.DeliveryId;

    /// <summary>Stands in the Message-ID, so that answers and bounces are believed; the delivery's id does where null.</summary>
    public string? SignedId { get; init; }

    /// <summary>For the reader's calendar; null where it brings nothing.</summary>
    public Rendering.CalendarEntry? Calendar { get; init; }
}

internal sealed record Mailbox(string Address, string? Name);

/// <summary>What became of it. The family is closed.</summary>
internal abstract record SendOutcome(string Detail)
{
    /// <summary>The other side has taken responsibility.</summary>
    public sealed record Accepted(string Detail) : SendOutcome(Detail)
    {
        /// <summary>What the other side calls the message from here on; null where it did not say.</summary>
        public string? ProviderId { get; init; }
    }

    /// <summary>Certainly not taken, and may be later (4yz, no connection, throttled).</summary>
    /// <param name="RetryAfter">What the other side asked for, if it did.</param>
    public sealed record TryLater(string Detail, TimeSpan? RetryAfter = null) : SendOutcome(Detail);

    /// <summary>Certainly not taken, and never will be (5yz).</summary>
    /// <param name="AddressIsBad">True where the address itself is wrong, so that it goes to the suppression list.</param>
    public sealed record Refused(string Detail, bool AddressIsBad) : SendOutcome(Detail)
    {
        /// <summary>The named reason where the channel knows it better than "refused"; null leaves it to the gate.</summary>
        public Throughline.Messages.SendReason? Reason { get; init; }
    }

    /// <summary>The connection went away after the message was handed over and before the answer came: nobody knows.</summary>
    public sealed record Unknown(string Detail) : SendOutcome(Detail);
}
