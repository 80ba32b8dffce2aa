using Throughline.Enrollments;
using Throughline.People;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>Somebody the present turn is about: as stored, and as the turn has made them so far.</summary>
internal sealed class Traveller(PersonRow row, LocalZone zone, bool isNew)
{
    private List<Walker>? _walkers;

    public Guid Id => Row.Facts.Id;
    public PersonRow Row { get; private set; } = row;
    public LocalZone Zone { get; set; } = zone;

    /// <summary>Made in this turn, so nothing of theirs is stored yet.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether events of theirs may lie in the store.</summary>
    public bool HasHistory { get; set; } = !isNew;

    public bool IsChanged { get; private set; } = isNew;

    /// <summary>Their roads; loaded when first asked for.</summary>
    public List<Walker> Walkers(Func<Traveller, List<Walker>> load) => _walkers ??= load(this);

    public void Learn(PersonFacts facts, string? source = null)
    {
        if (facts.Equals(Row.Facts) && (source is null || Row.Source is not null)) return;
        Row = Row with { Facts = facts, Source = Row.Source ?? source };
        IsChanged = true;
    }
}

/// <summary>One enrollment the present turn is about.</summary>
internal sealed class Walker(EnrollmentRow row, PublishedVersion version, LocalZone zone, bool isNew)
{
    private bool _mustSave;

    /// <summary>As it lies in the store; null for a newcomer.</summary>
    public Enrollment? Stored { get; } = isNew ? null : row.Enrollment;
    public EnrollmentRow Row { get; private set; } = row;
    public PublishedVersion Version { get; } = version;
    public LocalZone Zone { get; } = zone;
    public Enrollment Enrollment => Row.Enrollment;
    public bool IsChanged => _mustSave || !ReferenceEquals(Stored, Row.Enrollment);

    /// <summary>Where they went on, in this turn; null where they did not.</summary>
    public Walker? Next { get; set; }

    /// <summary>The enrollment that goes on: this one, or where it went on in this turn.</summary>
    public Walker Current => Next?.Current ?? this;

    public void Become(Enrollment next) => Row = Row with { Enrollment = next };

    /// <summary>They were asked whether they go on in the version of this number, and stayed; kept when something else is, or at once.</summary>
    public void Stay(int number, bool save)
    {
        Row = Row with { Asked = number };
        _mustSave |= save;
    }
}
