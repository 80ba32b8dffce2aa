using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Enrollments;

namespace Throughline.Runtime.Storage;

/// <summary>What the owner says of an event of the business.</summary>
/// <param name="Starts">On the clock of the business: 2027-03-31, or 2027-03-31T10:00.</param>
/// <param name="Minutes">How long it takes; 0 where nobody said.</param>
/// <param name="Place">Where it is; empty where nobody said.</param>
internal sealed record OccasionTerms(string Name, string Starts, int Minutes, string Place);

/// <summary>What the owner says of registering for an event.</summary>
/// <param name="IsOpen">Whether people can register on its page.</param>
/// <param name="Seats">0 for no limit.</param>
/// <param name="HasWaitingList">Whether people wait once it is full.</param>
internal sealed record OccasionOffer(bool IsOpen, int Seats, bool HasWaitingList)
{
    /// <summary>Until when, on the clock of the business: 2027-03-31T18:00; empty for until it begins.</summary>
    public string Closes { get; init; } = "";

    /// <summary>Where to join it; only those with a place get it. Empty where people come to a place.</summary>
    public string Link { get; init; } = "";

    /// <summary>Of its page; empty for its name.</summary>
    public string Heading { get; init; } = "";

    /// <summary>What people read about it, in paragraphs.</summary>
    public string Words { get; init; } = "";

    /// <summary>Name of a picture of the library; empty for none.</summary>
    public string Picture { get; init; } = "";
}

/// <summary>An event of the business: a workshop, an open day.</summary>
/// <param name="Key">How the dates of journeys name it; never changes.</param>
internal sealed record Occasion(string Key, OccasionTerms Terms, Instant? CancelledAt, bool EverybodyKnows)
{
    public OccasionOffer Offer { get; init; } = new(false, 0, true);

    /// <summary>When the first was checked in; null where nobody was.</summary>
    public Instant? DoorUsedAt { get; init; }
    public Instant? DoorClosedAt { get; init; }

    /// <summary>How often its day changed.</summary>
    public long Edition { get; init; }
}

/// <summary>Events of businesses. Whoever waits for one that is moved or cancelled hears of it from the engine, in groups.</summary>
internal sealed class Occasions(Database database, TimeProvider clock)
{
    /// <summary>Most events a business has.</summary>
    public const int Most = 500;

    private const string Columns = "key, name, starts, minutes, place, cancelled_at AS CancelledAt, told AS Told, "
        + "is_open AS IsOpen, seats, waiting_list AS HasWaitingList, closes, link, heading, words, picture, edition, "
        + "door_used_at AS DoorUsedAt, door_closed_at AS DoorClosedAt";
    private const string AllSql = $"SELECT {Columns} FROM occasion WHERE workspace_id = @workspaceId ORDER BY starts, key";
    private const string OneSql = $"SELECT {Columns} FROM occasion WHERE workspace_id = @workspaceId AND key = @key";
    private const string OfKey = "WHERE workspace_id = @WorkspaceId AND key = @key";
    private const string ToldAnew = "changed_at = @at, told = 0, told_bucket = -1, told_person = @nobody";

    private const string GuestsAnew = "guests_told = 0, guests_number = 0, edition = edition + 1, guests_news";

    private const string AddSql = """
        INSERT INTO occasion (workspace_id, key, name, starts, minutes, place, created_at, changed_at, told_person)
        SELECT @WorkspaceId, @key, @Name, @Starts, @Minutes, @Place, @at, @at, @nobody
        WHERE (SELECT COUNT(*) FROM occasion WHERE workspace_id = @WorkspaceId) < @Most
        ON CONFLICT (workspace_id, key) DO NOTHING
        """;

    private const string ChangeSql =
        "UPDATE occasion SET name = @Name, minutes = @Minutes, place = @Place WHERE workspace_id = @WorkspaceId AND key = @key";
    private const string ElsewhereSql = $"UPDATE occasion SET {GuestsAnew} = 2 {OfKey} AND place <> @Place";
    private const string MoveSql =
        $"UPDATE occasion SET starts = @Starts, {ToldAnew}, {GuestsAnew} = 1 {OfKey} AND starts <> @Starts";
    private const string CancelSql =
        $"UPDATE occasion SET cancelled_at = @at, {ToldAnew}, {GuestsAnew} = 3 {OfKey} AND cancelled_at IS NULL";
    private const string TakeUpSql =
        $"UPDATE occasion SET cancelled_at = NULL, moving_up = 1, {ToldAnew}, {GuestsAnew} = 4 {OfKey} AND cancelled_at IS NOT NULL";
    // More seats, or no limit any more, are for those who wait.
    private const string OfferSql = $"""
        UPDATE occasion SET is_open = @IsOpen, seats = @Seats, waiting_list = @HasWaitingList, closes = @Closes, link = @Link,
          heading = @Heading, words = @Words, picture = @Picture, moving_up = 1 {OfKey}
        """;
    private const string ChangedAllSql = $"UPDATE occasion SET {ToldAnew} WHERE workspace_id = @workspaceId";

    private const string OnTheRoadSql = """
        SELECT COALESCE(CAST(SUM(n) AS BIGINT), 0) FROM tally WHERE version_id = @version AND step = -1 AND measure IN (@Active, @Resting)
        """;

    private const string RemindedSql = """
        SELECT COUNT(*) FROM delivery WHERE workspace_id = @workspaceId AND about = @about
          AND number > 0 AND state IN (2, 3) AND version_id = @version
        """;

    /// <summary>Called after one was made or changed.</summary>
    public Action? Changed { get; set; }

    /// <summary>All of a business, by their day.</summary>
    public IReadOnlyList<Occasion> All(Guid workspaceId) =>
        database.Read(connection => connection.Query<Row>(AllSql, new { workspaceId }).Select(row => row.ToOccasion()).ToList());

    /// <summary>The event of this key; null where there is none.</summary>
    public Occasion? Find(Guid workspaceId, string key) =>
        database.Read(connection => connection.QuerySingleOrDefault<Row>(OneSql, new { workspaceId, key })?.ToOccasion());

    /// <summary>What holds for registering from now on; whoever has a place keeps it. False where there is no such event.</summary>
    public Task<bool> OfferAsync(Actor actor, string key, OccasionOffer offer) => ChangeAsync(actor, (key, "event.offered"),
        (connection, _) => connection.Execute(OfferSql, new
        {
            actor.WorkspaceId,
            key,
            offer.IsOpen,
            Seats = (long)offer.Seats,
            offer.HasWaitingList,
            offer.Closes,
            offer.Link,
            offer.Heading,
            offer.Words,
            offer.Picture,
        }) == 1);

    /// <summary>Makes one. False where there is one of this key, or there are too many.</summary>
    public Task<bool> AddAsync(Actor actor, string key, OccasionTerms terms) => ChangeAsync(actor, (key, "event.made"), (connection, at) =>
        connection.Execute(AddSql,
            new { actor.WorkspaceId, key, terms.Name, terms.Starts, terms.Minutes, terms.Place, at, nobody = Guid.Empty, Most }) == 1);

    /// <summary>Changes what is said of it; on another day, those who wait for it hear of that. False where there is none.</summary>
    public Task<bool> ChangeAsync(Actor actor, string key, OccasionTerms terms) =>
        ChangeAsync(actor, (key, "event.changed"), (connection, at) =>
    {
        var all = new { actor.WorkspaceId, key, terms.Name, terms.Starts, terms.Minutes, terms.Place, at, nobody = Guid.Empty };
        connection.Execute(ElsewhereSql, all);
        if (connection.Execute(ChangeSql, all) != 1) return false;
        connection.Execute(MoveSql, all);
        return true;
    });

    /// <summary>It does not take place. False where there is none, or it was cancelled before.</summary>
    public Task<bool> CancelAsync(Actor actor, string key) => ChangeAsync(actor, (key, "event.cancelled"),
        (connection, at) => connection.Execute(CancelSql, new { actor.WorkspaceId, key, at, nobody = Guid.Empty }) == 1);

    /// <summary>It takes place after all.</summary>
    public Task<bool> TakeUpAsync(Actor actor, string key) => ChangeAsync(actor, (key, "event.taken-up"),
        (connection, at) => connection.Execute(TakeUpSql, new { actor.WorkspaceId, key, at, nobody = Guid.Empty }) == 1);

    /// <summary>How many are on the road of these versions or rest beside it.</summary>
    public long OnTheRoad(IEnumerable<Guid> versions) => database.Read(connection => versions.Sum(version =>
        connection.ExecuteScalar<long>(OnTheRoadSql, new { version, Active = (int)Measure.Active, Resting = (int)Measure.Resting })));

    /// <summary>How many reminders of this day have left by these versions.</summary>
    /// <param name="start">Of the day, as deliveries name it.</param>
    public long Reminded(Guid workspaceId, IEnumerable<Guid> versions, Instant start) => database.Read(connection => versions.Sum(version =>
        connection.ExecuteScalar<long>(RemindedSql, new { workspaceId, version, about = start.ToUnixTimeMilliseconds() })));

    /// <summary>The days of a business begin at other moments.</summary>
    public static void ChangedAll(DbConnection connection, Guid workspaceId, Instant now) =>
        connection.Execute(ChangedAllSql, new { workspaceId, at = now.ToUnixTimeMilliseconds(), nobody = Guid.Empty });

    private async Task<bool> ChangeAsync(Actor actor, (string Key, string Action) what, Func<DbConnection, long, bool> change)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var isDone = await database.WriteAsync(connection =>
        {
            if (!change(connection, now.ToUnixTimeMilliseconds())) return false;
            AuditLog.Write(connection, actor, now, what.Action, what.Key);
            return true;
        });
        if (isDone) Changed?.Invoke();
        return isDone;
    }

    private sealed record Row
    {
        public string Key { get; init; } = "";
        public string Name { get; init; } = "";
        public string Starts { get; init; } = "";
        public int Minutes { get; init; }
        public string Place { get; init; } = "";
        public long? CancelledAt { get; init; }
        public long Told { get; init; }
        public bool IsOpen { get; init; }
        public int Seats { get; init; }
        public bool HasWaitingList { get; init; }
        public string Closes { get; init; } = "";
        public string Link { get; init; } = "";
        public string Heading { get; init; } = "";
        public string Words { get; init; } = "";
        public string Picture { get; init; } = "";
        public long Edition { get; init; }
        public long? DoorUsedAt { get; init; }
        public long? DoorClosedAt { get; init; }

        public Occasion ToOccasion() => new(Key, new(Name, Starts, Minutes, Place), At(CancelledAt), Told == 1)
        {
            Offer = new(IsOpen, Seats, HasWaitingList)
            {
                Closes = Closes,
                Link = Link,
                Heading = Heading,
                Words = Words,
                Picture = Picture,
            },
            Edition = Edition,
            DoorUsedAt = At(DoorUsedAt),
            DoorClosedAt = At(DoorClosedAt),
        };

        private static Instant? At(long? at) => at is { } moment ? Instant.FromUnixTimeMilliseconds(moment) : null;
    }
}
