using Dapper;
using NodaTime;
using Throughline.Appointments;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A booking and whose it is.</summary>
internal sealed record BookingEntry : AboutPerson
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public string Kind { get; init; } = "";
    public string KindName { get; init; } = "";
    public string Member { get; init; } = "";
    public Instant StartsAt { get; init; }
    public Instant EndsAt { get; init; }
    public Instant MovableUntil { get; init; }
    public BookingState State { get; init; }
    public int Changes { get; init; }

    /// <summary>Where to ring, as they wrote it when they booked.</summary>
    public string? RingAt { get; init; }
    public string? Answer { get; init; }
    public Instant ChangedAt { get; init; }
    public BookingKey Key => new(PersonId, Id);
}

/// <summary>A time that somebody of the team is not free.</summary>
/// <param name="Member">Their key.</param>
internal readonly record struct BusyTime(string Member, TakenTime Time);

/// <summary>Reads bookings.</summary>
internal sealed class BookingReader(Database database)
{
    /// <summary>Most bookings in one list.</summary>
    public const int ListDepth = 500;

    private const string Columns = """
        b.person_id, b.id, b.workspace_id, b.kind, b.name AS kind_name, b.member, b.starts_at, b.ends_at, b.movable_until, b.state,
        b.changes, b.phone AS ring_at, b.answer, b.changed_at
        """;

    private const string OneSql = $"""
        SELECT {Columns}, p.first_name, p.last_name, p.email, p.phone FROM booking b
        LEFT JOIN person p ON p.bucket = b.bucket AND p.id = b.person_id
        WHERE b.bucket = @bucket AND b.person_id = @person AND b.id = @id
        """;

    private const string ListSql = $"""
        SELECT {Columns}, p.first_name, p.last_name, p.email, p.phone
        FROM (
          SELECT * FROM booking /* own people */
          WHERE workspace_id = @workspace AND starts_at >= @from AND starts_at < @until AND state = 0
            AND {Remembered.InBookings}
          ORDER BY starts_at, id LIMIT @limit) b
        LEFT JOIN person p ON p.bucket = b.bucket AND p.id = b.person_id
        ORDER BY b.starts_at, b.id
        """;

    // By their rows, which are few, and not by the days of everybody.
    private const string OfPersonSql = $"""
        SELECT {Columns} FROM booking b
        WHERE b.bucket = @bucket AND b.person_id = @person AND b.workspace_id = @workspace ORDER BY b.starts_at + 0 DESC LIMIT @limit
        """;

    private const string TakenSql = """
        SELECT member, taken_from, taken_until FROM booking
        WHERE workspace_id = @workspace AND starts_at >= @from AND starts_at < @until AND state = 0 AND id <> @but
        """;

    private const string BusySql = """
        SELECT member, from_at, until_at FROM member_busy WHERE workspace_id = @workspace AND from_at < @until AND until_at > @from
        """;

    /// <summary>By a signed address, which names the booking itself; whoever was merged into another is found as that one.</summary>
    public BookingEntry? FindSigned(Guid person, Guid id) => database.Read(c =>
    {
        for (var merges = 0; merges < PersonReader.MaxMerges; merges++)
        {
            var of = new { bucket = Bucket.Of(person), person, id };
            if (c.QuerySingleOrDefault<BookingEntry>(OneSql, of) is { } found) return found;
            if (c.ExecuteScalar<Guid?>(DeliveryReader.SurvivorSql, of) is not { } survivor) return null;
            person = survivor;
        }
        return null;
    });

    /// <summary>Null where this business has no such booking, or it is of somebody whom the scope does not hold.</summary>
    public BookingEntry? Find(PeopleScope scope, BookingKey key) => database.Read(c =>
    {
        if (!scope.Includes(c, key.PersonId)) return null;
        var of = new { bucket = Bucket.Of(key.PersonId), person = key.PersonId, id = key.Id };
        return c.QuerySingleOrDefault<BookingEntry>(OneSql, of) is { } found && found.WorkspaceId == scope.Workspace ? found : null;
    });

    /// <summary>What is booked and begins in a stretch of time, the soonest first; <see cref="ListDepth"/> of them at most.</summary>
    public IReadOnlyList<BookingEntry> Between(PeopleScope scope, TakenTime time) => database.Read(c => c.Query<BookingEntry>(
        scope.Narrow(ListSql),
        new { workspace = scope.Workspace, owner = scope.Owner, from = time.From, until = time.Until, limit = ListDepth }).AsList());

    /// <summary>One person's, also those that were cancelled; the last first.</summary>
    public IReadOnlyList<BookingEntry> OfPerson(PeopleScope scope, Guid person, int limit) => database.Read(c => !scope.Includes(c, person)
        ? [] : c.Query<BookingEntry>(OfPersonSql, new { bucket = Bucket.Of(person), person, workspace = scope.Workspace, limit }).AsList());

    /// <summary>When members are not free: what is booked with its gaps, and what they keep for themselves.</summary>
    /// <param name="but">A booking that is to be moved, and is in nobody's way.</param>
    public IReadOnlyList<BusyTime> Taken(Guid workspace, TakenTime time, Guid but = default) => database.Read(c =>
    {
        // What begins before may reach into it.
        var of = new { workspace, from = time.From - Duration.FromDays(1), until = time.Until + Duration.FromDays(1), but };
        return new[] { TakenSql, BusySql }.SelectMany(sql => c.Query<(string Member, long From, long Until)>(sql, of))
            .Select(row => new BusyTime(row.Member, Span(row.From, row.Until))).ToList();
    });

    private static TakenTime Span(long from, long until) =>
        new(Instant.FromUnixTimeMilliseconds(from), Instant.FromUnixTimeMilliseconds(until));
}
