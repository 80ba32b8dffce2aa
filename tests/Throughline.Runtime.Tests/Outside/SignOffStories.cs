using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Tests.Outside;

public sealed class SignOffStories(OutsideWorld world) : IClassFixture<OutsideWorld>
{
    private static readonly byte[] _page = [1, 2, 3];
    private static readonly byte[] _changed = [4, 5, 6];

    private SignOffs Signs => new(world.Database, world.Clock);

    private SignOff? Mine(string step) => Signs.OfAccount(world.Us.WorkspaceId, world.Us.AccountId).SingleOrDefault(one => one.StepKey == step);

    [Fact]
    public async Task Somebody_reads_tries_and_signs_and_can_go_back()
    {
        foreach (var stage in (SignOffStage[])[SignOffStage.Read, SignOffStage.Tried, SignOffStage.Signed, SignOffStage.Tried, SignOffStage.None])
        {
            Assert.True(await Signs.SayAsync(world.Us, world.Ours, "welcome", _page, stage));
            Assert.Equal(stage, Mine("welcome")!.Stage);
        }
    }

    [Fact]
    public async Task What_was_said_first_keeps_its_time_until_the_page_changes()
    {
        await Signs.SayAsync(world.Us, world.Ours, "call", _page, SignOffStage.Signed);
        var first = world.Now;
        world.Clock.Pass(TimeSpan.FromHours(1));
        await Signs.SayAsync(world.Us, world.Ours, "call", _page, SignOffStage.Signed);
        Assert.Equal(first, Mine("call")!.At);
        Assert.False(Mine("call")!.IsOutOfDate(_page));
        Assert.True(Mine("call")!.IsOutOfDate(_changed));
        await Signs.SayAsync(world.Us, world.Ours, "call", _changed, SignOffStage.Read);
        Assert.Equal((SignOffStage.Read, first + Duration.FromHours(1)), (Mine("call")!.Stage, Mine("call")!.At));
    }

    [Fact]
    public async Task The_notice_of_a_change_is_put_away_until_something_is_said_again()
    {
        await Signs.SayAsync(world.Us, world.Ours, "order", _page, SignOffStage.Signed);
        Assert.True(await Signs.PutAwayAsync(world.Us, world.Ours, "order"));
        Assert.NotNull(Mine("order")!.ToldAt);
        await Signs.SayAsync(world.Us, world.Ours, "order", _changed, SignOffStage.Signed);
        Assert.Null(Mine("order")!.ToldAt);
    }

    [Fact]
    public async Task Others_find_nothing_of_it()
    {
        await Signs.SayAsync(world.Us, world.Ours, "thanks", _page, SignOffStage.Signed);
        Assert.False(await Signs.SayAsync(world.Them, world.Ours, "thanks", _page, SignOffStage.Signed));
        Assert.False(await Signs.PutAwayAsync(world.Them, world.Ours, "thanks"));
        Assert.Empty(Signs.OfJourney(world.Them.WorkspaceId, world.Ours));
        Assert.Empty(Signs.OfAccount(world.Them.WorkspaceId, world.Us.AccountId));
        Assert.Contains(Signs.OfJourney(world.Us.WorkspaceId, world.Ours), one => one.StepKey == "thanks");
    }
}
