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
        KeyOf(transaction, report) is { } key && transaction.FindDelivery(key) is var (person, delivery)
            ? Apply(transaction, new(person, delivery), report)
        : report is { Kind: ReportKind.Unsubscribed, Sender: { } sender }
            && FindByAddress(transaction, workspaceId, sender) is { } known && Withdraw(transaction, new(known, null), report));

    private static DeliveryKey? KeyOf(EngineTransaction transaction, DeliveryReport report) =>
        report.Key ?? (report.ProviderId is { } id ? transaction.Tables.Deliveries.OfProvider(id) : null);

    private bool Apply(EngineTransaction transaction, Meant meant, DeliveryReport report)
    {
        if (report.Kind == ReportKind.Unsubscribed) return Withdraw(transaction, meant, report);
        var (person, delivery) = (meant.Person, meant.Delivery!);
        if (!Note(transaction, meant, report, About(report))) return false;
        var isClick = report.Kind == ReportKind.Clicked;
        if (report.By != "machine" && (isClick || report.Kind == ReportKind.Opened)) transaction.Mark(delivery, isClick, report.At);
        if (report.Kind == ReportKind.Bounced) transaction.Bounce(delivery, report.Detail);
        if (report.Kind == ReportKind.Complained || report.AddressIsBad) Suppress(transaction, person, delivery,
            (report.Detail, report.Kind == ReportKind.Complained ? SuppressionCause.Complaint : SuppressionCause.Bounce));
        return true;
    }

    private static bool Withdraw(EngineTransaction transaction, Meant meant, DeliveryReport report)
    {
        var topic = report.OfEverything || meant.Delivery is null ? Consent.AllTopics : meant.Delivery.Topic;
        if (!Note(transaction, meant, report, new JsonObject { ["topic"] = topic, ["how"] = report.Detail })) return false;
        transaction.SetConsent(meant.Person, new Consent(Channel.Email, topic, Granted: false, transaction.Now,
            report.Detail)
        { By = GivenBy.Themselves });
        return true;
    }

    // The event's id is made from the report's, so the same report twice is one event.
    private static bool Note(EngineTransaction transaction, Meant meant, DeliveryReport report, JsonObject about)
    {
        var (person, delivery) = (meant.Person, meant.Delivery);
        var name = NameOf(report.Kind);
        var id = DerivedId.Of(person.Row.WorkspaceId.ToString("N"), "report", name, report.Id);
        var origin = delivery is null ? null : transaction.OriginOf(delivery.EnrollmentId, delivery.VersionId, delivery.Step);
        transaction.Touch(person.Row.WorkspaceId);
        return transaction.Record(person, new EventFact(id, name, report.At, JsonSerializer.SerializeToElement(about), origin));
    }

    private void Suppress(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery,
        (string Why, SuppressionCause Cause) said)
    {
        if (person.Row.Facts.AddressOn(delivery.Channel) is not { } address) return;
        var key = new SuppressionKey(delivery.WorkspaceId, delivery.Channel, AddressHash.Of(address, serverKey));
        transaction.Pending.Suppressions.Add(new SuppressionRow(key, said.Why, transaction.Now, said.Cause));
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

    /// <summary>Whom a report is about; the message is not known where somebody wrote to us of themselves.</summary>
    private readonly record struct Meant(TrackedPerson Person, DeliveryRow? Delivery);

    private static TrackedPerson? FindByAddress(EngineTransaction transaction, Guid workspaceId, string address) =>
        Identities.Normalise(IdentityKind.Email, address) is { } identity ? transaction.Find(new IdentityKey(workspaceId, identity)) : null;
}
