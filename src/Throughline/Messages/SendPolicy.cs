using NodaTime;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Messages;

/// <summary>
/// Whether a message may leave now. The questions are asked in this order, and the first "no" is the one the owner reads:
/// <list type="number">
/// <item>Not needed any more → skip, superseded.</item>
/// <item>It reminds of a message that was not sent → skip, nothing-to-remind-of.</item>
/// <item>No address → skip, no-address.</item>
/// <item>The address is suppressed → skip, suppressed. This stops service messages too.</item>
/// <item>Marketing, and they withdrew their consent → skip, unsubscribed.</item>
/// <item>Marketing, consent is needed and was never given → skip, no-consent.</item>
/// <item>The date that it is bound to has passed → skip, date-passed.</item>
/// <item>Marketing, and somebody of the team looks after the person → hold until that is over; pausing and lateness count
/// afterwards.</item>
/// <item>Marketing, and only a stranger said that the address is theirs or that they agree; or anything at all, and they asked to be
/// forgotten once → hold until they say so, then skip, never-confirmed.</item>
/// <item>Marketing, and the business has not said where it is → hold.</item>
/// <item>The journey is paused → hold. This comes before lateness: pausing skips nothing.</item>
/// <item>Nothing carries messages of this channel away → skip, channel-not-set-up. Whoever set the journey to pause may yet mend that.</item>
/// <item>Later than the past-due limit → skip, past-due.</item>
/// <item>Marketing, in the quiet hours of the person's zone → hold until they end.</item>
/// <item>Marketing, and they have had as many as the cap allows → hold until the oldest leaves the window, then until quiet hours end.</item>
/// </list>
/// A hold for quiet hours or the cap that would end later than the past-due limit, or than its date, is a skip at once.
/// Service messages (a receipt, an appointment) go out at night and beyond the cap: the person asked for them or must know.
/// </summary>
public static class SendPolicy
{
    /// <summary>How long a paused journey's message rests before it is asked about again. Resuming need not wait for it.</summary>
    public static Duration PauseRecheck { get; } = Duration.FromHours(1);

    /// <summary>How long a message waits for somebody to confirm that the address is theirs.</summary>
    public static Duration ConfirmWithin { get; } = Duration.FromDays(7);

    /// <summary>The shortest hold for the cap, so that facts a moment old do not make the gate ask again at once.</summary>
    public static Duration ShortestCapHold { get; } = Duration.FromMinutes(1);

    public static SendDecision Decide(SendRequest request, SendLimits limits, LocalZone zone, Instant now)
    {
        if (Refusal(request, limits) is { } no) return new SendDecision.Skip(no);

        if (now >= request.NotAfter) return new SendDecision.Skip(SendReason.DatePassed);
        if (Waiting(request, now) is { } waits) return waits;

        var quiet = request.Purpose == Purpose.Marketing ? limits.QuietHours : HoursOfDay.None;
        if (request.Paused) return new SendDecision.Hold(quiet.FirstOutside(now + PauseRecheck, zone), SendReason.Paused);
        if (request.ChannelMissing) return new SendDecision.Skip(SendReason.ChannelNotSetUp);

        var latest = new Limit(request.Due + limits.PastDueLimit, request.NotAfter);
        if (now > latest.PastDue) return new SendDecision.Skip(SendReason.PastDue);
        if (request.Purpose == Purpose.Service) return new SendDecision.Send();

        if (quiet.Contains(now, zone)) return Until(quiet.FirstOutside(now, zone), SendReason.QuietHours, latest);
        if (Capped(request, limits)) return Until(quiet.FirstOutside(Room(request, limits, now), zone), SendReason.Cap, latest);
        return new SendDecision.Send();
    }

    private static SendReason? Refusal(SendRequest request, SendLimits limits)
    {
        if (request.Superseded) return SendReason.Superseded;
        if (request.HasNothingToRemindOf) return SendReason.NothingToRemindOf;
        if (!request.HasAddress) return SendReason.NoAddress;
        if (request.Suppression is not null) return SendReason.Suppressed;
        if (request.Purpose == Purpose.Service) return null;
        return request.Consent switch
        {
            ConsentState.Withdrawn => SendReason.Unsubscribed,
            ConsentState.NeverAsked when limits.ConsentNeeded => SendReason.NoConsent,
            _ => null,
        };
    }

    /// <summary>What marketing waits for before it is asked when it may go.</summary>
    private static SendDecision? Waiting(SendRequest request, Instant now)
    {
        if (request.Purpose == Purpose.Service && !request.HasComeAgain) return null;
        if (request.IsUnconfirmed || request.HasComeAgain)
            return now >= request.Due + ConfirmWithin ? new SendDecision.Skip(SendReason.NeverConfirmed)
                : new SendDecision.Hold(request.Due + ConfirmWithin, SendReason.WaitingForConfirmation);
        if (request.InCare) return new SendDecision.Hold(now + PauseRecheck, SendReason.InCare);
        return request.PostalAddressMissing && now <= request.Due + ConfirmWithin
            ? new SendDecision.Hold(now + PauseRecheck, SendReason.NoPostalAddress) : null;
    }

    /// <summary>How late it may still leave.</summary>
    private readonly record struct Limit(Instant PastDue, Instant? NotAfter);

    private static SendDecision Until(Instant until, SendReason reason, Limit latest) =>
        until >= latest.NotAfter ? new SendDecision.Skip(SendReason.DatePassed)
        : until > latest.PastDue ? new SendDecision.Skip(SendReason.PastDue) : new SendDecision.Hold(until, reason);

    private static bool Capped(SendRequest request, SendLimits limits) => limits.CapCount > 0 && request.SentInWindow >= limits.CapCount;

    /// <summary>When the oldest message of the window leaves it.</summary>
    private static Instant Room(SendRequest request, SendLimits limits, Instant now) =>
        Instant.Max((request.OldestInWindow ?? now) + limits.CapWindow, now + ShortestCapHold);
}
