using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Enrollments;

namespace Throughline.Runtime.Storage;

/// <summary>What is decided for the people at one step of an earlier version.</summary>
/// <param name="Step">Index in the version they are on.</param>
/// <param name="Target">Index in the new one.</param>
/// <param name="Shown">How many are there.</param>
internal readonly record struct DecidedMove(Guid FromVersionId, int Step, int Target, bool Goes, long Shown);

/// <summary>Everything that a publication reads and writes, over one connection.</summary>
internal sealed class Publications(DbConnection connection)
{
    // Active and resting, of every writer.
    private const string PeopleSql = """
        SELECT step, measure, CAST(SUM(n) AS BIGINT) AS n
        FROM tally WHERE version_id = @version AND measure IN (@Waiting, @RestingHere) GROUP BY step, measure
        """;

    private const string FinishSql = "UPDATE journey_move SET finished_at = @at WHERE finished_at IS NULL AND from_version_id = @version";

    private const string DecideSql = """
        INSERT INTO journey_move (to_version_id, from_version_id, step, target, goes, shown, moved, finished_at)
        VALUES (@to, @FromVersionId, @Step, @Target, @Goes, @Shown, 0, @finished)
        """;

    /// <summary>The draft; null where this workspace has no such journey.</summary>
    public StoredDraft? Draft(Guid workspaceId, string journeyKey) => Storage.Versions.Find(connection, workspaceId, journeyKey);

    public Definitions Definitions() => Storage.Definitions.Read(connection);

    /// <inheritdoc cref="Storage.Versions.Publish"/>
    public (Guid VersionId, int Number, bool IsNew) AddVersion(
        Guid workspaceId, StoredDraft draft, string name, ImmutableArray<string> stepIds, (string? By, Instant At) published) =>
        Storage.Versions.Publish(connection, workspaceId, draft, name, stepIds, published.By, published.At);

    /// <summary>How many wait and rest at each step of a version.</summary>
    public IReadOnlyDictionary<(int Step, Measure Measure), long> PeopleAt(Guid version) => connection
        .Query<(int Step, int Measure, long N)>(PeopleSql, new { version, Measure.Waiting, Measure.RestingHere })
        .ToDictionary(row => (row.Step, (Measure)row.Measure), row => row.N);

    /// <summary>Whoever had not gone over from these versions goes nowhere by that order any more.</summary>
    public void FinishMoves(IEnumerable<Guid> fromVersions, Instant at)
    {
        foreach (var version in fromVersions) connection.Execute(FinishSql, new { version, at });
    }

    /// <summary>Writes down who goes and who stays; the latter is done with it.</summary>
    public void Decide(Guid to, DecidedMove move, Instant at) => connection.Execute(
        DecideSql,
        new { to, move.FromVersionId, move.Step, move.Target, move.Goes, move.Shown, finished = move.Goes ? (Instant?)null : at });
}
