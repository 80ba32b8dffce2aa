using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What people do with a message they got.</summary>
internal sealed class DeliveryResponses(EngineStore store)
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

    /// <summary>They followed the link in the letter that asks whether the address is theirs, and said yes. False where it is not
    /// known.</summary>
    public Task<bool> ConfirmedAsync(DeliveryKey key) => store.RunAsync(transaction =>
    {
        if (transaction.FindDelivery(key) is not var (person, delivery) || delivery.Kind != DeliveryKind.Confirmation) return false;
        if (!Confirmations.IsOfTheirAddress(person, delivery)) return false;
        if (!Confirmations.IsWanted(transaction, person, delivery)) return true; // said already
        Confirmations.Confirm(transaction, person, delivery);
        transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.AddressConfirmed, null, new JsonObject { ["address"] = person.Row.Facts.Email }));
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
