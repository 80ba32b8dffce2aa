using System.Collections.Immutable;
using NodaTime;
using Throughline.Time;

namespace Throughline.Messages;

/// <summary>What the gate knows about one delivery at the moment it is claimed.</summary>
/// <param name="Due">When the journey wanted it sent.</param>
/// <param name="HasAddress">False where the person has no address for the channel.</param>
/// <param name="Suppression">Why the address must never be written to, or null.</param>
/// <param name="Consent">Granted, withdrawn, or null where the person was never asked, for this channel and topic.</param>
/// <param name="SentInWindow">Messages of purpose marketing sent or reserved for this person within <see cref="SendLimits.CapWindow"/>.</param>
/// <param name="OldestInWindow">When the oldest of those went out; null where there is none.</param>
/// <param name="Superseded">True where the step no longer needs it: done already, or overtaken and keeping no promise.</param>
/// <param name="Paused">True where the journey is paused.</param>
public sealed record SendRequest(
    Purpose Purpose,
    Instant Due,
    bool HasAddress,
    string? Suppression,
    bool? Consent,
    int SentInWindow,
    Instant? OldestInWindow,
    bool Superseded,
    bool Paused);

/// <summary>The workspace's rules.</summary>
/// <param name="CapCount">Most marketing messages to one person in the window; 0 for no cap.</param>
/// <param name="CapWindow">Length of the window.</param>
/// <param name="QuietFrom">Start of the quiet hours on the person's clock; equal to <paramref name="QuietUntil"/> for none.</param>
/// <param name="QuietUntil">End of the quiet hours.</param>
/// <param name="PastDueLimit">How late a message may still go out.</param>
/// <param name="ConsentNeeded">Whether marketing needs consent that was given; false where not having refused is enough.</param>
public sealed record SendLimits(int CapCount, Duration CapWindow, LocalTime QuietFrom, LocalTime QuietUntil, Duration PastDueLimit, bool ConsentNeeded)
{
    public static SendLimits Default { get; } = new(
        CapCount: 4,
        CapWindow: Duration.FromDays(7),
        QuietFrom: new LocalTime(21, 0),
        QuietUntil: new LocalTime(8, 0),
        PastDueLimit: Duration.FromDays(3),
        ConsentNeeded: true);
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
