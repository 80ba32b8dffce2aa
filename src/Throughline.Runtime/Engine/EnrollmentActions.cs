using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What the team does about one person on one road.</summary>
internal sealed class EnrollmentActions(EngineStore store)
{
    /// <summary>Lets somebody into a journey by hand. False where there is no such person, journey or entry point.</summary>
    public Task<bool> EnterAsync(Guid workspaceId, Guid personId, Guid journeyId, string? entryPoint) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person || store.Catalogue.FindDoor(workspaceId, journeyId, entryPoint) is not { } door) return false;
        transaction.Enter(person, door, transaction.Now, key: null);
        return true;
    });

    /// <summary>Leave, rest, hold, release or bring back. False where there is no such enrollment.</summary>
    public Task<bool> SignalAsync(Guid workspaceId, Guid personId, Guid enrollmentId, Signal signal) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person || EngineTransaction.Current(person, enrollmentId, 0) is not var (enrollment, _)) return false;
        transaction.Advance(enrollment, signal);
        return true;
    });

    /// <summary>
    /// Somebody of the team says that the customer has done their part of a step: it is told like the event that the step
    /// waits for, and counts for this step in any case. False where they have done it already, or nothing is waited for there.
    /// </summary>
    public Task<bool> MarkDoneAsync(Guid workspaceId, Guid personId, Guid enrollmentId, string stepKey) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person || EngineTransaction.Current(person, enrollmentId, 0) is not var (enrollment, _)) return false;
        var step = enrollment.Version.Journey.IndexOf(stepKey);
        if (step < 0 || enrollment.Version.Journey.Steps[step].Done is not { } rule || EventNames.BelongsToStep(rule.Event) || enrollment.Enrollment.Visits[step].Outcome == VisitOutcome.Done) return false;
        var about = rule.Example() ?? [];
        about["how"] = "Your team said so";
        transaction.Record(person, OwnEvent.Of(transaction, person, rule.Event, null, about));
        transaction.Advance(enrollment, new Signal.SaidDone(step));
        transaction.Touch(workspaceId);
        return true;
    });
}
