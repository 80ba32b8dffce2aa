using Throughline.Enrollments;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>The third phase: every changed row is written once, by sets, in the order in which rows lie; counters last.</summary>
internal sealed partial class EngineTransaction
{
    /// <summary>Writes what was decided. Called once more after each merge of people, so that their rows can be moved.</summary>
    public void Write()
    {
        ResolveDates();
        _written++;
        WriteSeatings();
        var people = _people.Values.OfType<TrackedPerson>().Distinct().OrderBy(person => Bucket.Of(person.Id)).ThenBy(person => person.Id).ToList();
        WritePeople(people);
        tables.Events.Add(Pending.Events);
        var changed = people.SelectMany(person => person.Enrollments).Where(enrollment => enrollment.IsChanged).ToList();
        var counters = new CounterChanges();
        WriteEnrollments(changed, counters);
        WriteOpenings(people);
        tables.Enrollments.SetAside(Pending.SetAside);
        WriteDeliveries(counters);
        WriteAssignments(counters);
        tables.Journeys.NoteMoved([.. Pending.Moved.GroupBy(row => row with { Count = 0 }).Select(group => group.Key with { Count = group.Count() })]);
        tables.FailedSignals.Save([.. Pending.FailedSignals.GroupBy(row => (row.PersonId, row.Id)).Select(group => group.Last())]);
        tables.QueuedSignals.Add([.. Pending.QueuedSignals.DistinctBy(row => (row.PersonId, row.Id))]);
        WriteRegistrations();
        tables.Tallies.Add(counters.Tallies());
        tables.Tallies.AddRefusals(counters.Refusals());
        Changes.WriteCounts(tables);
        Pending.Clear();
        Forget();
    }

    private void WritePeople(List<TrackedPerson> people)
    {
        var changed = people.FindAll(person => person.IsChanged);
        tables.People.Save(changed.ConvertAll(person => person.Row));
        foreach (var person in changed)
        {
            Changes.Add(person.RowBefore, person.Row);
            Touch(person.Row.WorkspaceId);
        }
        Changes.WriteWords(tables);
        WriteIdentities();
        tables.Proposals.Add([.. Pending.Proposals.DistinctBy(row => (row.PersonId, row.Id))]);
        tables.RejectedEvents.Add([.. Pending.RejectedEvents.DistinctBy(row => row.Id)]);
        tables.Consents.Add([.. Pending.Consents.Distinct()]);
        tables.Consents.Suppress([.. Pending.Suppressions.DistinctBy(row => row.Key)]);
        tables.Consents.Unsuppress([.. Pending.Unsuppressions.Distinct()]);
        tables.Consents.Lift([.. Pending.Lifted.Distinct()]);
    }

    /// <summary>Each identity as it stands at the end; what nobody had is claimed, so that two who claim it at once cannot both have
    /// it.</summary>
    private void WriteIdentities()
    {
        tables.Identities.Release([.. Pending.Released.Distinct()]);
        var last = Pending.Identities.GroupBy(row => new IdentityKey(row.WorkspaceId, row.Identity)).Select(group => (group.Key, Row: group.Last()))
            .Where(change => _identities.GetValueOrDefault(change.Key)?.PersonId == change.Row.PersonId).ToList();
        tables.Identities.Claim([.. last.Where(change => !_storedIdentities.Contains(change.Key)).Select(change => change.Row)]);
        tables.Identities.Repoint([.. last.Where(change => _storedIdentities.Contains(change.Key)).Select(change => change.Row)]);
    }

    private void WriteEnrollments(List<TrackedEnrollment> changed, CounterChanges counters)
    {
        if (changed.Count == 0) return;
        var stored = StoredVisits(changed);
        var (inserts, updates, visits) = (new List<EnrollmentRow>(), new List<(EnrollmentRow, EnrollmentRow)>(), new List<VisitRow>());
        foreach (var enrollment in changed)
        {
            var counted = new CountedEnrollment(enrollment, stored, catalogue.Workspace(enrollment.Row.WorkspaceId), now);
            if (enrollment.Stored is null) inserts.Add(counted.Row);
            else updates.Add((enrollment.Stored, counted.Row));
            visits.AddRange(counted.Visits);
            counted.CountInto(counters);
            Touch(enrollment.Row.WorkspaceId);
        }
        tables.Enrollments.Insert(inserts);
        tables.Enrollments.Update(updates);
        tables.Visits.Save(visits);
    }

    /// <summary>Visits that were settled before and are settled anew, by a late event: what was counted of them is taken back.</summary>
    private Dictionary<VisitKey, VisitRow> StoredVisits(List<TrackedEnrollment> changed)
    {
        var keys = new List<VisitKey>();
        foreach (var enrollment in changed)
        {
            if (enrollment.Stored is not { Enrollment: var before }) continue;
            for (var i = 0; i < before.Visits.Length; i++)
                if (before.Visits[i].Outcome > VisitOutcome.Here && CountedEnrollment.IsSettledAnew(before.Visits[i], enrollment.Enrollment.Visits[i])) keys.Add(new VisitKey(before.PersonId, before.Id, i));
        }
        var found = new Dictionary<VisitKey, VisitRow>();
        tables.Visits.Find(keys, row => found[row.Key] = row);
        return found;
    }

    private void WriteDeliveries(CounterChanges counters)
    {
        tables.Deliveries.GoOn([.. Pending.Believed.Distinct()], SendReason.WaitingForConfirmation.Code, now);
        Queued += tables.Deliveries.Queue(Pending.Deliveries);
        tables.Deliveries.Claim(Pending.Claims);
        tables.Deliveries.Defer(Pending.Deferrals);
        tables.Deliveries.Settle(Pending.Verdicts.ConvertAll(change => change.Verdict));
        tables.Deliveries.NoteOpened([.. Pending.Marks.Where(mark => !mark.Mark.IsClick).Select(mark => (mark.Mark.Key, mark.Mark.At, mark.Mark.Day))]);
        tables.Deliveries.NoteClicked([.. Pending.Marks.Where(mark => mark.Mark.IsClick).Select(mark => (mark.Mark.Key, mark.Mark.At, mark.Mark.Day))]);
        tables.FollowedLinks.Save([.. Pending.FollowedLinks.GroupBy(row => (row.Key, row.Link.Link)).Select(group => group.Last())]);
        tables.OpenedFiles.Note(Pending.OpenedFiles);
        foreach (var (before, verdict) in Pending.Verdicts) counters.AddDelivery(before, verdict.Row);
        foreach (var (before, mark) in Pending.Marks) counters.AddDelivery(before, mark.IsClick ? before with { ClickedDay = mark.Day } : before with { OpenedDay = mark.Day });
        foreach (var row in Pending.Deliveries) Touch(row.WorkspaceId);
    }

    private static Measure MeasureOf(AssignmentRow settled) =>
        settled.Care is not null ? Measure.CareEnded : settled.State == AssignmentState.Done ? Measure.AssignmentDone
            : Measure.AssignmentNotPossible;

    private void WriteAssignments(CounterChanges counters)
    {
        if (Pending.Opened.Count > 0)
        {
            var known = new HashSet<AssignmentKey>();
            tables.Assignments.Find(Pending.Opened.ConvertAll(row => row.Key), row => known.Add(row.Key));
            var opened = Pending.Opened.Where(row => known.Add(row.Key)).ToList();
            tables.Assignments.Open(opened);
            foreach (var row in opened) counters.Add(
                new TallyKey(row.VersionId, row.Step, row.Care is null ? Measure.Assigned : Measure.CareOpened, row.OpenedDay, "",
                    row.Source, ""), 1);
        }
        tables.Assignments.Settle([.. Pending.Settled.DistinctBy(row => row.Key)]);
        foreach (var row in Pending.Settled)
            if (row.State is AssignmentState.Done or AssignmentState.NotPossible)
                counters.Add(new TallyKey(row.VersionId, row.Step, MeasureOf(row), row.SettledDay!.Value, "", row.Source, ""), 1,
                    minutes: row.Minutes);
        tables.Answers.Save([.. Pending.Answers.Select(answer => answer.Row).GroupBy(row => (row.PersonId, row.DeliveryId)).Select(group => group.Last())]);
        foreach (var (row, isFirst) in Pending.Answers)
            if (isFirst) counters.Add(new TallyKey(row.VersionId, row.Step, Measure.Answered, row.Day, row.Wording, row.Source, ""), 1);
    }
}
