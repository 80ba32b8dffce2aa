using System.Collections.Frozen;
using Dapper;
using Throughline.Enrollments;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>The kept counters of one version, summed over their writers.</summary>
internal sealed class Tallies(IReadOnlyDictionary<(int Step, Measure Measure), long> counts)
{
    /// <summary>The step under which measures of the whole journey are kept.</summary>
    public const int Whole = -1;

    public static Tallies None { get; } = new(FrozenDictionary<(int, Measure), long>.Empty);

    public long Of(Measure whole) => Of(Whole, whole);

    public long Of(int step, Measure measure) => counts.GetValueOrDefault((step, measure));
}

/// <summary>How often a named reason said no at a step.</summary>
internal sealed record RefusalRow
{
    public int Step { get; init; }

    /// <summary>The code of a <c>SendReason</c>.</summary>
    public string Reason { get; init; } = "";
    public long N { get; init; }
}

/// <summary>Reads kept counters; nothing is counted on a page.</summary>
internal sealed class TallyReader(Database database)
{
    private const string TalliesSql = """
        SELECT step, measure, CAST(SUM(n) AS BIGINT) AS n FROM tally WHERE version_id = @version GROUP BY step, measure
        """;

    private const string RefusalsSql = """
        SELECT step, reason, CAST(SUM(n) AS BIGINT) AS n FROM suppressed_send WHERE version_id = @version GROUP BY step, reason
        """;

    /// <summary>The version must be known to be of the workspace that asks.</summary>
    public Tallies Of(Guid version) => database.Read(c => new Tallies(
        c.Query<(int Step, int Measure, long N)>(TalliesSql, new { version }).ToDictionary(row => (row.Step, (Measure)row.Measure), row => row.N)));

    /// <summary>Every reason that said no, most frequent first within a step.</summary>
    public IReadOnlyList<RefusalRow> Refusals(Guid version) => database.Read(c =>
        c.Query<RefusalRow>(RefusalsSql, new { version }).OrderBy(row => row.Step).ThenByDescending(row => row.N).ToList());
}
