using NodaTime;
using Throughline.People;

namespace Throughline.Messages;

/// <summary>What the gate knows about one delivery at the moment it is claimed.</summary>
/// <param name="Due">When the journey wanted it sent.</param>
/// <param name="HasAddress">False where the person has no address for the channel.</param>
/// <param name="Suppression">Why the address must never be written to, or null.</param>
/// <param name="Consent">How the person stands to this channel and topic.</param>
/// <param name="SentInWindow">Messages of purpose marketing sent or reserved for this person within <see cref="SendLimits.CapWindow"/>; 0 or more.</param>
/// <param name="OldestInWindow">When the oldest of those went out; null where there is none.</param>
/// <param name="Superseded">True where the step no longer needs it: done already, or overtaken and keeping no promise.</param>
/// <param name="Paused">True where the journey is paused.</param>
/// <param name="ChannelMissing">True where the business sends in earnest and has nothing that carries messages of this channel away.</param>
public sealed record SendRequest(
    Purpose Purpose,
    Instant Due,
    bool HasAddress,
    string? Suppression,
    ConsentState Consent,
    int SentInWindow,
    Instant? OldestInWindow,
    bool Superseded,
    bool Paused,
    bool ChannelMissing = false)
{
    /// <summary>True for a reminder of a message that was definitely not sent.</summary>
    public bool HasNothingToRemindOf { get; init; }

    /// <summary>True where only a stranger ever said that the address is theirs, or that they agree, and they are asked to say so
    /// themselves.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>True where whoever has the address asked to be forgotten once, and gave it again by themselves: nothing goes to it,
    /// letters of service included, before they confirm it.</summary>
    public bool HasComeAgain { get; init; }

    /// <summary>True where the business sends in earnest and has not said where it is: its marketing stays here.</summary>
    public bool PostalAddressMissing { get; init; }

    /// <summary>When it comes too late because the date that it is bound to has passed; null where it is bound to none.</summary>
    public Instant? NotAfter { get; init; }

    /// <summary>True while somebody of the team looks after the person: marketing waits.</summary>
    public bool InCare { get; init; }

    public int SentInWindow { get; init; } = SentInWindow >= 0
        ? SentInWindow
        : throw new ArgumentOutOfRangeException(nameof(SentInWindow), SentInWindow, "A count of messages is not negative.");
}

/// <summary>What the gate says. The family is closed.</summary>
public abstract record SendDecision
{
    private protected SendDecision()
    {
    }

    public sealed record Send : SendDecision;

    /// <summary>Ask again at <paramref name="Until"/>.</summary>
    public sealed record Hold(Instant Until, SendReason Reason) : SendDecision;

    /// <summary>Never send this one.</summary>
    public sealed record Skip(SendReason Reason) : SendDecision;
}
