using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>A delivery that may leave now, with what is needed to put it together.</summary>
internal sealed record Claimed(Permit Permit, DeliveryRow Delivery, PersonFacts Person, PublishedVersion? Version, WorkspaceRules Workspace)
{
    /// <summary>Everything in it that only a stranger said of them is left out, unless it looks like a name.</summary>
    public bool IsUnconfirmed { get; init; }

    public string? Address => Permit.Address;
}

/// <summary>
/// The one gate through which everything leaves: only it makes a permit. It decides when a delivery is claimed, not when it
/// was planned: what was true then may not be now. A claim is a lease, made durable before anything is handed over; so after
/// a crash what was claimed is either recorded or unknown, and never sent again by itself.
/// </summary>
internal sealed class SendGate(ChannelRegistry channels, byte[] serverKey)
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
        if (address.Length > 0) transaction.Tables.Consents.Suppressions([Key(workspace.Id, Channel.Email, address)], (_, reason) => suppression = reason);
        var request = new SendRequest(Purpose.Service, transaction.Now, HasAddress: address.Length > 0, suppression, ConsentState.NeverAsked, 0, null, Superseded: false, Paused: false);
        return SendPolicy.Decide(request, workspace.Limits, LocalZone.Find(null, null), transaction.Now) is SendDecision.Skip skip
            ? (null, skip.Reason)
            : (new Permit(workspace.Id, deliveryId, address, transaction.Now), null);
    }

    /// <summary>Their address on the do-not-write list.</summary>
    public SuppressionKey Key(Guid workspaceId, Channel channel, string address) => new(workspaceId, channel, AddressHash.Of(address, serverKey));

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

    private void Record(EngineTransaction transaction, DeliveryRow row, Dispatched dispatched)
    {
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

    // ---- deciding ----

    private static List<(DeliveryRow Delivery, TrackedPerson? Person)> Load(EngineTransaction transaction, IReadOnlyList<DeliveryKey> keys)
    {
        transaction.GatherPeople([.. keys.Select(key => key.PersonId)]);
        var due = new List<(DeliveryRow, TrackedPerson?)>(keys.Count);
        // Read only now that the people's rows are kept: another node may have claimed some of them meanwhile.
        transaction.Tables.Deliveries.Find(keys, row =>
        {
            if (row.State == DeliveryState.Queued) due.Add((row, transaction.Find(row.WorkspaceId, row.Key.PersonId)));
        });
        return due;
    }

    /// <summary>What the policy asks about all of them, loaded by sets.</summary>
    private Answers Ask(EngineTransaction transaction, List<(DeliveryRow Delivery, TrackedPerson? Person)> due)
    {
        var answers = new Answers([], []);
        var marketing = due.Where(one => one.Delivery.Purpose == Purpose.Marketing && one.Person is not null).ToList();
        transaction.GatherConsents(marketing.Select(one => one.Person!));
        transaction.GatherIdentitiesOf(due.Select(one => one.Person).OfType<TrackedPerson>());
        transaction.Tables.Deliveries.Window(
            [.. marketing.DistinctBy(one => one.Person!.Id).Where(one => LimitsOf(transaction, one.Delivery).CapCount > 0).Select(one => (one.Person!.Id, transaction.Now - LimitsOf(transaction, one.Delivery).CapWindow))],
            (person, count, oldest) => answers.Windows[person] = (count, oldest));
        var addresses = due.Where(one => one.Delivery.Kind != DeliveryKind.Webhook).Select(one => (one.Delivery, Address: one.Person?.Row.Facts.AddressOn(one.Delivery.Channel))).Where(one => one.Address is not null);
        transaction.Tables.Consents.Suppressions([.. addresses.Select(one => Key(one.Delivery.WorkspaceId, one.Delivery.Channel, one.Address!)).Distinct()], (key, reason) => answers.Suppressions[key] = reason);
        return answers;
    }

    private Claimed? Decide(EngineTransaction transaction, DeliveryRow delivery, TrackedPerson person, Answers answers)
    {
        var workspace = transaction.Catalogue.Workspace(delivery.WorkspaceId);
        if (delivery.Kind == DeliveryKind.Confirmation) return DecideConfirmation(transaction, delivery, person, answers);
        if (Grounds.WhyHeld(transaction, delivery, person) is { } why) return Defer(transaction, delivery, transaction.Now + HoldRecheck, SendReason.NotReadable, why);
        if (Grounds.WhyNothing(transaction, delivery, person) is { } missing) return Refuse(transaction, delivery, SendReason.NothingBehindIt, missing);
        var version = transaction.Catalogue.Version(delivery.VersionId);
        if (EngineTransaction.Current(person, delivery.EnrollmentId, delivery.Step) is not var (enrollment, step) || Handouts.HasEnded(enrollment.Enrollment))
            return Refuse(transaction, delivery, SendReason.EnrollmentEnded, null);
        if (enrollment.Enrollment.Hold is not null)
            return Defer(transaction, delivery, transaction.Now + HoldRecheck, SendReason.OnHold, null);
        if (version.Journey.Steps[delivery.Step].Work is WebhookWork { Url: var url } && delivery.Kind == DeliveryKind.Webhook
            && workspace.Settings.Webhooks.IsStopped(url))
            return Refuse(transaction, delivery, SendReason.TurnedOff,
                $"{url.Host} asked earlier not to be called any more. Settings › Keys switches it on again.");

        var address = delivery.Kind == DeliveryKind.Webhook ? null : person.Row.Facts.AddressOn(delivery.Channel);
        var request = Request(transaction, (delivery, person, enrollment, address), IsSuperseded(version, enrollment, step, delivery), answers);
        switch (SendPolicy.Decide(request, workspace.Limits, person.Zone, transaction.Now))
        {
            case SendDecision.Skip skip:
                return Refuse(transaction, delivery, skip.Reason, null);
            case SendDecision.Hold hold:
                if (hold.Reason == SendReason.WaitingForConfirmation) Confirmations.Ask(transaction, person, delivery.Channel);
                return Defer(transaction, delivery, hold.Until, hold.Reason, null);
            default:
                transaction.Pending.Claims.Add(new DeliveryClaim(delivery.Key, transaction.Now + Lease, address));
                if (delivery is { Purpose: Purpose.Marketing, Kind: not DeliveryKind.Webhook }) answers.Reserve(person.Id, transaction.Now + Lease);
                return new Claimed(new Permit(workspace.Id, delivery.Key.Id, address, transaction.Now), delivery with { Attempts = delivery.Attempts + 1 }, person.Row.Facts, version, workspace)
                {
                    IsUnconfirmed = Confirmations.IsStrangersAddress(transaction, person, delivery.Channel),
                };
        }
    }

    /// <summary>A letter of ours: what a journey asks does not concern it, the do-not-write list does.</summary>
    private Claimed? DecideConfirmation(EngineTransaction transaction, DeliveryRow delivery, TrackedPerson person, Answers answers)
    {
        var workspace = transaction.Catalogue.Workspace(delivery.WorkspaceId);
        var address = person.Row.Facts.AddressOn(delivery.Channel);
        var suppression = address is null ? null : answers.Suppressions.GetValueOrDefault(Key(delivery.WorkspaceId, delivery.Channel, address));
        var request = new SendRequest(Purpose.Service, delivery.CreatedAt, address is not null, suppression, ConsentState.NeverAsked, 0, null, !Confirmations.IsWanted(transaction, person, delivery), Paused: false);
        if (SendPolicy.Decide(request, workspace.Limits, person.Zone, transaction.Now) is SendDecision.Skip skip) return Refuse(transaction, delivery, skip.Reason, null);
        transaction.Pending.Claims.Add(new DeliveryClaim(delivery.Key, transaction.Now + Lease, address));
        return new Claimed(new Permit(workspace.Id, delivery.Key.Id, address, transaction.Now), delivery with { Attempts = delivery.Attempts + 1 }, person.Row.Facts, Version: null, workspace) { IsUnconfirmed = true };
    }

    private SendRequest Request(
        EngineTransaction transaction, (DeliveryRow Delivery, TrackedPerson Person, TrackedEnrollment Enrollment, string? Address) about, bool isSuperseded, Answers answers)
    {
        var (delivery, person, enrollment, address) = about;
        var isMarketing = delivery.Purpose == Purpose.Marketing;
        var workspace = transaction.Catalogue.Workspace(delivery.WorkspaceId);
        var (sent, oldest) = isMarketing ? answers.Windows.GetValueOrDefault(person.Id) : default;
        return new SendRequest(
            delivery.Purpose,
            delivery.CreatedAt,
            HasAddress: address is not null || delivery.Kind == DeliveryKind.Webhook,
            Suppression: address is null ? null : answers.Suppressions.GetValueOrDefault(Key(delivery.WorkspaceId, delivery.Channel, address)),
            isMarketing ? Consent.For(transaction.ConsentsOf(person), delivery.Channel, delivery.Topic) : ConsentState.NeverAsked,
            sent,
            oldest,
            isSuperseded,
            transaction.Catalogue.IsPaused(enrollment.Row.JourneyId),
            ChannelMissing: delivery.Channel == Channel.Sms && workspace.SendsInEarnest)
        {
            IsUnconfirmed = isMarketing && delivery.Kind != DeliveryKind.Webhook && Confirmations.IsNeeded(transaction, person, delivery),
            PostalAddressMissing = isMarketing && delivery is { Kind: not DeliveryKind.Webhook, Channel: Channel.Email } && workspace.SendsInEarnest && string.IsNullOrWhiteSpace(workspace.Settings.Mail.PostalAddress),
        };
    }

    private static SendLimits LimitsOf(EngineTransaction transaction, DeliveryRow delivery) => transaction.Catalogue.Workspace(delivery.WorkspaceId).Limits;

    /// <param name="step">The delivery's step in the version they are on; −1 where that has no such step.</param>
    private static bool IsSuperseded(PublishedVersion version, TrackedEnrollment enrollment, int step, DeliveryRow delivery) => step < 0
        ? delivery.Number > 0 || version.Journey.Steps[delivery.Step].Keeps.IsEmpty
        : Handouts.IsSuperseded(enrollment.Version.Journey, enrollment.Enrollment, step, delivery.Number);

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

    /// <summary>What the policy asks about a group of deliveries.</summary>
    private sealed record Answers(Dictionary<Guid, (int Count, Instant? Oldest)> Windows, Dictionary<SuppressionKey, string> Suppressions)
    {
        /// <summary>A message that may leave counts toward the limit at once, for the next of the same group.</summary>
        public void Reserve(Guid personId, Instant at)
        {
            var (count, oldest) = Windows.GetValueOrDefault(personId);
            Windows[personId] = (count + 1, oldest ?? at);
        }
    }
}
