using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What the team does about one person on one road.</summary>
internal sealed class EnrollmentActions(EngineStore store)
{
    /// <summary>Lets somebody into a journey by hand. False where there is no such person, journey or entry point.</summary>
    public Task<bool> EnterAsync(Guid workspaceId, Guid personId, Guid journeyId, string? entryPoint) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || store.Catalogue.FindDoor(workspaceId, journeyId, entryPoint) is not { } door) return false;
        turn.Enter(person, door, turn.Now, key: null);
        return true;
    });

    /// <summary>Leave, rest, hold, release or bring back. False where there is no such enrollment.</summary>
    public Task<bool> SignalAsync(Guid workspaceId, Guid personId, Guid enrollmentId, Signal signal) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || turn.Standing(person, enrollmentId, 0) is not var (walker, _)) return false;
        turn.Advance(walker, signal);
        return true;
    });

    /// <summary>
    /// Somebody of the team says that the customer has done their part of a step: it is told like the event that the step
    /// waits for, and counts for this step in any case. False where they have done it already, or nothing is waited for there.
    /// </summary>
    public Task<bool> MarkDoneAsync(Guid workspaceId, Guid personId, Guid enrollmentId, string stepKey) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || turn.Standing(person, enrollmentId, 0) is not var (walker, _)) return false;
        var step = walker.Version.Journey.IndexOf(stepKey);
        if (step < 0 || walker.Version.Journey.Steps[step].Done is not { } rule || EventNames.BelongsToStep(rule.Event) || walker.Enrollment.Visits[step].Outcome == VisitOutcome.Done) return false;
        var about = rule.Example() ?? [];
        about["how"] = "Your team said so";
        turn.Record(person, OwnEvent.Of(turn, person, rule.Event, null, about));
        turn.Advance(walker, new Signal.SaidDone(step));
        turn.Touch(workspaceId);
        return true;
    });
}
