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
    public Task<bool> ApplyAsync(Guid workspaceId, DeliveryReport report) => store.RunAsync(transaction =>
        report.Key is { } key && transaction.FindDelivery(key) is var (person, delivery) ? Apply(transaction, person, delivery, report)
        : report is { Kind: ReportKind.Unsubscribed, Sender: { } sender }
            && FindByAddress(transaction, workspaceId, sender) is { } known && Withdraw(transaction, known, null, report));

    private bool Apply(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery, DeliveryReport report)
    {
        if (report.Kind == ReportKind.Unsubscribed) return Withdraw(transaction, person, delivery, report);
        if (report.By != "machine" && report.Kind is (ReportKind.Opened or ReportKind.Clicked)) transaction.Mark(delivery, isClick: report.Kind == ReportKind.Clicked);
        if (!Note(transaction, person, delivery, report, NameOf(report.Kind), About(report))) return false;
        if (report is { Kind: ReportKind.Bounced }) transaction.Bounce(delivery, report.Detail);
        if (report.Kind == ReportKind.Complained || report is { Kind: ReportKind.Bounced, AddressIsBad: true }) Suppress(transaction, person, delivery, report.Detail);
        return true;
    }

    private static bool Withdraw(EngineTransaction transaction, TrackedPerson person, DeliveryRow? delivery, DeliveryReport report)
    {
        var topic = report.OfEverything || delivery is null ? Consent.AllTopics : delivery.Topic;
        if (!Note(transaction, person, delivery, report, EventNames.Unsubscribed, new JsonObject { ["topic"] = topic, ["how"] = report.Detail })) return false;
        transaction.SetConsent(person, new Consent(Channel.Email, topic, Granted: false, transaction.Now, report.Detail));
        return true;
    }

    // The event's id is made from the report's, so the same report twice is one event.
    private static bool Note(EngineTransaction transaction, TrackedPerson person, DeliveryRow? delivery, DeliveryReport report, string name, JsonObject about)
    {
        var id = DerivedId.Of(person.Row.WorkspaceId.ToString("N"), "report", name, report.Id);
        var origin = delivery is null ? null : new FactOrigin(delivery.EnrollmentId, StepOf(transaction, delivery).Key);
        transaction.Touch(person.Row.WorkspaceId);
        return transaction.Record(person, new EventFact(id, name, report.At, JsonSerializer.SerializeToElement(about), origin));
    }

    private static Step StepOf(EngineTransaction transaction, DeliveryRow delivery) => transaction.Catalogue.Version(delivery.VersionId).Journey.Steps[delivery.Step];

    private void Suppress(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery, string why)
    {
        if (person.Row.Facts.AddressOn(delivery.Channel) is { } address)
            transaction.Pending.Suppressions.Add(
                new SuppressionRow(new SuppressionKey(delivery.WorkspaceId, delivery.Channel, AddressHash.Of(address, serverKey)), why, transaction.Now));
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

    private static TrackedPerson? FindByAddress(EngineTransaction transaction, Guid workspaceId, string address) =>
        Identities.Normalise(IdentityKind.Email, address) is { } identity ? transaction.Find(new IdentityKey(workspaceId, identity)) : null;
}
