using NodaTime;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>What a turn changes of journeys, in the transaction of the people it concerns.</summary>
internal sealed class JourneyTable(Statements statements)
{
    private readonly Statement _pausedAt = statements.Reading("SELECT paused_at FROM journey WHERE id = ?1");
    private readonly Statement _unpause = statements.Writing("UPDATE journey SET paused_at = NULL WHERE id = ?1");

    private readonly Statement _moved = statements.Writing("UPDATE journey_move SET moved = moved + ?4 WHERE to_version_id = ?1 AND from_version_id = ?2 AND step = ?3");
    private readonly Statement _finish = statements.Writing("UPDATE journey_move SET finished_at = ?3 WHERE to_version_id = ?1 AND from_version_id = ?2 AND finished_at IS NULL");

    /// <summary>So many more have gone over.</summary>
    public void NoteMoved(Guid toVersionId, Guid fromVersionId, int step, int count) => _moved.With(toVersionId).With(fromVersionId).With(step).With(count).Run();

    /// <summary>Nobody is left to go.</summary>
    public void FinishMove(Guid toVersionId, Guid fromVersionId, Instant at) => _finish.With(toVersionId).With(fromVersionId).With(at).Run();

    /// <summary>Ends a pause; when it began, or null where there was none.</summary>
    public Instant? Unpause(Guid journeyId)
    {
        if (!_pausedAt.With(journeyId).Next()) return null;
        var pausedAt = _pausedAt.TimeOrNull(0);
        _pausedAt.Reset();
        if (pausedAt is not null) _unpause.With(journeyId).Run();
        return pausedAt;
    }
}
