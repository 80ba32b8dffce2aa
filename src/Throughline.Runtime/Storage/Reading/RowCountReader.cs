using Dapper;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>A delivery, and what became of it.</summary>
internal sealed record DeliveryFate
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public int Step { get; init; }
    public int Number { get; init; }
    public DeliveryState State { get; init; }
    public int Attempts { get; init; }
}

/// <summary>Counts row by row, over every business: for measurements and proofs. No page does that.</summary>
internal sealed class RowCountReader(Database database)
{
    private const string EventsSql = "SELECT COUNT(*) FROM event";
    private const string PeopleSql = "SELECT COUNT(*) FROM person";
    private const string EventIdsSql = "SELECT id FROM event WHERE name = @name";
    private const string WaitingSql = """
        SELECT (SELECT COUNT(*) FROM delivery WHERE state = 0) + (SELECT COUNT(*) FROM delivery WHERE state = 1)
        """;
    private const string SentSql = "SELECT COUNT(*) FROM delivery WHERE state = 2";
    private const string FollowedSql = "SELECT COUNT(*) FROM followed_link";
    private const string FatesSql = "SELECT id, person_id, step, number, state, attempts FROM delivery";

    public long Events() => Count(EventsSql);

    public long People() => Count(PeopleSql);

    /// <summary>Deliveries that are queued or on their way.</summary>
    public long WaitingDeliveries() => Count(WaitingSql);

    /// <summary>Links that were followed at least once.</summary>
    public long FollowedLinks() => Count(FollowedSql);

    public long SentDeliveries() => Count(SentSql);

    /// <summary>Of every event of that name; the same id twice where it is stored for two people.</summary>
    public IReadOnlyList<Guid> EventIds(string name) =>
        database.Read(connection => connection.Query<Guid>(EventIdsSql, new { name }).AsList());

    public IReadOnlyList<DeliveryFate> DeliveryFates() => database.Read(connection => connection.Query<DeliveryFate>(FatesSql).AsList());

    private long Count(string sql) => database.Read(connection => connection.ExecuteScalar<long>(sql));
}
