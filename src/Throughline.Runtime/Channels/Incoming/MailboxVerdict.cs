namespace Throughline.Runtime.Channels.Incoming;

/// <summary>Why a letter in the mailbox is left alone.</summary>
internal enum NotOurs
{
    /// <summary>A program answered: out of office, a ticket number, a list.</summary>
    Automatic,

    /// <summary>Says that something was read, or was no spam.</summary>
    Receipt,

    /// <summary>Answers nothing that we sent.</summary>
    Unrelated,
}

/// <summary>What a letter in the mailbox means. The family is closed.</summary>
internal abstract record MailboxVerdict
{
    public sealed record Told(DeliveryReport Report) : MailboxVerdict;

    public sealed record Ignored(NotOurs Why) : MailboxVerdict;
}
