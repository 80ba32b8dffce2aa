namespace Throughline.Enrollments;

/// <summary>Which day a counted thing belongs to.</summary>
public enum FactTime
{
    /// <summary>None: it says how things are now.</summary>
    Now,

    /// <summary>The day they came in.</summary>
    Entered,

    /// <summary>The day the road ended for them.</summary>
    Ended,

    /// <summary>The day they came to the step.</summary>
    Reached,

    /// <summary>The day the step was over.</summary>
    Settled,
}

/// <summary>Something that is counted once more (+1), or no longer (−1: as the enrollment was before).</summary>
/// <param name="Step">Index of the step; <see cref="Tally.WholeJourney"/> for the journey as a whole.</param>
public readonly record struct CountedChange(int Step, Measure Measure, int Change, FactTime Time);

/// <summary>
/// What one enrollment adds to the counters. A counter is the sum of this over all enrollments; it is kept by adding
/// the difference each time an enrollment changes, so a recompute must always give the same.
/// </summary>
public static class Tally
{
    /// <summary>The step index of counters of the journey as a whole.</summary>
    public const int WholeJourney = -1;

    /// <summary>Calls <paramref name="add"/> for everything that differs; <paramref name="before"/> is null for a newcomer.</summary>
    public static void Difference(Enrollment? before, Enrollment after, Action<CountedChange> add)
    {
        if (before is null) add(new(WholeJourney, Measure.Entered, 1, FactTime.Entered));
        if (before is null && after.CameOver) add(new(WholeJourney, Measure.CameOver, 1, FactTime.Entered));
        if (before?.State != after.State)
        {
            if (before is not null) add(new(WholeJourney, MeasureOf(before.State), -1, TimeOf(before.State)));
            add(new(WholeJourney, MeasureOf(after.State), 1, TimeOf(after.State)));
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
                if (MeasureOf(was.Outcome) is { } old) add(new(i, old, -1, FactTime.Settled));
                if (MeasureOf(isNow.Outcome) is { } next) add(new(i, next, 1, FactTime.Settled));
            }
            if (was.ReachedAt is null && isNow.ReachedAt is not null) add(new(i, Measure.Reached, 1, FactTime.Reached));
            Ended(i, before is null ? default : EndOf(before, i), EndOf(after, i), add, isSettledAnew: was.Outcome != isNow.Outcome);
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
        VisitOutcome.Skipped => Measure.Skipped,
        _ => null,
    };

    private static FactTime TimeOf(EnrollmentState state) => state is EnrollmentState.Active or EnrollmentState.Resting ? FactTime.Now : FactTime.Ended;

    /// <summary>Whether something is over for somebody, whether it ended well, and on which day it counts.</summary>
    private readonly record struct End(bool IsOver, bool IsDone, FactTime Time);

    /// <summary>How the road ended for somebody who came in to this version.</summary>
    private static End EndOf(Enrollment enrollment) => enrollment switch
    {
        { CameOver: true } => default,
        { State: EnrollmentState.Completed } => new End(true, true, FactTime.Ended),
        { State: EnrollmentState.Left } => new End(true, false, FactTime.Ended),
        _ => default,
    };

    /// <summary>How a step ended for somebody who came to it in this version; whoever was taken past it did not meet it.</summary>
    private static End EndOf(Enrollment enrollment, int step) => enrollment.Visits[step] switch
    {
        { CameAlong: true } or { ReachedAt: null } => default,
        { Outcome: VisitOutcome.Done } => new End(true, true, FactTime.Settled),
        { Outcome: VisitOutcome.GivenUp or VisitOutcome.Refused } => new End(true, false, FactTime.Settled),
        { Outcome: VisitOutcome.Here } when enrollment.State == EnrollmentState.Left && enrollment.Position == step => new End(true, false, FactTime.Ended),
        _ => default,
    };

    // The day may be another one although both are over: a late event settles a step anew, also as badly as it ended before.
    private static void Ended(int step, End before, End after, Action<CountedChange> add, bool isSettledAnew = false)
    {
        if (before == after && !isSettledAnew) return;
        if (before.IsOver) add(new(step, Measure.Ended, -1, before.Time));
        if (before.IsDone) add(new(step, Measure.EndedDone, -1, before.Time));
        if (after.IsOver) add(new(step, Measure.Ended, 1, after.Time));
        if (after.IsDone) add(new(step, Measure.EndedDone, 1, after.Time));
    }

    private static void Place(Enrollment enrollment, int change, Action<CountedChange> add)
    {
        Measure? measure = enrollment.State switch
        {
            EnrollmentState.Active => Measure.Waiting,
            EnrollmentState.Resting => Measure.RestingHere,
            EnrollmentState.Left => Measure.LeftHere,
            _ => null,
        };
        if (measure is { } place) add(new(enrollment.Position, place, change, TimeOf(enrollment.State)));
    }
}
