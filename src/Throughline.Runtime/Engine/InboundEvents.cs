using System.Globalization;
using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>An event from outside with everything that can be worked out of it alone.</summary>
/// <param name="Id">The same on every retry where the sender numbers its messages; null where it does not.</param>
/// <param name="Email">Of its traits.</param>
/// <param name="Phone">Of its traits.</param>
internal sealed record Arrival(InboundEvent Event, Guid? Id, Identity? User, Identity? Anonymous, Identity? Email, Identity? Phone)
{
    /// <param name="country">Of the business; see <see cref="Identities.Normalise"/>.</param>
    public static Arrival Of(InboundEvent inbound, string? country) => new(
        inbound,
        inbound.MessageId is { } messageId ? DerivedId.Of(inbound.WorkspaceId.ToString("N"), "message", messageId) : null,
        Identities.Normalise(IdentityKind.UserId, inbound.UserId),
        Identities.Normalise(IdentityKind.AnonymousId, inbound.AnonymousId),
        Trait(inbound, IdentityKind.Email, "email"),
        Trait(inbound, IdentityKind.Phone, "phone", country));

    /// <summary>Every identity that a decision about it may ask for.</summary>
    public IEnumerable<IdentityKey> Concerned() =>
        from identity in (Identity?[])[User, Anonymous, Email, Phone, .. Earlier()]
        where identity is not null
        select new IdentityKey(Event.WorkspaceId, identity.Value);

    /// <summary>An alias names an earlier id without saying of which kind.</summary>
    public IReadOnlyList<Identity?> Earlier() => Event.Kind == InboundKind.Alias
        ? [Identities.Normalise(IdentityKind.UserId, Event.PreviousId), Identities.Normalise(IdentityKind.AnonymousId, Event.PreviousId)]
        : [];

    private static Identity? Trait(InboundEvent inbound, IdentityKind kind, string name, string? country = null) =>
        inbound.Traits.ValueKind == JsonValueKind.Object && inbound.Traits.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Identities.Normalise(kind, value.GetString(), country)
            : null;
}

/// <summary>What events from outside do to a transaction.</summary>
internal static class InboundEvents
{
    private static long _unnumbered;

    /// <summary>Loads by sets what a group of events concerns.</summary>
    public static void Gather(EngineTransaction transaction, IReadOnlyList<Arrival> arrivals)
    {
        transaction.GatherIdentities([.. arrivals.SelectMany(arrival => arrival.Concerned()).Distinct()]);
        var (events, introduced, entering) = (new List<EventKey>(), new List<TrackedPerson>(), new List<TrackedPerson>());
        foreach (var arrival in arrivals)
        {
            var person = Known(transaction, arrival, arrival.User) ?? Known(transaction, arrival, arrival.Anonymous);
            if (person is null) continue;
            if (arrival.Id is { } id) events.Add(new EventKey(person.Id, id));
            if ((arrival.Email ?? arrival.Phone) is not null) introduced.Add(person);
            if (transaction.Catalogue.Doors(arrival.Event.WorkspaceId, arrival.Event.Name).Length > 0) entering.Add(person);
        }
        transaction.GatherEvents(events);
        transaction.GatherIdentitiesOf(introduced);
        transaction.GatherHistories(entering);
    }

    public static void TakeIn(EngineTransaction transaction, Arrival arrival)
    {
        var inbound = arrival.Event;
        var person = transaction.Recognise(inbound.WorkspaceId, arrival.User, arrival.Anonymous, Previous(transaction, arrival));
        if (inbound.Traits.ValueKind == JsonValueKind.Object || (inbound.Zone ?? inbound.Language) is not null)
            person = transaction.Learn(person, inbound.Traits, inbound.Zone, inbound.Language);
        transaction.Record(person, new EventFact(arrival.Id ?? Unnumbered(inbound, transaction.Now), inbound.Name, inbound.At, inbound.Properties));
    }

    /// <summary>An alias's earlier id: a browser's unless a user is known by it.</summary>
    private static Identity? Previous(EngineTransaction transaction, Arrival arrival) => arrival.Earlier() switch
    {
        [{ } asUser, _] when transaction.Find(new IdentityKey(arrival.Event.WorkspaceId, asUser)) is not null => asUser,
        [_, var asBrowser] => asBrowser,
        _ => null,
    };

    private static TrackedPerson? Known(EngineTransaction transaction, Arrival arrival, Identity? identity) =>
        identity is { } known ? transaction.Find(new IdentityKey(arrival.Event.WorkspaceId, known)) : null;

    /// <summary>No two are the same.</summary>
    private static Guid Unnumbered(InboundEvent inbound, Instant receivedAt) => DerivedId.Of(
        inbound.WorkspaceId.ToString("N"), "unnumbered", inbound.Name, inbound.UserId ?? inbound.AnonymousId ?? "",
        receivedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), Interlocked.Increment(ref _unnumbered).ToString(CultureInfo.InvariantCulture));
}
