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

    /// <summary>Beyond it nobody needs the number to decide.</summary>
    public const int MostCounted = 10_000;

    // Asked once, where somebody is about to publish; both stop at the limit.
    private const string AttributeSql = """
        SELECT COUNT(*) FROM (SELECT 1 FROM person WHERE workspace_id = @workspaceId AND LOWER(traits) LIKE @like LIMIT @most) p
        """;

    private const string DoneSql = """
        SELECT COUNT(*) FROM (SELECT DISTINCT bucket, person_id FROM event WHERE workspace_id = @workspaceId
          AND (name = @said OR name = @moved) LIMIT @most) e
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

    /// <inheritdoc cref="OpeningScans.Begin"/>
    public void LookThrough(Guid workspaceId, Guid journeyId, bool everybody) =>
        OpeningScans.Begin(connection, workspaceId, journeyId, everybody);

    /// <inheritdoc cref="OpeningScans.HasAny"/>
    public bool HasOpenings(Guid journeyId) => OpeningScans.HasAny(connection, journeyId);

    /// <summary>How many have something of this name written down of them, and how many did one of these; counted up to a limit.</summary>
    public int HaveAttribute(Guid workspaceId, string attribute) => connection.ExecuteScalar<int>(
        AttributeSql, new { workspaceId, like = $"%\"{attribute.ToLowerInvariant()}\":%", most = MostCounted });

    /// <inheritdoc cref="HaveAttribute"/>
    /// <param name="said">The event that says the date.</param>
    /// <param name="moved">The event that moves it.</param>
    public int HaveDone(Guid workspaceId, string said, string moved) => connection.ExecuteScalar<int>(
        DoneSql, new { workspaceId, said, moved, most = MostCounted });

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
