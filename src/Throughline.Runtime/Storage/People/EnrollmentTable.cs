using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <param name="Round">"1", "2", … or the re-entry key.</param>
/// <param name="Asked">The number of the newest version they were asked to go on in, and stayed.</param>
internal sealed record EnrollmentRow(Guid WorkspaceId, Guid JourneyId, Guid VersionId, string Round, Enrollment Enrollment, int Asked = 0);

/// <summary>Somebody whose timer has come, with the zone they live in.</summary>
internal readonly record struct DueRow(EnrollmentRow Row, string? Zone);

/// <summary>Who is where on which road, and the visits they have behind them.</summary>
internal sealed class EnrollmentTable(Statements statements)
{
    private const string Columns = "e.id, e.person_id, e.state, e.position, e.entered_at, e.due_at, e.hold, e.left_reason, e.road, e.workspace_id, e.journey_id, e.version_id, e.round, e.asked, e.came_over";

    private readonly Statement _of = statements.Reading($"SELECT {Columns} FROM enrollment e WHERE e.bucket = ?1 AND e.person_id = ?2");
    // Rows of one moment come in the order of their buckets (the index holds the key behind the time), so a crowd that is due at once is read as it lies.
    private readonly Statement _due = statements.Reading($"""
        SELECT {Columns}, p.zone FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
        WHERE e.due_at <= ?1 AND e.journey_id NOT IN (SELECT id FROM journey WHERE paused_at IS NOT NULL)
        ORDER BY e.due_at LIMIT ?2
        """);
    private readonly Statement _stuck = statements.Reading($"""
        SELECT {Columns}, p.zone FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
        WHERE e.state = 0 AND e.due_at IS NULL AND e.hold IS NULL LIMIT ?1
        """);
    private readonly Statement _onTheRoad = statements.Reading($"""
        SELECT {Columns}, p.zone FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id WHERE e.version_id = ?1 AND e.state < 2
        """);
    private readonly Statement _toAsk = statements.Reading($"""
        SELECT {Columns}, p.zone FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
        WHERE e.version_id = ?1 AND e.position = ?2 AND e.state < 2 AND e.asked < ?3 LIMIT ?4
        """);
    private readonly Statement _insert = statements.Writing("""
        INSERT INTO enrollment (bucket, person_id, id, workspace_id, journey_id, version_id, round, state, position, entered_at, due_at, hold, left_reason, road, asked, came_over)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """);
    private readonly Statement _update = statements.Writing("""
        UPDATE enrollment SET state = ?4, position = ?5, entered_at = ?6, due_at = ?7, hold = ?8, left_reason = ?9, road = ?10, asked = ?11, came_over = ?12
        WHERE bucket = ?1 AND person_id = ?2 AND id = ?3
        """);
    // An index is rewritten wherever one of its columns is named, changed or not: so what has not changed is not named.
    private readonly Statement _updateTimer = statements.Writing("UPDATE enrollment SET due_at = ?4, road = ?5, asked = ?6 WHERE bucket = ?1 AND person_id = ?2 AND id = ?3");
    private readonly Statement _delete = statements.Writing("DELETE FROM enrollment WHERE bucket = ?1 AND person_id = ?2 AND id = ?3");
    private readonly Statement _nextDue = statements.Reading("SELECT due_at FROM enrollment WHERE due_at IS NOT NULL AND journey_id NOT IN (SELECT id FROM journey WHERE paused_at IS NOT NULL) ORDER BY due_at LIMIT 1");
    private readonly Statement _visit = statements.Writing("""
        INSERT INTO visit (bucket, person_id, enrollment_id, step, version_id, outcome, reached_at, settled_at, came_along) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT DO UPDATE SET outcome = excluded.outcome, reached_at = excluded.reached_at, settled_at = excluded.settled_at
        """);
    private byte[] _buffer = new byte[512];

    public List<EnrollmentRow> Of(Guid personId)
    {
        var found = new List<EnrollmentRow>(1);
        _of.With(Bucket.Of(personId)).With(personId);
        while (_of.Next()) found.Add(Read(_of));
        return found;
    }

    /// <summary>Those whose timer has come, the longest due first; paused journeys are left alone.</summary>
    public void Due(Instant now, int limit, List<DueRow> found)
    {
        _due.With(now).With(limit);
        while (_due.Next()) found.Add(new DueRow(Read(_due), _due.TextOrNull(15)));
    }

    /// <summary>Active people with neither timer nor hold: there are none, unless something went wrong.</summary>
    public void Stuck(int limit, List<DueRow> found)
    {
        _stuck.With(limit);
        while (_stuck.Next()) found.Add(new DueRow(Read(_stuck), _stuck.TextOrNull(15)));
    }

    /// <summary>Everybody who is on the road of this version, resting ones included.</summary>
    public void OnTheRoad(Guid versionId, List<DueRow> found)
    {
        _onTheRoad.With(versionId);
        while (_onTheRoad.Next()) found.Add(new DueRow(Read(_onTheRoad), _onTheRoad.TextOrNull(15)));
    }

    /// <summary>People at a step who have not been asked yet whether they go on in that version.</summary>
    /// <param name="number">Of the version they would go on in.</param>
    public void ToAsk(Guid versionId, int position, int number, int limit, List<DueRow> found)
    {
        _toAsk.With(versionId).With(position).With(number).With(limit);
        while (_toAsk.Next()) found.Add(new DueRow(Read(_toAsk), _toAsk.TextOrNull(15)));
    }

    public Instant? NextDue()
    {
        if (!_nextDue.Next()) return null;
        var next = _nextDue.TimeOrNull(0);
        _nextDue.Reset();
        return next;
    }

    public void Insert(EnrollmentRow row)
    {
        var e = row.Enrollment;
        _insert.With(Bucket.Of(e.PersonId)).With(e.PersonId).With(e.Id).With(row.WorkspaceId).With(row.JourneyId).With(row.VersionId).With(row.Round)
            .With((long)e.State).With(e.Position).With(e.EnteredAt).With(e.Due?.When.At).With(e.Hold).With(e.LeftReason)
            .With(EnrollmentCodec.Write(e, ref _buffer)).With(row.Asked).With(CameOver(e)).Run();
    }

    /// <param name="before">As it lies in the store.</param>
    public void Update(Enrollment before, EnrollmentRow row)
    {
        var e = row.Enrollment;
        if (e.State == before.State && e.Position == before.Position && e.EnteredAt == before.EnteredAt && e.Hold == before.Hold && e.LeftReason == before.LeftReason)
        {
            _updateTimer.With(Bucket.Of(e.PersonId)).With(e.PersonId).With(e.Id).With(e.Due?.When.At).With(EnrollmentCodec.Write(e, ref _buffer)).With(row.Asked).Run();
            return;
        }
        _update.With(Bucket.Of(e.PersonId)).With(e.PersonId).With(e.Id)
            .With((long)e.State).With(e.Position).With(e.EnteredAt).With(e.Due?.When.At).With(e.Hold).With(e.LeftReason)
            .With(EnrollmentCodec.Write(e, ref _buffer)).With(row.Asked).With(CameOver(e)).Run();
    }

    public void Delete(Guid personId, Guid id) => _delete.With(Bucket.Of(personId)).With(personId).With(id).Run();

    /// <summary>Notes the visits that were settled between the two; <paramref name="before"/> is null for a newcomer.</summary>
    public void NoteVisits(Enrollment? before, EnrollmentRow row)
    {
        var after = row.Enrollment;
        for (var i = 0; i < after.Visits.Length; i++)
        {
            var visit = after.Visits[i];
            if (visit.Outcome <= VisitOutcome.Here || visit.Outcome == before?.Visits[i].Outcome) continue;
            _visit.With(Bucket.Of(after.PersonId)).With(after.PersonId).With(after.Id).With(i).With(row.VersionId).With((long)visit.Outcome)
                .With(visit.ReachedAt).With(visit.SettledAt ?? after.EnteredAt).With(visit.CameAlong ? 1 : 0).Run();
        }
    }

    private static int CameOver(Enrollment e) =>
        !e.CameOver ? 0 : e.Position < e.Visits.Length && e.Visits[e.Position].CameAlong ? 2 : 1;

    private static EnrollmentRow Read(Statement row)
    {
        var columns = new EnrollmentColumns(
            row.Id(0), row.Id(1), (EnrollmentState)row.Int(2), row.Int(3), row.Time(4), row.TimeOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.Int(14) > 0);
        return new EnrollmentRow(row.Id(9), row.Id(10), row.Id(11), row.Text(12), EnrollmentCodec.Read(columns, row.Blob(8)), row.Int(13));
    }
}
