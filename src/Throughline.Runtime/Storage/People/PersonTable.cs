using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

internal sealed record PersonRow(Guid WorkspaceId, PersonFacts Facts, string? Source, Instant CreatedAt);

/// <summary>People, how they are recognised, what they agreed to, and which addresses must not be written to.</summary>
internal sealed class PersonTable(Statements statements)
{
    private const string Columns = "id, workspace_id, first_name, last_name, email, phone, zone, language, lifecycle, source, traits, created_at";

    private readonly Statement _load = statements.Reading($"SELECT {Columns} FROM person WHERE bucket = ?1 AND id = ?2");
    private readonly Statement _insert = statements.Writing("""
        INSERT INTO person (bucket, id, workspace_id, first_name, last_name, email, phone, zone, language, lifecycle, source, traits, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email, phone = excluded.phone,
          zone = excluded.zone, language = excluded.language, lifecycle = excluded.lifecycle, source = excluded.source, traits = excluded.traits
        """);
    private readonly Statement _delete = statements.Writing("DELETE FROM person WHERE bucket = ?1 AND id = ?2");

    private readonly Statement _find = statements.Reading("SELECT person_id FROM identity WHERE bucket = ?1 AND workspace_id = ?2 AND kind = ?3 AND value = ?4");
    private readonly Statement _claim = statements.Writing("""
        INSERT INTO identity (bucket, workspace_id, kind, value, person_id) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET person_id = excluded.person_id
        """);
    private readonly Statement _attach = statements.Writing("INSERT INTO person_identity (bucket, person_id, kind, value) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
    private readonly Statement _identities = statements.Reading("SELECT kind, value FROM person_identity WHERE bucket = ?1 AND person_id = ?2");
    private readonly Statement _detachAll = statements.Writing("DELETE FROM person_identity WHERE bucket = ?1 AND person_id = ?2");

    private readonly Statement _alias = statements.Reading("SELECT person_id FROM person_alias WHERE bucket = ?1 AND retired_id = ?2");
    private readonly Statement _retire = statements.Writing("""
        INSERT INTO person_alias (bucket, retired_id, person_id, merged_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET person_id = excluded.person_id
        """);

    private readonly Statement _consents = statements.Reading("SELECT channel, topic, granted, at, evidence FROM consent WHERE bucket = ?1 AND person_id = ?2");
    private readonly Statement _setConsent = statements.Writing("""
        INSERT INTO consent (bucket, person_id, channel, topic, granted, at, evidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET granted = excluded.granted, at = excluded.at, evidence = excluded.evidence WHERE excluded.at >= consent.at
        """);
    private readonly Statement _suppression = statements.Reading("SELECT reason FROM suppression WHERE bucket = ?1 AND workspace_id = ?2 AND channel = ?3 AND address_hash = ?4");
    private readonly Statement _suppress = statements.Writing("""
        INSERT INTO suppression (bucket, workspace_id, channel, address_hash, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
        """);

    private readonly Statement _unsuppress = statements.Writing("DELETE FROM suppression WHERE bucket = ?1 AND workspace_id = ?2 AND channel = ?3 AND address_hash = ?4");

    public PersonRow? Load(Guid id)
    {
        if (!_load.With(Bucket.Of(id)).With(id).Next()) return null;
        var traits = _load.Blob(10);
        var facts = new PersonFacts(
            _load.Id(0), _load.TextOrNull(2), _load.TextOrNull(3), _load.TextOrNull(4), _load.TextOrNull(5), _load.TextOrNull(6), _load.TextOrNull(7),
            (Lifecycle)_load.Int(8), traits.Length <= 2 ? ImmutableDictionary<string, string>.Empty : Traits(traits));
        var row = new PersonRow(_load.Id(1), facts, _load.TextOrNull(9), _load.Time(11));
        _load.Reset();
        return row;
    }

    public void Save(PersonRow row)
    {
        var facts = row.Facts;
        _insert.With(Bucket.Of(facts.Id)).With(facts.Id).With(row.WorkspaceId).With(facts.FirstName).With(facts.LastName).With(facts.Email).With(facts.Phone)
            .With(facts.Zone).With(facts.Language).With((long)facts.Lifecycle).With(row.Source)
            .With(facts.Traits.IsEmpty ? "{}" : JsonSerializer.Serialize(facts.Traits)).With(row.CreatedAt).Run();
    }

    public void Delete(Guid id) => _delete.With(Bucket.Of(id)).With(id).Run();

    // ---- identities ----

    public Guid? Find(Guid workspaceId, Identity identity)
    {
        if (!_find.With(Bucket.OfValue(identity.Value)).With(workspaceId).With((long)identity.Kind).With(identity.Value).Next()) return null;
        var id = _find.Id(0);
        _find.Reset();
        return id;
    }

    /// <summary>From now on this identity means this person, whoever it meant before.</summary>
    public void Attach(Guid workspaceId, Guid personId, Identity identity)
    {
        _claim.With(Bucket.OfValue(identity.Value)).With(workspaceId).With((long)identity.Kind).With(identity.Value).With(personId).Run();
        _attach.With(Bucket.Of(personId)).With(personId).With((long)identity.Kind).With(identity.Value).Run();
    }

    public List<Identity> IdentitiesOf(Guid personId)
    {
        var found = new List<Identity>();
        _identities.With(Bucket.Of(personId)).With(personId);
        while (_identities.Next()) found.Add(new Identity((IdentityKind)_identities.Int(0), _identities.Text(1)));
        return found;
    }

    public void DetachAll(Guid personId) => _detachAll.With(Bucket.Of(personId)).With(personId).Run();

    /// <summary>The person this id stands for: itself, or the survivor of however many merges.</summary>
    public Guid Resolve(Guid id)
    {
        for (var hops = 0; hops < 100; hops++)
        {
            if (!_alias.With(Bucket.Of(id)).With(id).Next()) return id;
            id = _alias.Id(0);
            _alias.Reset();
        }
        throw new InvalidDataException("The merges of a person lead in a circle.");
    }

    public void Retire(Guid retired, Guid survivor, Instant at) => _retire.With(Bucket.Of(retired)).With(retired).With(survivor).With(at).Run();

    // ---- consent and suppression ----

    public List<Consent> ConsentsOf(Guid personId)
    {
        var found = new List<Consent>(1);
        _consents.With(Bucket.Of(personId)).With(personId);
        while (_consents.Next())
            found.Add(new Consent((Channel)_consents.Int(0), _consents.Text(1), _consents.Int(2) == 1, _consents.Time(3), _consents.Text(4)));
        return found;
    }

    /// <summary>The later word counts.</summary>
    public void SetConsent(Guid personId, Consent consent) =>
        _setConsent.With(Bucket.Of(personId)).With(personId).With((long)consent.Channel).With(consent.Topic).With(consent.Granted ? 1 : 0).With(consent.At).With(consent.Evidence).Run();

    public string? Suppression(Guid workspaceId, Channel channel, AddressHash address)
    {
        if (!_suppression.With(address.Bucket).With(workspaceId).With((long)channel).With(address.Hash).Next()) return null;
        var reason = _suppression.Text(0);
        _suppression.Reset();
        return reason;
    }

    public void Suppress(Guid workspaceId, Channel channel, AddressHash address, string reason, Instant at) =>
        _suppress.With(address.Bucket).With(workspaceId).With((long)channel).With(address.Hash).With(reason).With(at).Run();

    public void Unsuppress(Guid workspaceId, Channel channel, AddressHash address) =>
        _unsuppress.With(address.Bucket).With(workspaceId).With((long)channel).With(address.Hash).Run();

    private static ImmutableDictionary<string, string> Traits(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToImmutableDictionary();
}
