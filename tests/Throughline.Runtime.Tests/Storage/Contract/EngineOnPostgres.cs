using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Dialects.Postgres;
using Throughline.Runtime.Tests.Engine;
using Throughline.Time;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Whole transactions of the engine on PostgreSQL: events in; person, road, message and counters out.</summary>
public sealed class EngineOnPostgres(PostgresServer server)
{
    private static readonly Journey _course = World.Road(
        "course", "Form Submitted", World.Step(
            "welcome", World.Sends("Welcome"), done: "Call Booked"), World.Step("thanks", World.Sends("Thank you")));

    [Fact]
    public async Task A_walk_ends_as_it_does_on_SQLite_and_the_doctor_finds_all_well()
    {
        await using var here = await World.BeginAsync(_course);
        await using var there = await World.BeginOnAsync(await server.NewStoreAsync(), _course);
        foreach (var world in (World[])[here, there])
        {
            await world.TellAsync([.. Enumerable.Range(0, 30).SelectMany(Newcomer)]);
            await world.LiveUntilAsync(World.Start + Duration.FromDays(1));
            await world.TellAsync([.. Enumerable.Range(0, 15).Select(n => World.Track("Call Booked", $"user-{n}", at: world.Clock.Now))]);
            await world.LiveUntilAsync(World.Start + Duration.FromDays(30));
        }
        Assert.Equal(Told(here), Told(there));
        Assert.Equal(here.Letters.Taken.Count, there.Letters.Taken.Count);
        Assert.True(there.Examine().IsWell, string.Join('\n', there.Examine().Ailments));
        Assert.True(Told(there).Count > 10);
    }

    [Fact]
    public async Task Whoever_comes_in_by_a_date_and_waits_for_a_day_that_moves_ends_as_on_SQLite()
    {
        await using var here = await World.BeginAsync();
        await using var there = await World.BeginOnAsync(await server.NewStoreAsync());
        foreach (var world in (World[])[here, there])
        {
            await world.TellAsync([.. Enumerable.Range(0, 30).SelectMany(n => new[]
            {
                World.Identify($"user-{n}", null, $"user{n}@example.org"), World.Track("Order Completed", $"user-{n}"),
            })]);
            var (events, jill) =
                (new Occasions(world.Database, world.Clock) { Changed = world.Parts.Catalogue.Refresh }, new Actor(World.Business, "jill"));
            await events.AddAsync(jill, "fair", new OccasionTerms("Fair", "2026-04-20", 0, ""));
            await world.PublishAsync(_again, MoveChoices.EverybodyMoves with { PresentToo = true });
            await world.LiveUntilAsync(World.Start + Duration.FromDays(40));
            await events.ChangeAsync(jill, "fair", new OccasionTerms("Fair", "2026-05-20", 0, ""));
            await world.LiveUntilAsync(World.Start + Duration.FromDays(100));
        }
        Assert.Equal(30, there.Letters.Taken.Count);
        Assert.Equal(Told(here), Told(there));
        Assert.True(there.Examine().IsWell, string.Join('\n', there.Examine().Ailments));
    }

    private static readonly Journey _again = World.Road("again", "", World.Step("fair", World.Sends("The fair is today")) with
    {
        Until = new DateWait("fair", DateSide.At, Wait.None),
        Within = Wait.OfDays(5),
    }) with
    {
        Dates = [new JourneyDate("order") { Set = new EventRule("Order Completed", []) }, new JourneyDate("fair") { Occasion = "fair" }],
        EntryPoints = [new EntryPoint("by-order", null, null, 0) { Opens = new DateWait("order", DateSide.After, Wait.OfDays(30)) }],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_events_cost_as_many_statements_as_ten(bool known)
    {
        var few = await StatementsAsync(10, known);
        Assert.InRange(few, 5, 60);
        Assert.Equal(few, await StatementsAsync(1_000, known));
    }

    /// <summary>How many statements one group of events takes: of newcomers, or of people who are on the road.</summary>
    private async Task<long> StatementsAsync(int people, bool known)
    {
        await using var world = await World.BeginOnAsync(await server.NewStoreAsync(), _course);
        var store = (PostgresDatabase)world.Database;
        InboundEvent[] newcomers = [.. Enumerable.Range(0, people).SelectMany(Newcomer)];
        InboundEvent[] booked = [.. Enumerable.Range(0, people).Select(n => World.Track("Call Booked", $"user-{n}"))];
        if (known) await world.TellAsync(newcomers);
        var before = store.Sent;
        await world.TellAsync(known ? booked : newcomers);
        Assert.Equal(people, world.Count("SELECT COUNT(*) FROM person"));
        Assert.Equal(known ? 2 * people : people, world.Count("SELECT COUNT(*) FROM delivery"));
        return store.Sent - before;
    }

    private static IEnumerable<InboundEvent> Newcomer(int n) =>
        [World.Identify($"user-{n}", null, $"user{n}@example.org"), World.Track("Form Submitted", $"user-{n}")];

    /// <summary>Everything that is counted, and how every delivery and every road stands.</summary>
    private static List<string> Told(World world) => world.Database.Read(connection => connection
        .Query<(long, long, long, long)>(
            """
            SELECT step, measure, day, CAST(SUM(n) AS BIGINT) FROM tally
            GROUP BY step, measure, day HAVING SUM(n) <> 0 ORDER BY step, measure, day
            """)
        .Concat(connection.Query<(long, long, long, long)>(
            "SELECT 0, step, state, COUNT(*) FROM delivery GROUP BY step, state"))
        .Concat(connection.Query<(long, long, long, long)>("SELECT 1, position, state, COUNT(*) FROM enrollment GROUP BY position, state"))
        .Select(row => row.ToString())
        .Order(StringComparer.Ordinal)
        .ToList());
}
