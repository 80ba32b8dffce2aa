using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Which letter of service, to whom.</summary>
/// <param name="Id">Derived from what it is about, so that the same is queued once however often it is asked for.</param>
/// <param name="Topic">What it is about, for lists: "appointment".</param>
/// <param name="NotAfter">Worthless later than this; null where it never is.</param>
internal readonly record struct ServiceLetterKey(Guid Id, string Topic, Instant? NotAfter = null);

/// <summary>Queues letters of service. They go through the gate as all others do.</summary>
internal sealed class ServiceLetters(EngineStore store)
{
    /// <summary>Inside a transaction that does what the letter tells of.</summary>
    public static void Queue(EngineTransaction transaction, TrackedPerson person, ServiceLetterKey key, ServiceLetter letter) =>
        transaction.Pending.Deliveries.Add(new DeliveryRow(
            new DeliveryKey(person.Id, key.Id), person.Row.WorkspaceId, Guid.Empty, Guid.Empty, Step: 0, Number: 0, Variant: 0,
            DeliveryKind.Service, Channel.Email, Purpose.Service, key.Topic, transaction.Now, transaction.Now, Attempts: 0)
        {
            Origin = DeliveryOrigin.House,
            NotAfter = key.NotAfter,
            Letter = letter.ToJson(),
        });

    /// <summary>To somebody known by their address. False where nobody is.</summary>
    public Task<bool> SendAsync(Guid workspaceId, string email, ServiceLetterKey key, ServiceLetter letter) => store.RunAsync(transaction =>
    {
        if (Identities.Normalise(IdentityKind.Email, email) is not { } identity) return false;
        var known = new IdentityKey(workspaceId, identity);
        transaction.GatherIdentities([known]);
        if (transaction.Find(known) is not { } person) return false;
        Queue(transaction, person, key, letter);
        return true;
    });

    /// <summary>To somebody known. False where they are not known any more.</summary>
    public Task<bool> SendAsync(Guid workspaceId, Guid personId, ServiceLetterKey key, ServiceLetter letter) =>
        store.RunAsync(transaction =>
    {
        transaction.GatherPeople([personId]);
        if (transaction.Find(workspaceId, personId) is not { } person) return false;
        Queue(transaction, person, key, letter);
        return true;
    });
}
