using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>A delivery that may leave now, with what is needed to put it together.</summary>
internal sealed record Claimed(QueuedDelivery Delivery, PersonFacts Person, PublishedVersion Version, WorkspaceRules Workspace, string? Address);

/// <summary>What became of a claimed delivery outside the store.</summary>
/// <param name="Outcome">Of the channel; null where it never got that far.</param>
/// <param name="Refusal">Why it never got that far.</param>
/// <param name="Values">JSON of the words merged in.</param>
internal sealed record Carried(Claimed Claimed, SendOutcome? Outcome, SendReason? Refusal, string? Detail, string? Subject = null, string? Values = null);

/// <summary>
/// The one gate through which everything leaves. It decides when a delivery is claimed, not when it was planned: what
/// was true then may not be now. A claim is a lease, made durable before anything is handed over; so after a crash what
/// was claimed is either recorded or unknown, and never sent again by itself.
/// </summary>
internal sealed class SendGate(byte[] serverKey)
{
    /// <summary>How long a claim is kept for whoever made it.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(10);

    private static readonly Duration HoldRecheck = Duration.FromHours(1);

    /// <summary>Decides what is due; returns what may leave. Everything else is held or refused, with its reason.</summary>
    public List<Claimed> Claim(Turn turn, int limit)
    {
        var due = new List<QueuedDelivery>(limit);
        turn.Tables.Deliveries.Due(turn.Now, limit, due);
        var claimed = new List<Claimed>(due.Count);
        foreach (var delivery in due)
            if (Decide(turn, delivery) is { } free) claimed.Add(free);
        return claimed;
    }

    /// <summary>Writes down what became of a claim, and tells the road.</summary>
    public void Record(Turn turn, Carried carried)
    {
        var delivery = carried.Claimed.Delivery;
        var person = turn.Find(delivery.WorkspaceId, delivery.Key.PersonId);
        var key = delivery.Key with { PersonId = person?.Id ?? delivery.Key.PersonId };
        switch (carried.Outcome)
        {
            case SendOutcome.Accepted accepted:
                turn.Tables.Deliveries.Settle(key, DeliveryState.Sent, turn.Now, null, accepted.Detail, carried.Subject, carried.Values);
                Tell(turn, person, delivery, refused: false);
                break;
            case SendOutcome.Unknown unknown:
                turn.Tables.Deliveries.Settle(key, DeliveryState.Unknown, turn.Now, null, unknown.Detail, carried.Subject, carried.Values);
                Tell(turn, person, delivery, refused: false);
                break;
            case SendOutcome.TryLater later when RetrySchedule.Next(delivery, later.RetryAfter) is { } wait:
                turn.Tables.Deliveries.Defer(key, turn.Now + wait, SendReason.WaitingForServer, later.Detail);
                break;
            case SendOutcome.TryLater later:
                Refuse(turn, person, delivery, key, SendReason.TriesUsedUp, later.Detail);
                break;
            case SendOutcome.Refused refused:
                if (refused.AddressIsBad) Suppress(turn, delivery.WorkspaceId, delivery.Channel, carried.Claimed.Address!, "The mail server says this address does not exist.");
                Refuse(turn, person, delivery, key, refused.Reason ?? SendReason.RefusedByServer, refused.Detail);
                break;
            default:
                Refuse(turn, person, delivery, key, carried.Refusal ?? SendReason.TemplateFailed, carried.Detail);
                break;
        }
        EngineMetrics.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", carried.Outcome?.GetType().Name ?? carried.Refusal?.Code));
        turn.Touch(delivery.WorkspaceId);
    }

    /// <summary>Claims whose holder never came back: unknown, shown, and left alone.</summary>
    /// <param name="before">Leases that ended by then; at a start, all of them.</param>
    public int GiveUpLostClaims(Turn turn, Instant before, int limit)
    {
        var lost = new List<QueuedDelivery>();
        turn.Tables.Deliveries.Expired(before, limit, lost);
        foreach (var delivery in lost)
        {
            turn.Tables.Deliveries.Settle(delivery.Key, DeliveryState.Unknown, turn.Now, null, "Throughline stopped while this was on its way. It may or may not have arrived.");
            Tell(turn, turn.Find(delivery.WorkspaceId, delivery.Key.PersonId), delivery, refused: false);
        }
        return lost.Count;
    }

    private void Suppress(Turn turn, Guid workspaceId, Channel channel, string address, string reason) =>
        turn.Tables.People.Suppress(workspaceId, channel, AddressHash.Of(address, serverKey), reason, turn.Now);

    private Claimed? Decide(Turn turn, QueuedDelivery delivery)
    {
        var workspace = turn.Catalogue.Workspace(delivery.WorkspaceId);
        var version = turn.Catalogue.Version(delivery.VersionId);
        var person = turn.Find(delivery.WorkspaceId, delivery.Key.PersonId)
            ?? throw new InvalidDataException($"Delivery {delivery.Key.Id} belongs to nobody.");
        if (turn.Standing(person, delivery.EnrollmentId, delivery.Step) is not var (walker, step) || Handouts.HasEnded(walker.Enrollment))
            return Skip(turn, person, delivery, SendReason.EnrollmentEnded);
        if (walker.Enrollment.Hold is not null) return Hold(turn, delivery, turn.Now + HoldRecheck, SendReason.OnHold);

        var address = delivery.Kind == DeliveryKind.Webhook ? null : person.Row.Facts.AddressOn(delivery.Channel);
        return SendPolicy.Decide(Request(turn, workspace, person, walker, delivery, IsSuperseded(version, walker, step, delivery), address), workspace.Limits, person.Zone, turn.Now) switch
        {
            SendDecision.Skip skip => Skip(turn, person, delivery, skip.Reason),
            SendDecision.Hold hold => Hold(turn, delivery, hold.Until, hold.Reason),
            _ => turn.Tables.Deliveries.Claim(delivery.Key, turn.Now + Lease, address)
                ? new Claimed(delivery with { Attempts = delivery.Attempts + 1 }, person.Row.Facts, version, workspace, address)
                : null,
        };
    }

    private SendRequest Request(Turn turn, WorkspaceRules workspace, Traveller person, Walker walker, QueuedDelivery delivery, bool isSuperseded, string? address)
    {
        var people = turn.Tables.People;
        var isMarketing = delivery.Purpose == Purpose.Marketing;
        var (sent, oldest) = isMarketing && workspace.Limits.CapCount > 0
            ? turn.Tables.Deliveries.InWindow(person.Id, turn.Now - workspace.Limits.CapWindow)
            : (0, null);
        return new SendRequest(
            delivery.Purpose,
            delivery.CreatedAt,
            HasAddress: address is not null || delivery.Kind == DeliveryKind.Webhook,
            Suppression: address is null ? null : people.Suppression(workspace.Id, delivery.Channel, AddressHash.Of(address, serverKey)),
            Consent: isMarketing ? Consent.For(people.ConsentsOf(person.Id), delivery.Channel, delivery.Topic) : null,
            sent,
            oldest,
            isSuperseded,
            turn.Catalogue.IsPaused(walker.Row.JourneyId),
            ChannelMissing: delivery.Channel == Channel.Sms && workspace.SendsInEarnest);
    }

    /// <param name="step">The delivery's step in the version they are on; −1 where that has no such step.</param>
    private static bool IsSuperseded(PublishedVersion version, Walker walker, int step, QueuedDelivery delivery) => step < 0
        ? delivery.Number > 0 || version.Journey.Steps[delivery.Step].Keeps.IsEmpty
        : Handouts.IsSuperseded(walker.Version.Journey, walker.Enrollment, step, delivery.Number);

    private static Claimed? Hold(Turn turn, QueuedDelivery delivery, Instant until, SendReason reason)
    {
        turn.Tables.Deliveries.Defer(delivery.Key, until, reason, detail: null);
        turn.Touch(delivery.WorkspaceId);
        return null;
    }

    private static Claimed? Skip(Turn turn, Traveller person, QueuedDelivery delivery, SendReason reason)
    {
        Refuse(turn, person, delivery, delivery.Key, reason, detail: null);
        turn.Touch(delivery.WorkspaceId);
        return null;
    }

    private static void Refuse(Turn turn, Traveller? person, QueuedDelivery delivery, DeliveryKey key, SendReason reason, string? detail)
    {
        turn.Tables.Deliveries.Settle(key, DeliveryState.Refused, turn.Now, reason, detail);
        turn.CountRefusal(delivery.VersionId, delivery.Step, reason);
        Tell(turn, person, delivery, refused: true);
    }

    /// <summary>The road hears of a step's own hand-out; nudges are beside it.</summary>
    private static void Tell(Turn turn, Traveller? person, QueuedDelivery delivery, bool refused)
    {
        if (delivery.Number != 0 || person is null || turn.Standing(person, delivery.EnrollmentId, delivery.Step) is not var (walker, step) || step < 0) return;
        turn.Advance(walker, new Signal.HandedOut(step, refused));
    }
}
