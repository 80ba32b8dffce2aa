using NodaTime;
using Throughline.Enrollments;
using Throughline.Messages;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class RoadsOnSqlite() : RoadContract(null);

public sealed class RoadsOnPostgres(PostgresServer server) : RoadContract(server);

/// <summary>Who is where, and what they have behind them.</summary>
public abstract class RoadContract(PostgresServer? server) : StoreContract(server)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task A_set_of_roads_is_read_back_as_it_was_written(int count)
    {
        var rows = Enumerable.Range(0, count).Select(
            n => Made.Road(Made.Person(n / 2), n, n % 2 == 0 ? Made.Now : null, hold: n % 2 == 0 ? null : "Waits for an address")).ToList();
        await WriteAsync(tables => tables.Enrollments.Insert(rows));
        var found = await ListAsync<EnrollmentRow>(
            (tables, take) => tables.Enrollments.Of([.. rows.Select(row => row.Enrollment.PersonId).Distinct(), Made.Person(-1)], take));
        Same(rows, found);
    }

    [Fact]
    public async Task A_road_changes_in_whole_or_in_its_timer_alone()
    {
        await PeopleAsync(3);
        var (moves, waits) = (Made.Road(Made.Person(1), 1, Made.Now), Made.Road(Made.Person(2), 2, Made.Now));
        await WriteAsync(tables => tables.Enrollments.Insert([moves, waits]));
        var left = moves.Enrollment with { State = EnrollmentState.Left, LeftReason = "Said goodbye", Due = null };
        var moved = moves with { Asked = 3, Due = null, ReachedDay = null, EndedDay = 20_515, Enrollment = left };
        var waited = Made.Road(Made.Person(2), 2, Made.Now + Duration.FromHours(1)) with { Asked = 1 };
        await WriteAsync(tables => tables.Enrollments.Update([(moves, moved), (waits, waited)]));
        await WriteAsync(tables => tables.Enrollments.Update([]));
        Same(
            [moved, waited],
            await ListAsync<EnrollmentRow>((tables, take) => tables.Enrollments.Of([Made.Person(1), Made.Person(2)], take)));
        Assert.Equal(Made.Now + Duration.FromHours(1), await Store.TransactAsync(tables => tables.Enrollments.NextDue()));
    }

    [Fact]
    public async Task The_longest_due_come_first_and_a_paused_journey_is_left_alone()
    {
        await PeopleAsync(6);
        await WriteAsync(tables => tables.Enrollments.Insert(
        [
            .. Enumerable.Range(0, 4).Select(n => Made.Road(Made.Person(n), n, Made.Now - Duration.FromHours(n))),
            Made.Road(Made.Person(4), 4, Made.Now + Duration.FromHours(1)),
            Made.Road(Made.Person(5), 5, Made.Now - Duration.FromDays(9)) with { JourneyId = Made.Version },
        ]));
        await Store.WriteAsync(connection => Dapper.SqlMapper.Execute(
            connection,
            """
            INSERT INTO journey (id, workspace_id, key, name, draft, paused_at, created_at, updated_at)
            VALUES (@Version, @Business, 'paused', 'Paused', '', 1, 0, 0)
            """,
            new { Made.Version, Made.Business }));
        var due = await ListAsync<PersonRow>((tables, take) => tables.Enrollments.LockDue(Made.Now, 3, take));
        Assert.Equal([Made.Person(3), Made.Person(2), Made.Person(1)], due.Select(person => person.Id));
        Assert.Equal(Made.Now - Duration.FromHours(3), await Store.TransactAsync(tables => tables.Enrollments.NextDue()));
        Assert.NotNull(await Store.TransactAsync(tables => tables.Journeys.Unpause(Made.Version)));
        Assert.Null(await Store.TransactAsync(tables => tables.Journeys.Unpause(Made.Version)));
        Assert.Equal(Made.Now - Duration.FromDays(9), await Store.TransactAsync(tables => tables.Enrollments.NextDue()));
    }

    [Fact]
    public async Task People_are_found_by_where_they_stand()
    {
        await PeopleAsync(5);
        await WriteAsync(tables => tables.Enrollments.Insert(
        [
            Made.Road(Made.Person(0), 0, Made.Now),
            Made.Road(Made.Person(1), 1, Made.Now, EnrollmentState.Resting),
            Made.Road(Made.Person(2), 2, state: EnrollmentState.Completed),
            Made.Road(Made.Person(3), 3) with { Asked = 2 },
        ]));
        HashSet<Guid> Expect(params int[] people) => [.. people.Select(Made.Person)];
        async Task<HashSet<Guid>> FindAsync(Action<PeopleTables, Action<PersonRow>> read) => [
            .. (await ListAsync(read)).Select(person => person.Id)];
        Assert.Equal(Expect(0, 1, 3), await FindAsync((tables, take) => tables.Enrollments.LockOnTheRoad(Made.Version, take)));
        Assert.Equal(Expect(3), await FindAsync((tables, take) => tables.Enrollments.LockStuck(10, take)));
        Assert.Equal(Expect(0, 1), await FindAsync((tables, take) => tables.Enrollments.LockToAsk((Made.Version, 1, 2), 10, take)));
        Assert.Empty(await FindAsync((tables, take) => tables.Enrollments.LockToAsk((Made.Version, 0, 2), 10, take)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task Steps_behind_somebody_are_kept_and_settled_anew(int count)
    {
        var rows = Enumerable.Range(0, count).Select(n => new VisitRow(
            new VisitKey(Made.Person(n / 3), Made.Id("enrollment", n / 3), n % 3), Made.Version,
            new StepVisit(
                VisitOutcome.GivenUp, ReachedAt: n % 2 == 0 ? Made.Now : null, SettledAt: Made.Now,
                CameAlong: n % 5 == 0), n % 2 == 0 ? 20_514 : null, 20_514, "b", "social", new Money(n, "EUR"))).ToList();
        await WriteAsync(tables => tables.Visits.Save(rows));
        var done = rows.ConvertAll(
            row => row with { Visit = row.Visit with { Outcome = VisitOutcome.Done }, Money = new Money(7, "CHF"), SettledDay = 20_520 });
        await WriteAsync(tables => tables.Visits.Save(done));
        var found = await ListAsync<VisitRow>(
            (tables, take) => tables.Visits.Find([.. rows.Select(row => row.Key), new(Made.Person(-1), Made.Journey, 0)], take));
        Assert.Equal(done.ToHashSet(), [.. found]);
    }

    [Fact]
    public async Task An_assignment_is_opened_once_and_settled_once()
    {
        var rows = Enumerable.Range(0, 1_000).Select(n => new AssignmentRow(
            Made.Person(n), Made.Id("assignment", n), Made.Business, Made.Id("enrollment", n), Made.Version, 2, n % 2 == 0 ? null : "jill",
            AssignmentState.Open, Made.Now, Made.Now)
        { Source = "social", OpenedDay = 20_514 }).ToList();
        await WriteAsync(tables => tables.Assignments.Open(rows));
        await WriteAsync(tables => tables.Assignments.Open([rows[0] with { Owner = "somebody else" }]));
        Assert.Equal(
            rows.ToHashSet(),
            [.. await ListAsync<AssignmentRow>((tables, take) => tables.Assignments.Find([.. rows.Select(row => row.Key)], take))]);
        var done = rows[0] with { State = AssignmentState.Done, SettledAt = Made.Now, Note = "A good talk", SettledDay = 20_515 };
        await WriteAsync(tables => tables.Assignments.Settle([done]));
        await WriteAsync(tables => tables.Assignments.Settle([done with { State = AssignmentState.Withdrawn }]));
        Assert.Equal(
            AssignmentState.Done,
            Assert.Single(await ListAsync<AssignmentRow>((tables, take) => tables.Assignments.Find([done.Key], take))).State);
        Assert.Empty(await ListAsync<AssignmentRow>((tables, take) => tables.Assignments.Find([], take)));
    }

    [Fact]
    public async Task A_question_is_known_once_it_was_answered()
    {
        var answer = new AnswerRow(
            Made.Person(1), Made.Id("delivery", 1), Made.Business, Made.Id("enrollment", 1), Made.Version, 1, 9, null,
            Made.Now)
        { Day = 20_514, Wording = "b", Source = "social" };
        Assert.False(await Store.TransactAsync(tables => tables.Answers.IsKnown(new(answer.PersonId, answer.DeliveryId))));
        await WriteAsync(tables => tables.Answers.Save([answer]));
        await WriteAsync(tables => tables.Answers.Save([answer with { Score = null, Answer = "Very well 🙂" }]));
        await WriteAsync(tables => tables.Answers.Save([]));
        Assert.True(await Store.TransactAsync(tables => tables.Answers.IsKnown(new(answer.PersonId, answer.DeliveryId))));
        Assert.Equal(
            "Very well 🙂",
            Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<string>(connection, "SELECT answer FROM answer WHERE score IS NULL")));
    }

    [Fact]
    public async Task What_was_set_aside_is_tried_again_when_its_time_has_come()
    {
        FailedSignalRow Row(int n, Instant? retry) => new(
            Made.Person(n), Made.Id("failed", n), Made.Business, Made.Now, "Amount is no number",
            n % 2 == 0 ? null : Made.Id("enrollment", n), retry, n);
        var rows = Enumerable.Range(0, 10).Select(n => Row(n, Made.Now + Duration.FromMinutes(n))).ToList();
        await WriteAsync(tables => tables.FailedSignals.Save(rows));
        await WriteAsync(tables => tables.FailedSignals.Save([rows[1] with { RetryAt = null, Tries = 5 }]));
        Assert.Equal(
            [rows[0], rows[2]], await Store.TransactAsync(tables => tables.FailedSignals.Due(Made.Now + Duration.FromMinutes(4), 2)));
        Assert.Empty(await Store.TransactAsync(tables => tables.FailedSignals.Due(Made.Now - Duration.FromMinutes(1), 10)));
    }

    [Fact]
    public async Task Counters_add_up_however_often_they_are_written()
    {
        var key = new TallyKey(Made.Version, 1, Measure.Done, 20_514, "b", "social", "EUR");
        await WriteAsync(tables => tables.Tallies.Add([new(key, 2, 500, 10), new(key with { Day = 20_515 }, 1, 0, 0)]));
        await WriteAsync(tables => tables.Tallies.Add([new(key, -1, 250, 5)]));
        await WriteAsync(tables => tables.Tallies.AddRefusals([new(Made.Version, 1, SendReason.Cap.Code, 2)]));
        await WriteAsync(tables => tables.Tallies.AddRefusals([new(Made.Version, 1, SendReason.Cap.Code, 3)]));
        var kept = Store.Read(
            connection => Dapper.SqlMapper.Query<(long Day, long N, long Value, long Minutes)>(
                connection, "SELECT day, n, value, minutes FROM tally ORDER BY day").ToList());
        Assert.Equal([(20_514, 1, 750, 15), (20_515, 1, 0, 0)], kept);
        Assert.Equal(5, Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<long>(connection, "SELECT n FROM suppressed_send")));
    }

    private Task PeopleAsync(int count) =>
        WriteAsync(tables => tables.People.Save([.. Enumerable.Range(0, count).Select(n => Made.Somebody(Made.Person(n)))]));

    private static void Same(IEnumerable<EnrollmentRow> expected, IEnumerable<EnrollmentRow> found) =>
        Assert.Equal(expected.OrderBy(row => row.Enrollment.Id).Select(Flat), found.OrderBy(row => row.Enrollment.Id).Select(Flat));

    private static string Flat(EnrollmentRow row) =>
        $"{row with { Enrollment = row.Enrollment with { Visits = [], Occurrences = [] } }} "
        + $"{string.Join('|', row.Enrollment.Visits)} {string.Join('|', row.Enrollment.Occurrences)}";
}
