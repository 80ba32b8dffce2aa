using Dapper;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>How often pages were opened.</summary>
/// <param name="Opened">All of them.</param>
/// <param name="Fresh">Of those, by a browser whose first day here it was.</param>
/// <param name="Unsure">Of those, by one of which nobody can say.</param>
internal readonly record struct PageSums(long Opened, long Fresh, long Unsure)
{
    public static PageSums operator +(PageSums one, PageSums other) =>
        new(one.Opened + other.Opened, one.Fresh + other.Fresh, one.Unsure + other.Unsure);
}

/// <summary>A page that was seen.</summary>
/// <param name="Title">As it was last; empty where it has none.</param>
internal sealed record SeenPage(PageAddress Address, string Title, Instant FirstAt, Instant LastAt);

/// <summary>How often each page was opened.</summary>
internal sealed record PageCount(PageAddress Address, string Title, PageSums Openings);

/// <summary>Where those came from who opened a page.</summary>
internal sealed record ComingFrom(string Source, PageSums Openings);

/// <summary>Reads who came by; only kept counters are added up.</summary>
internal sealed class PageVisitReader(Database database)
{
    private const string Sums =
        "CAST(SUM(opened) AS BIGINT) AS Opened, CAST(SUM(fresh) AS BIGINT) AS Fresh, CAST(SUM(unsure) AS BIGINT) AS Unsure";

    private const string SeenSql =
        "SELECT host, path, title, first_at AS FirstAt, last_at AS LastAt FROM web_page WHERE workspace_id = @workspace";
    private const string ThisSql = SeenSql + " AND host = @Host AND path = @Path";
    private const string LatestSql = SeenSql + " AND host <> '' ORDER BY last_at DESC, host, path LIMIT 1";
    private const string HostsSql = "SELECT DISTINCT host FROM web_page WHERE workspace_id = @workspace AND host <> '' ORDER BY host";

    private const string PagesSql = $"""
        SELECT t.host, t.path, COALESCE(MAX(p.title), '') AS title, {Sums}
        FROM page_tally t LEFT JOIN web_page p ON p.workspace_id = t.workspace_id AND p.host = t.host AND p.path = t.path
        WHERE t.workspace_id = @workspace AND t.day >= @since GROUP BY t.host, t.path
        """;

    private const string SourcesSql = $"SELECT source, {Sums} FROM page_tally WHERE workspace_id = @workspace AND day >= @since";
    private const string OfPage = " AND host = @Host AND path = @Path";

    /// <summary>The page that was opened last, of all sites of the business; null where none ever was.</summary>
    public SeenPage? Latest(Guid workspace) =>
        database.Read(c => c.QuerySingleOrDefault<PageRow>(LatestSql, new { workspace }))?.ToSeen();

    /// <summary>When a page was first and last opened; null where it never was, as far as is known.</summary>
    public SeenPage? Find(Guid workspace, PageAddress page) =>
        database.Read(c => c.QuerySingleOrDefault<PageRow>(ThisSql, new { workspace, page.Host, page.Path }))?.ToSeen();

    /// <summary>The sites whose pages carry the script: those that sent a visit.</summary>
    public IReadOnlyList<string> Hosts(Guid workspace) => database.Read(c => c.Query<string>(HostsSql, new { workspace }).AsList());

    /// <summary>Each page that was opened since a day, the most first.</summary>
    public IReadOnlyList<PageCount> Pages(Guid workspace, int since) => database.Read(c => c
        .Query<PageRow>(PagesSql, new { workspace, since })
        .Select(row => new PageCount(row.Address, row.Title, row.Openings))
        .OrderByDescending(row => row.Openings.Opened).ThenBy(row => row.Address.ToString(), StringComparer.Ordinal)
        .ToList());

    /// <summary>Where they came from who opened pages since a day, the most first.</summary>
    /// <param name="page">Of all pages where null.</param>
    public IReadOnlyList<ComingFrom> Sources(Guid workspace, int since, PageAddress? page) => database.Read(c => c
        .Query<PageRow>($"{SourcesSql}{(page is null ? "" : OfPage)} GROUP BY source",
            new { workspace, since, page?.Host, page?.Path })
        .Select(row => new ComingFrom(row.Source, row.Openings))
        .OrderByDescending(row => row.Openings.Opened).ThenBy(row => row.Source, StringComparer.Ordinal)
        .ToList());

    /// <summary>How often a page was opened since a day.</summary>
    public PageSums Of(Guid workspace, int since, PageAddress page) =>
        Sources(workspace, since, page).Aggregate(default(PageSums), (sum, row) => sum + row.Openings);

    private sealed record PageRow
    {
        public string Host { get; init; } = "";
        public string Path { get; init; } = "";
        public string Title { get; init; } = "";
        public string Source { get; init; } = "";
        public long FirstAt { get; init; }
        public long LastAt { get; init; }
        public long Opened { get; init; }
        public long Fresh { get; init; }
        public long Unsure { get; init; }

        public PageAddress Address => new(Host, Path);
        public PageSums Openings => new(Opened, Fresh, Unsure);

        public SeenPage ToSeen() =>
            new(Address, Title, Instant.FromUnixTimeMilliseconds(FirstAt), Instant.FromUnixTimeMilliseconds(LastAt));
    }
}
