using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>Whether something that waits to be handed out is still wanted when its time comes.</summary>
public static class Handouts
{
    /// <summary>A step's own message is not needed once the step is behind them, unless it keeps a promise; a nudge once they did what it asks.</summary>
    /// <param name="number">0 for the step's own, 1… for its nudges.</param>
    public static bool IsSuperseded(Journey journey, Enrollment enrollment, int step, int number)
    {
        var isHere = enrollment.State == EnrollmentState.Active && enrollment.Position == step && enrollment.Visits[step].Outcome != VisitOutcome.Done;
        return !isHere && (number > 0 || journey.Steps[step].Keeps.IsEmpty);
    }

    /// <summary>
    /// True for a nudge whose step wrote to them or asked them something, and was definitely refused: nobody is reminded of a
    /// message that was not sent. A task that could not be done is none; its nudges may say just that.
    /// </summary>
    /// <param name="number">0 for the step's own, 1… for its nudges.</param>
    public static bool HasNothingToRemindOf(Journey journey, Enrollment enrollment, int step, int number) =>
        number > 0 && journey.Steps[step].Work is (MessageWork or SurveyWork) && enrollment.Visits[step].Handout == Handout.Refused;

    /// <summary>True for a reminder of a date that is another by now, or none.</summary>
    /// <param name="value">What it was to remind of; null for what reminds of no date.</param>
    public static bool HasMoved(Journey journey, Enrollment enrollment, int step, DateValue? value, Moment moment) =>
        value is { } was && JourneyStepper.DateOf(journey, enrollment, step, moment).Value != was;

    /// <summary>True where the road ended before its own end: nothing is handed out any more.</summary>
    public static bool HasEnded(Enrollment enrollment) => enrollment.State is EnrollmentState.Left or EnrollmentState.Moved or EnrollmentState.Merged;
}
