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
        People.Identities.Normalise(IdentityKind.UserId, inbound.UserId),
        People.Identities.Normalise(IdentityKind.AnonymousId, inbound.AnonymousId),
        Trait(inbound, IdentityKind.Email, "email"),
        Trait(inbound, IdentityKind.Phone, "phone", country));

    /// <summary>Who it says it is about, the surest first.</summary>
    public Identity?[] Identities => [User, Email, Phone, Anonymous];

    /// <summary>Every identity that a decision about it may ask for.</summary>
    public IEnumerable<IdentityKey> Concerned() =>
        from identity in (Identity?[])[.. Identities, .. Earlier()]
        where identity is not null
        select new IdentityKey(Event.WorkspaceId, identity.Value);

    /// <summary>An alias names an earlier id without saying of which kind.</summary>
    public IReadOnlyList<Identity?> Earlier() => Event.Kind == InboundKind.Alias
        ? [People.Identities.Normalise(IdentityKind.UserId, Event.PreviousId),
            People.Identities.Normalise(IdentityKind.AnonymousId, Event.PreviousId)]
        : [];

    private static Identity? Trait(InboundEvent inbound, IdentityKind kind, string name, string? country = null) =>
        Named(inbound.Traits, name) is { ValueKind: JsonValueKind.String } value
            ? People.Identities.Normalise(kind, value.GetString(), country) : null;

    /// <summary>One of what we keep of everybody, however it is written; as we write it comes before all others.</summary>
    public static JsonElement? Named(JsonElement traits, string name)
    {
        if (traits.ValueKind != JsonValueKind.Object) return null;
        if (traits.TryGetProperty(name, out var value)) return value;
        foreach (var trait in traits.EnumerateObject())
            if (TraitName.Reserved(trait.Name) == name) return trait.Value;
        return null;
    }
}

/// <summary>What events from outside do to a transaction.</summary>
internal static class InboundEvents
{
    private static long _unnumbered;

    /// <summary>Loads by sets what a group of events concerns.</summary>
    public static void Gather(EngineTransaction transaction, IReadOnlyList<Arrival> arrivals)
    {
        transaction.GatherIdentities([.. arrivals.SelectMany(arrival => arrival.Concerned()).Distinct()]);
        var (events, introduced, entering, dated, claiming) = (new List<EventKey>(), new List<TrackedPerson>(), new List<TrackedPerson>(),
            new List<TrackedPerson>(), new List<TrackedPerson>());
        foreach (var arrival in arrivals)
        {
            var found = arrival.Identities.Select(identity =>
                Known(transaction, arrival, identity)).OfType<TrackedPerson>().Distinct().ToList();
            if (found.Count == 0) continue;
            if (arrival.Id is { } id) events.AddRange(found.Select(person => new EventKey(person.Id, id)));
            if (arrival.Identities.Count(identity => identity is not null) > 1) introduced.AddRange(found);
            if (arrival.Event.Claim is not null) claiming.AddRange(found);
            if (transaction.Catalogue.DatedDoors(arrival.Event.WorkspaceId)
                .Any(door => DatesOfBusiness.EventsOf(door.Date).Contains(arrival.Event.Name))) dated.AddRange(found);
            if (transaction.Catalogue.Doors(arrival.Event.WorkspaceId, arrival.Event.Name).Length > 0) entering.AddRange(found);
        }
        transaction.GatherEvents(events);
        transaction.GatherIdentitiesOf(introduced);
        transaction.GatherHistories(entering);
        transaction.GatherOpenings(dated);
        transaction.GatherRegistrations(claiming);
    }

    public static void TakeIn(EngineTransaction transaction, Arrival arrival)
    {
        var inbound = arrival.Event;
        if (inbound.Claim is not null && !Registering.IsThereAPlace(transaction, inbound)) return; // nobody is made of who is turned away
        var said = new Said(inbound.By, inbound.Name) { IsMadeUp = inbound.IsMadeUp };
        if (transaction.Recognise(inbound.WorkspaceId, said, arrival.Identities) is not { } person)
        {
            transaction.Pending.RejectedEvents.Add(OfNobody(transaction, arrival));
            return;
        }
        person = JoinEarlier(transaction, arrival, person);
        if (inbound.Claim is not null && !Registering.Take(transaction, person, ref inbound)) return;
        if (inbound.CameFrom is not null) person.Learn(person.Row.Facts, inbound.CameFrom); // the first word stays
        Learn(transaction, person, inbound, arrival.Phone);
        var fact = new EventFact(arrival.Id ?? Unnumbered(inbound, transaction.Now), inbound.Name, inbound.At, inbound.Properties);
        if (!transaction.Record(person, fact, inbound.By)) return;
        Referrals.Note(transaction, person, fact, inbound.By);
        TakeConsent(transaction, person, inbound, fact);
    }

    /// <summary>What the event says of them. A stranger fills gaps in what is known of somebody known, and changes nothing.</summary>
    private static void Learn(EngineTransaction transaction, TrackedPerson person, InboundEvent inbound, Identity? number)
    {
        if (inbound.Traits.ValueKind != JsonValueKind.Object && (inbound.Zone ?? inbound.Language) is null) return;
        var isNamed = transaction.IdentitiesOf(person).Exists(known => known.Identity.Kind != IdentityKind.AnonymousId
            && !known.By.IsStranger());
        var traits = new Traits(person.Row.Facts, inbound.By, fillsGapsOnly: inbound.By.IsStranger() && isNamed);
        traits.TakeContext(inbound.Zone, inbound.Language);
        traits.Take(inbound.Traits);
        // A number that only a stranger gave is where somebody may call, and finds nobody.
        person.Learn(traits.Facts.Phone is null && !isNamed && number is { Value: var digits } ? traits.Facts with { Phone = digits }
            : traits.Facts);
    }

    /// <summary>An event that says yes or no to messages, in its properties or its traits, or that is the unsubscribing itself.</summary>
    private static void TakeConsent(EngineTransaction transaction, TrackedPerson person, InboundEvent inbound, EventFact fact)
    {
        if (fact.Name == EventNames.Unsubscribed)
        {
            var channel = EventRule.Text(fact, "channel") == MessageDraft.TextChannel ? Channel.Sms : Channel.Email;
            Keep(transaction, person, new Consent(channel, EventRule.Text(fact, "topic") ?? Consent.AllTopics, Granted: false,
                Earlier(fact.At, transaction.Now), "Unsubscribed")
            { By = inbound.By });
            return;
        }
        Say("consent", Consent.AllTopics, inbound.ConsentWording?.Wording);
        Say("consentToMeasuring", Consent.Measuring, inbound.ConsentWording?.Measuring);

        void Say(string property, string topic, string? wording)
        {
            var answer = Answer(fact.Properties, property) ?? Answer(inbound.Traits, property);
            if (answer is not (ConsentAnswer.Yes or ConsentAnswer.No)) return;
            Keep(transaction, person, new Consent(Channel.Email, topic, answer == ConsentAnswer.Yes,
                Earlier(fact.At, transaction.Now), $"Said in \"{fact.Name}\"")
            {
                By = inbound.By,
                Wording = wording,
                Proof = inbound.ConsentWording?.Proof,
            });
        }
    }

    /// <summary>A stranger's word counts for little, and where it is another than theirs was, they are asked.</summary>
    private static void Keep(EngineTransaction transaction, TrackedPerson person, Consent said)
    {
        if (!said.By.IsStranger())
        {
            transaction.SetConsent(person, said);
            return;
        }
        var before = transaction.ConsentsOf(person);
        var stood = Consent.For(before, said.Channel, said.Topic);
        if (!Consent.SaysNothingNew(before, said)) transaction.SetConsent(person, said);
        var contradicts = said.Granted ? stood == ConsentState.Withdrawn : stood == ConsentState.Given;
        if (contradicts && said is { Channel: Channel.Email, Topic: not Consent.Measuring }) Confirmations.AskAgain(transaction, person,
            said.Topic);
    }

    /// <summary>Null where nothing is said.</summary>
    private static ConsentAnswer? Answer(JsonElement about, string property) =>
        Arrival.Named(about, property) is not { } said ? null : said.ValueKind switch
        {
            JsonValueKind.True => ConsentAnswer.Yes,
            JsonValueKind.False => ConsentAnswer.No,
            JsonValueKind.String or JsonValueKind.Number => ConsentWords.Read(said.ToString()),
            _ => ConsentAnswer.NotUnderstood,
        };

    // A clock that runs ahead must not outlast what is said later.
    private static Instant Earlier(Instant said, Instant now) => Instant.Min(said, now);

    /// <summary>An alias joins two: the business's own word where it came with a secret, else only a visitor who had no name yet.</summary>
    private static TrackedPerson JoinEarlier(EngineTransaction transaction, Arrival arrival, TrackedPerson person)
    {
        foreach (var identity in arrival.Earlier())
            if (identity is { } earlier && Known(transaction, arrival, earlier) is { } other && other.Id != person.Id)
            {
                var isNameless = transaction.IdentitiesOf(other).TrueForAll(known => known.Identity.Kind == IdentityKind.AnonymousId);
                if (!arrival.Event.By.IsStranger() || isNameless) return transaction.Merge(person, other,
                    byHand: !arrival.Event.By.IsStranger()) ?? person;
            }
            else if (identity is { Kind: IdentityKind.AnonymousId } unknown
                && Known(transaction, arrival, unknown) is null) transaction.Attach(person, unknown, arrival.Event.By);
        return person;
    }

    private static RejectedEventRow OfNobody(EngineTransaction transaction, Arrival arrival)
    {
        var inbound = arrival.Event;
        var words = new[] { inbound.UserId, inbound.AnonymousId }.Where(word => !string.IsNullOrWhiteSpace(word))
            .Select(word => $"“{word}”").ToList();
        var why = words.Count switch
        {
            0 => "It names nobody.",
            1 => $"It names nobody: {words[0]} is no id of a person.",
            _ => $"It names nobody: {string.Join(" and ", words)} are no ids of a person.",
        };
        var id = arrival.Id ?? Unnumbered(inbound, transaction.Now);
        return new RejectedEventRow(id, inbound.WorkspaceId, transaction.Now, inbound.Name,
            $"{why} Let the sender give the customer's own number.",
            Shown(inbound));
    }

    private static string Shown(InboundEvent inbound) => JsonSerializer.Serialize(new
    {
        inbound.UserId,
        inbound.AnonymousId,
        @event = inbound.Name,
        properties = inbound.Properties.ValueKind == JsonValueKind.Object ? inbound.Properties : (JsonElement?)null,
    }, JsonSerializerOptions.Web);

    /// <summary>An event of somebody known, as it is shown to the owner.</summary>
    public static string Shown(Guid personId, EventFact fact) => JsonSerializer.Serialize(new
    {
        person = personId,
        @event = fact.Name,
        properties = fact.Properties.ValueKind == JsonValueKind.Object ? fact.Properties : (JsonElement?)null,
    }, JsonSerializerOptions.Web);

    private static TrackedPerson? Known(EngineTransaction transaction, Arrival arrival, Identity? identity) =>
        identity is { } known ? transaction.Find(new IdentityKey(arrival.Event.WorkspaceId, known)) : null;

    /// <summary>No two are the same.</summary>
    private static Guid Unnumbered(InboundEvent inbound, Instant receivedAt) => DerivedId.Of(
        inbound.WorkspaceId.ToString("N"), "unnumbered", inbound.Name, inbound.UserId ?? inbound.AnonymousId ?? "",
        receivedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
            Interlocked.Increment(ref _unnumbered).ToString(CultureInfo.InvariantCulture));
}
