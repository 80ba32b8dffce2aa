using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <param name="Round">"1", "2", … or the re-entry key.</param>
/// <param name="Asked">The number of the newest version they were asked to go on in, and stayed.</param>
internal sealed record EnrollmentRow(Guid WorkspaceId, Guid JourneyId, Guid VersionId, string Round, Enrollment Enrollment, int Asked = 0)
{
    /// <summary>Of the way in they came by; empty where it names none.</summary>
    public string Source { get; init; } = "";

    /// <summary>Days since 1970-01-01 in the zone of the business, fixed when they happened.</summary>
    public int EnteredDay { get; init; }

    /// <summary>When they came to the step they stand at; null where they stand at none.</summary>
    public int? ReachedDay { get; init; }
    public int? EndedDay { get; init; }

    /// <summary>Why their road cannot be read, as a sentence; null where it can. Then only the columns are known.</summary>
    public string? Damage { get; init; }

    /// <summary>When their timer comes, as the column has it.</summary>
    public Instant? Due { get; init; }

    /// <summary>They stand at this step and have come to it; null where they do not.</summary>
    public StepVisit? Here => Enrollment.Position >= 0 && Enrollment.Position < Enrollment.Visits.Length
        && Enrollment.Visits[Enrollment.Position] is { Outcome: VisitOutcome.Here, ReachedAt: not null } here ? here : null;
}

/// <summary>Somebody who cannot go on for now: the road, or the version it is of, cannot be read.</summary>
/// <param name="Hold">Why those on the road are held.</param>
/// <param name="LookAgain">When those who rest are looked at again.</param>
/// <param name="Asked">As <see cref="EnrollmentRow.Asked"/>.</param>
internal readonly record struct SetAsideRow(Guid PersonId, Guid EnrollmentId, string Hold, Instant LookAgain, int Asked);

/// <summary>Who is where on which road.</summary>
internal sealed class EnrollmentTable(IStatements statements)
{
    private const string Columns = """
        e.id, e.person_id, e.state, e.position, e.entered_at, e.due_at, e.hold, e.left_reason, e.road, e.workspace_id, e.journey_id, e.version_id, e.round, e.asked, e.came_over,
        e.source, e.entered_day, e.reached_day, e.ended_day
        """;

    private const string WithPerson = "FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id";

    private readonly SetStatement _of = statements.Set("bucket, person_id", $$"""
        SELECT {{Columns}} FROM {rows} enrollment e WHERE e.bucket = {bucket} AND e.person_id = {person_id}
        """);
    // Rows of one moment come in the order of their buckets (the index holds the key behind the time), so a crowd that is due at once is read as it lies.
    private readonly OneStatement _due = statements.One("now, most", $$"""
        SELECT {{PersonTable.Columns}} {{WithPerson}}
        WHERE e.due_at <= {now} AND e.journey_id NOT IN (SELECT id FROM journey WHERE paused_at IS NOT NULL)
        ORDER BY e.due_at LIMIT {most} {lock free p}
        """);
    private readonly OneStatement _stuck = statements.One("most", $$"""
        SELECT {{PersonTable.Columns}} {{WithPerson}} WHERE e.state = 0 AND e.due_at IS NULL AND e.hold IS NULL LIMIT {most} {lock free p}
        """);
    private readonly OneStatement _onTheRoad = statements.One("version_id", $$"""
        SELECT {{PersonTable.Columns}} {{WithPerson}} WHERE e.version_id = {version_id} AND e.state < 2 ORDER BY p.bucket, p.id {lock p}
        """);
    private readonly OneStatement _toAsk = statements.One("version_id, position, number, most", $$"""
        SELECT {{PersonTable.Columns}} {{WithPerson}}
        WHERE e.version_id = {version_id} AND e.position = {position} AND e.state < 2 AND e.asked < {number} LIMIT {most} {lock p}
        """);
    private readonly SetStatement _insert = statements.Set(
        "bucket, person_id, id, workspace_id, journey_id, version_id, round, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over, source, entered_day, reached_day, ended_day", """
        INSERT INTO enrollment (bucket, person_id, id, workspace_id, journey_id, version_id, round, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over,
          source, entered_day, reached_day, ended_day)
        {values}
        """);
    private readonly SetStatement _update = statements.Set(
        "bucket, person_id, id, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over, reached_day, ended_day", """
        UPDATE enrollment SET state = {state}, position = {position}, entered_at = {entered_at}, due_at = {due_at}, hold = {hold}, left_reason = {left_reason}, road = {road},
          asked = {asked}, came_over = {came_over}, reached_day = {reached_day}, ended_day = {ended_day}
        {from} WHERE enrollment.bucket = {bucket} AND enrollment.person_id = {person_id} AND enrollment.id = {id}
        """);
    // An index is rewritten wherever one of its columns is named, changed or not: so what has not changed is not named.
    private readonly SetStatement _updateTimer = statements.Set("bucket, person_id, id, due_at, road, asked", """
        UPDATE enrollment SET due_at = {due_at}, road = {road}, asked = {asked}
        {from} WHERE enrollment.bucket = {bucket} AND enrollment.person_id = {person_id} AND enrollment.id = {id}
        """);
    // The road itself is left as it is: whoever can read it again goes on from there.
    private readonly SetStatement _setAside = statements.Set("bucket, person_id, id, hold, look_again, asked", """
        UPDATE enrollment SET due_at = CASE WHEN enrollment.state = 0 THEN NULL ELSE {look_again} END, hold = CASE WHEN enrollment.state = 0 THEN COALESCE(enrollment.hold, {hold}) ELSE enrollment.hold END,
          asked = CASE WHEN enrollment.asked < {asked} THEN {asked} ELSE enrollment.asked END
        {from} WHERE enrollment.bucket = {bucket} AND enrollment.person_id = {person_id} AND enrollment.id = {id} AND enrollment.state < 2
        """);
    private readonly SetStatement _holdDue = statements.Set("bucket, person_id, now, hold, look_again", """
        UPDATE enrollment SET due_at = CASE WHEN enrollment.state = 0 THEN NULL ELSE {look_again} END, hold = CASE WHEN enrollment.state = 0 THEN {hold} ELSE enrollment.hold END
        {from} WHERE enrollment.bucket = {bucket} AND enrollment.person_id = {person_id} AND enrollment.due_at <= {now}
        """);
    private readonly OneStatement _duePeople = statements.One("now, most", $$"""
        SELECT e.person_id {{WithPerson}}
        WHERE e.due_at <= {now} AND e.journey_id NOT IN (SELECT id FROM journey WHERE paused_at IS NOT NULL) ORDER BY e.due_at LIMIT {most}
        """);
    private readonly OneStatement _nextDue = statements.One("", $$"""
        SELECT e.due_at {{WithPerson}} WHERE e.due_at IS NOT NULL AND e.journey_id NOT IN (SELECT id FROM journey WHERE paused_at IS NOT NULL) ORDER BY e.due_at LIMIT 1
        """);
    private byte[] _buffer = new byte[512];

    /// <summary>Every road of these people. Whoever decides about them keeps their rows first.</summary>
    public void Of(IReadOnlyCollection<Guid> people, Action<EnrollmentRow> take) =>
        _of.Read(people, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    /// <summary>People whose timer has come, the longest due first, kept for this transaction; paused journeys are left alone. Somebody on two roads may come twice.</summary>
    public void LockDue(Instant now, int limit, Action<PersonRow> take) =>
        _due.Read((now, limit), static (at, values) => at.With(values.now).With(values.limit), row => take(PersonTable.Read(row)));

    /// <summary>People who are on the road with neither timer nor hold: there are none, unless something went wrong.</summary>
    public void LockStuck(int limit, Action<PersonRow> take) => _stuck.Read(limit, static (at, most) => at.With(most), row => take(PersonTable.Read(row)));

    /// <summary>Everybody who is on the road of this version, resting ones included.</summary>
    public void LockOnTheRoad(Guid versionId, Action<PersonRow> take) => _onTheRoad.Read(versionId, static (at, id) => at.With(id), row => take(PersonTable.Read(row)));

    /// <summary>People at a step who have not been asked yet whether they go on in that version.</summary>
    /// <param name="place">Version and step where they are, and the number of the version they would go on in.</param>
    public void LockToAsk((Guid VersionId, int Position, int Number) place, int limit, Action<PersonRow> take) => _toAsk.Read(
        (place, limit), static (at, values) => at.With(values.place.VersionId).With(values.place.Position).With(values.place.Number).With(values.limit), row => take(PersonTable.Read(row)));

    /// <summary>Every road there is, for whoever examines the store.</summary>
    public static void All(IStatements statements, Action<EnrollmentRow> take) =>
        statements.One("", $"SELECT {Columns} FROM enrollment e").Read(0, static (_, _) => { }, row => take(Read(row)));

    public Instant? NextDue()
    {
        var next = default(Instant?);
        _nextDue.Read(0, static (_, _) => { }, row => next = row.TimeOrNull(0));
        return next;
    }

    public void Insert(IReadOnlyCollection<EnrollmentRow> rows) => _insert.Run(rows, (at, row) =>
    {
        var e = row.Enrollment;
        at.With(Bucket.Of(e.PersonId)).With(e.PersonId).With(e.Id).With(row.WorkspaceId).With(row.JourneyId).With(row.VersionId).With(row.Round)
            .With((long)e.State).With(e.Position).With(e.EnteredAt).With(e.Due?.When.At).With(e.Hold).With(e.LeftReason)
            .With(EnrollmentCodec.Write(e, ref _buffer)).With(row.Asked).With(CameOver(e))
            .With(row.Source).With(row.EnteredDay).With((long?)row.ReachedDay).With((long?)row.EndedDay);
    });

    /// <summary>Of each, the stored row and the new one.</summary>
    public void Update(IReadOnlyCollection<(EnrollmentRow Before, EnrollmentRow After)> changes)
    {
        _updateTimer.Run([.. changes.Where(IsTimerOnly)], (at, change) =>
        {
            var e = change.After.Enrollment;
            at.With(Bucket.Of(e.PersonId)).With(e.PersonId).With(e.Id).With(e.Due?.When.At).With(EnrollmentCodec.Write(e, ref _buffer)).With(change.After.Asked);
        });
        _update.Run([.. changes.Where(change => !IsTimerOnly(change))], (at, change) =>
        {
            var (e, row) = (change.After.Enrollment, change.After);
            at.With(Bucket.Of(e.PersonId)).With(e.PersonId).With(e.Id)
                .With((long)e.State).With(e.Position).With(e.EnteredAt).With(e.Due?.When.At).With(e.Hold).With(e.LeftReason)
                .With(EnrollmentCodec.Write(e, ref _buffer)).With(row.Asked).With(CameOver(e)).With((long?)row.ReachedDay).With((long?)row.EndedDay);
        });
    }

    /// <summary>Those on the road are held with a word, those who rest are looked at again; nothing else of them is touched.</summary>
    public void SetAside(IReadOnlyCollection<SetAsideRow> rows) => _setAside.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.EnrollmentId).With(row.Hold).With(row.LookAgain).With(row.Asked));

    /// <summary>As <see cref="SetAside"/>, with whatever is due of one person, without reading any of it.</summary>
    public void HoldDue(Guid personId, Instant now, string hold, Instant lookAgain) => _holdDue.Run(
        [(personId, now, hold, lookAgain)], static (at, row) =>
            at.With(Bucket.Of(row.personId)).With(row.personId).With(row.now).With(row.hold).With(row.lookAgain));

    /// <summary>People whose timer has come, as <see cref="LockDue"/> finds them, by their ids alone.</summary>
    public List<Guid> DuePeople(Instant now, int limit)
    {
        var found = new List<Guid>();
        _duePeople.Read((now, limit), static (at, values) => at.With(values.now).With(values.limit), row => found.Add(row.Id(0)));
        return found;
    }

    private static bool IsTimerOnly((EnrollmentRow Before, EnrollmentRow After) change)
    {
        var (before, after) = (change.Before.Enrollment, change.After.Enrollment);
        return after.State == before.State && after.Position == before.Position && after.EnteredAt == before.EnteredAt && after.Hold == before.Hold && after.LeftReason == before.LeftReason
            && change.After.ReachedDay == change.Before.ReachedDay && change.After.EndedDay == change.Before.EndedDay;
    }

    private static int CameOver(Enrollment e) =>
        !e.CameOver ? 0 : e.Position < e.Visits.Length && e.Visits[e.Position].CameAlong ? 2 : 1;

    private static EnrollmentRow Read(IRow row)
    {
        var columns = new EnrollmentColumns(
            row.Id(0), row.Id(1), (EnrollmentState)row.Int(2), row.Int(3), row.Time(4), row.TimeOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.Int(14) > 0);
        var (enrollment, damage) = ReadRoad(columns, row.Bytes(8));
        return new EnrollmentRow(row.Id(9), row.Id(10), row.Id(11), row.Text(12), enrollment, row.Int(13))
        {
            Damage = damage,
            Due = columns.DueAt,
            Source = row.Text(15),
            EnteredDay = row.Int(16),
            ReachedDay = row.IsNull(17) ? null : row.Int(17),
            EndedDay = row.IsNull(18) ? null : row.Int(18),
        };
    }
    private static (Enrollment Enrollment, string? Damage) ReadRoad(EnrollmentColumns columns, ReadOnlySpan<byte> road)
    {
        try
        {
            return (EnrollmentCodec.Read(columns, road), null);
        }
        catch (InvalidDataException error)
        {
            return (EnrollmentCodec.WithoutRoad(columns), error.Message);
        }
    }
}
