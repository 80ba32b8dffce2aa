namespace Throughline.Enrollments;

/// <summary>
/// What one enrollment adds to the counters. A counter is the sum of this over all enrollments; it is kept by adding
/// the difference each time an enrollment changes, so a recompute must always give the same.
/// </summary>
public static class Tally
{
    /// <summary>The step index of counters of the journey as a whole.</summary>
    public const int WholeJourney = -1;

    /// <summary>Calls <paramref name="add"/>(step, measure, change) for everything that differs; <paramref name="before"/> is null for a newcomer.</summary>
    public static void Difference(Enrollment? before, Enrollment after, Action<int, Measure, int> add)
    {
        if (before is null) add(WholeJourney, Measure.Entered, 1);
        if (before is null && after.CameOver) add(WholeJourney, Measure.CameOver, 1);
        if (before?.State != after.State)
        {
            if (before is not null) add(WholeJourney, MeasureOf(before.State), -1);
            add(WholeJourney, MeasureOf(after.State), 1);
            Ended(WholeJourney, before is null ? default : EndOf(before), EndOf(after), add);
        }
        if (before?.State != after.State || before.Position != after.Position)
        {
            if (before is not null) Place(before, -1, add);
            Place(after, 1, add);
        }
        for (var i = 0; i < after.Visits.Length; i++)
        {
            var was = before?.Visits[i] ?? default;
            var isNow = after.Visits[i];
            if (was.Outcome != isNow.Outcome)
            {
                if (MeasureOf(was.Outcome) is { } old) add(i, old, -1);
                if (MeasureOf(isNow.Outcome) is { } next) add(i, next, 1);
            }
            if (was.ReachedAt is null && isNow.ReachedAt is not null) add(i, Measure.Reached, 1);
            Ended(i, before is null ? default : EndOf(before, i), EndOf(after, i), add);
        }
    }

    public static Measure MeasureOf(EnrollmentState state) => state switch
    {
        EnrollmentState.Active => Measure.Active,
        EnrollmentState.Resting => Measure.Resting,
        EnrollmentState.Completed => Measure.Completed,
        EnrollmentState.Left => Measure.Left,
        EnrollmentState.Moved => Measure.Moved,
        EnrollmentState.Merged => Measure.Merged,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No measure for this state."),
    };

    public static Measure? MeasureOf(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Done => Measure.Done,
        VisitOutcome.Overtaken => Measure.Overtaken,
        VisitOutcome.GivenUp => Measure.GivenUp,
        VisitOutcome.Refused => Measure.Refused,
        VisitOutcome.Bypassed => Measure.Bypassed,
        _ => null,
    };

    private enum End
    {
        None,
        Done,
        NotDone,
    }

    /// <summary>How the road ended for somebody who came in to this version.</summary>
    private static End EndOf(Enrollment enrollment) => enrollment switch
    {
        { CameOver: true } => End.None,
        { State: EnrollmentState.Completed } => End.Done,
        { State: EnrollmentState.Left } => End.NotDone,
        _ => End.None,
    };

    /// <summary>How a step ended for somebody who came to it in this version; whoever was taken past it did not meet it.</summary>
    private static End EndOf(Enrollment enrollment, int step) => enrollment.Visits[step] switch
    {
        { CameAlong: true } or { ReachedAt: null } => End.None,
        { Outcome: VisitOutcome.Done } => End.Done,
        { Outcome: VisitOutcome.GivenUp or VisitOutcome.Refused } => End.NotDone,
        { Outcome: VisitOutcome.Here } when enrollment.State == EnrollmentState.Left && enrollment.Position == step => End.NotDone,
        _ => End.None,
    };

    private static void Ended(int step, End before, End after, Action<int, Measure, int> add)
    {
        if (before == after) return;
        var all = (after == End.None ? 0 : 1) - (before == End.None ? 0 : 1);
        var done = (after == End.Done ? 1 : 0) - (before == End.Done ? 1 : 0);
        if (all != 0) add(step, Measure.Ended, all);
        if (done != 0) add(step, Measure.EndedDone, done);
    }

    private static void Place(Enrollment enrollment, int change, Action<int, Measure, int> add)
    {
        Measure? measure = enrollment.State switch
        {
            EnrollmentState.Active => Measure.Waiting,
            EnrollmentState.Resting => Measure.RestingHere,
            EnrollmentState.Left => Measure.LeftHere,
            _ => null,
        };
        if (measure is { } place) add(enrollment.Position, place, change);
    }
}
