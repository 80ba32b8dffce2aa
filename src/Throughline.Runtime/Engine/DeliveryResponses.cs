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
    public Task<bool> AnsweredAsync(DeliveryKey key, int? score, string? answer) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        turn.Tables.Assignments.Answer(new AnswerRow(person.Id, key.Id, delivery.WorkspaceId, delivery.EnrollmentId, delivery.VersionId, delivery.Step, score, answer, turn.Now));
        turn.Record(person, OwnEvent.Of(turn, person, EventNames.SurveyAnswered, Origin(turn, delivery), new JsonObject { ["score"] = score, ["answer"] = answer }));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    /// <summary>The mail came back, or somebody marked it as spam: their address goes to the do-not-write list.</summary>
    public Task<bool> ReturnedAsync(DeliveryKey key, string eventName, string detail) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        if (person.Row.Facts.AddressOn(delivery.Channel) is { } address)
            turn.Tables.People.Suppress(delivery.WorkspaceId, delivery.Channel, AddressHash.Of(address, serverKey), detail, turn.Now);
        turn.Record(person, OwnEvent.Of(turn, person, eventName, Origin(turn, delivery), new JsonObject { ["detail"] = detail }));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    private Task<bool> RecordVisitAsync(DeliveryKey key, string name, string by, string? link) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        var current = new DeliveryKey(person.Id, key.Id);
        if (by != "machine" && name == EventNames.EmailOpened) turn.Tables.Deliveries.NoteOpened(current, turn.Now);
        if (by != "machine" && name == EventNames.EmailLinkClicked) turn.Tables.Deliveries.NoteClicked(current, turn.Now);
        var about = new JsonObject { ["by"] = by };
        if (link is not null) about["link"] = link;
        turn.Record(person, OwnEvent.Of(turn, person, name, Origin(turn, delivery), about));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    private static (Traveller Person, QueuedDelivery Delivery)? Locate(Turn turn, DeliveryKey key)
    {
        var id = turn.Tables.People.Resolve(key.PersonId);
        return turn.Tables.Deliveries.Find(new DeliveryKey(id, key.Id)) is { } delivery && turn.Find(delivery.WorkspaceId, id) is { } person ? (person, delivery) : null;
    }

    private static FactOrigin Origin(Turn turn, QueuedDelivery delivery) =>
        new(delivery.EnrollmentId, turn.Catalogue.Version(delivery.VersionId).Journey.Steps[delivery.Step].Key);
}
