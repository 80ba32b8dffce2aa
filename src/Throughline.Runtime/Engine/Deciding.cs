using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>The part of <see cref="SendGate"/> that asks and decides: what the policy wants to know, loaded by sets, and its word on
/// each.</summary>
internal sealed partial class SendGate
{
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
        var answers = new Answers([], [], []);
        var marketing = due.Where(one => one.Delivery.Purpose == Purpose.Marketing && one.Person is not null).ToList();
        transaction.GatherConsents(due.Where(one => one.Delivery.Purpose == Purpose.Marketing || AsksToMeasure(transaction, one.Delivery))
            .Select(one => one.Person).OfType<TrackedPerson>());
        transaction.GatherIdentitiesOf(due.Select(one => one.Person).OfType<TrackedPerson>());
        transaction.Tables.Deliveries.Window(
            [.. marketing.DistinctBy(one => one.Person!.Id).Where(one => LimitsOf(transaction, one.Delivery).CapCount > 0).Select(one =>
                (one.Person!.Id, transaction.Now - LimitsOf(transaction, one.Delivery).CapWindow))],
            (person, count, oldest) => answers.Windows[person] = (count, oldest));
        var addresses = due.Where(one => one.Delivery.Kind != DeliveryKind.Webhook).Select(one =>
            (one.Delivery, Address: one.Person?.Row.Facts.AddressOn(one.Delivery.Channel))).Where(one => one.Address is not null);
        transaction.Tables.Consents.Suppressions([.. addresses.Select(one =>
            Key(one.Delivery.WorkspaceId, one.Delivery.Channel, one.Address!)).Distinct()], (key, entry) =>
            answers.Suppressions[key] = entry);
        transaction.Tables.Deliveries.Letters([.. due.Where(one => one.Delivery.Kind == DeliveryKind.Service).Select(one =>
            one.Delivery.Key)], (key, letter) => answers.Letters[(key.PersonId, key.Id)] = ServiceLetter.Read(letter));
        return answers;
    }

    private Claimed? Decide(EngineTransaction transaction, DeliveryRow delivery, TrackedPerson person, Answers answers)
    {
        var workspace = transaction.Catalogue.Workspace(delivery.WorkspaceId);
        if (delivery.Kind is DeliveryKind.Confirmation or DeliveryKind.Service) return DecideOwn(transaction, delivery, person, answers);
        if (Grounds.WhyHeld(transaction, delivery, person) is { } why) return Defer(transaction, delivery, transaction.Now + HoldRecheck,
            SendReason.NotReadable, why);
        if (Grounds.WhyNothing(transaction, delivery, person) is { } missing) return Refuse(transaction, delivery,
            SendReason.NothingBehindIt, missing);
        var version = transaction.Catalogue.Version(delivery.VersionId);
        if (EngineTransaction.Current(person, delivery.EnrollmentId, delivery.Step) is not var (enrollment, step)
            || Handouts.HasEnded(enrollment.Enrollment))
            return Refuse(transaction, delivery, SendReason.EnrollmentEnded, null);
        if (enrollment.Enrollment.Holds.Any(hold => hold.Case is null))
            return Defer(transaction, delivery, transaction.Now + HoldRecheck, SendReason.OnHold, null);
        if (version.Journey.Steps[delivery.Step].Work is WebhookWork { Url: var url } && delivery.Kind == DeliveryKind.Webhook
            && workspace.Settings.Webhooks.IsStopped(url))
            return Refuse(transaction, delivery, SendReason.TurnedOff,
                $"{url.Host} asked earlier not to be called any more. Settings › Keys switches it on again.");

        var address = delivery.Kind == DeliveryKind.Webhook ? null : person.Row.Facts.AddressOn(delivery.Channel);
        var isSuperseded = IsSuperseded(version, enrollment, step, delivery) || HasMoved(transaction, enrollment, step, delivery);
        var isPaused = transaction.Catalogue.IsPaused(enrollment.Row.JourneyId);
        var request = Request(transaction, (delivery, person, address), (isSuperseded, isPaused), answers) with
        {
            NotAfter = delivery.NotAfter,
            InCare = IsInCare(person),
            HasNothingToRemindOf = step >= 0
                && Handouts.HasNothingToRemindOf(enrollment.Version.Journey, enrollment.Enrollment, step, delivery.Number),
        };
        switch (SendPolicy.Decide(request, workspace.Limits, person.Zone, transaction.Now))
        {
            case SendDecision.Skip skip:
                return Refuse(transaction, delivery, skip.Reason, null);
            case SendDecision.Hold hold:
                if (hold.Reason == SendReason.WaitingForConfirmation) Confirmations.Ask(transaction, person, delivery.Channel);
                return Defer(transaction, delivery, hold.Until, hold.Reason, null);
            case var _ when Grounds.WhichFileIsMissing(version.Journey, delivery, workspace) is { } file:
                return Defer(transaction, delivery, transaction.Now + HoldRecheck, SendReason.FileMissing, $"{file} is not there.");
            default:
                transaction.Pending.Claims.Add(new DeliveryClaim(delivery.Key, transaction.Now + Lease, address));
                if (delivery is { Purpose: Purpose.Marketing, Kind: not DeliveryKind.Webhook }) answers.Reserve(person.Id,
                    transaction.Now + Lease);
                return new Claimed(Allow(workspace.Id, delivery.Key.Id, address, transaction.Now),
                    delivery with { Attempts = delivery.Attempts + 1 }, person.Row.Facts, version, workspace)
                {
                    IsUnconfirmed = Confirmations.IsStrangersAddress(transaction, person, delivery.Channel),
                    Dates = version.Journey.Dates.IsEmpty || step < 0 ? ImmutableDictionary<string, string>.Empty
                        : DateWords.Of(enrollment.Version.Journey, enrollment.Enrollment, step, transaction.MomentOf(person),
                            version.Journey.Language ?? MergeValues.LanguageFor(person.Row.Facts.Language, workspace.Sender.Language)),
                    MayMeasure = AsksToMeasure(transaction, delivery) && Consent.MayMeasure(transaction.ConsentsOf(person)),
                };
        }
    }

    /// <summary>A letter of no journey. What the business must say concerns the do-not-write list only; what it would like to say
    /// asks all that a step's letter asks.</summary>
    private Claimed? DecideOwn(EngineTransaction transaction, DeliveryRow delivery, TrackedPerson person, Answers answers)
    {
        var bringsWords = delivery.Kind == DeliveryKind.Service;
        var letter = bringsWords ? answers.Letters.GetValueOrDefault((delivery.Key.PersonId, delivery.Key.Id)) : null;
        if (bringsWords && letter is null) return Refuse(transaction, delivery, SendReason.TemplateFailed, "What it says cannot be read.");
        var workspace = transaction.Catalogue.Workspace(delivery.WorkspaceId);
        var address = person.Row.Facts.AddressOn(delivery.Channel);
        var isUnwanted = !bringsWords && !Confirmations.IsWanted(transaction, person, delivery);
        var asked = Request(transaction, (delivery, person, address), (isUnwanted, IsPaused: false), answers);
        var request = asked with
        {
            NotAfter = delivery.NotAfter,
            InCare = delivery.Purpose == Purpose.Marketing && IsInCare(person),
            HasComeAgain = asked.HasComeAgain && bringsWords,
        };
        switch (SendPolicy.Decide(request, workspace.Limits, person.Zone, transaction.Now))
        {
            case SendDecision.Skip skip:
                return Refuse(transaction, delivery, skip.Reason, null);
            case SendDecision.Hold hold:
                if (hold.Reason == SendReason.WaitingForConfirmation) Confirmations.Ask(transaction, person, delivery.Channel);
                return Defer(transaction, delivery, hold.Until, hold.Reason, null);
        }
        transaction.Pending.Claims.Add(new DeliveryClaim(delivery.Key, transaction.Now + Lease, address));
        if (delivery.Purpose == Purpose.Marketing) answers.Reserve(person.Id, transaction.Now + Lease);
        return new Claimed(Allow(workspace.Id, delivery.Key.Id, address, transaction.Now),
            delivery with { Attempts = delivery.Attempts + 1 }, person.Row.Facts, Version: null, workspace)
        {
            IsUnconfirmed = !bringsWords || Confirmations.IsStrangersAddress(transaction, person, delivery.Channel),
            Letter = letter,
        };
    }

    private static bool IsInCare(TrackedPerson person) =>
        person.Enrollments.Exists(one => one.Enrollment.Holds.Any(hold => hold.Case is not null));

    private SendRequest Request(
        EngineTransaction transaction, (DeliveryRow Delivery, TrackedPerson Person, string? Address) about,
        (bool IsSuperseded, bool IsPaused) stand, Answers answers)
    {
        var (delivery, person, address) = about;
        var isMarketing = delivery.Purpose == Purpose.Marketing;
        var workspace = transaction.Catalogue.Workspace(delivery.WorkspaceId);
        var (suppression, cameAgain) = Suppression(transaction, (delivery, person, address), answers);
        var (sent, oldest) = isMarketing ? answers.Windows.GetValueOrDefault(person.Id) : default;
        return new SendRequest(
            delivery.Purpose,
            delivery.CreatedAt,
            HasAddress: address is not null || delivery.Kind == DeliveryKind.Webhook,
            suppression,
            isMarketing ? Consent.For(transaction.ConsentsOf(person), delivery.Channel, delivery.Topic) : ConsentState.NeverAsked,
            sent,
            oldest,
            stand.IsSuperseded,
            stand.IsPaused,
            ChannelMissing: delivery.Channel == Channel.Sms && workspace.SendsInEarnest)
        {
            HasComeAgain = cameAgain,
            IsUnconfirmed = isMarketing && delivery.Kind != DeliveryKind.Webhook && Confirmations.IsNeeded(transaction, person, delivery),
            PostalAddressMissing = isMarketing && delivery is { Kind: not DeliveryKind.Webhook, Channel: Channel.Email }
                && workspace.SendsInEarnest && string.IsNullOrWhiteSpace(workspace.Settings.Mail.PostalAddress),
        };
    }

    /// <summary>Why the address must not be written to; and whether whoever has it asked to be forgotten once, and came again by
    /// themselves: then they are asked, instead of being refused.</summary>
    private (string? Why, bool CameAgain) Suppression(EngineTransaction transaction,
        (DeliveryRow Delivery, TrackedPerson Person, string? Address) about, Answers answers)
    {
        var (delivery, person, address) = about;
        if (address is null || !answers.Suppressions.TryGetValue(Key(delivery.WorkspaceId, delivery.Channel, address), out var entry))
            return (null, false);
        return entry.Cause == SuppressionCause.Forgotten && Confirmations.CameByThemselves(transaction, person, delivery.Channel)
            ? (null, true) : (entry.Reason, false);
    }

    /// <summary>A reminder of a date that is another by now, or none.</summary>
    private static bool HasMoved(EngineTransaction transaction, TrackedEnrollment enrollment, int step, DeliveryRow delivery) =>
        delivery.About is { } about && step >= 0
        && JourneyStepper.DateOf(enrollment.Version.Journey, enrollment.Enrollment, step, transaction.MomentOf(enrollment.Person))
            .Value?.Start != about;

    private static bool AsksToMeasure(EngineTransaction transaction, DeliveryRow delivery) =>
        transaction.Catalogue.Workspace(delivery.WorkspaceId).Settings.Sending.AskToMeasure;

    private static SendLimits LimitsOf(EngineTransaction transaction, DeliveryRow delivery) =>
        transaction.Catalogue.Workspace(delivery.WorkspaceId).Limits;

    /// <param name="step">The delivery's step in the version they are on; −1 where that has no such step.</param>
    private static bool IsSuperseded(PublishedVersion version, TrackedEnrollment enrollment, int step, DeliveryRow delivery) => step < 0
        ? delivery.Number > 0 || version.Journey.Steps[delivery.Step].Keeps.IsEmpty
        : Handouts.IsSuperseded(enrollment.Version.Journey, enrollment.Enrollment, step, delivery.Number);

    /// <summary>What the policy asks about a group of deliveries.</summary>
    private sealed record Answers(
        Dictionary<Guid, (int Count, Instant? Oldest)> Windows, Dictionary<SuppressionKey, SuppressionWords> Suppressions,
        Dictionary<(Guid PersonId, Guid Id), ServiceLetter?> Letters)
    {
        /// <summary>A message that may leave counts toward the limit at once, for the next of the same group.</summary>
        public void Reserve(Guid personId, Instant at)
        {
            var (count, oldest) = Windows.GetValueOrDefault(personId);
            Windows[personId] = (count + 1, oldest ?? at);
        }
    }
}
