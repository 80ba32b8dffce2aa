using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What people do with a message they got, and what their mail server says of it afterwards.</summary>
internal sealed class DeliveryResponses(EngineStore store, byte[] serverKey)
{
    /// <param name="by">human, machine or unknown.</param>
    public Task<bool> OpenedAsync(DeliveryKey key, string by) => RecordVisitAsync(key, EventNames.EmailOpened, by, link: null);

    /// <param name="link">The key of the link.</param>
    public Task<bool> ClickedAsync(DeliveryKey key, string by, string link) => RecordVisitAsync(key, EventNames.EmailLinkClicked, by, link);

    /// <summary>Keeps the answer to a survey, the latest if there are several. False where the question is not known.</summary>
    public Task<bool> AnsweredAsync(DeliveryKey key, int? score, string? answer) => store.RunAsync(transaction =>
    {
        if (transaction.FindDelivery(key) is not var (person, delivery)) return false;
        transaction.Answer(delivery, score, answer);
        transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.SurveyAnswered, Origin(transaction, delivery), new JsonObject { ["score"] = score, ["answer"] = answer }));
        transaction.Touch(delivery.WorkspaceId);
        return true;
    });

    /// <summary>The mail came back, or somebody marked it as spam: their address goes to the do-not-write list.</summary>
    public Task<bool> ReturnedAsync(DeliveryKey key, string eventName, string detail) => store.RunAsync(transaction =>
    {
        if (transaction.FindDelivery(key) is not var (person, delivery)) return false;
        if (person.Row.Facts.AddressOn(delivery.Channel) is { } address)
            transaction.Pending.Suppressions.Add(new SuppressionRow(new SuppressionKey(delivery.WorkspaceId, delivery.Channel, AddressHash.Of(address, serverKey)), detail, transaction.Now));
        if (eventName == EventNames.EmailBounced) transaction.Bounce(delivery, detail);
        transaction.Record(person, OwnEvent.Of(transaction, person, eventName, Origin(transaction, delivery), new JsonObject { ["detail"] = detail }));
        transaction.Touch(delivery.WorkspaceId);
        return true;
    });

    private Task<bool> RecordVisitAsync(DeliveryKey key, string name, string by, string? link) => store.RunAsync(transaction =>
    {
        if (transaction.FindDelivery(key) is not var (person, delivery)) return false;
        if (by != "machine") transaction.Mark(delivery, isClick: link is not null);
        var about = new JsonObject { ["by"] = by };
        if (link is not null) about["link"] = link;
        transaction.Record(person, OwnEvent.Of(transaction, person, name, Origin(transaction, delivery), about));
        transaction.Touch(delivery.WorkspaceId);
        return true;
    });

    private static FactOrigin? Origin(EngineTransaction transaction, DeliveryRow delivery) => transaction.OriginOf(delivery.EnrollmentId, delivery.VersionId, delivery.Step);
}
