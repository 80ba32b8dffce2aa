using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>
/// Reads lists of people. Each comes by an index of its own: a page is its own rows, wherever it begins. What an index does not
/// know is looked at row by row, and never for long.
/// </summary>
internal sealed class PeopleReader(Database database)
{
    /// <summary>How many rows are looked at for one page at most.</summary>
    public const int Depth = 5_000;

    private const int MostSources = 30;

    private const string LineColumns = """
        p.id AS person_id, p.first_name, p.last_name, p.email, p.phone, p.lifecycle, p.source, p.created_at, p.made_up,
          e.version_id, j.key AS journey_key, j.name AS journey_name, e.state, e.position
        """;

    private const string WithRoad = """
        LEFT JOIN enrollment e ON e.bucket = p.bucket AND e.person_id = p.id AND e.id = (
          SELECT x.id FROM enrollment x WHERE x.bucket = p.bucket AND x.person_id = p.id ORDER BY x.state, x.entered_at DESC LIMIT 1)
        LEFT JOIN journey j ON j.id = e.journey_id
        """;

    private const string NewestSql = $"""
        SELECT {LineColumns}
        FROM (
          SELECT bucket, id, first_name, last_name, email, phone, lifecycle, source, created_at, made_up FROM person /* own people */
          WHERE workspace_id = @workspace AND (created_at, bucket, id) < (@before, @bucket, @person) AND erased_at IS NULL
          ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @limit) p
        {WithRoad}
        ORDER BY p.created_at DESC, p.bucket DESC, p.id DESC
        """;

    private const string OneSql = $"""
        SELECT {LineColumns}
        FROM person p
        {WithRoad}
        WHERE p.bucket = @bucket AND p.id = @person AND p.workspace_id = @workspace
        """;

    private const string OfClassSql = """
        SELECT id AS person_id, lifecycle, source, created_at, '' AS word FROM person /* own people */
        WHERE workspace_id = @workspace AND lifecycle = @class AND (created_at, bucket, id) < (@before, @bucket, @person)
          AND erased_at IS NULL
        ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @depth
        """;

    private const string OfSourceSql = """
        SELECT id AS person_id, lifecycle, source, created_at, '' AS word FROM person /* own people */
        WHERE workspace_id = @workspace AND source = @source AND (created_at, bucket, id) < (@before, @bucket, @person)
          AND erased_at IS NULL
        ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @depth
        """;

    private const string ByNameSql = """
        SELECT id AS person_id, lifecycle, source, created_at, sort_name AS word FROM person /* own people */
        WHERE workspace_id = @workspace AND (sort_name, bucket, id) > (@word, @bucket, @person) AND erased_at IS NULL
        ORDER BY sort_name, bucket, id LIMIT @depth
        """;

    // The range of one word's beginning, in its order. Whoever has two such words comes by the first of them. What else is asked of
    // them is answered by looking at that person, row by row, so that it ends as soon as a page is full.
    private const string ByWordSql = """
        SELECT w.word, w.person_id,
          CASE WHEN NOT EXISTS (
              SELECT 1 FROM person_word e WHERE e.bucket = w.bucket AND e.person_id = w.person_id AND e.word >= @from AND e.word < w.word)
            AND (@second = '' OR EXISTS (
              SELECT 1 FROM person_word o
              WHERE o.bucket = w.bucket AND o.person_id = w.person_id AND o.word >= @second AND o.word < @secondend))
            AND (@third = '' OR EXISTS (
              SELECT 1 FROM person_word o
              WHERE o.bucket = w.bucket AND o.person_id = w.person_id AND o.word >= @third AND o.word < @thirdend))
            AND (@fourth = '' OR EXISTS (
              SELECT 1 FROM person_word o
              WHERE o.bucket = w.bucket AND o.person_id = w.person_id AND o.word >= @fourth AND o.word < @fourthend))
            AND (@class < 0 OR EXISTS (SELECT 1 FROM person p WHERE p.bucket = w.bucket AND p.id = w.person_id AND p.lifecycle = @class))
            AND (@source = '' OR EXISTS (SELECT 1 FROM person p WHERE p.bucket = w.bucket AND p.id = w.person_id AND p.source = @source))
          THEN 1 ELSE 0 END AS fits
        FROM person_word w /* own people */
        WHERE w.workspace_id = @workspace AND (w.word, w.bucket, w.person_id) > (@word, @bucket, @person) AND w.word < @until
        ORDER BY w.word, w.bucket, w.person_id LIMIT @depth
        """;

    private const string HowManySql = """
        SELECT COUNT(*) FROM (
          SELECT w.word FROM person_word w /* own people */
          WHERE w.workspace_id = @workspace AND w.word >= @from AND w.word < @until LIMIT @depth) n

        """;

    private const string NumbersSql = """
        SELECT kind, value, CAST(SUM(n) AS BIGINT) AS n FROM people_tally
        WHERE workspace_id = @workspace AND kind IN (0, 1) GROUP BY kind, value
        """;

    private const string SourcesSql = """
        SELECT value, CAST(SUM(n) AS BIGINT) AS n FROM people_tally
        WHERE workspace_id = @workspace AND kind = 2 AND value <> '' GROUP BY value HAVING SUM(n) > 0 ORDER BY n DESC, value LIMIT @most
        """;

    private const string IdentitySql = """
        SELECT person_id FROM identity WHERE bucket = @bucket AND workspace_id = @workspace AND kind = @kind AND value = @value
        """;

    private const string AnybodySql = "SELECT EXISTS (SELECT 1 FROM person WHERE workspace_id = @workspace AND erased_at IS NULL)";

    private const string OnRoadSql = """
        SELECT EXISTS (
          SELECT 1 FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
          WHERE e.version_id IN (SELECT id FROM journey_version WHERE journey_id = @journey) AND e.workspace_id = @workspace
            AND p.id <> @except AND p.made_up = 0 AND p.erased_at IS NULL)
        """;

    /// <summary>Newest first.</summary>
    public Slice<PersonLine> Newest(PeopleScope scope, string? after) => database.Read(c =>
    {
        var key = PageKey.Parse(after, PageKey.Last);
        var rows = c.Query<PersonLine>(scope.Narrow(NewestSql), new
        {
            workspace = scope.Workspace,
            owner = scope.Owner,
            before = key.Order,
            bucket = key.Bucket,
            person = key.Person,
            limit = Paging.Size + 1,
        }).AsList();
        return Paging.Cut(rows, row => KeyOf(row.CreatedAt, row.PersonId));
    });

    /// <summary>Those who are meant, in an order.</summary>
    public Slice<PersonLine> List(PeopleScope scope, PeopleOrder order, PeopleFilter filter, string? after)
    {
        if (order == PeopleOrder.Newest && filter == default) return Newest(scope, after);
        var sql = order == PeopleOrder.Name ? ByNameSql : filter.Source is null ? OfClassSql : OfSourceSql;
        var (time, name) = (PageKey.Parse(after, PageKey.Last), WordKey.Parse(after) ?? WordKey.First(""));
        return database.Read(c =>
        {
            var rows = c.Query<FoundRow>(scope.Narrow(sql), new
            {
                workspace = scope.Workspace,
                owner = scope.Owner,
                @class = (int?)filter.Class ?? -1,
                source = filter.Source ?? "",
                before = time.Order,
                word = name.Word,
                bucket = order == PeopleOrder.Name ? name.Bucket : time.Bucket,
                person = order == PeopleOrder.Name ? name.Person : time.Person,
                depth = Depth,
            }, buffered: false);
            var all = rows.Select(row => row with { Fits = filter.Includes(row.Lifecycle, row.Source) });
            return Collect(c, scope, all, order == PeopleOrder.Name ? ByWord : row => KeyOf(row.CreatedAt, row.PersonId).ToString());
        });
    }

    /// <summary>
    /// Whoever has exactly this e-mail address, phone number or own id, then all of whom every word of <paramref name="text"/> is the
    /// beginning of a word (<see cref="SearchWords"/>), in the order of those.
    /// </summary>
    public Slice<PersonLine> Search(PeopleScope scope, string text, string? after, PeopleFilter filter = default) => database.Read(c =>
    {
        var exact = Exactly(c, scope, text.Replace("\0", "", StringComparison.Ordinal));
        var first = after is not null ? [] : exact.Select(id => One(c, scope.Workspace, id)).OfType<PersonLine>()
            .Where(line => filter.Includes(line.Lifecycle, line.Source)).ToList();
        var words = SearchWords.Typed(text);
        if (words.IsEmpty) return new(first, null);
        var from = WordKey.Parse(after);
        var word = words.FirstOrDefault(word => from?.Word.StartsWith(word, StringComparison.Ordinal) == true);
        if (word is null) (word, from) = (Rarest(c, scope, words), null);
        var rows = c.Query<FoundRow>(scope.Narrow(ByWordSql), Asked(scope, (word, words.Remove(word)), from, filter), buffered: false);
        var found = Collect(c, scope, rows.Select(row => exact.Contains(row.PersonId) ? row with { Fits = false } : row), ByWord);
        return found with { Rows = [.. first, .. found.Rows] };
    });

    /// <summary>The kept numbers; none for whoever does not see everybody.</summary>
    public PeopleNumbers Numbers(PeopleScope scope) => !scope.IsWhole ? PeopleNumbers.None : database.Read(c =>
    {
        var counts = c.Query<CountRow>(NumbersSql, new { workspace = scope.Workspace }).AsList();
        var sources = c.Query<CountRow>(SourcesSql, new { workspace = scope.Workspace, most = MostSources });
        return new PeopleNumbers(
            counts.Where(row => row.Kind == 0).Sum(row => row.N),
            counts.Where(row => row.Kind == 1).ToFrozenDictionary(
                row => (Lifecycle)int.Parse(row.Value, CultureInfo.InvariantCulture), row => row.N),
            [.. sources.Select(row => (row.Value, row.N))]);
    });

    /// <summary>Whoever has this identity; null where nobody has.</summary>
    public Guid? Find(PeopleScope scope, Identity identity) => database.Read(c => Holder(c, scope, identity));

    /// <summary>Has anybody real ever come onto any version of this journey, but for one person?</summary>
    public bool HaveComeTo(Guid workspace, Guid journey, Guid? except) =>
        database.Read(c => c.ExecuteScalar<bool>(OnRoadSql, new { workspace, journey, except = except ?? Guid.Empty }));

    /// <summary>Does this workspace know a single person yet?</summary>
    public bool IsThereAnybody(Guid workspace) => database.Read(c => c.ExecuteScalar<bool>(AnybodySql, new { workspace }));

    /// <summary>Does one of these identities belong to somebody already?</summary>
    public bool Knows(Guid workspace, IEnumerable<Identity> identities) =>
        database.Read(c => identities.Any(identity => Holder(c, PeopleScope.Whole(workspace), identity) is not null));

    private static Guid? Holder(DbConnection c, PeopleScope scope, Identity identity) => c.ExecuteScalar<Guid?>(
        IdentitySql,
        new { bucket = Bucket.OfValue(identity.Value), workspace = scope.Workspace, kind = (int)identity.Kind, value = identity.Value })
        is { } person && scope.Includes(c, person) ? person : null;

    private static List<Guid> Exactly(DbConnection c, PeopleScope scope, string text)
    {
        var country = ZoneCountry.Of(c.ExecuteScalar<string?>("SELECT zone FROM workspace WHERE id = @workspace",
            new { workspace = scope.Workspace }));
        return Enum.GetValues<IdentityKind>()
            .Select(kind => Identities.Normalise(kind, text, country)).OfType<Identity>()
            .Select(identity => Holder(c, scope, identity)).OfType<Guid>().Distinct().ToList();
    }

    private static PersonLine? One(DbConnection c, Guid workspace, Guid person) =>
        c.QuerySingleOrDefault<PersonLine>(OneSql, new { workspace, person, bucket = Bucket.Of(person) });

    /// <summary>Fills a page with those who fit, and says where it stopped.</summary>
    private static Slice<PersonLine> Collect(DbConnection c, PeopleScope scope, IEnumerable<FoundRow> rows, Func<FoundRow, string> key)
    {
        var (found, looked, last) = (new List<FoundRow>(), 0, default(FoundRow));
        foreach (var row in rows)
        {
            looked++;
            last = row;
            if (row.Fits) found.Add(row);
            if (found.Count > Paging.Size) break;
        }
        var isFull = found.Count > Paging.Size;
        var lines = found.Take(Paging.Size).Select(row => One(c, scope.Workspace, row.PersonId)).OfType<PersonLine>().ToList();
        return isFull ? new(lines, key(found[Paging.Size - 1]))
            : looked == Depth ? new(lines, key(last!), StoppedAfter: Depth) : new(lines, null);
    }

    /// <summary>The word that fewest have; of two that more have than are looked at, the longer.</summary>
    private static string Rarest(DbConnection c, PeopleScope scope, ImmutableArray<string> words) => words.Length == 1 ? words[0]
        : words.MinBy(from => c.ExecuteScalar<int>(scope.Narrow(HowManySql),
            new { workspace = scope.Workspace, owner = scope.Owner, from, until = SearchWords.After(from), depth = Depth }))!;

    private static object Asked(PeopleScope scope, (string Word, ImmutableArray<string> Others) words, WordKey? after, PeopleFilter filter)
    {
        var from = after ?? WordKey.First(words.Word);
        var (second, third, fourth) = (Other(0), Other(1), Other(2));
        return new
        {
            workspace = scope.Workspace,
            owner = scope.Owner,
            from = words.Word,
            until = SearchWords.After(words.Word),
            word = from.Word,
            bucket = from.Bucket,
            person = from.Person,
            second,
            secondend = SearchWords.After(second),
            third,
            thirdend = SearchWords.After(third),
            fourth,
            fourthend = SearchWords.After(fourth),
            @class = (int?)filter.Class ?? -1,
            source = filter.Source ?? "",
            depth = Depth,
        };

        string Other(int number) => number < words.Others.Length ? words.Others[number] : "";
    }

    private static string ByWord(FoundRow row) => new WordKey(row.Word, row.PersonId).ToString();

    private static PageKey KeyOf(Instant at, Guid person) => new(at.ToUnixTimeMilliseconds(), person, Guid.Empty);

    private sealed record FoundRow
    {
        public Guid PersonId { get; init; }
        public Lifecycle Lifecycle { get; init; }
        public string? Source { get; init; }
        public Instant CreatedAt { get; init; }
        public string Word { get; init; } = "";
        public bool Fits { get; init; }
    }

    private sealed record CountRow
    {
        public int Kind { get; init; }
        public string Value { get; init; } = "";
        public long N { get; init; }
    }
}
