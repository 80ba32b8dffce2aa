using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Reading;

public sealed class ListsBehindNumbers
{
    private static readonly PeopleScope Business = PeopleScope.Whole(SmallWorld.Business);
    private static readonly PeopleScope OtherBusiness = PeopleScope.Whole(SmallWorld.OtherBusiness);

    public static TheoryData<int, Measure> Places()
    {
        var all = new TheoryData<int, Measure>();
        foreach (var measure in Enum.GetValues<Measure>().Where(PlaceReader.HasList))
        {
            if (measure < Measure.Reached || measure >= Measure.Ended) all.Add(-1, measure);
            if (measure >= Measure.Reached)
                for (var step = 0; step < SmallWorld.Steps; step++) all.Add(step, measure);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_number_and_its_list_agree(int step, Measure measure)
    {
        await using var world = new SmallWorld();
        var number = new TallyReader(world.Database).Of(SmallWorld.VersionId).Of(step, measure);
        var people = new PlaceReader(world.Database).People(Business, SmallWorld.VersionId, measure, step, SmallWorld.Steps, after: null).Rows;
        Assert.Equal(SmallWorld.Counts.GetValueOrDefault((step, measure)), number);
        Assert.Equal(number, people.Count);
        Assert.Equal(people.Count, people.Select(person => person.EnrollmentId).Distinct().Count());
    }

    [Fact]
    public void Only_what_counts_messages_answers_and_assignments_has_no_list_of_people() => Assert.Equal(
        Enum.GetValues<Measure>().Where(measure => measure >= Measure.Sent),
        Enum.GetValues<Measure>().Where(measure => !PlaceReader.HasList(measure)));

    [Fact]
    public async Task The_messages_that_nobody_knows_of_are_counted_at_their_step_and_listed()
    {
        await using var world = new SmallWorld();
        for (var step = 0; step < SmallWorld.Steps; step++)
        {
            var number = new TallyReader(world.Database).Of(SmallWorld.VersionId).Of(step, Measure.SentUnknown);
            var place = new StepPlace(SmallWorld.VersionId, step);
            Assert.Equal(number, new DeliveryReader(world.Database).Unknown(Business, place, null).Rows.Count);
            Assert.Empty(new DeliveryReader(world.Database).Unknown(OtherBusiness, place, null).Rows);
        }
    }

    [Fact]
    public async Task Somebody_who_rests_is_told_with_name_and_timer()
    {
        await using var world = new SmallWorld();
        var ben = Assert.Single(People(world, Measure.RestingHere, 1).Rows);
        Assert.Equal("Ben Bright", ben.Name);
        Assert.Equal(EnrollmentState.Resting, ben.State);
        Assert.Equal(SmallWorld.Now + NodaTime.Duration.FromDays(90), ben.DueAt);
        Assert.True(ben.IsKnown);
    }

    [Fact]
    public async Task A_long_list_is_turned_page_by_page_without_gap_or_repeat()
    {
        await using var world = new SmallWorld();
        SmallWorld.AddCrowd(world.Database, 120);
        var seen = new List<Guid>();
        for (string? after = null; ;)
        {
            var page = People(world, Measure.Entered, -1, after);
            Assert.True(page.Rows.Count <= Paging.Size);
            seen.AddRange(page.Rows.Select(person => person.PersonId));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(127, seen.Count);
        Assert.Equal(127, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-1-x-y")]
    [InlineData("99999-00000000000000000000000000000000-00000000000000000000000000000000")]
    public async Task A_made_up_place_in_the_list_does_no_harm(string after)
    {
        await using var world = new SmallWorld();
        Assert.True(People(world, Measure.Active, -1, after).Rows.Count <= 4);
    }

    [Fact]
    public async Task Another_business_sees_nobody()
    {
        await using var world = new SmallWorld();
        var people = new PlaceReader(world.Database).People(OtherBusiness, SmallWorld.VersionId, Measure.Active, -1, SmallWorld.Steps, null);
        Assert.Empty(people.Rows);
    }

    private static Slice<PlacedPerson> People(SmallWorld world, Measure measure, int step, string? after = null) =>
        new PlaceReader(world.Database).People(Business, SmallWorld.VersionId, measure, step, SmallWorld.Steps, after);
}
