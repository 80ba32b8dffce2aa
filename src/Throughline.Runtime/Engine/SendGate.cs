using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>A delivery that may leave now, with what is needed to put it together.</summary>
internal sealed record Claimed(Permit Permit, DeliveryRow Delivery, PersonFacts Person, PublishedVersion? Version, WorkspaceRules Workspace)
{
    /// <summary>Everything in it that only a stranger said of them is left out, unless it looks like a name.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>They agreed that it is noted when they open a letter.</summary>
    public bool MayMeasure { get; init; }

    /// <summary>The dates of their walk, as the letter says them.</summary>
    public ImmutableDictionary<string, string> Dates { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Of a letter of service, what it says.</summary>
    public ServiceLetter? Letter { get; init; }

    public string? Address => Permit.Address;
}

/// <summary>
/// The one gate through which everything leaves: only it makes a permit. It decides when a delivery is claimed, not when it
/// was planned: what was true then may not be now. A claim is a lease, made durable before anything is handed over; so after
/// a crash what was claimed is either recorded or unknown, and never sent again by itself.
/// </summary>
internal sealed partial class SendGate(ChannelRegistry channels, byte[] serverKey)
{
    /// <summary>How long a claim is kept for whoever made it; they renew it while they work on it.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(2);

    private static readonly Duration HoldRecheck = Duration.FromHours(1);

    /// <summary>Decides what is due in one lane of a business; returns what may leave. Everything else is held or refused, with its reason.</summary>
    /// <param name="looked">How many were due, up to the limit.</param>
    public List<Claimed> Claim(EngineTransaction transaction, (Guid WorkspaceId, string Lane) lane, int limit, out int looked)
    {
        var keys = Due(transaction, lane, limit);
        looked = keys.Count;
        return Claim(transaction, keys);
    }

    /// <summary>What is due in one lane, the longest due first.</summary>
    public static List<DeliveryKey> Due(EngineTransaction transaction, (Guid WorkspaceId, string Lane) lane, int limit)
    {
        var keys = new List<DeliveryKey>(limit);
        transaction.Tables.Deliveries.Due(lane, transaction.Now, limit, keys.Add);
        return keys;
    }

    /// <summary>As the other, about these.</summary>
    public List<Claimed> Claim(EngineTransaction transaction, IReadOnlyList<DeliveryKey> keys)
    {
        var due = Load(transaction, keys);
        var asked = Ask(transaction, due);
        var claimed = new List<Claimed>(due.Count);
        foreach (var (delivery, person) in due)
        {
            if (person is null)
            {
                Settle(transaction, delivery, DeliveryState.Refused, SendReason.NothingBehindIt, "They are not known any more.");
                continue;
            }
            var failed = FailedSignals.Of(transaction, person, $"Sending \"{delivery.Kind}\" of a step", delivery.EnrollmentId);
            transaction.Guard(
                person,
                failed with { RetryAt = null }, // the delivery itself comes again
                () =>
                {
                    if (Decide(transaction, delivery, person, asked) is { } free) claimed.Add(free);
                },
                otherwise: () => Defer(transaction, delivery, transaction.Now + HoldRecheck, SendReason.TemplateFailed, null));
        }
        return claimed;
    }

    /// <summary>The gate's word on a test, to somebody of the team: to oneself nothing is marketing, and the do-not-write list holds.</summary>
    public (Permit? Permit, SendReason? Refusal) PermitTest(EngineTransaction transaction, WorkspaceRules workspace, string address, Guid deliveryId)
    {
        var suppression = default(string);
        if (address.Length > 0) transaction.Tables.Consents.Suppressions([Key(workspace.Id, Channel.Email, address)], (_, entry) => suppression = entry.Reason);
        var request = new SendRequest(Purpose.Service, transaction.Now, HasAddress: address.Length > 0, suppression, ConsentState.NeverAsked, 0, null, Superseded: false, Paused: false);
        return SendPolicy.Decide(request, workspace.Limits, LocalZone.Find(null, null), transaction.Now) is SendDecision.Skip skip
            ? (null, skip.Reason)
            : (Allow(workspace.Id, deliveryId, address, transaction.Now), null);
    }

    /// <summary>Their address on the do-not-write list.</summary>
    public SuppressionKey Key(Guid workspaceId, Channel channel, string address) => new(workspaceId, channel, AddressHash.Of(address, serverKey));

    private static Permit Allow(Guid workspaceId, Guid deliveryId, string? address, Instant at) =>
        new Permit(workspaceId, deliveryId, address, at);

    // ---- what became of it ----

    /// <summary>Writes down what became of claims, and tells the roads. A verdict that comes late replaces "unknown".</summary>
    public void Record(EngineTransaction transaction, IReadOnlyCollection<Dispatched> dispatched)
    {
        var keys = dispatched.ToDictionary(one => one, one => one.Claimed.Delivery.Key);
        transaction.GatherPeople([.. keys.Values.Select(key => key.PersonId)]);
        var present = dispatched.ToDictionary(
            one => one,
            one => transaction.Find(one.Claimed.Delivery.WorkspaceId, one.Claimed.Delivery.Key.PersonId) is { } person ? keys[one] with { PersonId = person.Id } : keys[one]);
        var rows = new Dictionary<DeliveryKey, DeliveryRow>();
        transaction.Tables.Deliveries.Find(present.Values, row => rows[row.Key] = row);
        foreach (var one in dispatched)
            if (rows.GetValueOrDefault(present[one]) is { State: DeliveryState.Sending or DeliveryState.Unknown } row) Record(transaction, row, one);
    }

    /// <summary>Claims whose holder never came back: unknown, shown, and left alone. What would have stayed in the visible outbox waits on.</summary>
    /// <param name="before">Leases that ended by then; at a start of the embedded store, all of them.</param>
    /// <returns>How many.</returns>
    public int GiveUpLostClaims(EngineTransaction transaction, Instant before, int limit)
    {
        var lost = new List<DeliveryRow>();
        transaction.Tables.Deliveries.Expired(before, limit, lost.Add);
        transaction.GatherPeople([.. lost.Select(delivery => delivery.Key.PersonId)]);
        foreach (var delivery in lost)
            if (channels.RouteOf(delivery.WorkspaceId, delivery.Lane) == OutboxChannel.Route)
                transaction.Pending.Deferrals.Add(new DeliveryDeferral(delivery.Key, transaction.Now, null, null));
            else
            {
                Settle(transaction, delivery, DeliveryState.Unknown, null, before == Instant.MaxValue
                    ? "Throughline stopped while this was on its way. It may or may not have arrived."
                    : "Nobody said in time what became of this. It may or may not have arrived.");
                Tell(transaction, delivery, refused: false);
            }
        return lost.Count;
    }

    /// <summary>Lets what nobody knows the outcome of go out once more; the gate asks again whether it is still wanted.</summary>
    /// <returns>False where its outcome is known.</returns>
    public static bool SendAgain(EngineTransaction transaction, DeliveryRow delivery)
    {
        if (delivery.State != DeliveryState.Unknown) return false;
        Settle(transaction, delivery, DeliveryState.Queued, null, "Sent once more, because nobody knew whether it had arrived.");
        transaction.Pending.Deferrals.Add(new DeliveryDeferral(delivery.Key, transaction.Now, null, null));
        return true;
    }

    /// <summary>Whoever wrote it wants it back before it leaves.</summary>
    public static void TakeBack(EngineTransaction transaction, DeliveryRow delivery) =>
        Refuse(transaction, delivery, SendReason.TakenBack, null);

    private void Record(EngineTransaction transaction, DeliveryRow row, Dispatched dispatched)
    {
        if (transaction.Find(row.WorkspaceId, row.Key.PersonId) is null) dispatched = dispatched.WithoutWords();
        switch (dispatched.Outcome)
        {
            case SendOutcome.Accepted accepted:
                Settle(transaction, row, DeliveryState.Sent, null, accepted.Detail, dispatched, accepted.ProviderId);
                Tell(transaction, row, refused: false);
                break;
            case SendOutcome.Unknown unknown:
                Settle(transaction, row, DeliveryState.Unknown, null, unknown.Detail, dispatched);
                Tell(transaction, row, refused: false);
                break;
            case SendOutcome.TryLater later when dispatched.IsGivenBack:
                WaitOn(transaction, row, transaction.Now, null, later.Detail);
                break;
            case SendOutcome.TryLater later when RetrySchedule.Next(row, later.RetryAfter) is { } wait:
                WaitOn(transaction, row, transaction.Now + wait, SendReason.WaitingForServer, later.Detail);
                break;
            case SendOutcome.TryLater later:
                Refuse(transaction, row, SendReason.TriesUsedUp, later.Detail);
                break;
            case SendOutcome.Refused refused:
                if (refused.AddressIsBad && dispatched.Claimed.Address is { } address)
                    transaction.Pending.Suppressions.Add(new SuppressionRow(Key(row.WorkspaceId, row.Channel, address), "The mail server says this address does not exist.", transaction.Now, SuppressionCause.Bounce));
                Refuse(transaction, row, refused.Reason ?? SendReason.RefusedByServer, refused.Detail);
                break;
            default:
                Refuse(transaction, row, dispatched.Refusal ?? SendReason.TemplateFailed, dispatched.Detail);
                break;
        }
        EngineMetrics.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", dispatched.Outcome?.GetType().Name ?? dispatched.Refusal?.Code));
        transaction.Touch(row.WorkspaceId);
    }

    /// <summary>It waits on. One that was given up for unknown is known again not to have gone.</summary>
    private static void WaitOn(EngineTransaction transaction, DeliveryRow row, Instant until, SendReason? reason, string? detail)
    {
        if (row.State == DeliveryState.Unknown) Settle(transaction, row, DeliveryState.Queued, reason, detail);
        transaction.Pending.Deferrals.Add(new DeliveryDeferral(row.Key, until, reason, detail));
    }

    // ---- noting ----

    private static Claimed? Defer(EngineTransaction transaction, DeliveryRow delivery, Instant until, SendReason reason, string? detail)
    {
        transaction.Pending.Deferrals.Add(new DeliveryDeferral(delivery.Key, until, reason, detail));
        transaction.Touch(delivery.WorkspaceId);
        return null;
    }

    private static Claimed? Refuse(EngineTransaction transaction, DeliveryRow delivery, SendReason reason, string? detail)
    {
        Settle(transaction, delivery, DeliveryState.Refused, reason, detail);
        Tell(transaction, delivery, refused: true);
        transaction.Touch(delivery.WorkspaceId);
        return null;
    }

    private static void Settle(EngineTransaction transaction, DeliveryRow row, DeliveryState state, SendReason? reason, string? detail, Dispatched? dispatched = null, string? providerId = null)
    {
        var today = transaction.DayOf(row.WorkspaceId, transaction.Now);
        var after = row with
        {
            State = state,
            Reason = reason?.Code,
            SentDay = state == DeliveryState.Sent ? row.SentDay ?? today : null,
            SettledDay = state is DeliveryState.Refused or DeliveryState.Unknown ? today : null,
        };
        transaction.Pending.Verdicts.Add((row, new DeliveryVerdict(after, transaction.Now, detail, dispatched?.Subject, dispatched?.Values, providerId)));
    }

    /// <summary>The road hears of a step's own hand-out; nudges are beside it.</summary>
    private static void Tell(EngineTransaction transaction, DeliveryRow delivery, bool refused)
    {
        if (delivery.Number != 0 || transaction.Find(delivery.WorkspaceId, delivery.Key.PersonId) is not { } person) return;
        if (EngineTransaction.Current(person, delivery.EnrollmentId, delivery.Step) is (var enrollment, >= 0 and var step)) transaction.AdvanceGuarded(enrollment, new Signal.HandedOut(step, refused));
    }
}
