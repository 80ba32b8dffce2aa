using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What people say by way of a message they got; what they follow in it is <see cref="MessageVisits"/>.</summary>
internal sealed class DeliveryResponses(EngineStore store, byte[] serverKey)
{
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
        if (!Confirmations.IsOfTheirAddress(transaction, person, delivery)) return false;
        if (!Confirmations.IsWanted(transaction, person, delivery)) return true; // said already
        Confirmations.Confirm(transaction, person, delivery);
        if (person.Row.Facts.Email is { } address)
            transaction.Pending.Lifted.Add(new SuppressionKey(delivery.WorkspaceId, Channel.Email, AddressHash.Of(address, serverKey)));
        transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.AddressConfirmed, null, new JsonObject { ["address"] = person.Row.Facts.Email }));
        return true;
    });

    private static FactOrigin? Origin(EngineTransaction transaction, DeliveryRow delivery) => transaction.OriginOf(delivery.EnrollmentId, delivery.VersionId, delivery.Step);
}
