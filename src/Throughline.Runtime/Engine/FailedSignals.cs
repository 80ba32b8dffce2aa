using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// One person's failure is noted for them, and blocks nobody else. It is tried again by itself, in case its cause is gone:
/// whoever was held because of it goes on, and hears of everything they did.
/// </summary>
internal static class FailedSignals
{
    /// <summary>Why somebody is held whose signal failed.</summary>
    public const string Hold = "Something went wrong here. Have a look, then let them go on.";

    public static readonly Duration FirstRetry = Duration.FromHours(1);

    /// <summary>After this many tries it is left to the team.</summary>
    private const int MaxTries = 8;

    /// <summary>What is noted where something could not be applied.</summary>
    public static FailedSignalRow Of(EngineTransaction transaction, TrackedPerson person, string what, Guid? enrollmentId) => new(
        person.Id, DerivedId.At(transaction.Now, (enrollmentId ?? person.Id).ToString("N"), what), person.Row.WorkspaceId, transaction.Now, what, enrollmentId, transaction.Now + FirstRetry, 0);

    /// <summary>What is noted of a road that cannot be read; once, however often it is met.</summary>
    public static FailedSignalRow OfRoad(EngineTransaction transaction, TrackedPerson person, Guid enrollmentId, string why) =>
        Of(transaction, person, why, enrollmentId) with { Id = DerivedId.Of(enrollmentId.ToString("N"), "a road that cannot be read") };

    /// <summary>Decides about one enrollment; where that fails, it is held with a note.</summary>
    /// <param name="ended">The care that is over, whatever becomes of the decision: it holds nobody any more.</param>
    public static void Guard(EngineTransaction transaction, TrackedEnrollment enrollment, string what, Action decide, Guid? ended = null)
    {
        var person = enrollment.Person;
        var before = enrollment.Enrollment;
        var failed = Of(transaction, person, what, before.Id);
        transaction.Guard(person, failed, decide, otherwise: () =>
        {
            if (before.State == EnrollmentState.Active) enrollment.Become(before with
            {
                Due = null,
                Holds = [.. before.Holds.Where(hold => hold.Case is not null && hold.Case != ended), new EnrollmentHold(null, Hold)]
            });
        });
    }

    /// <summary>Tries again what failed before; returns how many it looked at.</summary>
    public static int Retry(EngineTransaction transaction, int limit)
    {
        var due = transaction.Tables.FailedSignals.Due(transaction.Now, limit);
        transaction.GatherPeople([.. due.Select(row => row.PersonId)]);
        foreach (var row in due)
        {
            if (transaction.Find(row.WorkspaceId, row.PersonId) is not { } person)
            {
                transaction.Tables.FailedSignals.GiveUp([row]); // it would come first for ever
                continue;
            }
            var next = row with { Tries = row.Tries + 1, RetryAt = row.Tries + 1 < MaxTries ? transaction.Now + FirstRetry * Math.Pow(2, row.Tries + 1) : null };
            if (transaction.Guard(person, next with { What = Cause(row.What) }, () => Apply(transaction, person, row), otherwise: null)) transaction.Pending.FailedSignals.Add(row with { RetryAt = null, Tries = row.Tries + 1 });
        }
        return due.Count;
    }

    // What was to be applied; each failure adds its own words behind it.
    private static string Cause(string what) => what.IndexOf(" could not be applied: ", StringComparison.Ordinal) is >= 0 and var at ? what[..at] : what;

    private static void Apply(EngineTransaction transaction, TrackedPerson person, FailedSignalRow row)
    {
        // Whose word it was is not kept, so it is taken for a stranger's.
        if (row.EventId is { } id && transaction.EventOf(person, id) is { } fact) transaction.Follow(person, fact, GivenBy.BrowserKey, row.At);
        if (row.EnrollmentId is { } road && person.WhySetAside(road) is { } why) throw new InvalidDataException(why);
        foreach (var enrollment in person.Enrollments.ToList())
            if (row.EnrollmentId is not { } only || EngineTransaction.Current(person, only, 0)?.Enrollment == enrollment) GoOn(transaction, enrollment);
    }

    /// <summary>They go on, hear of what they did meanwhile, and do at once what is due: where that still fails, it fails here.</summary>
    private static void GoOn(EngineTransaction transaction, TrackedEnrollment enrollment)
    {
        if (enrollment.Enrollment.State != EnrollmentState.Active || !enrollment.Enrollment.Holds.Contains(new EnrollmentHold(null,
            Hold))) return;
        transaction.Advance(enrollment, new Signal.Release());
        transaction.Replay(enrollment);
        for (var steps = enrollment.Enrollment.Visits.Length; steps > 0 && enrollment.Enrollment.Due?.When.At <= transaction.Now; steps--) transaction.Advance(enrollment, new Signal.TimeCame());
    }

    /// <summary>Active people without any reason to be still get one again; there should be none. Returns how many.</summary>
    public static int WakeTheStuck(EngineTransaction transaction, int limit)
    {
        var people = new List<PersonRow>();
        transaction.Tables.Enrollments.LockStuck(limit, people.Add);
        var woken = 0;
        foreach (var person in transaction.GatherLocked(people))
            foreach (var enrollment in person.Enrollments.Where(one => one.Enrollment is { State: EnrollmentState.Active, Due: null, Hold: null }).ToList())
            {
                enrollment.Become(enrollment.Enrollment with { Holds = [new EnrollmentHold(null, "Lost wake-up")] });
                transaction.AdvanceGuarded(enrollment, new Signal.Release());
                woken++;
            }
        return woken;
    }
}
