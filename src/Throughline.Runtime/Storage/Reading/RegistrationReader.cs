using Dapper;
using NodaTime;
using Throughline.Attendance;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>Somebody's registration, with what they are called.</summary>
public sealed record RegistrationEntry
{
    public Guid PersonId { get; init; }
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public string Occasion { get; init; } = "";
    public long Number { get; init; }
    public PlaceState State { get; init; }

    /// <summary>As typed for this event.</summary>
    public string Name { get; init; } = "";
    public string Language { get; init; } = "";
    public int Origin { get; init; }
    public Instant RegisteredAt { get; init; }
    public Instant? EndedAt { get; init; }
    public Instant? CameAt { get; init; }
    public string? CameBy { get; init; }
    public Instant? MissedAt { get; init; }

    /// <summary>When their road hears whether they came; null where it has, or there is nothing to hear.</summary>
    public Instant? DueAt { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    internal RegistrationKey Key => new(PersonId, Id);

    /// <summary>What they are called at the door; empty where nobody knows.</summary>
    public string Called => Name.Length > 0 ? Name : $"{FirstName} {LastName}".Trim();
}

/// <summary>How many stand how at one event.</summary>
/// <param name="Came">Of those who have a place.</param>
public readonly record struct RegistrationCounts(long Held, long Waiting, long Ended, long Came, long Missed);

/// <summary>A list of an event's people.</summary>
internal enum GuestList
{
    /// <summary>Who has a place.</summary>
    Registered,
    Waiting,
    Came,
    Missed,
    Ended,

    /// <summary>Everybody who can be checked in: who has a place, then who waits, then who gave it back.</summary>
    AtTheDoor,
}

/// <summary>Reads who registered for events.</summary>
internal sealed class RegistrationReader(Database database)
{
    private const string Columns = """
        r.person_id, r.id, r.workspace_id, r.occasion, r.number, r.state, r.name, r.language, r.origin, r.registered_at, r.ended_at,
        r.came_at, r.came_by, r.missed_at, r.due_at, p.first_name, p.last_name
        """;
    private const string WithPeople =
        "FROM registration r JOIN person p ON p.bucket = r.bucket AND p.id = r.person_id AND p.erased_at IS NULL";
    private const string OfEvent = "WHERE r.workspace_id = @workspace AND r.occasion = @occasion";

    private const string CountsSql = """
        SELECT state, COUNT(*) AS n, COUNT(came_at) AS came, COUNT(missed_at) AS missed FROM registration
        WHERE workspace_id = @workspace AND occasion = @occasion GROUP BY state
        """;

    private const string BeforeSql = """
        SELECT COUNT(*) FROM registration WHERE workspace_id = @workspace AND occasion = @occasion AND state = 0 AND number <= @number
        """;

    private const string OneSql = $"SELECT {Columns} {WithPeople} WHERE r.bucket = @bucket AND r.person_id = @person AND r.id = @id";
    private const string AliasSql = "SELECT person_id FROM person_alias WHERE bucket = @bucket AND retired_id = @person";

    /// <summary>How the places of an event stand.</summary>
    public RegistrationCounts Counts(Guid workspace, string occasion) => database.Read(c =>
    {
        var counts = default(RegistrationCounts);
        var states = c.Query<(int State, long N, long Came, long Missed)>(CountsSql, new { workspace, occasion });
        foreach (var (state, n, came, missed) in states)
            counts = (PlaceState)state switch
            {
                PlaceState.Held => counts with { Held = n, Came = came, Missed = missed },
                PlaceState.Waiting => counts with { Waiting = n },
                _ => counts with { Ended = n },
            };
        return counts;
    });

    /// <summary>Which place on the waiting list this is, from 1.</summary>
    public long PlaceInLine(RegistrationEntry one) => database.Read(c =>
        c.ExecuteScalar<long>(BeforeSql, new { workspace = one.WorkspaceId, occasion = one.Occasion, number = one.Number }));

    /// <summary>A list of an event's people, by number; at the door in the order of their names.</summary>
    /// <param name="search">Part of a name; empty for all.</param>
    public IReadOnlyList<RegistrationEntry> List(Guid workspace, string occasion, GuestList list, string search = "")
    {
        // One event has some thousands at most, and no database folds every script's letters.
        var all = database.Read(c => c.Query<RegistrationEntry>(
            $"SELECT {Columns} {WithPeople} {OfEvent} AND {Which(list)} ORDER BY r.number LIMIT @most",
            new { workspace, occasion, most = Places.Most }).AsList());
        var found = search.Length == 0 ? all : all.FindAll(one => NameSearch.Finds(search, one.Called));
        return list != GuestList.AtTheDoor ? found
            : [.. found.OrderBy(one => one.State == PlaceState.Held ? 0 : 1)
                .ThenBy(one => NameSearch.Fold(one.Called), StringComparer.Ordinal)];
    }

    /// <summary>One of whoever it is by now; null where there is none.</summary>
    internal RegistrationEntry? Find(RegistrationKey key) => database.Read(c =>
    {
        var person = key.PersonId;
        while (true)
        {
            var of = new { bucket = Bucket.Of(person), person, id = key.Id };
            if (c.QuerySingleOrDefault<RegistrationEntry>(OneSql, of) is { } found) return found;
            var alias = c.ExecuteScalar<Guid?>(AliasSql, new { bucket = Bucket.Of(person), person });
            if (alias is not { } survivor || survivor == person) return null;
            person = survivor;
        }
    });

    private static string Which(GuestList list) => list switch
    {
        GuestList.Registered => "r.state = 1",
        GuestList.Waiting => "r.state = 0",
        GuestList.Came => "r.state = 1 AND r.came_at IS NOT NULL",
        GuestList.Missed => "r.state = 1 AND r.missed_at IS NOT NULL",
        GuestList.Ended => "r.state = 2",
        _ => "1 = 1",
    };
}
