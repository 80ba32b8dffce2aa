using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Runtime.Engine;

/// <summary>Somebody who was added.</summary>
/// <param name="IsNew">False where they were known before.</param>
internal readonly record struct AddedPerson(Guid Id, bool IsNew);

/// <summary>Somebody typed in by hand.</summary>
/// <param name="Consent">How they agreed to marketing mail, in words; null where they did not.</param>
internal sealed record NewPerson(string? FirstName, string? LastName, string? Email, string? Phone, string? Source, string? Consent)
{
    public ImportedPerson AsImported() => new()
    {
        FirstName = FirstName,
        LastName = LastName,
        Email = Identities.Normalise(IdentityKind.Email, Email)?.Value,
        Phone = Identities.Normalise(IdentityKind.Phone, Phone)?.Value,
        Source = Source,
        EmailConsent = Consent is null ? null : true,
    };
}

/// <summary>What somebody agreed to or withdrew.</summary>
/// <param name="Topic">A topic's key, or <see cref="Consent.AllTopics"/>.</param>
/// <param name="Evidence">How it came about, in words: "Preference page".</param>
internal readonly record struct ConsentChange(Channel Channel, string Topic, bool Granted, string Evidence);

/// <summary>Who is known to a business, what they agreed to, and who must not be written to.</summary>
internal sealed class PeopleRegister(EngineStore store, byte[] serverKey)
{
    /// <summary>Adds people, or adds to what is known of them, and lets them into a journey where one is named. One transaction.</summary>
    /// <param name="evidence">How they and their consent came about, in words: "Imported from people.csv".</param>
    /// <param name="door">Journey and entry point; null to only know them.</param>
    /// <returns>In the same order.</returns>
    public Task<List<AddedPerson>> AddAsync(Guid workspaceId, IReadOnlyList<ImportedPerson> people, string evidence, (Guid JourneyId, string? EntryPoint)? door = null) => store.RunAsync(transaction =>
    {
        var open = door is { } named ? store.Catalogue.FindDoor(workspaceId, named.JourneyId, named.EntryPoint) : null;
        var added = new List<AddedPerson>(people.Count);
        foreach (var person in people) added.Add(Add(transaction, workspaceId, person, evidence, open));
        return added;
    });

    /// <summary>Adds somebody typed in by hand, or finds the one with that address and adds what is new. Returns their id.</summary>
    public async Task<Guid> AddAsync(Guid workspaceId, NewPerson person) =>
        (await AddAsync(workspaceId, [person.AsImported()], person.Consent ?? "Added by hand"))[0].Id;

    /// <summary>Says that two people are one. False where they are not both known here.</summary>
    public Task<bool> MergeAsync(Guid workspaceId, Guid a, Guid b) => store.RunAsync(transaction =>
        transaction.Find(workspaceId, a) is { } first && transaction.Find(workspaceId, b) is { } second && transaction.Merge(first, second, byHand: true) is not null);

    /// <summary>Notes what they agreed to or withdrew; a withdrawal is also an event. False where there is no such person.</summary>
    public Task<bool> SetConsentAsync(Guid workspaceId, Guid personId, ConsentChange change) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person) return false;
        transaction.SetConsent(person, new Consent(change.Channel, change.Topic, change.Granted, transaction.Now, change.Evidence));
        if (!change.Granted) transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.Unsubscribed, null, Withdrawal(change)));
        transaction.Touch(workspaceId);
        return true;
    });

    /// <summary>Puts their address on the do-not-write list, for good.</summary>
    public Task<bool> SuppressAsync(Guid workspaceId, Guid personId, Channel channel, string reason) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId)?.Row.Facts.AddressOn(channel) is not { } address) return false;
        transaction.Pending.Suppressions.Add(new SuppressionRow(KeyOf(workspaceId, channel, address), reason, transaction.Now));
        transaction.Touch(workspaceId);
        return true;
    });

    /// <summary>Takes their address off the do-not-write list again.</summary>
    public Task<bool> UnsuppressAsync(Guid workspaceId, Guid personId, Channel channel) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId)?.Row.Facts.AddressOn(channel) is not { } address) return false;
        transaction.Pending.Unsuppressions.Add(KeyOf(workspaceId, channel, address));
        transaction.Touch(workspaceId);
        return true;
    });

    private SuppressionKey KeyOf(Guid workspaceId, Channel channel, string address) => new(workspaceId, channel, AddressHash.Of(address, serverKey));

    /// <summary>Why this address must never be written to; null where it may be.</summary>
    public string? SuppressionOf(Guid workspaceId, Channel channel, string address) =>
        new SuppressionReader(store.Database).ReasonOf(KeyOf(workspaceId, channel, address));

    private static AddedPerson Add(EngineTransaction transaction, Guid workspaceId, ImportedPerson added, string evidence, Door? door)
    {
        var person = transaction.Recognise(workspaceId, [.. added.Identities().Select(identity => (Identity?)identity)]);
        var isNew = person.IsNew && !person.HasHistory;
        var facts = person.Row.Facts;
        person.Learn(
            facts with
            {
                FirstName = added.FirstName ?? facts.FirstName,
                LastName = added.LastName ?? facts.LastName,
                Email = facts.Email ?? added.Email,
                Phone = facts.Phone ?? added.Phone,
                Zone = added.Zone ?? facts.Zone,
                Language = added.Language ?? facts.Language,
                Lifecycle = added.Lifecycle is { } said && said > facts.Lifecycle ? said : facts.Lifecycle == Lifecycle.Prospect ? Lifecycle.Lead : facts.Lifecycle,
                Traits = facts.Traits.SetItems(added.Traits),
            },
            added.Source);
        if (added.EmailConsent is { } email) transaction.SetConsent(person, new Consent(Channel.Email, Consent.AllTopics, email, transaction.Now, evidence));
        if (added.SmsConsent is { } sms) transaction.SetConsent(person, new Consent(Channel.Sms, Consent.AllTopics, sms, transaction.Now, evidence));
        transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.PersonImported, null, new JsonObject { ["how"] = evidence, ["source"] = added.Source }));
        if (door is not null) transaction.Guard(person, "Coming in by hand", () => transaction.Enter(person, door, transaction.Now, key: null));
        transaction.Touch(workspaceId);
        return new AddedPerson(person.Id, isNew);
    }

    // E-mail goes unnamed, as in what others report.
    private static JsonObject Withdrawal(ConsentChange change) =>
        change.Channel == Channel.Sms ? new() { ["topic"] = change.Topic, ["channel"] = MessageDraft.TextChannel } : new() { ["topic"] = change.Topic };
}
