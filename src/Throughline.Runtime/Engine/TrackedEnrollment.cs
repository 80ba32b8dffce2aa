using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>One enrollment the present transaction is about.</summary>
internal sealed class TrackedEnrollment(TrackedPerson person, EnrollmentRow row, PublishedVersion version, bool isNew)
{
    private bool _mustSave;
    private Dictionary<int, Money>? _earned;

    public TrackedPerson Person { get; } = person;

    /// <summary>As it lies in the store; null for a newcomer.</summary>
    public EnrollmentRow? Stored { get; } = isNew ? null : row;
    public EnrollmentRow Row { get; private set; } = row;
    public PublishedVersion Version { get; } = version;
    public Enrollment Enrollment => Row.Enrollment;
    public bool IsChanged => _mustSave || Stored is null || !ReferenceEquals(Stored.Enrollment, Row.Enrollment);

    /// <summary>Where they went on, in this transaction; null where they did not.</summary>
    public TrackedEnrollment? Next { get; set; }

    /// <summary>The enrollment that goes on: this one, or where it went on in this transaction.</summary>
    public TrackedEnrollment Current => Next?.Current ?? this;

    public void Become(Enrollment next) => Row = Row with { Enrollment = next };

    /// <summary>They were asked whether they go on in the version of this number, and stayed; kept when something else is, or at once.</summary>
    public void Stay(int number, bool save)
    {
        Row = Row with { Asked = number };
        _mustSave |= save;
    }

    /// <summary>What they did at a step was worth this.</summary>
    public void Earn(int step, Money money) => (_earned ??= [])[step] = money;

    /// <summary>What they did at a step in this transaction was worth; null where they did nothing.</summary>
    public Money? Earned(int step) => _earned is not null && _earned.TryGetValue(step, out var money) ? money : null;

    public Standing Remember() => new(Row, _mustSave, Next);

    public void TakeBack(Standing standing) => (Row, _mustSave, Next) = (standing.Row, standing.MustSave, standing.Next);

    /// <summary>An enrollment at one moment of a transaction.</summary>
    internal readonly record struct Standing(EnrollmentRow Row, bool MustSave, TrackedEnrollment? Next);
}
