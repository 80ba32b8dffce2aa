using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class DeliveriesOnSqlite() : DeliveryContract(null);

public sealed class DeliveriesOnPostgres(PostgresServer server) : DeliveryContract(server);

/// <summary>The outbox and everything that ever left it.</summary>
public abstract class DeliveryContract(PostgresServer? server) : StoreContract(server)
{
    private static readonly DeliveryRow _one = Made.Delivery(Made.Person(1), 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task A_set_is_queued_once_and_read_back_as_it_was_written(int count)
    {
        var rows = Enumerable.Range(0, count).Select(
            n => Made.Delivery(Made.Person(n), n) with { NotAfter = n % 2 == 0 ? null : Made.Now }).ToList();
        Assert.Equal(count, await Store.TransactAsync(tables => tables.Deliveries.Queue(rows)));
        Assert.Equal(0, await Store.TransactAsync(tables => tables.Deliveries.Queue(rows)));
        Assert.Equal(rows.ToHashSet(), [.. await FindAsync([.. rows.Select(row => row.Key), new(Made.Person(-1), Made.Journey)])]);
    }

    [Fact]
    public async Task One_that_belongs_to_no_road_has_none()
    {
        var test = _one with { EnrollmentId = default, VersionId = default, Kind = DeliveryKind.Test, Origin = DeliveryOrigin.Test };
        await WriteAsync(tables => tables.Deliveries.Queue([test]));
        Assert.Equal([test], await FindAsync([test.Key]));
        Assert.Equal(
            1,
            Store.Read(
                connection => Dapper.SqlMapper.ExecuteScalar<long>(
                    connection, "SELECT COUNT(*) FROM delivery WHERE enrollment_id IS NULL AND version_id IS NULL")));
    }

    [Fact]
    public async Task The_longest_due_of_a_lane_come_first()
    {
        await WriteAsync(tables => tables.Deliveries.Queue(
        [
            .. Enumerable.Range(0, 5).Select(n => Made.Delivery(Made.Person(n), n, Made.Now - Duration.FromMinutes(n))),
            Made.Delivery(Made.Person(6), 6, Made.Now - Duration.FromDays(1), DeliveryRow.TextLane),
            Made.Delivery(Made.Person(7), 7, Made.Now - Duration.FromDays(1)) with { WorkspaceId = Made.Journey },
            Made.Delivery(Made.Person(8), 8, Made.Now + Duration.FromMinutes(1)),
        ]));
        var due = await ListAsync<DeliveryKey>(
            (tables, take) => tables.Deliveries.Due((Made.Business, DeliveryRow.MailLane), Made.Now, 3, take));
        Assert.Equal([Made.Person(4), Made.Person(3), Made.Person(2)], due.Select(key => key.PersonId));
        Assert.Equal(
            [
                (Made.Business, DeliveryRow.MailLane, Made.Now - Duration.FromMinutes(4)),
                (Made.Business, DeliveryRow.TextLane, Made.Now - Duration.FromDays(1)),
                (Made.Journey, DeliveryRow.MailLane, Made.Now - Duration.FromDays(1)),
            ],
            (await Store.TransactAsync(tables => tables.Deliveries.Lanes())).OrderBy(lane =>
                lane.WorkspaceId != Made.Business).ThenBy(lane => lane.Lane));
    }

    [Fact]
    public async Task A_claim_holds_until_its_lease_is_over()
    {
        await WriteAsync(tables => tables.Deliveries.Queue([_one]));
        await WriteAsync(tables => tables.Deliveries.Claim([new(_one.Key, Made.Now, "ana@example.org")]));
        Assert.Equal([_one with { State = DeliveryState.Sending, Attempts = 1 }], await FindAsync([_one.Key]));
        Assert.Single(await ListAsync<DeliveryRow>((tables, take) => tables.Deliveries.Expired(Made.Now, 10, take)));
        await WriteAsync(tables => tables.Deliveries.Renew([_one.Key], Made.Now + Duration.FromMinutes(5)));
        Assert.Empty(await ListAsync<DeliveryRow>((tables, take) => tables.Deliveries.Expired(Made.Now, 10, take)));
        Assert.Empty(
            await ListAsync<DeliveryKey>(
                (tables, take) => tables.Deliveries.Due((Made.Business, DeliveryRow.MailLane), Made.Now, 3, take)));
    }

    [Fact]
    public async Task One_that_waits_on_keeps_the_last_answer()
    {
        await WriteAsync(tables => tables.Deliveries.Queue([_one]));
        await WriteAsync(
            tables => tables.Deliveries.Defer([new(_one.Key, Made.Now + Duration.FromHours(1), SendReason.WaitingForServer, "451 later")]));
        await WriteAsync(tables => tables.Deliveries.Defer([new(_one.Key, Made.Now + Duration.FromHours(2), null, null)]));
        Assert.Equal([_one with { DueAt = Made.Now + Duration.FromHours(2) }], await FindAsync([_one.Key]));
        Assert.Equal("451 later", Column<string>("detail"));
    }

    [Fact]
    public async Task A_verdict_is_written_with_all_it_knows_and_takes_nothing_away()
    {
        await WriteAsync(tables => tables.Deliveries.Queue([_one]));
        var sent = _one with { State = DeliveryState.Sent, SentDay = 20_514 };
        await WriteAsync(
            tables => tables.Deliveries.Settle([new(sent, Made.Now, "250 ok", "Welcome, Ana", """{"firstName":"Ana"}""", "<1@mail>")]));
        var bounced = sent with { State = DeliveryState.Bounced, Reason = "refused-by-server", BouncedDay = 20_516 };
        await WriteAsync(tables => tables.Deliveries.Settle([new(bounced, Made.Now, null)]));
        Assert.Equal([bounced], await FindAsync([_one.Key]));
        Assert.Equal(
            ("250 ok", "Welcome, Ana", """{"firstName":"Ana"}"""),
            (Column<string>("detail"), Column<string>("subject"), Column<string>("body")));
        Assert.Equal(_one.Key, await Store.TransactAsync(tables => tables.Deliveries.OfProvider("<1@mail>")));
        Assert.Null(await Store.TransactAsync(tables => tables.Deliveries.OfProvider("<2@mail>")));
    }

    [Fact]
    public async Task What_nobody_knows_the_outcome_of_is_found()
    {
        var rows = Enumerable.Range(0, 3).Select(
            n => Made.Delivery(Made.Person(n), n) with { CreatedAt = Made.Now - Duration.FromMinutes(n) }).ToList();
        await WriteAsync(tables => tables.Deliveries.Queue(rows));
        await WriteAsync(
            tables => tables.Deliveries.Settle(
                [
                    .. rows.Take(2).Select(
                        row => new DeliveryVerdict(row with { State = DeliveryState.Unknown, SettledDay = 20_514 }, Made.Now, null))]));
        var found = await ListAsync<DeliveryRow>((tables, take) => tables.Deliveries.Unknown(Made.Business, 10, take));
        Assert.Equal([Made.Person(1), Made.Person(0)], found.Select(row => row.Key.PersonId));
        Assert.Empty(await ListAsync<DeliveryRow>((tables, take) => tables.Deliveries.Unknown(Made.Journey, 10, take)));
    }

    [Fact]
    public async Task What_reached_somebody_lately_is_counted_for_each_of_them()
    {
        var rows = Enumerable.Range(0, 6).Select(n => Made.Delivery(Made.Person(n / 3), n)).ToList();
        await WriteAsync(tables => tables.Deliveries.Queue([.. rows, Made.Delivery(Made.Person(0), 9) with { Purpose = Purpose.Service }]));
        await WriteAsync(
            tables => tables.Deliveries.Settle(
                [
                    .. rows.Take(4).Select(
                        (row, n) => new DeliveryVerdict(
                            row with { State = DeliveryState.Sent }, Made.Now + Duration.FromHours(n), null))]));
        await WriteAsync(tables => tables.Deliveries.Claim([new(rows[4].Key, Made.Now + Duration.FromHours(9), null)]));
        var found = await ListAsync<(Guid, int, Instant?)>((tables, take) => tables.Deliveries.Window(
            [(Made.Person(0), Made.Now), (Made.Person(1), Made.Now), (Made.Person(2), Made.Now)], (id, n, first) => take((id, n, first))));
        Assert.Equal(
            new HashSet<(Guid, int, Instant?)> { (
                Made.Person(0), 2, Made.Now + Duration.FromHours(1)), (Made.Person(1), 2, Made.Now + Duration.FromHours(3)) },
            [.. found]);
    }

    [Fact]
    public async Task After_a_pause_what_waits_is_as_late_as_it_was()
    {
        var pausedAt = Made.Now + Duration.FromHours(1);
        var later = Made.Delivery(Made.Person(2), 2) with { CreatedAt = Made.Now + Duration.FromHours(2) };
        await WriteAsync(tables => tables.Deliveries.Queue([_one, later]));
        await WriteAsync(tables => tables.Deliveries.Defer([new(_one.Key, Made.Now + Duration.FromDays(9), SendReason.Paused, null)]));
        var now = Made.Now + Duration.FromHours(4);
        await WriteAsync(tables => tables.Deliveries.Resume(Made.Version, now, pausedAt));
        Assert.Equal([_one with { CreatedAt = Made.Now + Duration.FromHours(3), DueAt = now }], await FindAsync([_one.Key]));
        Assert.Equal([later with { CreatedAt = now }], await FindAsync([later.Key]));
    }

    [Fact]
    public async Task The_first_opening_and_the_first_click_count()
    {
        await WriteAsync(tables => tables.Deliveries.Queue([_one]));
        await WriteAsync(tables => tables.Deliveries.NoteOpened([(_one.Key, Made.Now, 20_514)]));
        await WriteAsync(tables => tables.Deliveries.NoteClicked([(_one.Key, Made.Now, 20_515)]));
        await WriteAsync(tables => tables.Deliveries.NoteOpened([(_one.Key, Made.Now + Duration.FromDays(9), 20_523)]));
        await WriteAsync(tables => tables.Deliveries.NoteClicked([(_one.Key, Made.Now + Duration.FromDays(9), 20_523)]));
        Assert.Equal([_one with { OpenedDay = 20_514, ClickedDay = 20_515 }], await FindAsync([_one.Key]));
    }

    private Task<List<DeliveryRow>> FindAsync(IReadOnlyCollection<DeliveryKey> keys) =>
        ListAsync<DeliveryRow>((tables, take) => tables.Deliveries.Find(keys, take));

    private T? Column<T>(string name) =>
        Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<T>(connection, $"SELECT {name} FROM delivery"));
}
