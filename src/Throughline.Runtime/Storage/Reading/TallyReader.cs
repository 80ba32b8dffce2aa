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

    /// <summary>Nobody has ever been there: every number is nought.</summary>
    public bool IsEmpty => counts.Values.All(n => n == 0);

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

/// <summary>What came of one wording of a step.</summary>
/// <param name="Wording">The variant's key.</param>
/// <param name="Sent">How many it was sent to, as far as anybody knows.</param>
/// <param name="Ended">For how many of them the step is over, and they had come to it in this version.</param>
/// <param name="Done">How many of those did it.</param>
internal sealed record WordingCount(string Wording, long Sent, long Ended, long Done);

/// <summary>What became of the people of one source, over all versions of a journey.</summary>
/// <param name="Source">As the way in says; empty where it says none.</param>
/// <param name="Entered">How often somebody came in; going over to a later version is no coming in.</param>
/// <param name="Here">On the road or resting beside it.</param>
internal sealed record SourceCount(string Source, long Entered, long Here, long Completed, long Left);

/// <summary>Reads kept counters; nothing is counted on a page.</summary>
internal sealed class TallyReader(Database database)
{
    private const string TalliesSql = """
        SELECT step, measure, CAST(SUM(n) AS BIGINT) AS n FROM tally WHERE version_id = @version GROUP BY step, measure
        """;

    private const string RefusalsSql = """
        SELECT step, reason, CAST(SUM(n) AS BIGINT) AS n FROM suppressed_send WHERE version_id = @version GROUP BY step, reason
        """;

    // 20 ended, 21 ended and done, 30 sent.
    private const string WordingsSql = """
        SELECT wording AS name, measure, CAST(SUM(n) AS BIGINT) AS n FROM tally
        WHERE version_id = @version AND step = @step AND measure IN (20, 21, 30) AND wording <> '' GROUP BY wording, measure
        """;

    // 0 entered, 1 active, 2 resting, 3 completed, 4 left, 7 came over from another version; step -1 is the whole journey.
    private const string SourcesSql = """
        SELECT t.source AS name, t.measure, CAST(SUM(t.n) AS BIGINT) AS n
        FROM journey_version v JOIN tally t ON t.version_id = v.id
        WHERE v.journey_id = @journey AND t.step = -1 AND t.measure IN (0, 1, 2, 3, 4, 7) GROUP BY t.source, t.measure
        """;

    /// <summary>The version must be known to be of the workspace that asks.</summary>
    public Tallies Of(Guid version) => database.Read(c => new Tallies(
        c.Query<(int Step, int Measure, long N)>(TalliesSql, new { version }).ToDictionary(row => (row.Step, (Measure)row.Measure), row => row.N)));

    /// <summary>Every reason that said no, most frequent first within a step.</summary>
    public IReadOnlyList<RefusalRow> Refusals(Guid version) => database.Read(c =>
        c.Query<RefusalRow>(RefusalsSql, new { version }).OrderBy(row => row.Step).ThenByDescending(row => row.N).ToList());

    /// <summary>What came of each wording of a step that somebody was sent; in no order.</summary>
    public IReadOnlyList<WordingCount> Wordings(Guid version, int step) => database.Read(c =>
        ByName(c.Query<NamedCount>(WordingsSql, new { version, step }))
            .Select(one => new WordingCount(one.Name, one.Of(Measure.Sent), one.Of(Measure.Ended), one.Of(Measure.EndedDone)))
            .ToList());

    /// <summary>What became of the people of each source, the most first.</summary>
    /// <param name="journey">Known to be of the workspace that asks.</param>
    public IReadOnlyList<SourceCount> Sources(Guid journey) => database.Read(c =>
        ByName(c.Query<NamedCount>(SourcesSql, new { journey }))
            .Select(one => new SourceCount(
                one.Name,
                one.Of(Measure.Entered) - one.Of(Measure.CameOver),
                one.Of(Measure.Active) + one.Of(Measure.Resting),
                one.Of(Measure.Completed),
                one.Of(Measure.Left)))
            .Where(one => one.Entered > 0)
            .OrderByDescending(one => one.Entered).ThenBy(one => one.Source, StringComparer.Ordinal)
            .ToList());

    private static IEnumerable<Counts> ByName(IEnumerable<NamedCount> rows) =>
        rows.GroupBy(row => row.Name, (name, counts) => new Counts(name, counts.ToDictionary(row => (Measure)row.Measure, row => row.N)));

    private sealed record NamedCount
    {
        public string Name { get; init; } = "";
        public int Measure { get; init; }
        public long N { get; init; }
    }

    private sealed record Counts(string Name, IReadOnlyDictionary<Measure, long> All)
    {
        public long Of(Measure measure) => All.GetValueOrDefault(measure);
    }
}
