using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Takes in what is said later of messages that left, whoever brings it: the one place where it counts.</summary>
internal sealed class DeliveryReports(EngineStore store, byte[] serverKey)
{
    /// <summary>False where nobody here is meant, or the same report came before.</summary>
    /// <param name="workspaceId">Whose mailbox or provider brought it.</param>
    public Task<bool> ApplyAsync(Guid workspaceId, DeliveryReport report) => store.RunAsync(turn =>
        report.Key is { } key && Locate(turn, key) is var (person, delivery) ? Apply(turn, person, delivery, report)
        : report is { Kind: ReportKind.Unsubscribed, Sender: { } sender }
            && FindByAddress(turn, workspaceId, sender) is { } known && Withdraw(turn, known, null, report));

    private bool Apply(Turn turn, Traveller person, QueuedDelivery delivery, DeliveryReport report)
    {
        if (report.Kind == ReportKind.Unsubscribed) return Withdraw(turn, person, delivery, report);
        var at = new DeliveryKey(person.Id, delivery.Key.Id);
        if (report.By != "machine" && report.Kind == ReportKind.Opened) turn.Tables.Deliveries.NoteOpened(at, turn.Now);
        if (report.By != "machine" && report.Kind == ReportKind.Clicked) turn.Tables.Deliveries.NoteClicked(at, turn.Now);
        if (!Note(turn, person, delivery, report, NameOf(report.Kind), About(report))) return false;
        if (report.Kind == ReportKind.Complained || report is { Kind: ReportKind.Bounced, AddressIsBad: true }) Suppress(turn, person, delivery, report.Detail);
        return true;
    }

    private static bool Withdraw(Turn turn, Traveller person, QueuedDelivery? delivery, DeliveryReport report)
    {
        var topic = report.OfEverything || delivery is null ? Consent.AllTopics : delivery.Topic;
        if (!Note(turn, person, delivery, report, EventNames.Unsubscribed, new JsonObject { ["topic"] = topic, ["how"] = report.Detail })) return false;
        turn.Tables.People.SetConsent(person.Id, new Consent(Channel.Email, topic, Granted: false, turn.Now, report.Detail));
        return true;
    }

    // The event's id is made from the report's, so the same report twice is one event.
    private static bool Note(Turn turn, Traveller person, QueuedDelivery? delivery, DeliveryReport report, string name, JsonObject about)
    {
        var id = DerivedId.Of(person.Row.WorkspaceId.ToString("N"), "report", name, report.Id);
        var origin = delivery is null ? null : new FactOrigin(delivery.EnrollmentId, StepOf(turn, delivery).Key);
        turn.Touch(person.Row.WorkspaceId);
        return turn.Record(person, new EventFact(id, name, report.At, JsonSerializer.SerializeToElement(about), origin));
    }

    private static Step StepOf(Turn turn, QueuedDelivery delivery) => turn.Catalogue.Version(delivery.VersionId).Journey.Steps[delivery.Step];

    private void Suppress(Turn turn, Traveller person, QueuedDelivery delivery, string why)
    {
        if (person.Row.Facts.AddressOn(delivery.Channel) is { } address)
            turn.Tables.People.Suppress(delivery.WorkspaceId, delivery.Channel, AddressHash.Of(address, serverKey), why, turn.Now);
    }

    private static JsonObject About(DeliveryReport report) => report.Kind switch
    {
        ReportKind.Replied => new() { ["subject"] = report.Detail, ["text"] = report.Text, ["from"] = report.Sender },
        ReportKind.Clicked => new() { ["by"] = report.By, ["link"] = report.Text },
        ReportKind.Opened => new() { ["by"] = report.By },
        _ => new() { ["detail"] = report.Detail },
    };

    private static string NameOf(ReportKind kind) => kind switch
    {
        ReportKind.Delivered => EventNames.EmailDelivered,
        ReportKind.Bounced => EventNames.EmailBounced,
        ReportKind.Deferred => EventNames.EmailDelayed,
        ReportKind.Complained => EventNames.EmailComplained,
        ReportKind.Opened => EventNames.EmailOpened,
        ReportKind.Clicked => EventNames.EmailLinkClicked,
        ReportKind.Replied => EventNames.EmailReplied,
        _ => EventNames.Unsubscribed,
    };

    private static Traveller? FindByAddress(Turn turn, Guid workspaceId, string address) =>
        Identities.Normalise(IdentityKind.Email, address) is { } identity && turn.Tables.People.Find(workspaceId, identity) is { } id
            ? turn.FindSurvivor(workspaceId, id)
            : null;

    private static (Traveller Person, QueuedDelivery Delivery)? Locate(Turn turn, DeliveryKey key)
    {
        var id = turn.Tables.People.Resolve(key.PersonId);
        return turn.Tables.Deliveries.Find(new DeliveryKey(id, key.Id)) is { } delivery && turn.Find(delivery.WorkspaceId, id) is { } person
            ? (person, delivery)
            : null;
    }
}
