using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>The first phase: what a group concerns is loaded by sets, and asked for by name afterwards.</summary>
internal sealed partial class EngineTransaction
{
    private readonly Dictionary<Guid, TrackedPerson?> _people = [];
    private readonly Dictionary<IdentityKey, IdentityOwner?> _identities = [];
    private readonly HashSet<IdentityKey> _storedIdentities = [];
    private readonly HashSet<EventKey> _stored = [];
    private readonly HashSet<EventKey> _askedEvents = [];

    /// <summary>Everybody who was gathered and is known.</summary>
    public IEnumerable<TrackedPerson> Gathered => _people.Values.OfType<TrackedPerson>().Distinct();

    // ---- by sets ----

    /// <summary>Finds whom these identities mean, loads those people and keeps their rows.</summary>
    public void GatherIdentities(IReadOnlyCollection<IdentityKey> keys)
    {
        while (true)
        {
            Look(keys);
            GatherPeople([.. keys.Select(key => _identities[key]).OfType<IdentityOwner>().Select(owner => owner.PersonId)]);
            // Whoever had their row before us may have changed whom an identity means.
            if (!tables.IsShared || !HaveMoved(keys)) return;
        }
    }

    /// <summary>Loads people and all their roads, and keeps their rows for this transaction. Ids of people who were merged lead to the survivor.</summary>
    public void GatherPeople(IReadOnlyCollection<Guid> ids)
    {
        var open = ids.Where(id => !_people.ContainsKey(id)).Distinct().ToList();
        if (open.Count == 0) return;
        tables.People.Lock(open, row => Track(row));
        var missing = open.FindAll(id => !_people.ContainsKey(id));
        if (missing.Count > 0)
        {
            var survivors = tables.Identities.Survivors(missing);
            tables.People.Lock([.. survivors.Values.Distinct().Where(id => !_people.ContainsKey(id))], row => Track(row));
            foreach (var id in missing) _people[id] = survivors.TryGetValue(id, out var survivor) ? _people.GetValueOrDefault(survivor) : null;
        }
        LoadEnrollments(open.Select(id => _people[id]));
    }

    /// <summary>As <see cref="GatherPeople"/>, for people whose rows are kept already; those that were known before are left out.</summary>
    /// <returns>All of them, each once.</returns>
    public List<TrackedPerson> GatherLocked(IReadOnlyCollection<PersonRow> rows)
    {
        var distinct = rows.DistinctBy(row => row.Id).ToList();
        LoadEnrollments(distinct.FindAll(row => !_people.ContainsKey(row.Id)).ConvertAll(Track));
        return distinct.ConvertAll(row => _people[row.Id]!);
    }

    /// <summary>Everybody who is on the road of a version.</summary>
    public List<TrackedPerson> GatherOnTheRoad(Guid versionId)
    {
        var rows = new List<PersonRow>();
        tables.Enrollments.LockOnTheRoad(versionId, rows.Add);
        return GatherLocked(rows);
    }

    /// <summary>Looks which of these events are stored already.</summary>
    public void GatherEvents(IReadOnlyCollection<EventKey> keys)
    {
        _askedEvents.UnionWith(keys);
        tables.Events.Known(keys, key => _stored.Add(key));
    }

    /// <summary>Loads what these people did; for decisions that look back.</summary>
    public void GatherHistories(IEnumerable<TrackedPerson> people)
    {
        var open = people.Where(person => person.Stored is null).Distinct().ToList();
        if (open.Count == 0) return;
        foreach (var person in open) person.Stored = [];
        tables.Events.Of([.. open.Select(person => person.Id)], (id, fact) => _people[id]!.Stored!.Add(fact));
    }

    /// <summary>Loads the ways in that open for these people by date.</summary>
    public void GatherOpenings(IEnumerable<TrackedPerson> people)
    {
        var open = people.Where(person => person.Openings is null).Distinct().ToList();
        if (open.Count == 0) return;
        var found = open.ToDictionary(person => person.Id, _ => ImmutableDictionary.CreateBuilder<EntryKey, DatedOpening>());
        tables.Openings.Of([.. found.Keys], row =>
        {
            if (row.Damage is not null) _people[row.PersonId]!.OpeningsDamage = row.Damage;
            else found[row.PersonId][row.Entry] = row.Opening;
        });
        foreach (var person in open) person.Openings = person.StoredOpenings = found[person.Id].ToImmutable();
    }

    public void GatherIdentitiesOf(IEnumerable<TrackedPerson> people)
    {
        var open = people.Where(person => person.Identities is null).Distinct().ToList();
        foreach (var person in open) person.Identities = [];
        tables.Identities.Of([.. open.Select(person => person.Id)], (id, identity) => _people[id]!.Identities!.Add(identity));
    }

    public void GatherConsents(IEnumerable<TrackedPerson> people)
    {
        var open = people.Where(person => person.Consents is null).Distinct().ToList();
        foreach (var person in open) person.Consents = [.. Pending.Consents.Where(row => row.PersonId == person.Id).Select(row => row.Consent)];
        tables.Consents.Of([.. open.Select(person => person.Id)], (id, consent) => _people[id]!.Consents!.Add(consent));
    }

    // ---- by name ----

    /// <summary>The person, or the survivor they were merged into; null where there is none in this workspace.</summary>
    public TrackedPerson? Find(Guid workspaceId, Guid personId)
    {
        if (!_people.TryGetValue(personId, out var person))
        {
            GatherPeople([personId]);
            person = _people[personId];
        }
        return person?.Row.WorkspaceId == workspaceId ? person : null;
    }

    /// <summary>Whom an identity means; null where it means nobody.</summary>
    public TrackedPerson? Find(IdentityKey key)
    {
        if (!_identities.TryGetValue(key, out var owner))
        {
            GatherIdentities([key]);
            owner = _identities[key];
        }
        return owner is { } known ? Find(key.WorkspaceId, known.PersonId) : null;
    }

    /// <summary>Whether this transaction knows somebody by this id.</summary>
    public bool IsTracked(Guid personId) => _people.GetValueOrDefault(personId) is not null;

    /// <summary>Somebody new.</summary>
    public TrackedPerson Add(PersonRow row)
    {
        var person = new TrackedPerson(row, catalogue.Workspace(row.WorkspaceId).Zone, isNew: true);
        _people[row.Id] = person;
        return person;
    }

    /// <summary>From now on this identity means this person, and nobody else whose it may have been.</summary>
    public void Attach(TrackedPerson person, Identity identity, GivenBy by)
    {
        var key = new IdentityKey(person.Row.WorkspaceId, identity);
        if (!_identities.TryGetValue(key, out var before))
        {
            GatherIdentities([key]);
            before = _identities[key];
        }
        if (before is { } same && same.PersonId == person.Id && same.By == by) return;
        if (before is { } other && other.PersonId != person.Id && Find(key.WorkspaceId, other.PersonId) is { } loser) Detach(loser,
            identity);
        _identities[key] = new IdentityOwner(person.Id, by);
        if (!by.IsStranger() && !person.IsNew && identity.Kind is IdentityKind.Email or IdentityKind.Phone) Pending.Believed.Add(person.Id);
        var known = IdentitiesOf(person);
        known.RemoveAll(one => one.Identity == identity);
        known.Add(new KnownIdentity(identity, by));
        Pending.Identities.Add(new IdentityRow(person.Row.WorkspaceId, person.Id, identity, by));
    }

    /// <summary>Theirs no longer: it finds nobody any more.</summary>
    public void Detach(TrackedPerson person, Identity identity)
    {
        _identities[new IdentityKey(person.Row.WorkspaceId, identity)] = null;
        IdentitiesOf(person).RemoveAll(one => one.Identity == identity);
        Pending.Released.Add(new IdentityRow(person.Row.WorkspaceId, person.Id, identity));
    }

    /// <summary>Who said that an identity is whose it is; null where it is nobody's.</summary>
    public GivenBy? SaidBy(IdentityKey key) => _identities.GetValueOrDefault(key)?.By;

    public List<KnownIdentity> IdentitiesOf(TrackedPerson person)
    {
        if (person.Identities is null) GatherIdentitiesOf([person]);
        return person.Identities!;
    }

    public List<Consent> ConsentsOf(TrackedPerson person)
    {
        if (person.Consents is null) GatherConsents([person]);
        return person.Consents!;
    }

    /// <summary>What this person did, of the names asked for, in order of time.</summary>
    public List<EventFact> HistoryOf(TrackedPerson person, IReadOnlySet<string> names)
    {
        GatherHistories([person]);
        List<EventFact> found = [.. person.Stored!.Where(fact => names.Contains(fact.Name)), .. person.Events.Where(fact => names.Contains(fact.Name))];
        return [.. found.OrderBy(fact => fact.At)];
    }

    /// <summary>One thing they did; null where it is not known.</summary>
    public EventFact? EventOf(TrackedPerson person, Guid id)
    {
        GatherHistories([person]);
        return person.Stored!.Concat(person.Events).FirstOrDefault(fact => fact.Id == id);
    }

    /// <summary>Everything gathered is forgotten; what is asked for next comes from the store.</summary>
    private void Forget()
    {
        _people.Clear();
        _identities.Clear();
        _storedIdentities.Clear();
        _stored.Clear();
        _askedEvents.Clear();
    }

    /// <summary>Is this known of them already, from before or from this transaction?</summary>
    public bool IsStored(TrackedPerson person, Guid eventId)
    {
        if (person.Events.Exists(fact => fact.Id == eventId)) return true;
        if (person.IsNew) return false;
        var key = new EventKey(person.Id, eventId);
        if (!_askedEvents.Contains(key)) GatherEvents([key]);
        return _stored.Contains(key);
    }

    private TrackedPerson Track(PersonRow row)
    {
        var person = new TrackedPerson(row, catalogue.Workspace(row.WorkspaceId).Zone, isNew: false);
        _people[row.Id] = person;
        return person;
    }

    private void LoadEnrollments(IEnumerable<TrackedPerson?> people)
    {
        var loaded = people.OfType<TrackedPerson>().Where(person => person is { IsNew: false, Enrollments.Count: 0 }).Distinct().ToList();
        if (loaded.Count == 0) return;
        foreach (var person in loaded) person.SetAside.Clear();
        tables.Enrollments.Of([.. loaded.Select(person => person.Id)], row => Track(_people[row.Enrollment.PersonId]!, row));
        MigrateGathered(loaded);
    }

    private void Track(TrackedPerson person, EnrollmentRow row)
    {
        if (WhyUnreadable(row) is { } why) SetAside(person, row, why);
        else person.Enrollments.Add(new TrackedEnrollment(person, row, catalogue.FindVersion(row.VersionId)!, isNew: false));
    }

    private string? WhyUnreadable(EnrollmentRow row) =>
        row.Damage ?? catalogue.ProblemOf(row.VersionId)
        ?? (row.Enrollment.Visits.Length != catalogue.FindVersion(row.VersionId)!.Journey.Steps.Length || row.Enrollment.Position < 0
            || row.Enrollment.Position > row.Enrollment.Visits.Length
            ? "They stand on another road than the one of their version. Restore a backup."
            : null);

    /// <summary>Whoever is on a road that cannot be read is held, with a note; whoever rests there is looked at again later.</summary>
    private void SetAside(TrackedPerson person, EnrollmentRow row, string why)
    {
        person.SetAside.Add((row, why));
        var asked = catalogue.OrderFor(row.VersionId) is { } order ? order.To.Number : 0;
        var waits = row.Enrollment is { State: EnrollmentState.Active, Hold: null } || (row.Enrollment.State == EnrollmentState.Resting && row.Due <= now);
        if (!waits && (row.Enrollment.State >= EnrollmentState.Completed || row.Asked >= asked)) return;
        Pending.SetAside.Add(new SetAsideRow(person.Id, row.Enrollment.Id, FailedSignals.Hold, now + FailedSignals.FirstRetry, asked));
        if (waits) Pending.FailedSignals.Add(FailedSignals.OfRoad(this, person, row.Enrollment.Id, why));
        Touch(row.WorkspaceId);
    }

    private void Look(IReadOnlyCollection<IdentityKey> keys)
    {
        var open = keys.Where(key => !_identities.ContainsKey(key)).Distinct().ToList();
        if (open.Count == 0) return;
        foreach (var key in open) _identities[key] = null;
        tables.Identities.Find(open, (key, owner) =>
        {
            _identities[key] = owner;
            _storedIdentities.Add(key);
        });
    }

    private bool HaveMoved(IReadOnlyCollection<IdentityKey> keys)
    {
        var seen = new Dictionary<IdentityKey, IdentityOwner?>();
        foreach (var key in keys) seen[key] = null;
        tables.Identities.Find([.. seen.Keys], (key, owner) => seen[key] = owner);
        var moved = false;
        foreach (var (key, owner) in seen)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_identities, key, out _);
            moved |= known?.PersonId != owner?.PersonId;
            known = owner;
            if (owner is null) _storedIdentities.Remove(key);
            else _storedIdentities.Add(key);
        }
        return moved;
    }
}
