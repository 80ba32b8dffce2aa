using NodaTime;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>What a turn changes of journeys, in the transaction of the people it concerns.</summary>
internal sealed class JourneyTable(Statements statements)
{
    private readonly Statement _pausedAt = statements.Reading("SELECT paused_at FROM journey WHERE id = ?1");
    private readonly Statement _unpause = statements.Writing("UPDATE journey SET paused_at = NULL WHERE id = ?1");

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
