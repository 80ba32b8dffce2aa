using System.Text.Json.Nodes;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>How an assignment went.</summary>
/// <param name="Done">False where it was not possible.</param>
/// <param name="Note">What the member of staff wrote.</param>
/// <param name="By">Their account.</param>
internal sealed record AssignmentResult(bool Done, string? Note, string? By)
{
    /// <summary>Of care: what comes of it.</summary>
    public CareOutcome Care { get; init; }
}

/// <summary>What staff do with the assignments they were given.</summary>
internal sealed class AssignmentActions(EngineStore store)
{
    /// <summary>Settles an assignment, once. False where there is none that is open.</summary>
    public Task<bool> SettleAsync(Guid workspaceId, Guid personId, Guid assignmentId, AssignmentResult result) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person || transaction.FindAssignment(new AssignmentKey(person.Id, assignmentId)) is not { State: AssignmentState.Open } assignment) return false;
        if (assignment.Care is not null) return EndCare(transaction, person, assignment, result);
        transaction.Settle(assignment, result.Done ? AssignmentState.Done : AssignmentState.NotPossible, result.Note, result.By);
        var origin = transaction.OriginOf(assignment.EnrollmentId, assignment.VersionId, assignment.Step);
        if (result.Done) transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.AssignmentDone, origin, new JsonObject { ["note"] = result.Note }));
        if (EngineTransaction.Current(person, assignment.EnrollmentId, assignment.Step) is (var enrollment, >= 0 and var step)) transaction.AdvanceGuarded(enrollment, new Signal.HandedOut(step, Refused: !result.Done));
        transaction.Touch(workspaceId);
        return true;
    });

    private static bool EndCare(EngineTransaction transaction, TrackedPerson person, AssignmentRow care, AssignmentResult result)
    {
        transaction.Settle(care with { CareOutcome = result.Care }, AssignmentState.Done, result.Note, result.By);
        var origin = transaction.OriginOf(care.EnrollmentId, care.VersionId, care.Step);
        var outcome = result.Care switch { CareOutcome.Rest => "rest", CareOutcome.Leave => "leave", _ => "go on" };
        transaction.Record(person, OwnEvent.Of(transaction, person, EventNames.CareGiven, origin, new JsonObject
        {
            ["note"] = result.Note,
            ["outcome"] = outcome
        }));
        transaction.EndCare(person, care, result.Care);
        transaction.Touch(person.Row.WorkspaceId);
        return true;
    }
}
