using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

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
/// recount of what happened, lists equal the roads, nobody is still without a reason, and everything that waits for a
/// hand-out has one on its way. One consistent view of the store; may run beside the engine.
/// </summary>
internal sealed class Doctor(Database database, Catalogue catalogue)
{
    /// <summary>The check that is about the file itself.</summary>
    public const string FileCheck = "file";

    private const int MostPerCheck = 20;

    public Diagnosis Examine(Action<long>? progress = null) => database.Examine((damage, reader) =>
    {
        var ailments = new List<Ailment>();
        if (damage is not null) return Damaged(damage);
        try
        {
            return Examine(reader, ailments, progress);
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error) && StoreHealth.IsWorthTelling(error))
        {
            return Damaged(StoreWords.Of(error)!);
        }
    });

    /// <summary>Nothing can be proved from what cannot be read.</summary>
    private static Diagnosis Damaged(string sentence) => new(0, [new Ailment(FileCheck, sentence)], []);

    private Diagnosis Examine(ExaminationReader reader, List<Ailment> ailments, Action<long>? progress)
    {
        foreach (var offence in reader.Offences()) Add(ailments, offence.Check, $"{offence.Count} {offence.Sentence}");
        CompareCounters(reader, ailments);
        CompareRefusals(reader, ailments);
        ComparePeople(reader, ailments);
        foreach (var version in reader.VersionIds())
            if (catalogue.ProblemOf(version) is { } problem) Add(ailments, "versions", problem);
        var count = WalkEveryRoad(reader, ailments, progress);
        CheckOpenings(reader, ailments);
        return new Diagnosis(count, ailments, Notes(reader));
    }

    // ---- counters ----

    private void CompareCounters(ExaminationReader reader, List<Ailment> ailments)
    {
        var (kept, counted) = (reader.Tallies(), reader.Facts());
        foreach (var key in counted.Keys.Union(kept.Keys))
        {
            var (is_, should) = (kept.GetValueOrDefault(key), counted.GetValueOrDefault(key));
            if (is_ == should) continue;
            var about = is_.N != should.N ? $"says {is_.N} and a recount says {should.N}" : $"has other money or minutes than a recount ({is_.Value} and {is_.Minutes}, {should.Value} and {should.Minutes})";
            Add(ailments, "conservation", $"{Name(key.VersionId, key.Step)}: the counter \"{key.Measure}\" of day {key.Day} {about}.");
        }
        foreach (var version in kept.Keys.Select(key => key.VersionId).Distinct())
        {
            var whole = kept.Where(one => one.Key.VersionId == version && one.Key.Step == Tally.WholeJourney).ToList();
            var entered = whole.Where(one => one.Key.Measure == Measure.Entered).Sum(one => one.Value.N);
            var elsewhere = whole.Where(one => one.Key.Measure is >= Measure.Active and <= Measure.Merged).Sum(one => one.Value.N);
            if (entered != elsewhere) Add(ailments, "conservation", $"{Name(version, Tally.WholeJourney)}: {entered} entered, and {elsewhere} are accounted for.");
        }
    }

    private void CompareRefusals(ExaminationReader reader, List<Ailment> ailments)
    {
        var (kept, counted) = (reader.KeptRefusals(), reader.Refused());
        foreach (var key in counted.Keys.Union(kept.Keys))
            if (kept.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                Add(ailments, "refusals", $"{Name(key.Version, key.Step)}: \"{key.Reason}\" is counted {kept.GetValueOrDefault(key)} times and was said {counted.GetValueOrDefault(key)} times.");
    }

    // ---- people ----

    /// <summary>They are counted as they are, and found by the words of what is known of them.</summary>
    private static void ComparePeople(ExaminationReader reader, List<Ailment> ailments)
    {
        var (kept, counted) = (reader.PeopleTallies(), reader.CountPeople());
        foreach (var key in counted.Keys.Union(kept.Keys))
            if (kept.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                Add(ailments, "people", $"{key.Kind} \"{key.Value}\" is counted {kept.GetValueOrDefault(key)} times in business "
                    + $"{key.WorkspaceId}, and a recount says {counted.GetValueOrDefault(key)}.");
        if (!reader.AllHaveWords()) return;
        reader.People((row, sortName, words) =>
        {
            if (!words.SetEquals(SearchWords.Of(row.Facts)))
                Add(ailments, "words", $"Person {row.Id} is not found by the words of their name.");
            else if (sortName != SearchWords.SortName(row.Facts))
                Add(ailments, "words", $"Person {row.Id} comes in the wrong place of a list.");
        });
    }

    // ---- roads ----

    private long WalkEveryRoad(ExaminationReader reader, List<Ailment> ailments, Action<long>? progress)
    {
        var visits = new Dictionary<(Guid Version, int Step, VisitOutcome Outcome, bool WasThere), long>();
        var moved = new Dictionary<(Guid Version, int Step), long>();
        var (onTheWay, gone, waiting) = (reader.OnTheWay(), new List<EnrollmentRow>(), new List<EnrollmentRow>());
        long seen = 0;
        reader.Enrollments(row =>
        {
            var enrollment = row.Enrollment;
            if (++seen % 10_000 == 0) progress?.Invoke(seen);
            CheckColumns(row, ailments);
            if (row.Damage is not null || enrollment.Position < 0 || enrollment.Position > enrollment.Visits.Length) return;
            for (var i = 0; i < enrollment.Visits.Length; i++)
                if (enrollment.Visits[i] is { Outcome: > VisitOutcome.Here } visit) Count(visits, (row.VersionId, i, visit.Outcome, visit.ReachedAt is not null));
            if (enrollment.State == EnrollmentState.Moved)
            {
                Count(moved, (row.VersionId, enrollment.Position));
                gone.Add(row);
            }
            if (enrollment.State == EnrollmentState.Active && enrollment.Position < enrollment.Visits.Length && enrollment.Visits[enrollment.Position].Handout == Handout.Pending) waiting.Add(row);
        });
        CompareVisits(reader.Visits(), visits, ailments);
        CompareMoved(reader.Moved(), moved, ailments);
        LookForLostHandouts(waiting, gone, onTheWay, ailments);
        return seen;
    }

    /// <summary>The columns that are searched for say what the road says.</summary>
    private void CheckColumns(EnrollmentRow row, List<Ailment> ailments)
    {
        var enrollment = row.Enrollment;
        if (row.Damage is { } damage)
        {
            Add(ailments, "roads", $"Enrollment {enrollment.Id}: {damage}");
            return;
        }
        if (enrollment.Position > enrollment.Visits.Length || enrollment.Position < 0) Add(ailments, "roads", $"Enrollment {enrollment.Id} stands beyond its road.");
        else if (row.ReachedDay is null != row.Here is null) Add(ailments, "roads", $"Enrollment {enrollment.Id} stands at a step on no day, or at none on one.");
        else if (enrollment.State == EnrollmentState.Active && enrollment.Position == enrollment.Visits.Length) Add(ailments, "roads", $"Enrollment {enrollment.Id} is on the road and at no step.");
        if (enrollment.Due is null != (enrollment is { State: EnrollmentState.Active, Hold: not null }
            || enrollment.State > EnrollmentState.Resting)) Add(ailments, "stuck",
            $"Enrollment {enrollment.Id} has not exactly one reason to be still.");
        if (catalogue.FindVersion(row.VersionId) is { } version && version.Journey.Steps.Length != enrollment.Visits.Length) Add(ailments, "roads", $"Enrollment {enrollment.Id} is on a road of another length.");
    }

    private void CompareVisits(
        Dictionary<(Guid Version, int Step, VisitOutcome Outcome, bool WasThere), long> kept, Dictionary<(Guid Version, int Step, VisitOutcome Outcome, bool WasThere), long> counted, List<Ailment> ailments)
    {
        foreach (var key in counted.Keys.Union(kept.Keys))
            if (kept.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                Add(ailments, "lists", $"{Name(key.Version, key.Step)}: the list \"{key.Outcome}\" holds {kept.GetValueOrDefault(key)} people and should hold {counted.GetValueOrDefault(key)}.");
    }

    private void CompareMoved(Dictionary<(Guid Version, int Step), long> kept, Dictionary<(Guid Version, int Step), long> counted, List<Ailment> ailments)
    {
        foreach (var key in counted.Keys.Union(kept.Keys))
            if (kept.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                Add(ailments, "moves", $"{Name(key.Version, key.Step)}: {kept.GetValueOrDefault(key)} are said to have gone on in another version, and {counted.GetValueOrDefault(key)} did.");
    }

    // ---- ways in that open by date ----

    /// <summary>Each opens when its date says; but for whom something could not be applied: they are tried again later.</summary>
    private void CheckOpenings(ExaminationReader reader, List<Ailment> ailments)
    {
        var failed = reader.Failed();
        reader.Openings((row, person) =>
        {
            if (row.Damage is { } damage) Add(ailments, "openings", $"A way in by date of person {row.PersonId}: {damage}");
            var door = catalogue.DatedDoors(row.WorkspaceId).FirstOrDefault(door => door.Key == row.Entry);
            if (door is null || row.Damage is not null || row.Opening is not { Value: { } value, Due: { } due }
                || failed.Contains(row.PersonId)) return;
            if (row.Opening.Opened.Contains(value))
                Add(ailments, "openings", $"\"{row.Entry.EntryPoint}\" is to open for person {row.PersonId} by {value}, and has.");
            var business = catalogue.Workspace(row.WorkspaceId);
            var at = door.Door.EntryPoint.Opens!.Resolve(value, LocalZone.Find(person.Facts.Zone, business.Zone), business.Calendar).At;
            if (at != due) Add(ailments, "openings",
                $"\"{row.Entry.EntryPoint}\" opens for person {row.PersonId} at {due}, and by {value} it should at {at}.");
        });
    }

    // ---- what waits for a hand-out has one on its way ----

    private void LookForLostHandouts(List<EnrollmentRow> waiting, List<EnrollmentRow> gone, HashSet<(Guid, int, bool)> onTheWay, List<Ailment> ailments)
    {
        var byPerson = gone.ToLookup(row => row.Enrollment.PersonId);
        foreach (var row in waiting)
            if (!IsOnItsWay(row, byPerson[row.Enrollment.PersonId], onTheWay))
                Add(ailments, "hand-outs", $"Enrollment {row.Enrollment.Id} waits at \"{Name(row.VersionId, row.Enrollment.Position)}\" for a hand-out that is nowhere.");
    }

    /// <summary>What was handed out before somebody went over to another version may have been of another kind.</summary>
    private bool IsOnItsWay(EnrollmentRow row, IEnumerable<EnrollmentRow> gone, HashSet<(Guid, int, bool)> onTheWay)
    {
        if (catalogue.FindVersion(row.VersionId) is not { } version) return true;
        var (id, of, step) = (row.Enrollment.Id, version, row.Enrollment.Position);
        if (step >= version.StepIds.Length) return true; // on a road of another length, which is said already
        var stepId = version.StepIds[step];
        while (true)
        {
            if (step >= 0 && onTheWay.Contains((id, step, of.Journey.Steps[step].Work is AssignmentWork))) return true;
            var (at, next) = (id, of.Id);
            if (gone.FirstOrDefault(one => EngineTransaction.NextId(one.Enrollment.Id, next) == at) is not { } earlier) return false;
            if (catalogue.FindVersion(earlier.VersionId) is not { } earlierVersion) return true;
            (id, of, step) = (earlier.Enrollment.Id, earlierVersion, earlierVersion.StepIds.IndexOf(stepId));
        }
    }

    private static List<string> Notes(ExaminationReader reader)
    {
        var notes = new List<string>();
        if (reader.UnknownDeliveries() is > 0 and var unknown) notes.Add($"{unknown} messages may or may not have arrived. They are in the outbox under \"unknown\" and are not sent again by themselves.");
        if (!reader.AllHaveWords())
            notes.Add("People who came before this version are being made findable by name. The server does that while it runs.");
        if (reader.FailedSignals() is > 0 and var failed) notes.Add($"{failed} times something could not be applied to somebody; it is noted on their page, and tried again.");
        return notes;
    }

    private string Name(Guid version, int step)
    {
        if (catalogue.FindVersion(version) is not { } known) return version.ToString();
        var where = step == Tally.WholeJourney || step >= known.Journey.Steps.Length ? "" : $", step \"{known.Journey.Steps[step].Key}\"";
        return $"{known.Journey.Key} version {known.Number}{where}";
    }

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static void Add(List<Ailment> ailments, string check, string sentence)
    {
        if (ailments.Count(ailment => ailment.Check == check) < MostPerCheck) ailments.Add(new Ailment(check, sentence));
    }
}
