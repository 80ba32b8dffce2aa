using System.Collections.Concurrent;
using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Runtime.Storage;

/// <summary>A page was opened; by whom is not in it.</summary>
/// <param name="Title">Of the page; empty where it has none.</param>
/// <param name="Source">As <see cref="CameFrom"/> has it.</param>
/// <param name="Day">Of the business, counted from 1970-01-01.</param>
/// <param name="IsNew">Whether the browser was first here that day; null where it keeps nothing, and nobody can say.</param>
internal sealed record PageVisit(Guid WorkspaceId, PageAddress Page, string Title, string Source, int Day, Instant At, bool? IsNew);

/// <summary>
/// Counts who came by. Whoever knows the key of a website can send what they like, so what is counted one by one is bounded
/// for each business: pages, sources, and pairs of them a day. What is more is counted together.
/// </summary>
internal sealed class PageVisits(Database database, JourneyReader journeys)
{
    public const int MostPages = 500;
    public const int MostSources = 200;

    /// <summary>Pairs of page and source on one day; further ones count as their page and <see cref="CameFrom.Others"/>.</summary>
    public const int MostPairs = 2_000;

    /// <summary>Characters of a page's title.</summary>
    public const int LongestTitle = 120;

    /// <summary>Days for which counters are kept.</summary>
    public const int DaysKept = 400;

    /// <summary>Days without a visit after which a page makes room for others.</summary>
    private const int DaysUnvisited = 60;

    /// <summary>The number of this node; the embedded store has one.</summary>
    private const int Writer = 0;

    private const string PageSql = """
        INSERT INTO web_page (workspace_id, host, path, title, first_at, last_at) VALUES (@WorkspaceId, @Host, @Path, @title, @at, @at)
        ON CONFLICT (workspace_id, host, path) DO UPDATE SET last_at = excluded.last_at,
          title = CASE WHEN excluded.title = '' THEN web_page.title ELSE excluded.title END
        """;

    private const string CountSql = """
        INSERT INTO page_tally (workspace_id, host, path, day, source, writer, opened, fresh, unsure)
        VALUES (@WorkspaceId, @Host, @Path, @Day, @source, @Writer, 1, @fresh, @unsure)
        ON CONFLICT (workspace_id, host, path, day, source, writer) DO UPDATE SET opened = page_tally.opened + excluded.opened,
          fresh = page_tally.fresh + excluded.fresh, unsure = page_tally.unsure + excluded.unsure
        """;

    private const string PagesSql = "SELECT host, path FROM web_page WHERE workspace_id = @workspace AND path <> '*'";
    private const string PairsSql = "SELECT DISTINCT host, path, source FROM page_tally WHERE workspace_id = @workspace AND day = @day";
    private const string SourcesSql = "SELECT DISTINCT source FROM page_tally WHERE workspace_id = @workspace AND day >= @since";
    private const string LeaveSql = "DELETE FROM web_page WHERE workspace_id = @workspace AND last_at < @unvisited";
    private const string SweepSql = "DELETE FROM page_tally WHERE workspace_id = @workspace AND day < @oldest";

    private readonly ConcurrentDictionary<Guid, Book> _books = new();

    /// <summary>All pages beyond those that are counted one by one.</summary>
    public static PageAddress Others { get; } = new("", PageAddress.Hidden);

    /// <summary>Completes when it is durable.</summary>
    public async Task CountAsync(PageVisit visit)
    {
        var (page, source) = (await BookOfAsync(visit)).Admit(visit, () => Named(visit.WorkspaceId));
        var values = new
        {
            visit.WorkspaceId,
            page.Host,
            page.Path,
            title = page == Others ? "" : Title(visit.Title),
            source,
            visit.Day,
            Writer,
            at = visit.At.ToUnixTimeMilliseconds(),
            fresh = visit.IsNew == true ? 1L : 0,
            unsure = visit.IsNew is null ? 1L : 0,
        };
        await database.WriteAsync(connection =>
        {
            connection.Execute(PageSql, values);
            connection.Execute(CountSql, values);
        });
    }

    /// <summary>What is counted one by one today; on a new day, what is old makes room first.</summary>
    private async Task<Book> BookOfAsync(PageVisit visit)
    {
        if (_books.TryGetValue(visit.WorkspaceId, out var open) && open.Day >= visit.Day) return open;
        var (workspace, day) = (visit.WorkspaceId, visit.Day);
        await database.WriteAsync(connection =>
        {
            var unvisited = (visit.At - Duration.FromDays(DaysUnvisited)).ToUnixTimeMilliseconds();
            connection.Execute(LeaveSql, new { workspace, unvisited });
            connection.Execute(SweepSql, new { workspace, oldest = day - DaysKept });
        });
        var book = database.Read(connection => new Book(
            day,
            connection.Query<(string Host, string Path)>(PagesSql, new { workspace }).Select(row => new PageAddress(row.Host, row.Path)),
            connection.Query<string>(SourcesSql, new { workspace, since = day - DaysUnvisited }),
            connection.Query<(string Host, string Path, string Source)>(PairsSql, new { workspace, day })
                .Select(row => (new PageAddress(row.Host, row.Path), row.Source))));
        return _books.AddOrUpdate(workspace, book, (_, other) => other.Day >= day ? other : book);
    }

    /// <summary>Pages that journeys say something stands at: these are counted by themselves, whoever else crowds in.</summary>
    private HashSet<PageAddress> Named(Guid workspace) =>
    [
        .. from file in journeys.DraftsWith(workspace, "standing:")
           from step in JourneyFile.Read(file.File).Draft?.Steps ?? []
           let page = PageAddress.Read(step.Standing?.Where)
           where page is not null
           select page.Value,
    ];

    private static string Title(string title)
    {
        var said = string.Concat(title.EnumerateRunes().Select(rune => System.Text.Rune.IsControl(rune) ? " " : rune.ToString())).Trim();
        if (said.Length <= LongestTitle) return said;
        return said[..(char.IsHighSurrogate(said[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)];
    }

    private sealed class Book(
        int day, IEnumerable<PageAddress> pages, IEnumerable<string> sources, IEnumerable<(PageAddress, string)> pairs)
    {
        private readonly Lock _open = new();
        private readonly HashSet<PageAddress> _pages = [.. pages];
        private readonly HashSet<string> _sources = [.. sources];
        private readonly HashSet<(PageAddress, string)> _pairs = [.. pairs];
        private HashSet<PageAddress>? _named;
        private Instant _namedAt;

        public int Day { get; } = day;

        /// <summary>Under which page and source it is counted.</summary>
        /// <param name="named">Asked for only where there is no room, and every few minutes at most.</param>
        public (PageAddress Page, string Source) Admit(PageVisit visit, Func<HashSet<PageAddress>> named)
        {
            lock (_open)
            {
                var page = _pages.Contains(visit.Page) || _pages.Count < MostPages || IsNamed(visit, named) ? visit.Page : Others;
                var source = _sources.Contains(visit.Source) || _sources.Count < MostSources ? visit.Source : CameFrom.Others;
                if (!_pairs.Contains((page, source)) && _pairs.Count >= MostPairs) source = CameFrom.Others;
                if (page != Others) _pages.Add(page);
                _sources.Add(source);
                _pairs.Add((page, source));
                return (page, source);
            }
        }

        private bool IsNamed(PageVisit visit, Func<HashSet<PageAddress>> named)
        {
            if (_named is null || visit.At - _namedAt > Duration.FromMinutes(5)) (_named, _namedAt) = (named(), visit.At);
            return _named.Contains(visit.Page);
        }
    }
}
