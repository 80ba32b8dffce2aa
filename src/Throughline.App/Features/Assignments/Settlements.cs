using Throughline.App.Design;
using Throughline.Enrollments;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Assignments;

/// <summary>What somebody said about an assignment, before it counts.</summary>
internal sealed record Settlement(Actor Actor, Guid PersonId, Guid AssignmentId, bool Done, string? Note)
{
    /// <summary>Of care: what comes of it.</summary>
    public CareOutcome Care { get; init; }
}

/// <summary>
/// Keeps what staff say about an assignment back for ten seconds, so that a slip of the finger can be undone before it
/// moves the person on: what the road has done once cannot be taken back. When the server stops in good order, what
/// waits here counts at once; if it dies, the assignment is still open and in the list.
/// </summary>
internal sealed class Settlements : IHostedService, IDisposable
{
    private readonly Grace<(Guid Workspace, Guid Assignment), Settlement> _grace;
    private readonly AssignmentActions _assignments;
    private readonly ILogger<Settlements> _log;

    public Settlements(AssignmentActions assignments, TimeProvider clock, ILogger<Settlements> log) =>
        (_assignments, _log, _grace) = (assignments, log, new(clock, CountAsync));

    /// <summary>Will count in ten seconds. Saying it again replaces what was said.</summary>
    public void Say(Settlement settlement) => _grace.Say((settlement.Actor.WorkspaceId, settlement.AssignmentId), settlement);

    /// <summary>Takes it back; false where it counts already.</summary>
    public bool Undo(Guid workspace, Guid assignment) => _grace.Undo((workspace, assignment));

    /// <summary>What was said and does not count yet, or null.</summary>
    public Settlement? Find(Guid workspace, Guid assignment) => _grace.Find((workspace, assignment));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _grace.StopAsync();

    public void Dispose() => _grace.Dispose();

    private async Task CountAsync(Settlement what)
    {
        try
        {
            await _assignments.SettleAsync(what.Actor.WorkspaceId, what.PersonId, what.AssignmentId,
                new(what.Done, what.Note, what.Actor.AccountId) { Care = what.Care });
        }
#pragma warning disable CA1031 // there is nobody left to tell but the log; the assignment stays open and in the list
        catch (Exception error)
#pragma warning restore CA1031
        {
            _log.LogError(error, "An assignment could not be settled; it is still open.");
        }
    }
}
