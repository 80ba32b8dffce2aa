using Dapper;
using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class FactsOnSqlite() : FactContract(null);

public sealed class FactsOnPostgres(PostgresServer server) : FactContract(server);

/// <summary>The view <c>fact</c>: what one person did and got, told once each with its dimensions.</summary>
public abstract class FactContract(PostgresServer? server) : StoreContract(server)
{
    [Fact]
    public async Task Everything_that_happened_is_a_fact_with_its_day_wording_source_value_and_minutes()
    {
        var person = Made.Person(1);
        var delivery = Made.Delivery(person, 1);
        var assignment = new AssignmentRow(
            person, Made.Id("assignment", 1), Made.Business, Made.Id("enrollment", 1), Made.Version, 2, "jill", AssignmentState.Open,
            Made.Now, Made.Now)
        { Source = "social", OpenedDay = 20_514 };
        await WriteAsync(tables =>
        {
            tables.Enrollments.Insert([Made.Road(person, 1, Made.Now)]);
            tables.Visits.Save(
                [
                    new(
                        new VisitKey(person, Made.Id("enrollment", 1), 0), Made.Version,
                        new StepVisit(VisitOutcome.Done, ReachedAt: Made.Now, SettledAt: Made.Now), 20_514, 20_515, "b", "social",
                        new Money(500, "EUR"))]);
            tables.Deliveries.Queue([delivery]);
            tables.Deliveries.Settle([new(delivery with { State = DeliveryState.Sent, SentDay = 20_514 }, Made.Now, "250 ok")]);
            tables.Deliveries.NoteOpened([(delivery.Key, Made.Now, 20_515)]);
            tables.Deliveries.NoteClicked([(delivery.Key, Made.Now, 20_516)]);
            tables.Answers.Save(
                [
                    new(
                        person, delivery.Key.Id, Made.Business, Made.Id("enrollment", 1), Made.Version, 1, 9, null,
                        Made.Now) { Day = 20_517, Wording = "b", Source = "social" }]);
            tables.Assignments.Open([assignment]);
            tables.Assignments.Settle(
                [assignment with { State = AssignmentState.Done, SettledAt = Made.Now, SettledDay = 20_518, Minutes = 20 }]);
        });
        string[] expected =
        [
            "-1 0 20514  social  0 0", "-1 1 0  social  0 0", "0 10 20514  social  0 0",
            "0 12 20515 b social EUR 500 0", "0 20 20515 b social  0 0", "0 21 20515 b social  0 0",
            "1 10 20514  social  0 0", "1 11 0  social  0 0", "1 30 20514 b social  0 0",
            "1 32 20515 b social  0 0", "1 33 20516 b social  0 0", "1 36 20517 b social  0 0",
            "2 37 20514  social  0 0", "2 38 20518  social  0 20",
        ];
        var facts = Store.Read(
            connection => connection.Query<Fact>(
                "SELECT step, measure, day, wording, source, currency, value, minutes FROM fact WHERE version_id = @Version",
                new { Made.Version }).Select(fact => fact.ToString()).ToList());
        Assert.Equal(expected.Order(StringComparer.Ordinal), facts.Order(StringComparer.Ordinal));
    }

    private sealed record Fact
    {
        public int Step { get; init; }
        public int Measure { get; init; }
        public int Day { get; init; }
        public string Wording { get; init; } = "";
        public string Source { get; init; } = "";
        public string Currency { get; init; } = "";
        public long Value { get; init; }
        public long Minutes { get; init; }

        public override string ToString() =>
            FormattableString.Invariant($"{Step} {Measure} {Day} {Wording} {Source} {Currency} {Value} {Minutes}");
    }
}
