using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>Somebody the present transaction is about: as stored, and as the transaction has made them so far.</summary>
/// <param name="zoneOfBusiness">Used where a person's own zone is not known.</param>
internal sealed class TrackedPerson(PersonRow row, string? zoneOfBusiness, bool isNew)
{
    public Guid Id => Row.Facts.Id;
    public PersonRow Row { get; private set; } = row;

    /// <summary>Their own as far as it is known by now: what they tell of themselves holds for all that is decided after it.</summary>
    public LocalZone Zone { get; private set; } = LocalZone.Find(row.Facts.Zone, zoneOfBusiness);

    /// <summary>Made in this transaction, so nothing of theirs is stored yet.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether they did something before what is being decided now.</summary>
    public bool HasHistory { get; set; } = !isNew;

    public bool IsChanged { get; private set; } = isNew;

    /// <summary>Whether something was learnt from which their dates may come.</summary>
    public bool HasNewTraits { get; set; }

    /// <summary>Their row as it is stored; null for somebody new.</summary>
    public PersonRow? RowBefore { get; } = isNew ? null : row;

    /// <summary>What was known of them before; null for somebody new.</summary>
    public PersonFacts? Before => RowBefore?.Facts;

    /// <summary>Ways in that open for them by date; null where nobody has asked yet.</summary>
    public ImmutableDictionary<EntryKey, DatedOpening>? Openings { get; set; } = isNew ? ImmutableDictionary<EntryKey, DatedOpening>.Empty
        : null;

    /// <summary>Why nothing can be decided about those; null where it can.</summary>
    public string? OpeningsDamage { get; set; }

    /// <summary>As they lie in the store.</summary>
    public ImmutableDictionary<EntryKey, DatedOpening> StoredOpenings { get; set; } = ImmutableDictionary<EntryKey, DatedOpening>.Empty;

    /// <summary>Every road of theirs, those included that were entered in this transaction.</summary>
    public List<TrackedEnrollment> Enrollments { get; } = [];

    /// <summary>Roads of theirs that cannot be read for now, and why: nothing is decided about them.</summary>
    public List<(EnrollmentRow Row, string Why)> SetAside { get; } = [];

    /// <summary>Why nothing can be decided about one of their roads; null where it can, or is none of theirs.</summary>
    public string? WhySetAside(Guid enrollmentId) => SetAside.Find(one => one.Row.Enrollment.Id == enrollmentId).Why;

    /// <summary>How they are recognised; null where nobody has asked yet.</summary>
    public List<KnownIdentity>? Identities { get; set; } = isNew ? [] : null;

    /// <summary>What they agreed to and withdrew; null where nobody has asked yet.</summary>
    public List<Consent>? Consents { get; set; } = isNew ? [] : null;

    /// <summary>What they registered for; null where nobody has asked yet.</summary>
    public List<RegistrationRow>? Registrations { get; set; } = isNew ? [] : null;

    /// <summary>What they did, as stored; null where nobody has asked yet.</summary>
    public List<EventFact>? Stored { get; set; } = isNew ? [] : null;

    /// <summary>What they did in this transaction.</summary>
    public List<EventFact> Events { get; } = [];

    public void Learn(PersonFacts facts, string? source = null)
    {
        if (facts.Equals(Row.Facts) && (source is null || Row.Source is not null)) return;
        if (facts.Zone != Row.Facts.Zone) Zone = LocalZone.Find(facts.Zone, zoneOfBusiness);
        HasNewTraits |= facts.Zone != Row.Facts.Zone || !ReferenceEquals(facts.Traits, Row.Facts.Traits);
        Row = Row with { Facts = facts, Source = Row.Source ?? source };
        IsChanged = true;
    }

    /// <summary>How they stand, so that a decision that fails half-way can be taken back.</summary>
    public Standing Remember() =>
        new(Row, IsChanged, HasHistory, [.. Enrollments.Select(enrollment => enrollment.Remember())]) { Openings = Openings };

    public void TakeBack(Standing standing)
    {
        (Row, IsChanged, HasHistory) = (standing.Row, standing.IsChanged, standing.HasHistory);
        Zone = LocalZone.Find(Row.Facts.Zone, zoneOfBusiness);
        Openings = standing.Openings ?? (Openings is null ? null : StoredOpenings);
        Enrollments.RemoveRange(standing.Enrollments.Length, Enrollments.Count - standing.Enrollments.Length);
        for (var i = 0; i < standing.Enrollments.Length; i++) Enrollments[i].TakeBack(standing.Enrollments[i]);
    }

    /// <summary>A person at one moment of a transaction.</summary>
    internal readonly record struct Standing(PersonRow Row, bool IsChanged, bool HasHistory, TrackedEnrollment.Standing[] Enrollments)
    {
        public ImmutableDictionary<EntryKey, DatedOpening>? Openings { get; init; }
    }
}
