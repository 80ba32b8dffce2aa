using Throughline.App.Design;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Journeys;

/// <summary>A journey that is to be deleted.</summary>
/// <param name="WasArchived">Whether it was before: undo leaves it as it found it.</param>
internal sealed record JourneyRemoval(Actor Actor, Guid JourneyId, bool WasArchived);

/// <summary>
/// Deletes journeys ten seconds after somebody said so. Until then they are archived, so that nobody comes in meanwhile; one
/// that somebody is on after all stays archived.
/// </summary>
internal sealed class JourneyRemovals : IHostedService, IDisposable
{
    private readonly Grace<(Guid Workspace, Guid Journey), JourneyRemoval> _grace;
    private readonly JourneyArchive _archive;
    private readonly ILogger<JourneyRemovals> _log;

    public JourneyRemovals(JourneyArchive archive, TimeProvider clock, ILogger<JourneyRemovals> log) =>
        (_archive, _log, _grace) = (archive, log, new(clock, RemoveAsync));

    /// <summary>False where somebody is, or was, on its road: then nothing happens.</summary>
    public async Task<bool> SayAsync(JourneyRemoval removal)
    {
        if (_archive.WasWalked(removal.JourneyId) || !await _archive.ArchiveAsync(removal.Actor, removal.JourneyId)) return false;
        _grace.Say((removal.Actor.WorkspaceId, removal.JourneyId), removal);
        return true;
    }

    /// <summary>Takes it back; false where it is gone already.</summary>
    public async Task<bool> UndoAsync(Guid workspace, Guid journey)
    {
        if (_grace.Find((workspace, journey)) is not { } removal || !_grace.Undo((workspace, journey))) return false;
        if (!removal.WasArchived) await _archive.BringBackAsync(removal.Actor, journey);
        return true;
    }

    /// <summary>True while it can still be taken back.</summary>
    public bool IsGoing(Guid workspace, Guid journey) => _grace.Find((workspace, journey)) is not null;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _grace.StopAsync();

    public void Dispose() => _grace.Dispose();

    private async Task RemoveAsync(JourneyRemoval removal)
    {
        try
        {
            await _archive.RemoveAsync(removal.Actor, removal.JourneyId);
        }
#pragma warning disable CA1031 // there is nobody left to tell but the log; the journey stays archived
        catch (Exception error)
#pragma warning restore CA1031
        {
            _log.LogError(error, "A journey could not be deleted; it is archived.");
        }
    }
}
