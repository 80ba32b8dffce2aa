using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One of the people behind a number.</summary>
internal sealed record PlacedPerson : AboutPerson
{
    public Guid EnrollmentId { get; init; }

    /// <summary>Null where the row comes from a visit that is over.</summary>
    public EnrollmentState? State { get; init; }
    public int Position { get; init; }
    public Instant? EnteredAt { get; init; }

    /// <summary>The timer: when they go on by themselves.</summary>
    public Instant? DueAt { get; init; }
    public string? Hold { get; init; }
    public string? LeftReason { get; init; }

    /// <summary>How a visit that is over ended; null while they stand there.</summary>
    public VisitOutcome? Outcome { get; init; }
    public Instant? ReachedAt { get; init; }
    public Instant? SettledAt { get; init; }

    /// <summary>False for an enrollment whose person was merged into another.</summary>
    public bool IsKnown { get; init; }
}

/// <summary>
/// The list behind each number. A number is the sum of a few stretches of two indexes
/// (<c>enrollment_place</c>: who stands where; <c>visit_place</c>: who has what behind them), and the list walks
/// the same stretches one after the other, so that a page costs its own rows whatever the number is.
/// </summary>
internal sealed class PlaceReader(Database database)
{
    private const string StandingSql = $"""
        SELECT e.person_id, e.id AS enrollment_id, e.state, e.position, e.entered_at, e.due_at, e.hold, e.left_reason,
          p.first_name, p.last_name, p.email, p.phone, p.id IS NOT NULL AS is_known
        FROM (
          SELECT bucket, person_id, id, state, position, entered_at, due_at, hold, left_reason FROM enrollment /* own people */
          WHERE version_id = @version AND position = @place AND state = @number AND workspace_id = @workspace AND came_over BETWEEN @least AND @most
            AND (bucket, person_id, id) > (@bucket, @person, @id) AND {Remembered.InEnrollments}
            AND (@anyway = 1 OR NOT EXISTS (
              SELECT 1 FROM visit v WHERE v.bucket = enrollment.bucket AND v.person_id = enrollment.person_id AND v.enrollment_id = enrollment.id AND v.step = @place))
          ORDER BY bucket, person_id, id LIMIT @limit) e
        LEFT JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
        ORDER BY e.bucket, e.person_id, e.id
        """;

    private const string VisitedSql = $"""
        SELECT v.person_id, v.enrollment_id, v.step AS position, v.outcome, v.reached_at, v.settled_at,
          p.first_name, p.last_name, p.email, p.phone, p.id IS NOT NULL AS is_known
        FROM (
          SELECT bucket, person_id, enrollment_id, step, outcome, reached_at, settled_at FROM visit /* own people */
          WHERE version_id = @version AND step = @place AND outcome = @number AND came_along <= @most
            AND (bucket, person_id, enrollment_id) > (@bucket, @person, @id) AND {Remembered.InVisits}
            AND (@anyway = 1 OR reached_at IS NOT NULL)
          ORDER BY bucket, person_id, enrollment_id LIMIT @limit) v
        LEFT JOIN person p ON p.bucket = v.bucket AND p.id = v.person_id
        ORDER BY v.bucket, v.person_id, v.enrollment_id
        """;

    /// <summary>False for measures of messages, answers and assignments, which count no people.</summary>
    public static bool HasList(Measure measure) => measure <= Measure.EndedDone;

    /// <summary>The people whom <paramref name="measure"/> counts.</summary>
    /// <param name="version">A version of that workspace.</param>
    /// <param name="step">Index of the step; not looked at for measures of the whole journey.</param>
    /// <param name="steps">How many steps the version has.</param>
    /// <param name="after">Where the page before ended.</param>
    public Slice<PlacedPerson> People(PeopleScope scope, Guid version, Measure measure, int step, int steps, string? after) => database.Read(c =>
    {
        var stretches = Stretches(measure, step, steps).ToList();
        var from = PageKey.Parse(after, PageKey.First);
        var start = from == PageKey.First ? 0 : (int)Math.Clamp(from.Order, 0, stretches.Count);
        var rows = new List<(int Stretch, PlacedPerson Row)>();
        for (var i = start; i < stretches.Count && rows.Count <= Paging.Size; i++)
        {
            var (visited, place, number, anyway, least, most) = stretches[i];
            var key = i == start ? from : PageKey.First;
            var limit = Paging.Size + 1 - rows.Count;
            rows.AddRange(c.Query<PlacedPerson>(scope.Narrow(visited ? VisitedSql : StandingSql),
                new { workspace = scope.Workspace, owner = scope.Owner, version, place, number, anyway, least, most, bucket = key.Bucket, person = key.Person, id = key.Id, limit }).Select(row => (i, row)));
        }
        var page = Paging.Cut(rows, at => new PageKey(at.Stretch, at.Row.PersonId, at.Row.EnrollmentId));
        return new Slice<PlacedPerson>([.. page.Rows.Select(at => at.Row)], page.Next);
    });

    /// <param name="Visited">Whether the stretch lies in the visits rather than the enrollments.</param>
    /// <param name="Place">Step or position.</param>
    /// <param name="Number">The visit's outcome, or the enrollment's state.</param>
    /// <param name="Anyway">
    /// False leaves out visits of people who never stood there, and people who stand there and have a visit there too
    /// (they gave up and rest): so together the two kinds name everybody once.
    /// </param>
    /// <param name="Least">Least <c>came_over</c> of an enrollment.</param>
    /// <param name="Most">Greatest <c>came_over</c> of an enrollment, <c>came_along</c> of a visit.</param>
    private readonly record struct Stretch(bool Visited, int Place, int Number, bool Anyway = true, int Least = 0, int Most = 2);

    private static IEnumerable<Stretch> Stretches(Measure measure, int step, int steps) => measure switch
    {
        Measure.Entered => Enum.GetValues<EnrollmentState>().SelectMany(state => Anywhere(state, steps)),
        Measure.Active => Anywhere(EnrollmentState.Active, steps),
        Measure.Resting => Anywhere(EnrollmentState.Resting, steps),
        Measure.Completed => Anywhere(EnrollmentState.Completed, steps),
        Measure.Left => Anywhere(EnrollmentState.Left, steps),
        Measure.Moved => Anywhere(EnrollmentState.Moved, steps),
        Measure.Merged => Anywhere(EnrollmentState.Merged, steps),
        Measure.Reached => Enum.GetValues<EnrollmentState>().Where(state => state != EnrollmentState.Completed).Select(state => Standing(step, state) with { Anyway = false })
            .Concat(Enum.GetValues<VisitOutcome>().Where(outcome => outcome > VisitOutcome.Bypassed).Select(outcome => Visited(step, outcome) with { Anyway = false })),
        Measure.Waiting => [Standing(step, EnrollmentState.Active)],
        Measure.RestingHere => [Standing(step, EnrollmentState.Resting)],
        Measure.LeftHere => [Standing(step, EnrollmentState.Left)],
        Measure.Done => [Visited(step, VisitOutcome.Done)],
        Measure.Overtaken => [Visited(step, VisitOutcome.Overtaken)],
        Measure.GivenUp => [Visited(step, VisitOutcome.GivenUp)],
        Measure.Refused => [Visited(step, VisitOutcome.Refused)],
        Measure.Bypassed => [Visited(step, VisitOutcome.Bypassed)],
        Measure.Skipped => [Visited(step, VisitOutcome.Skipped)],
        Measure.CameOver => Enum.GetValues<EnrollmentState>().SelectMany(state => Anywhere(state, steps)).Select(stretch => stretch with { Least = 1 }),
        Measure.Ended when step < 0 => Anywhere(EnrollmentState.Completed, steps).Concat(Anywhere(EnrollmentState.Left, steps)).Select(stretch => stretch with { Most = 0 }),
        Measure.EndedDone when step < 0 => Anywhere(EnrollmentState.Completed, steps).Select(stretch => stretch with { Most = 0 }),
        Measure.Ended => [BegunHere(step, VisitOutcome.Done), BegunHere(step, VisitOutcome.GivenUp), BegunHere(step, VisitOutcome.Refused), Standing(step, EnrollmentState.Left) with { Anyway = false, Most = 1 }],
        Measure.EndedDone => [BegunHere(step, VisitOutcome.Done)],
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "This measure has no list."),
    };

    private static Stretch BegunHere(int step, VisitOutcome outcome) => Visited(step, outcome) with { Anyway = false, Most = 0 };

    private static IEnumerable<Stretch> Anywhere(EnrollmentState state, int steps) =>
        Enumerable.Range(0, steps + 1).Select(position => Standing(position, state));

    private static Stretch Standing(int position, EnrollmentState state) => new(Visited: false, position, (int)state);

    private static Stretch Visited(int step, VisitOutcome outcome) => new(Visited: true, step, (int)outcome);
}
