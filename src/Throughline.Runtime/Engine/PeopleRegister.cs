using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
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
    /// <param name="country">Of the business; see <see cref="Identities.Normalise"/>.</param>
    public ImportedPerson AsImported(string? country) => new()
    {
        FirstName = FirstName,
        LastName = LastName,
        Email = Identities.Normalise(IdentityKind.Email, Email)?.Value,
        Phone = Identities.Normalise(IdentityKind.Phone, Phone, country)?.Value,
        Source = Source,
        EmailConsent = Consent is null ? null : true,
    };
}

/// <summary>What somebody agreed to or withdrew.</summary>
/// <param name="Topic">A topic's key, or <see cref="Consent.AllTopics"/>.</param>
/// <param name="Evidence">How it came about, in words: "Preference page".</param>
/// <param name="By">Themselves, by a link only they were sent, or the team.</param>
internal readonly record struct ConsentChange(Channel Channel, string Topic, bool Granted, string Evidence, GivenBy By)
{
    /// <summary>The message whose link they followed.</summary>
    public string? Proof { get; init; }

    /// <summary>Where that message went: who follows its link and says yes has the mailbox.</summary>
    public string? Address { get; init; }
}

/// <summary>Who is known to a business, what they agreed to, and who must not be written to.</summary>
internal sealed class PeopleRegister(EngineStore store, byte[] serverKey)
{
    /// <summary>Adds people, or adds to what is known of them, and lets them into a journey where one is named. One transaction.</summary>
    /// <param name="said">Who brings them, and how they and their consent came about, in words: "Imported from people.csv".</param>
    /// <param name="door">Journey and entry point; null to only know them.</param>
    /// <returns>In the same order.</returns>
    public Task<List<AddedPerson>> AddAsync(Guid workspaceId, IReadOnlyList<ImportedPerson> people, Said said,
        (Guid JourneyId, string? EntryPoint)? door = null) => store.RunAsync(transaction =>
    {
        var open = door is { } named ? store.Catalogue.FindDoor(workspaceId, named.JourneyId, named.EntryPoint) : null;
        Gather(transaction, workspaceId, people, open);
        var added = new List<AddedPerson>(people.Count);
        foreach (var person in people) added.Add(Add(transaction, workspaceId, person, said, open));
        return added;
    });

    /// <summary>Where a business is; see <see cref="Identities.Normalise"/>.</summary>
    public string? CountryOf(Guid workspaceId) => store.Catalogue.Workspace(workspaceId).Country;

    /// <summary>Adds somebody typed in by hand, or finds the one with that address and adds what is new. Returns their id.</summary>
    public async Task<Guid> AddAsync(Guid workspaceId, NewPerson person) =>
        (await AddAsync(workspaceId, [person.AsImported(CountryOf(workspaceId))],
            new Said(GivenBy.Team, person.Consent ?? "Added by hand")))[0].Id;

    /// <summary>Says that two people are one. False where they are not both known here.</summary>
    public Task<bool> MergeAsync(Guid workspaceId, Guid a, Guid b) => store.RunAsync(transaction =>
        transaction.Find(workspaceId, a) is { } first && transaction.Find(workspaceId, b) is { } second && transaction.Merge(first, second, byHand: true) is not null);

    /// <summary>Writes down what somebody of the team knows of a person. False where there is no such person.</summary>
    /// <param name="known">By key: what stands there from now on; null takes it away. It stays under the name it came with.</param>
    public Task<bool> WriteDownAsync(Guid workspaceId, Guid personId, IReadOnlyDictionary<string, string?> known) =>
        store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person) return false;
        var traits = person.Row.Facts.Traits;
        foreach (var (key, value) in known)
        {
            var name = TraitName.Among(traits, key) ?? key;
            traits = value is null ? traits.Remove(name) : traits.SetItem(name, value);
        }
        person.Learn(person.Row.Facts with { Traits = traits });
        transaction.Touch(workspaceId);
        return true;
    });

    /// <summary>Notes what they agreed to or withdrew; a withdrawal is also an event. False where there is no such person.</summary>
    public Task<bool> SetConsentAsync(Guid workspaceId, Guid personId, ConsentChange change) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person) return false;
        transaction.SetConsent(person, new Consent(change.Channel, change.Topic, change.Granted, transaction.Now,
            change.Evidence)
        { By = change.By, Proof = change.Proof });
        if (change is { Granted: true, By: GivenBy.Themselves, Channel: Channel.Email, Address: { } to }
            && Identities.Normalise(IdentityKind.Email, to) is { } own && own.Value == person.Row.Facts.Email)
            transaction.Attach(person, own, GivenBy.Themselves);
        // Not to be measured is no unsubscribing.
        if (!change.Granted && change.Topic != Consent.Measuring) transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.Unsubscribed, null, Withdrawal(change)));
        transaction.Touch(workspaceId);
        return true;
    });

    /// <summary>Puts their address on the do-not-write list, for good.</summary>
    public Task<bool> SuppressAsync(Guid workspaceId, Guid personId, Channel channel, string reason) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId)?.Row.Facts.AddressOn(channel) is not { } address) return false;
        transaction.Pending.Suppressions.Add(new SuppressionRow(KeyOf(workspaceId, channel, address), reason, transaction.Now,
            SuppressionCause.Team));
        transaction.Touch(workspaceId);
        return true;
    });

    /// <summary>Takes their address off the do-not-write list again. What its owner reported as unwanted stays there.</summary>
    public Task<bool> UnsuppressAsync(Guid workspaceId, Guid personId, Channel channel) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId)?.Row.Facts.AddressOn(channel) is not { } address) return false;
        transaction.Pending.Unsuppressions.Add(KeyOf(workspaceId, channel, address));
        transaction.Touch(workspaceId);
        return true;
    });

    private SuppressionKey KeyOf(Guid workspaceId, Channel channel, string address) => new(workspaceId, channel, AddressHash.Of(address, serverKey));

    /// <summary>Why this address must never be written to, and whether that is for good; null where it may be.</summary>
    public SuppressionEntry? SuppressionOf(Guid workspaceId, Channel channel, string address) =>
        new SuppressionReader(store.Database).Find(KeyOf(workspaceId, channel, address));

    /// <summary>What the team decided of a proposal: accepted, the address is theirs, or the two are one. False where it is settled
    /// already.</summary>
    /// <param name="by">The member of the team.</param>
    public Task<bool> SettleProposalAsync(Guid workspaceId, Guid personId, Guid proposalId, bool accepted, string by) =>
        store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person
            || transaction.Tables.Proposals.FindOpen(person.Id, proposalId) is not { } proposal
            || proposal.WorkspaceId != workspaceId) return false;
        transaction.Tables.Proposals.Settle(new ProposalVerdict(person.Id, proposalId, accepted, by, transaction.Now));
        transaction.Touch(workspaceId);
        if (!accepted) return true;
        var owner = transaction.Find(new IdentityKey(workspaceId, proposal.Identity));
        if (owner is not null && owner.Id != person.Id) transaction.Merge(person, owner, byHand: true);
        else transaction.GiveAddress(person, proposal.Identity, GivenBy.Team);
        return true;
    });

    private static AddedPerson Add(EngineTransaction transaction, Guid workspaceId, ImportedPerson added, Said said, Door? door)
    {
        var person = transaction.Recognise(workspaceId, said, [.. added.Identities().Select(identity => (Identity?)identity)])!;
        var isNew = person.IsNew && !person.HasHistory;
        var imported = Imported(transaction, person, added, said.SaidIn, door);
        if (transaction.IsStored(person, imported.Id)) return new AddedPerson(person.Id, IsNew: false); // a repeat
        var facts = person.Row.Facts;
        person.Learn(
            facts with
            {
                FirstName = added.FirstName ?? facts.FirstName,
                LastName = added.LastName ?? facts.LastName,
                Phone = facts.Phone ?? added.Phone,
                Zone = added.Zone ?? facts.Zone,
                Language = added.Language ?? facts.Language,
                Lifecycle = added.Lifecycle is { } further && further > facts.Lifecycle ? further : facts.Lifecycle == Lifecycle.Prospect ? Lifecycle.Lead : facts.Lifecycle,
                Traits = facts.Traits.SetItems(added.Traits),
            },
            added.Source);
        SetConsent(transaction, person, Channel.Email, added.EmailConsent, (said, added.EmailConsentProof));
        SetConsent(transaction, person, Channel.Sms, added.SmsConsent, (said, added.SmsConsentProof));
        transaction.Record(person, imported);
        if (door is not null) transaction.Guard(person, "Coming in by hand", () => transaction.Enter(person, door, transaction.Now, key: null));
        transaction.Touch(workspaceId);
        return new AddedPerson(person.Id, isNew);
    }

    private static void Gather(EngineTransaction transaction, Guid workspaceId, IReadOnlyList<ImportedPerson> people, Door? door)
    {
        var identities = people.SelectMany(person => person.Identities()).Select(identity => new IdentityKey(workspaceId, identity));
        transaction.GatherIdentities([.. identities.Distinct()]);
        var taken =
            from person in people
            where person.Row is not null
            from identity in person.Identities()
            let known = transaction.Find(new IdentityKey(workspaceId, identity))
            where known is not null
            select new EventKey(known.Id, RowId(workspaceId, person.Row!, door));
        transaction.GatherEvents([.. taken.Distinct()]);
    }

    /// <summary>
    /// The event of being added. A row of a file is one event for good, however often the file is read; what is typed in is one
    /// each time.
    /// </summary>
    private static EventFact Imported(
        EngineTransaction transaction, TrackedPerson person, ImportedPerson added, string evidence, Door? door)
    {
        var about = new JsonObject { ["how"] = evidence, ["source"] = added.Source };
        var fact = OwnEvent.Of(transaction, person, EventNames.PersonImported, null, about);
        return added.Row is { } row ? fact with { Id = RowId(person.Row.WorkspaceId, row, door) } : fact;
    }

    // Events are kept by person and id, so the same row is one event of each person it means.
    private static Guid RowId(Guid workspaceId, string row, Door? door) =>
        DerivedId.Of(
            workspaceId.ToString("N"), EventNames.PersonImported, row, door?.Version.JourneyId.ToString("N") ?? "", door?.EntryPoint.Key ?? "");

    /// <param name="of">Who says so, and what stood there, word for word.</param>
    private static void SetConsent(EngineTransaction transaction, TrackedPerson person, Channel channel, bool? answer, (Said Said, string? Words) of)
    {
        if (answer is not { } granted) return;
        var evidence = of.Words is null ? of.Said.SaidIn : $"{of.Said.SaidIn}: {of.Words}";
        transaction.SetConsent(person, new Consent(channel, Consent.AllTopics, granted, transaction.Now, evidence) { By = of.Said.By, Wording = of.Words });
    }

    // E-mail goes unnamed, as in what others report.
    private static JsonObject Withdrawal(ConsentChange change) =>
        change.Channel == Channel.Sms ? new() { ["topic"] = change.Topic, ["channel"] = MessageDraft.TextChannel } : new() { ["topic"] = change.Topic };
}
