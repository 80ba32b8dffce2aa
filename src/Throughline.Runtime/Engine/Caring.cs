using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The part of <see cref="EngineTransaction"/> that looks after people: a case of care is an assignment that holds all
/// roads of the person until it is settled.
/// </summary>
internal sealed partial class EngineTransaction
{
    private void LookAfter(TrackedEnrollment enrollment, Effect.Care care)
    {
        var (person, journey) = (enrollment.Person, enrollment.Version.Journey);
        if (!person.IsNew && FindAssignment(new AssignmentKey(person.Id, care.Case)) is { State: not AssignmentState.Open })
        {
            // Settled already, on another road: two who turned out to be one hear the same event twice.
            Advance(enrollment, new Signal.CareOver(care.Case, CareOutcome.GoOn));
            return;
        }
        var business = catalogue.Workspace(person.Row.WorkspaceId);
        var owner = care.Rule.Owner ?? (care.Step >= 0 ? journey.OwnerOf(journey.Steps[care.Step]) : journey.Owner);
        Pending.Opened.Add(new AssignmentRow(
            person.Id, care.Case, person.Row.WorkspaceId, enrollment.Enrollment.Id, enrollment.Version.Id, care.Step, owner,
                AssignmentState.Open, now,
            LocalTimeResolver.After(now, care.Rule.Within, person.Zone, business.Calendar).At)
        {
            Care = care.Rule.Key,
            Source = enrollment.Row.Source,
            OpenedDay = business.DayOf(now),
        });
        if (!care.Holds) return;
        foreach (var other in person.Enrollments.FindAll(other => other != enrollment && IsOnTheRoad(other))) Advance(other,
            new Signal.HoldHere(HoldReasons.Care, care.Case));
    }

    /// <summary>Whoever is looked after on another road is looked after on this one too.</summary>
    private void HoldAsTheOthers(TrackedEnrollment newcomer)
    {
        foreach (var care in newcomer.Person.Enrollments.FindAll(other => other != newcomer && IsOnTheRoad(other))
            .SelectMany(other => other.Enrollment.Holds).Select(hold => hold.Case).OfType<Guid>().Distinct().ToList())
            if (IsOnTheRoad(newcomer)) Advance(newcomer, new Signal.HoldHere(HoldReasons.Care, care));
    }

    /// <summary>Somebody has looked after them: on the road that called for it what they decided counts, the others go on.</summary>
    public void EndCare(TrackedPerson person, AssignmentRow care, CareOutcome outcome)
    {
        var origin = Current(person, care.EnrollmentId, Math.Max(care.Step, 0))?.Enrollment;
        foreach (var enrollment in person.Enrollments.ToList())
            if (enrollment.Enrollment.Holds.Any(hold => hold.Case == care.Id)) AdvanceGuarded(enrollment, new Signal.CareOver(care.Id,
                enrollment == origin ? outcome : CareOutcome.GoOn));
    }

    /// <summary>Whoever waits for a date that is known of them hears that something new is.</summary>
    private void ResolveDates()
    {
        var told = _people.Values.OfType<TrackedPerson>().Distinct()
            .Where(person => person.HasNewTraits || (person.IsNew && !person.Row.Facts.Traits.IsEmpty)).ToList();
        GatherOpenings(told.FindAll(person => catalogue.DatedDoors(person.Row.WorkspaceId).Count > 0));
        foreach (var person in told)
        {
            person.HasNewTraits = false;
            if (catalogue.DatedDoors(person.Row.WorkspaceId).Count > 0)
                Guard(person, "A date by which they come in", () => LearnOpenings(person));
            foreach (var enrollment in person.Enrollments.ToList())
                if (IsOnTheRoad(enrollment) && enrollment.Version.Journey.Dates.Any(date => date.Attribute is not null)) AdvanceGuarded(
                    enrollment, new Signal.DatesChanged());
        }
    }

    private static bool IsOnTheRoad(TrackedEnrollment enrollment) =>
        enrollment.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting;
}
