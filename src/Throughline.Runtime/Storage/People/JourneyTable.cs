using NodaTime;

namespace Throughline.Runtime.Storage.People;

/// <summary>So many more went over from one step of a version.</summary>
internal readonly record struct MovedPeople(Guid ToVersionId, Guid FromVersionId, int Step, int Count);

/// <summary>What the engine changes of journeys, in the transaction of the people it concerns.</summary>
internal sealed class JourneyTable(IStatements statements)
{
    private readonly OneStatement _pausedAt = statements.One("id", "SELECT paused_at FROM journey WHERE id = {id}");
    private readonly OneStatement _pause = statements.One("workspace_id, id, at", "UPDATE journey SET paused_at = COALESCE(paused_at, {at}) WHERE id = {id} AND workspace_id = {workspace_id}");
    private readonly OneStatement _unpause = statements.One("id", "UPDATE journey SET paused_at = NULL WHERE id = {id}");
    private readonly SetStatement _moved = statements.Set("to_version_id, from_version_id, step, n", """
        UPDATE journey_move SET moved = journey_move.moved + {n}
        {from} WHERE journey_move.to_version_id = {to_version_id} AND journey_move.from_version_id = {from_version_id} AND journey_move.step = {step}
        """);
    private readonly OneStatement _finish = statements.One("to_version_id, from_version_id, at", """
        UPDATE journey_move SET finished_at = {at} WHERE to_version_id = {to_version_id} AND from_version_id = {from_version_id} AND finished_at IS NULL
        """);

    public void NoteMoved(IReadOnlyCollection<MovedPeople> rows) => _moved.Run(rows, static (at, row) => at.With(row.ToVersionId).With(row.FromVersionId).With(row.Step).With(row.Count));

    /// <summary>Nobody is left to go.</summary>
    public void FinishMove(Guid toVersionId, Guid fromVersionId, Instant at) =>
        _finish.Run((toVersionId, fromVersionId, at), static (to, values) => to.With(values.toVersionId).With(values.fromVersionId).With(values.at));

    /// <summary>Begins a pause, where there is none yet. False where the business has no such journey.</summary>
    public bool Pause(Guid workspaceId, Guid journeyId, Instant at) =>
        _pause.Run((workspaceId, journeyId, at), static (to, values) => to.With(values.workspaceId).With(values.journeyId).With(values.at)) == 1;

    /// <summary>Ends a pause; when it began, or null where there was none.</summary>
    public Instant? Unpause(Guid journeyId)
    {
        var pausedAt = default(Instant?);
        _pausedAt.Read(journeyId, static (at, id) => at.With(id), row => pausedAt = row.TimeOrNull(0));
        if (pausedAt is not null) _unpause.Run(journeyId, static (at, id) => at.With(id));
        return pausedAt;
    }
}
