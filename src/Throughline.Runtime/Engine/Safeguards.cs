using Microsoft.Data.Sqlite;
using Throughline.Enrollments;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>One person's failure is noted for them, and blocks nobody else.</summary>
internal static class Safeguards
{
    /// <summary>As <see cref="Turn.Advance"/>; where the decision fails, the person is held with a note and the others go on.</summary>
    public static void AdvanceGuarded(this Turn turn, Walker walker, Signal signal)
    {
        var before = walker.Enrollment;
        try
        {
            turn.Advance(walker, signal);
        }
#pragma warning disable CA1031 // the store's errors concern the whole transaction; everything else concerns this person alone
        catch (Exception error) when (error is not SqliteException)
#pragma warning restore CA1031
        {
            var person = walker.Enrollment.PersonId;
            var what = $"{signal.GetType().Name} could not be applied: {error.Message}";
            turn.Tables.Assignments.NoteMishap(walker.Row.WorkspaceId, person, DerivedId.At(turn.Now, walker.Enrollment.Id.ToString("N"), what), turn.Now, what);
            walker.Become(before.State == EnrollmentState.Active ? before with { Due = null, Hold = "Something went wrong here. Have a look, then let them go on." } : before);
        }
    }

    /// <summary>Active people without any reason to be still get one again; there should be none.</summary>
    public static int WakeTheStuck(this Turn turn, int limit)
    {
        var stuck = new List<DueRow>();
        turn.Tables.Enrollments.Stuck(limit, stuck);
        foreach (var row in stuck)
        {
            var walker = turn.Take(row);
            if (walker.Enrollment is not { State: EnrollmentState.Active, Due: null, Hold: null }) continue;
            walker.Become(walker.Enrollment with { Hold = "Lost wake-up" });
            turn.AdvanceGuarded(walker, new Signal.Release());
        }
        return stuck.Count;
    }
}
