using System.Text.Json.Nodes;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>How an assignment went.</summary>
/// <param name="Done">False where it was not possible.</param>
/// <param name="Note">What the member of staff wrote.</param>
/// <param name="By">Their account.</param>
internal sealed record AssignmentResult(bool Done, string? Note, string? By);

/// <summary>What staff do with the assignments they were given.</summary>
internal sealed class AssignmentActions(EngineStore store)
{
    /// <summary>Settles an assignment, once. False where there is none that is open.</summary>
    public Task<bool> SettleAsync(Guid workspaceId, Guid personId, Guid assignmentId, AssignmentResult result) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || turn.Tables.Assignments.Find(person.Id, assignmentId) is not { } assignment) return false;
        if (!turn.Tables.Assignments.Settle(person.Id, assignmentId, result.Done ? AssignmentState.Done : AssignmentState.NotPossible, turn.Now, result.Note, result.By)) return false;
        var origin = new FactOrigin(assignment.EnrollmentId, turn.Catalogue.Version(assignment.VersionId).Journey.Steps[assignment.Step].Key);
        if (result.Done) turn.Record(person, OwnEvent.Of(turn, person, EventNames.AssignmentDone, origin, new JsonObject { ["note"] = result.Note }));
        if (turn.Standing(person, assignment.EnrollmentId, assignment.Step) is (var walker, >= 0 and var step)) turn.Advance(walker, new Signal.HandedOut(step, Refused: !result.Done));
        turn.Touch(workspaceId);
        return true;
    });
}
