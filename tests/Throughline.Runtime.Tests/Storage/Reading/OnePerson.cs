using Throughline.Enrollments;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Reading;

public sealed class OnePerson
{
    private static readonly PeopleScope Business = PeopleScope.Whole(SmallWorld.Business);
    private static readonly PeopleScope OtherBusiness = PeopleScope.Whole(SmallWorld.OtherBusiness);

    [Fact]
    public async Task Is_found_under_the_id_of_whoever_was_merged_into_them()
    {
        await using var world = new SmallWorld();
        var ana = new PersonReader(world.Database).Find(Business, SmallWorld.RetiredAna);
        Assert.Equal(SmallWorld.Ana, ana?.PersonId);
        Assert.Equal("Ana Álvarez", ana?.Name);
    }

    [Fact]
    public async Task Of_another_business_is_nobody()
    {
        await using var world = new SmallWorld();
        var reader = new PersonReader(world.Database);
        Assert.Null(reader.Find(Business, SmallWorld.Zoe));
        Assert.Null(reader.Find(OtherBusiness, SmallWorld.RetiredAna));
        Assert.Empty(reader.Enrollments(Business, SmallWorld.Zoe));
        Assert.Null(new DeliveryReader(world.Database).Find(Business, SmallWorld.Zoe, WorldRows.DeliveryId(SmallWorld.Road("zoe"), 0)));
        Assert.Null(new AssignmentReader(world.Database).Find(Business, SmallWorld.Zoe, WorldRows.AssignmentId(SmallWorld.Road("zoe"), 0)));
    }

    [Fact]
    public async Task Has_roads_identities_and_what_they_agreed_to()
    {
        await using var world = new SmallWorld();
        var reader = new PersonReader(world.Database);
        var road = Assert.Single(reader.Enrollments(Business, SmallWorld.Ana));
        Assert.Equal(("first-week", 1, EnrollmentState.Active, 2), (road.JourneyKey, road.VersionNumber, road.State, road.Position));
        Assert.Equal("ana@example.org", Assert.Single(reader.Identities(Business, SmallWorld.Ana)).Value);
        Assert.True(Assert.Single(reader.Consents(Business, SmallWorld.Ana)).Granted);
    }

    [Fact]
    public async Task Has_one_timeline_of_everything_latest_first_and_nothing_told_twice()
    {
        await using var world = new SmallWorld();
        var entries = Timeline(world).Page(Business, SmallWorld.Ana, null);
        Assert.Null(entries.Next);
        Assert.Equal(entries.Rows.OrderByDescending(entry => entry.At).Select(entry => entry.At), entries.Rows.Select(entry => entry.At));
        Assert.Equal(
            ["FailedSignal", "Answered", "Assigned", "Settled", "Sent", "Settled", "Happened", "Sent", "Agreed", "CameIn", "Happened"],
            entries.Rows.Select(entry => entry.GetType().Name).OrderBy(_ => 0));
        Assert.DoesNotContain(entries.Rows.OfType<TimelineEntry.Happened>(), entry => entry.Event.Name == "Survey Answered");
    }

    [Fact]
    public async Task With_a_long_story_is_read_in_parts_without_gap_or_repeat_even_at_one_and_the_same_moment()
    {
        await using var world = new SmallWorld();
        var rows = new WorldRows(world.Database, SmallWorld.Business);
        for (var i = 0; i < 130; i++) rows.Event(SmallWorld.Eve, $"Page Viewed {i}", SmallWorld.Now - NodaTime.Duration.FromMinutes(i / 70));
        var names = new List<string>();
        for (string? after = null; ;)
        {
            var page = Timeline(world).Page(Business, SmallWorld.Eve, after);
            names.AddRange(page.Rows.OfType<TimelineEntry.Happened>().Select(entry => entry.Event.Name));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(130, names.Count);
        Assert.Equal(130, names.Distinct().Count());
    }

    private static TimelineReader Timeline(SmallWorld world) =>
        new(world.Database, new PersonReader(world.Database), new DeliveryReader(world.Database), new AssignmentReader(world.Database), new AnswerReader(world.Database));
}
