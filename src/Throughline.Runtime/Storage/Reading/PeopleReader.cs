using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One line of the list of people: who, and the road they are on, active roads first.</summary>
internal sealed record PersonLine : AboutPerson
{
    public Lifecycle Lifecycle { get; init; }
    public string? Source { get; init; }
    public Instant CreatedAt { get; init; }
    public Guid? VersionId { get; init; }
    public string? JourneyKey { get; init; }
    public string? JourneyName { get; init; }
    public EnrollmentState? State { get; init; }
    public int? Position { get; init; }
}

/// <summary>Reads lists of people.</summary>
internal sealed class PeopleReader(Database database)
{
    /// <summary>How many of the newest people a search by name looks at for one page.</summary>
    public const int SearchDepth = 10_000;

    private const string NewestSql = """
        SELECT p.id AS person_id, p.first_name, p.last_name, p.email, p.phone, p.lifecycle, p.source, p.created_at,
          e.version_id, j.key AS journey_key, j.name AS journey_name, e.state, e.position
        FROM (
          SELECT bucket, id, first_name, last_name, email, phone, lifecycle, source, created_at FROM person /* own people */
          WHERE workspace_id = @workspace AND (created_at, bucket, id) < (@before, @bucket, @person) AND erased_at IS NULL
          ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @limit) p
        LEFT JOIN enrollment e ON e.bucket = p.bucket AND e.person_id = p.id AND e.id = (
          SELECT x.id FROM enrollment x WHERE x.bucket = p.bucket AND x.person_id = p.id ORDER BY x.state, x.entered_at DESC LIMIT 1)
        LEFT JOIN journey j ON j.id = e.journey_id
        ORDER BY p.created_at DESC, p.bucket DESC, p.id DESC
        """;

    private const string OneSql = """
        SELECT p.id AS person_id, p.first_name, p.last_name, p.email, p.phone, p.lifecycle, p.source, p.created_at,
          e.version_id, j.key AS journey_key, j.name AS journey_name, e.state, e.position
        FROM person p
        LEFT JOIN enrollment e ON e.bucket = p.bucket AND e.person_id = p.id AND e.id = (
          SELECT x.id FROM enrollment x WHERE x.bucket = p.bucket AND x.person_id = p.id ORDER BY x.state, x.entered_at DESC LIMIT 1)
        LEFT JOIN journey j ON j.id = e.journey_id
        WHERE p.bucket = @bucket AND p.id = @person AND p.workspace_id = @workspace
        """;

    // Names have no index of their own: the newest are read in order and compared here, where case folds in every script.
    private const string NamesSql = """
        SELECT id, first_name, last_name, email, created_at FROM person /* own people */
        WHERE workspace_id = @workspace AND (created_at, bucket, id) < (@before, @bucket, @person) AND erased_at IS NULL
        ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @depth
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
        var rows = c.Query<PersonLine>(scope.Narrow(NewestSql), Before(scope, key, Paging.Size + 1)).AsList();
        return Paging.Cut(rows, KeyOf);
    });

    /// <summary>
    /// Whoever has exactly this e-mail address, phone number or own id, then the newest people whose name or address contains <paramref name="text"/>.
    /// </summary>
    /// <remarks>Looks at <see cref="SearchDepth"/> people a page and says where it stopped.</remarks>
    public Slice<PersonLine> Search(PeopleScope scope, string text, string? after) => database.Read(c =>
    {
        var exact = after is null ? Exactly(c, scope, text) : [];
        var found = new List<Guid>();
        PageKey? last = null;
        var looked = 0;
        var from = Before(scope, PageKey.Parse(after, PageKey.Last), SearchDepth);
        foreach (var row in c.Query<NameRow>(scope.Narrow(NamesSql), from, buffered: false))
        {
            looked++;
            last = new(row.CreatedAt.ToUnixTimeMilliseconds(), row.Id, Guid.Empty);
            if (!exact.Contains(row.Id) && row.Contains(text)) found.Add(row.Id);
            if (found.Count == Paging.Size) break;
        }
        var more = looked == SearchDepth || found.Count == Paging.Size;
        var rows = exact.Concat(found).Select(id => One(c, scope.Workspace, id)).OfType<PersonLine>().ToList();
        return new Slice<PersonLine>(rows, more ? last?.ToString() : null, more && last is { } at ? Instant.FromUnixTimeMilliseconds(at.Order) : null);
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

    private static object Before(PeopleScope scope, PageKey key, int rows) =>
        new
        {
            workspace = scope.Workspace,
            owner = scope.Owner,
            before = key.Order,
            bucket = key.Bucket,
            person = key.Person,
            limit = rows,
            depth = rows,
        };

    private static PageKey KeyOf(PersonLine row) => new(row.CreatedAt.ToUnixTimeMilliseconds(), row.PersonId, Guid.Empty);

    private sealed record NameRow
    {
        public Guid Id { get; init; }
        public string? FirstName { get; init; }
        public string? LastName { get; init; }
        public string? Email { get; init; }
        public Instant CreatedAt { get; init; }

        public bool Contains(string text) =>
            $"{FirstName} {LastName}".Contains(text, StringComparison.OrdinalIgnoreCase) || Email?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
    }
}
