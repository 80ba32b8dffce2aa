using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Tests.Storage.Contract;

public sealed class OpeningsOnSqlite() : OpeningContract(null);

public sealed class OpeningsOnPostgres(PostgresServer server) : OpeningContract(server);

/// <summary>Ways in that open by date, people who are looked through, and those who hear of an event of the business.</summary>
public abstract class OpeningContract(PostgresServer? server) : StoreContract(server)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    public async Task A_set_is_read_back_as_it_was_written_and_written_over(int count)
    {
        var rows = Enumerable.Range(0, count).Select(n => Row(n, Made.Now + Duration.FromHours(n))).ToList();
        await WriteAsync(tables => tables.Openings.Save(rows));
        await WriteAsync(tables => tables.Openings.Save(rows));
        Assert.Equal(rows, (await OfAsync(count)).OrderBy(row => rows.FindIndex(one => one.PersonId == row.PersonId)));
        var closed = rows.ConvertAll(row => row with { Opening = OpeningRule.Closed(row.Opening) });
        await WriteAsync(tables => tables.Openings.Save(closed));
        Assert.All(await OfAsync(count), row => Assert.Null(row.Opening.Due));
    }

    [Fact]
    public async Task The_longest_due_come_first_a_paused_journey_is_left_alone_and_one_can_be_put_off()
    {
        await PeopleAsync(4);
        await Store.WriteAsync(connection => connection.Execute(
            """
            INSERT INTO journey (id, workspace_id, key, name, draft, paused_at, created_at, updated_at)
            VALUES (@Version, @Business, 'paused', 'Paused', '', 1, 0, 0)
            """,
            new { Made.Version, Made.Business }));
        await WriteAsync(tables => tables.Openings.Save(
        [
            Row(0, Made.Now - Duration.FromHours(1)), Row(1, Made.Now - Duration.FromHours(2)), Row(2, Made.Now + Duration.FromHours(1)),
            Row(3, Made.Now - Duration.FromHours(9)) with { Entry = new EntryKey(Made.Version, "door") },
        ]));
        Assert.Equal([Made.Person(1), Made.Person(0)],
            (await ListAsync<PersonRow>((tables, take) => tables.Openings.LockDue(Made.Now, 9, take))).Select(row => row.Id));
        Assert.Equal([Made.Person(1)], await Store.TransactAsync(tables => tables.Openings.DuePeople(Made.Now, 1)));
        Assert.Equal(Made.Now - Duration.FromHours(2), await Store.TransactAsync(tables => tables.Openings.NextDue()));
        await WriteAsync(tables => tables.Openings.Postpone(Made.Person(1), Made.Now, Made.Now + Duration.FromDays(1)));
        Assert.Equal([Made.Person(0)], await Store.TransactAsync(tables => tables.Openings.DuePeople(Made.Now, 9)));
    }

    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 3)]
    public async Task People_are_looked_through_each_once_in_groups(bool everybody, int people)
    {
        await PeopleAsync(5);
        await WriteAsync(tables => tables.Openings.Save([.. Enumerable.Range(0, 3).Select(n => Row(n, Made.Now))]));
        await Store.WriteAsync(connection => OpeningScans.Begin(connection, Made.Business, Made.Journey, everybody));
        var seen = new List<Guid>();
        while (await NextScanAsync() is { } scan)
            await WriteAsync(tables =>
            {
                var next = tables.OpeningScans.LockNext(scan, 2);
                seen.AddRange(next.Select(row => row.Id));
                if (next.Count == 0) tables.OpeningScans.End(scan);
                else tables.OpeningScans.Advance(scan, next[^1].Id);
            });
        Assert.Equal(people, seen.Count);
        Assert.Equal(people, seen.Distinct().Count());
    }

    [Fact]
    public async Task One_that_begins_anew_means_whom_it_meant_before_and_an_old_hand_changes_nothing()
    {
        await PeopleAsync(2);
        await Store.WriteAsync(connection => OpeningScans.Begin(connection, Made.Business, Made.Journey, everybody: true));
        var old = (await NextScanAsync())!;
        await WriteAsync(tables => tables.OpeningScans.Advance(old, Made.Person(1)));
        await Store.WriteAsync(connection => OpeningScans.Begin(connection, Made.Business, Made.Journey, everybody: false));
        Assert.Equal(old, await NextScanAsync());
        await WriteAsync(tables => tables.OpeningScans.End(old with { LastBucket = 7 }));
        Assert.Equal(old, await NextScanAsync());
    }

    [Fact]
    public async Task An_event_of_the_business_is_made_moved_cancelled_and_told_from_the_start()
    {
        var (events, jill) = (new Occasions(Store, TimeProvider.System), new Actor(Made.Business, "jill"));
        var terms = new OccasionTerms("Spring", "2027-04-14T10:00", 90, "Here");
        Assert.True(await events.AddAsync(jill, "spring", terms));
        Assert.False(await events.AddAsync(jill, "spring", terms));
        Assert.Equal(new Occasion("spring", terms, null, EverybodyKnows: false), Assert.Single(events.All(Made.Business)));
        var news = Assert.Single(await Store.TransactAsync(tables => tables.Occasions.Untold()));
        await WriteAsync(tables => tables.Occasions.Advance(news, Made.Person(1)));
        await WriteAsync(tables => tables.Occasions.End(news)); // an old hand
        Assert.NotEqual(news, Assert.Single(await Store.TransactAsync(tables => tables.Occasions.Untold())));
        Assert.True(await events.ChangeAsync(jill, "spring", terms with { Place = "There" }));
        Assert.Equal(Made.Person(1), Assert.Single(await Store.TransactAsync(tables => tables.Occasions.Untold())).LastPerson);
        Assert.True(await events.ChangeAsync(jill, "spring", terms with { Starts = "2027-04-15" }));
        Assert.Equal(-1, Assert.Single(await Store.TransactAsync(tables => tables.Occasions.Untold())).LastBucket);
        Assert.True(await events.CancelAsync(jill, "spring"));
        Assert.False(await events.CancelAsync(jill, "spring"));
        Assert.True(await events.TakeUpAsync(jill, "spring"));
        Assert.False(await events.ChangeAsync(jill, "autumn", terms));
        Assert.Equal(0, events.OnTheRoad([Made.Version]));
        Assert.Equal(0, events.Reminded(Made.Business, [Made.Version], Made.Now));
    }

    private Task<OpeningScanRow?> NextScanAsync() => Store.TransactAsync(tables => tables.OpeningScans.Open().FirstOrDefault());

    private Task<List<OpeningRow>> OfAsync(int count) =>
        ListAsync<OpeningRow>((tables, take) => tables.Openings.Of([.. Enumerable.Range(0, count).Select(Made.Person)], take));

    private Task PeopleAsync(int count) =>
        WriteAsync(tables => tables.People.Save([.. Enumerable.Range(0, count).Select(n => Made.Somebody(Made.Person(n)))]));

    private static OpeningRow Row(int n, Instant due) =>
        new(Made.Person(n), new EntryKey(Made.Journey, "door"), Made.Business, new DatedOpening
        {
            Marks = [new("call", $"Booking {n} ü", n % 2 == 0 ? DateValue.Of(Made.Now) : null, Made.Now, Made.Id("event", n))],
            Opened = [DateValue.Of(Made.Now), DateValue.Of(new LocalDate(2026, 1, 1))],
            Value = n % 3 == 0 ? DateValue.Of(Made.Now) : DateValue.Of(new LocalDate(2027, 2, 28)),
            Due = due,
        });
}
