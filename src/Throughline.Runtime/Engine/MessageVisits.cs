using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Who followed what in a message. Each request is one small row, changed in place; what it means is decided by
/// <see cref="VisitRule"/>, at once where it shows a machine, else once nothing can make it one any more. Only then does it
/// become an event and move somebody, at the time at which it happened.
/// </summary>
internal sealed class MessageVisits(EngineStore store, CompiledMessages messages)
{
    /// <summary>Most messages in one transaction.</summary>
    public const int Group = 500;

    /// <summary>Somebody or something asked for an address of a message. False where the message is not known, or nothing may be
    /// noted.</summary>
    public Task<bool> FollowAsync(DeliveryKey key, int link, VisitSign sign) => store.RunAsync(transaction =>
    {
        if (transaction.FindDelivery(key) is not var (person, delivery)) return false;
        if (link == FollowedLink.Opening && !MayBeMeasured(transaction, person)) return false;
        var known = transaction.Tables.FollowedLinks.Of([delivery.Key])[delivery.Key].ToList();
        Take(transaction, person, delivery, VisitRule.Follow(known, new LinkVisit(link, sign, transaction.Now)));
        return true;
    });

    /// <summary>Tells of what waited long enough; returns of how many messages.</summary>
    public Task<int> SettleAsync(int limit = Group) => OneByOne.SettleAsync(
        store,
        transaction => transaction.Tables.FollowedLinks.Ripe(transaction.Now - VisitRule.Window, limit),
        Settle,
        (tables, key) =>
        {
            tables.FollowedLinks.GiveUp([key]);
            return (key.PersonId, "What they followed in a message could not be applied");
        });

    /// <summary>When the first of what waits can be told of; null where nothing waits.</summary>
    public static Instant? NextDue(EngineTransaction transaction) =>
        transaction.Tables.FollowedLinks.FirstWaiting() + VisitRule.Window + Duration.FromMilliseconds(1);

    private void Settle(EngineTransaction transaction, List<DeliveryKey> keys)
    {
        transaction.GatherPeople([.. keys.Select(key => key.PersonId)]);
        // Read only now that the people's rows are kept: another node may have told of some of them meanwhile.
        var (rows, deliveries) = (transaction.Tables.FollowedLinks.Of(keys), new Dictionary<DeliveryKey, DeliveryRow>());
        transaction.Tables.Deliveries.Find(keys, row => deliveries[row.Key] = row);
        var ofNobody = new List<DeliveryKey>();
        foreach (var key in keys)
            if (deliveries.GetValueOrDefault(key) is { } delivery && transaction.Find(delivery.WorkspaceId, key.PersonId) is { } person
                && person.Id == key.PersonId)
                Take(transaction, person, delivery, VisitRule.Settle([.. rows[key]], transaction.Now));
            else ofNobody.Add(key);
        transaction.Tables.FollowedLinks.GiveUp(ofNobody);
    }

    private void Take(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery, VisitChange change)
    {
        foreach (var row in change.Changed) transaction.Pending.FollowedLinks.Add(new FollowedLinkRow(delivery.Key, row));
        foreach (var verdict in change.Verdicts)
        {
            if (verdict.By != Visitor.Machine) delivery = transaction.Mark(delivery, isClick: verdict.Link != FollowedLink.Opening,
                verdict.At);
            if (verdict is { By: not Visitor.Machine, Link: not FollowedLink.Opening }) Count(transaction, person, delivery, verdict);
            foreach (var (name, about) in About(transaction, person, delivery, verdict))
            {
                var id = DerivedId.Of(delivery.Key.Id.ToString("N"), name, verdict.Link.ToString(CultureInfo.InvariantCulture),
                    verdict.By.ToString());
                var origin = transaction.OriginOf(delivery.EnrollmentId, delivery.VersionId, delivery.Step);
                transaction.Record(person, new EventFact(id, name, verdict.At, JsonSerializer.SerializeToElement(about), origin));
            }
        }
        if (change.Verdicts.Length > 0) transaction.Touch(delivery.WorkspaceId);
    }

    // A file is counted for everybody; who it was is said where an event of it is kept.
    private void Count(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery, VisitVerdict verdict)
    {
        if (messages.Of(transaction.Catalogue.FindVersion(delivery.VersionId), delivery)?.FileOf(verdict.Link) is { } file)
            transaction.Pending.OpenedFiles.Add(new(person.Id, delivery.WorkspaceId, file, verdict.At,
                IsKept(transaction, person, EventNames.FileOpened)));
    }

    private static bool IsKept(EngineTransaction transaction, TrackedPerson person, string name) =>
        person.Enrollments.Exists(one => one.Version.Awaited.Contains(name)) || MayBeMeasured(transaction, person);

    /// <summary>The events that are kept of it; none where it is only counted.</summary>
    private List<(string Name, JsonObject About)> About(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery,
        VisitVerdict verdict)
    {
        var by = verdict.By.ToString().ToLowerInvariant();
        if (verdict.Link == FollowedLink.Opening) return [(EventNames.EmailOpened, new() { ["by"] = by })];
        var (ofLink, ofFile) = (IsKept(transaction, person, EventNames.EmailLinkClicked),
            IsKept(transaction, person, EventNames.FileOpened));
        if (!ofLink && !ofFile) return [];
        var message = messages.Of(transaction.Catalogue.FindVersion(delivery.VersionId), delivery);
        if (message?.KeyOf(verdict.Link) is not { } link) return [];
        var kept = new List<(string, JsonObject)>();
        if (ofLink) kept.Add((EventNames.EmailLinkClicked, new() { ["by"] = by, ["link"] = link }));
        if (ofFile && message.FileOf(verdict.Link) is { } file)
            kept.Add((EventNames.FileOpened, new() { ["by"] = by, ["link"] = link, ["file"] = file }));
        return kept;
    }

    private static bool MayBeMeasured(EngineTransaction transaction, TrackedPerson person) =>
        transaction.Catalogue.Workspace(person.Row.WorkspaceId).Settings.Sending.AskToMeasure
            && Consent.MayMeasure(transaction.ConsentsOf(person));
}
