using Dapper;
using NodaTime;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Reading;

public sealed class ListsOfThings
{
    private static readonly PeopleScope Business = PeopleScope.Whole(SmallWorld.Business);

    [Theory]
    [InlineData("ÁLVAREZ", "Ana Álvarez")]
    [InlineData("ana@EXAMPLE.org", "Ana Álvarez")]
    [InlineData("o'hara", "Eve <script>alert(1)</script> O'Hara")]
    [InlineData("dan@", "dan@example.org")]
    public async Task People_are_found_by_any_part_of_name_or_address(string typed, string name)
    {
        await using var world = new SmallWorld();
        Assert.Equal(name, Assert.Single(new PeopleReader(world.Database).Search(Business, typed, null).Rows).Name);
    }

    [Theory]
    [InlineData("zoe@example.org")]
    [InlineData("%")]
    [InlineData("nobody at all")]
    public async Task Nobody_is_found_who_is_not_there(string typed)
    {
        await using var world = new SmallWorld();
        Assert.Empty(new PeopleReader(world.Database).Search(Business, typed, null).Rows);
    }

    [Fact]
    public async Task People_come_newest_first_with_the_road_they_are_on()
    {
        await using var world = new SmallWorld();
        var rows = new PeopleReader(world.Database).Newest(Business, null).Rows;
        Assert.Equal(["Gus Grey", "Fay Fox", "Eve <script>alert(1)</script> O'Hara", "dan@example.org", "Cleo", "Ben Bright", "Ana Álvarez"], rows.Select(row => row.Name));
        Assert.Equal((1, "A first week that works"), (rows[0].Position, rows[0].JourneyName));
    }

    [Fact]
    public async Task What_nobody_knows_is_found_behind_any_number_of_other_messages_and_turned_page_by_page()
    {
        await using var world = new SmallWorld();
        SmallWorld.AddCrowd(world.Database, 120);
        await world.Database.WriteAsync(c => { c.Execute("UPDATE delivery SET state = 3 WHERE subject = 'Welcome'"); });
        var deliveries = new DeliveryReader(world.Database);
        var shelf = All(after => deliveries.Outbox(Business, OutboxShelf.Unknown, after));
        Assert.Equal((121, 121), (shelf.Count, shelf.Select(row => row.Id).Distinct().Count()));
        Assert.Equal(
            new UnknownGlance(121, IsAll: true, SmallWorld.Now - Duration.FromDays(20)),
            deliveries.UnknownSince(SmallWorld.Business, Instant.MinValue));
        var lately = deliveries.UnknownSince(SmallWorld.Business, SmallWorld.Now - Duration.FromDays(14));
        Assert.Equal((1, SmallWorld.Now - Duration.FromDays(5)), (lately.Count, lately.Oldest!.Value));
    }

    [Fact]
    public async Task What_waits_or_is_held_is_found_behind_any_number_of_messages_that_left()
    {
        await using var world = new SmallWorld();
        SmallWorld.AddCrowd(world.Database, 60);
        var rest = MergeTable.Tables.Single(table => table.Table == "delivery").Columns["id, ".Length..];
        var many = DeliveryReader.ShelfDepth / 60 + 2;
        await world.Database.WriteAsync(c =>
        {
            c.Execute("UPDATE delivery SET created_at = 0 WHERE state = 0");
            c.Execute($"""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
                INSERT INTO delivery (bucket, person_id, id, {rest})
                SELECT bucket, person_id, randomblob(16), {rest} FROM (SELECT * FROM delivery WHERE subject = 'Welcome' LIMIT 60) d, n
                """);
        });
        var deliveries = new DeliveryReader(world.Database);
        var held = deliveries.Outbox(Business, OutboxShelf.Held, null);
        Assert.Equal(("quiet-hours", null), (Assert.Single(held.Rows).Reason!.Code, held.Next));
        Assert.Empty(deliveries.Outbox(Business, OutboxShelf.Waiting, null).Rows);
    }

    [Fact]
    public async Task Wordings_and_sources_are_counted_each_on_its_own()
    {
        await using var world = new SmallWorld();
        foreach (var (step, measure, wording, source, n) in new[]
        {
            (0, 30, "a", "social", 7), (0, 30, "a", "friend", 5), (0, 30, "b", "social", 9), (0, 20, "a", "social", 4),
            (0, 21, "a", "social", 3), (0, 30, "", "social", 50), (1, 30, "a", "social", 99),
            (-1, 0, "", "social", 8), (-1, 7, "", "social", 2), (-1, 1, "", "social", 3), (-1, 2, "", "social", 1),
            (-1, 3, "", "social", 2), (-1, 4, "", "social", 1), (-1, 0, "", "friend", 2),
        })
            await world.Database.WriteAsync(c =>
            {
                c.Execute(
                    """
                    INSERT INTO tally (version_id, step, measure, day, wording, source, currency, writer, n, value, minutes)
                    VALUES (@version, @step, @measure, 20000, @wording, @source, '', -1, @n, 0, 0)
                    """,
                    new { version = SmallWorld.VersionId, step, measure, wording, source, n });
            });
        var counters = new TallyReader(world.Database);
        Assert.Equal(
            [new WordingCount("a", 12, 4, 3), new WordingCount("b", 9, 0, 0)],
            counters.Wordings(SmallWorld.VersionId, 0).OrderBy(one => one.Wording));
        // Those without a source are the world's own.
        Assert.Equal(
            [new SourceCount("", 7, 5, 1, 1), new SourceCount("social", 6, 4, 2, 1), new SourceCount("friend", 2, 0, 0, 0)],
            counters.Sources(SmallWorld.JourneyId));
    }

    [Fact]
    public async Task A_crowd_is_turned_page_by_page()
    {
        await using var world = new SmallWorld();
        SmallWorld.AddCrowd(world.Database, 120);
        var people = new PeopleReader(world.Database);
        var deliveries = new DeliveryReader(world.Database);
        Assert.Equal(127, All(after => people.Newest(Business, after)).Select(row => row.PersonId).Distinct().Count());
        Assert.Equal(120, All(after => people.Search(Business, "walker", after)).Select(row => row.PersonId).Distinct().Count());
        Assert.Equal(125, All(after => deliveries.Outbox(Business, OutboxShelf.All, after)).Select(row => row.Id).Distinct().Count());
        Assert.Equal(122, All(after => deliveries.Outbox(Business, OutboxShelf.Sent, after)).Select(row => row.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(OutboxShelf.Held, "quiet-hours")]
    [InlineData(OutboxShelf.Refused, "bad-address")]
    [InlineData(OutboxShelf.Unknown, null)]
    internal async Task A_shelf_of_the_outbox_holds_its_own(OutboxShelf shelf, string? reason)
    {
        await using var world = new SmallWorld();
        var row = Assert.Single(new DeliveryReader(world.Database).Outbox(Business, shelf, null).Rows);
        Assert.Equal(reason, row.Reason?.Code);
    }

    [Fact]
    public async Task Assignments_are_open_or_settled()
    {
        await using var world = new SmallWorld();
        var reader = new AssignmentReader(world.Database);
        var open = Assert.Single(reader.Open(Business, null).Rows);
        Assert.Equal(("Ana Álvarez", "jill", SmallWorld.Now - Duration.FromDays(1)), (open.Name, open.Owner, open.DueAt));
        Assert.Equal("Wants to start in May <b>soon</b>", Assert.Single(reader.Settled(Business, null).Rows).Outcome);
    }

    [Fact]
    public async Task Answers_come_with_who_gave_them_and_are_summed_up_by_score()
    {
        await using var world = new SmallWorld();
        var reader = new AnswerReader(world.Database);
        Assert.Equal(("Ana Álvarez", 9), (reader.Latest(Business, null).Rows[0].Name, reader.Latest(Business, null).Rows[0].Score));
        Assert.Equal((SmallWorld.VersionId, 1, 9, 1), Assert.Single(reader.Counts(Business)) is var one ? (one.VersionId, one.Step, one.Score, one.N) : default);
    }

    [Fact]
    public async Task Journeys_say_whether_their_draft_moved_on()
    {
        await using var world = new SmallWorld();
        var journey = Assert.Single(new JourneyReader(world.Database).List(SmallWorld.Business));
        Assert.True(journey is { IsPublished: true, DraftDiffers: false, LiveNumber: 1, IsPaused: false });
        Assert.Null(new JourneyReader(world.Database).Find(SmallWorld.Business, "theirs"));
        Assert.Null(new JourneyReader(world.Database).File(SmallWorld.Business, SmallWorld.OtherVersionId));
    }

    [Fact]
    public async Task Refusals_are_told_most_frequent_first()
    {
        await using var world = new SmallWorld();
        Assert.Equal(["unsubscribed", "bad-address"], new TallyReader(world.Database).Refusals(SmallWorld.VersionId).Select(row => row.Reason));
    }

    private static List<T> All<T>(Func<string?, Slice<T>> page)
    {
        var all = new List<T>();
        for (string? after = null; ;)
        {
            var part = page(after);
            all.AddRange(part.Rows);
            if ((after = part.Next) is null) return all;
        }
    }
}
