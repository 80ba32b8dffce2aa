using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Engine;

/// <summary>One thing that should not be.</summary>
/// <param name="Check">Which rule it breaks.</param>
internal sealed record Ailment(string Check, string Sentence);

/// <summary>What the doctor found.</summary>
/// <param name="Enrollments">How many were looked at.</param>
/// <param name="Notes">What is in order and worth knowing, such as sends nobody knows the outcome of.</param>
internal sealed record Diagnosis(long Enrollments, IReadOnlyList<Ailment> Ailments, IReadOnlyList<string> Notes)
{
    public bool IsWell => Ailments.Count == 0;
}

/// <summary>
/// Proves from the rows themselves what the engine promises: everybody who entered is somewhere, kept counters equal a
/// recount, nobody is still without a reason, and everything that waits for a hand-out has one on its way.
/// One consistent view of the store; may run beside the engine.
/// </summary>
internal sealed class Doctor(Database database, Catalogue catalogue)
{
    private const int MostPerCheck = 20;

    public Diagnosis Examine(Action<long>? progress = null) => database.Read(connection =>
    {
        using var view = connection.BeginTransaction(deferred: true);
        var ailments = new List<Ailment>();
        if (connection.ExecuteScalar<string>("PRAGMA quick_check(1)") is { } broken && broken != "ok")
            ailments.Add(new Ailment("file", $"The database file is damaged: {broken}. Restore a backup."));
        var count = Recount(connection, ailments, progress);
        LookForStuck(connection, ailments);
        LookForLostHandouts(connection, ailments);
        return new Diagnosis(count, ailments, Notes(connection));
    });

    // ---- conservation ----

    private long Recount(SqliteConnection connection, List<Ailment> ailments, Action<long>? progress)
    {
        var counted = new Dictionary<(Guid Version, int Step, Measure Measure), long>();
        var visits = new Dictionary<(Guid Version, int Step, int Outcome), long>();
        using var statements = new Statements(connection);
        var all = statements.Reading("SELECT id, person_id, state, position, entered_at, due_at, hold, left_reason, road, version_id, came_over FROM enrollment");
        long seen = 0;
        while (all.Next())
        {
            var enrollment = EnrollmentCodec.Read(
                new EnrollmentColumns(all.Id(0), all.Id(1), (EnrollmentState)all.Int(2), all.Int(3), all.Time(4), all.TimeOrNull(5), all.TextOrNull(6), all.TextOrNull(7), all.Int(10) > 0), all.Blob(8));
            var version = all.Id(9);
            Tally.Difference(null, enrollment, (step, measure, n) => counted[(version, step, measure)] = counted.GetValueOrDefault((version, step, measure)) + n);
            for (var i = 0; i < enrollment.Visits.Length; i++)
                if (enrollment.Visits[i].Outcome > VisitOutcome.Here)
                    visits[(version, i, (int)enrollment.Visits[i].Outcome)] = visits.GetValueOrDefault((version, i, (int)enrollment.Visits[i].Outcome)) + 1;
            if (++seen % 10_000 == 0) progress?.Invoke(seen);
        }
        CompareTallies(statements, counted, ailments);
        CompareVisits(statements, visits, ailments);
        return seen;
    }

    private void CompareTallies(Statements statements, Dictionary<(Guid Version, int Step, Measure Measure), long> counted, List<Ailment> ailments)
    {
        var kept = new Dictionary<(Guid, int, Measure), long>();
        var rows = statements.Reading("SELECT version_id, step, measure, SUM(n) FROM tally GROUP BY version_id, step, measure");
        while (rows.Next()) kept[(rows.Id(0), rows.Int(1), (Measure)rows.Int(2))] = rows.Long(3);
        foreach (var key in counted.Keys.Union(kept.Keys))
        {
            var (is_, should) = (kept.GetValueOrDefault(key), counted.GetValueOrDefault(key));
            if (is_ != should) Add(ailments, "conservation", $"{Name(key.Item1, key.Item2)}: the counter \"{key.Item3}\" says {is_} and a recount says {should}.");
        }
        foreach (var version in counted.Keys.Select(key => key.Version).Distinct())
        {
            var entered = kept.GetValueOrDefault((version, Tally.WholeJourney, Measure.Entered));
            var elsewhere = Enumerable.Range((int)Measure.Active, 6).Sum(measure => kept.GetValueOrDefault((version, Tally.WholeJourney, (Measure)measure)));
            if (entered != elsewhere) Add(ailments, "conservation", $"{Name(version, Tally.WholeJourney)}: {entered} entered, and {elsewhere} are accounted for.");
        }
    }

    private void CompareVisits(Statements statements, Dictionary<(Guid Version, int Step, int Outcome), long> counted, List<Ailment> ailments)
    {
        var kept = new Dictionary<(Guid, int, int), long>();
        var rows = statements.Reading("SELECT version_id, step, outcome, COUNT(*) FROM visit GROUP BY version_id, step, outcome");
        while (rows.Next()) kept[(rows.Id(0), rows.Int(1), rows.Int(2))] = rows.Long(3);
        foreach (var key in counted.Keys.Union(kept.Keys))
            if (kept.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                Add(ailments, "lists", $"{Name(key.Item1, key.Item2)}: the list \"{(VisitOutcome)key.Item3}\" holds {kept.GetValueOrDefault(key)} people and should hold {counted.GetValueOrDefault(key)}.");
    }

    // ---- nobody is silently stuck ----

    private static void LookForStuck(SqliteConnection connection, List<Ailment> ailments)
    {
        foreach (var id in connection.Query<Guid>("SELECT id FROM enrollment WHERE state = 0 AND due_at IS NULL AND hold IS NULL LIMIT 20"))
            Add(ailments, "stuck", $"Enrollment {id} is on the road and waits for nothing.");
        foreach (var id in connection.Query<Guid>("SELECT id FROM enrollment WHERE due_at IS NOT NULL AND (state > 1 OR hold IS NOT NULL) LIMIT 20"))
            Add(ailments, "stuck", $"Enrollment {id} has a timer that it should not have.");
        foreach (var id in connection.Query<Guid>("SELECT id FROM enrollment WHERE state = 1 AND due_at IS NULL LIMIT 20"))
            Add(ailments, "stuck", $"Enrollment {id} rests without an end.");
    }

    // ---- what waits for a hand-out has one on its way ----

    private void LookForLostHandouts(SqliteConnection connection, List<Ailment> ailments)
    {
        using var statements = new Statements(connection);
        var delivery = statements.Reading("SELECT 1 FROM delivery WHERE bucket = ?1 AND person_id = ?2 AND enrollment_id = ?3 AND step = ?4 AND number = 0 AND state IN (0, 1)");
        var assignment = statements.Reading("SELECT 1 FROM assignment WHERE bucket = ?1 AND person_id = ?2 AND enrollment_id = ?3 AND step = ?4 AND state = 0");
        var active = statements.Reading("SELECT id, person_id, state, position, entered_at, due_at, hold, left_reason, road, version_id, bucket, came_over FROM enrollment WHERE state = 0");
        while (active.Next())
        {
            var enrollment = EnrollmentCodec.Read(
                new EnrollmentColumns(active.Id(0), active.Id(1), EnrollmentState.Active, active.Int(3), active.Time(4), active.TimeOrNull(5), active.TextOrNull(6), active.TextOrNull(7), active.Int(11) > 0), active.Blob(8));
            var position = enrollment.Position;
            if (enrollment.Visits[position].Handout != Handout.Pending || catalogue.FindVersion(active.Id(9)) is not { } version) continue;
            if (!IsOnItsWay(version, enrollment.Id, position) && !Predecessors(connection, active.Int(10), enrollment.PersonId, version, enrollment.Id, position).Any(one => IsOnItsWay(one.Version, one.Id, one.Step)))
                Add(ailments, "hand-outs", $"Enrollment {enrollment.Id} waits at \"{version.Journey.Steps[position].Key}\" for a hand-out that is nowhere.");

            // What was handed out before somebody went over to another version may have been of another kind.
            bool IsOnItsWay(PublishedVersion of, Guid id, int step)
            {
                var owner = of.Journey.Steps[step].Work is AssignmentWork ? assignment : delivery;
                if (!owner.With(active.Int(10)).With(enrollment.PersonId).With(id).With(step).Next()) return false;
                owner.Reset();
                return true;
            }
        }
    }

    /// <summary>The enrollments that somebody went over from, with what the step is there.</summary>
    private List<(PublishedVersion Version, Guid Id, int Step)> Predecessors(SqliteConnection connection, int bucket, Guid person, PublishedVersion version, Guid id, int step)
    {
        var found = new List<(PublishedVersion, Guid, int)>();
        var moved = connection.Query<(Guid Id, Guid VersionId)>("SELECT id, version_id FROM enrollment WHERE bucket = @bucket AND person_id = @person AND state = 4", new { bucket, person }).ToList();
        for (var (at, of) = (id, version); moved.Where(row => Turn.NextId(row.Id, of.Id) == at).Select(row => ((Guid, Guid)?)row).FirstOrDefault() is var (before, beforeVersion) && catalogue.FindVersion(beforeVersion) is { } earlier;)
        {
            if (earlier.StepIds.IndexOf(version.StepIds[step]) is >= 0 and var same) found.Add((earlier, before, same));
            (at, of) = (before, earlier);
        }
        return found;
    }

    private static List<string> Notes(SqliteConnection connection)
    {
        var notes = new List<string>();
        var unknown = connection.ExecuteScalar<long>("SELECT COUNT(*) FROM delivery WHERE state = 3");
        if (unknown > 0) notes.Add($"{unknown} messages may or may not have arrived. They are in the outbox under \"unknown\" and are not sent again by themselves.");
        var mishaps = connection.ExecuteScalar<long>("SELECT COUNT(*) FROM mishap");
        if (mishaps > 0) notes.Add($"{mishaps} times something could not be applied to somebody; it is noted on their page.");
        return notes;
    }

    private string Name(Guid version, int step)
    {
        if (catalogue.FindVersion(version) is not { } known) return version.ToString();
        var where = step == Tally.WholeJourney ? "" : $", step \"{known.Journey.Steps[step].Key}\"";
        return $"{known.Journey.Key} version {known.Number}{where}";
    }

    private static void Add(List<Ailment> ailments, string check, string sentence)
    {
        if (ailments.Count(ailment => ailment.Check == check) < MostPerCheck) ailments.Add(new Ailment(check, sentence));
    }
}
