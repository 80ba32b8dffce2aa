using Dapper;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>What people answered at a step's question, on the question's own scale.</summary>
internal sealed record StepScore
{
    public int Step { get; init; }
    public double Mean { get; init; }
    public int N { get; init; }
}

/// <summary>Reads the scores given to the questions of one version.</summary>
internal sealed class ScoreReader(Database database)
{
    /// <summary>How many of the latest scores are taken together: what is felt now, not years ago.</summary>
    public const int Depth = 5_000;

    // Through the index by version and time: 5,000 rows at most, whatever the version has gathered.
    private const string OfVersionSql = """
        SELECT step, CAST(AVG(score) AS DOUBLE PRECISION) AS mean, COUNT(*) AS n
        FROM (SELECT step, score FROM answer WHERE version_id = @version AND workspace_id = @workspace AND score IS NOT NULL ORDER BY at DESC LIMIT @depth) latest
        GROUP BY step ORDER BY step
        """;

    public IReadOnlyList<StepScore> Of(Guid workspace, Guid version) => database.Read(connection =>
        connection.Query<StepScore>(OfVersionSql, new { workspace, version, depth = Depth }).AsList());
}
