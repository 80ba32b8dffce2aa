using Dapper;
using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Tests.Outside;

public sealed class ShareLinkStories(OutsideWorld world) : IClassFixture<OutsideWorld>
{
    private ShareLinks Links => new(world.Database, world.Clock);

    private static ShareTerms Terms(string name = "The printer", Instant? until = null) => new(name, null, ShowsNumbers: false, ShowsBackstage: true, MayEmbed: false, until);

    [Fact]
    public async Task A_link_opens_its_journey_and_only_its_token_does()
    {
        var token = await Links.CreateAsync(world.Us, world.Ours, Terms() with { ShowsNumbers = true });
        var link = Links.FindOpen(token!)!;
        Assert.Equal((world.Us.WorkspaceId, world.Ours, "The printer"), (link.WorkspaceId, link.JourneyId, link.Terms.Name));
        Assert.True(link.Terms is { ShowsNumbers: true, ShowsBackstage: true, MayEmbed: false });
        Assert.Null(Links.FindOpen(token![..^1] + (token[^1] == 'a' ? 'b' : 'a')));
        Assert.Null(Links.FindOpen(""));
        Assert.Null(Links.FindOpen("' OR 1=1 --"));
    }

    [Fact]
    public async Task The_token_is_not_kept()
    {
        var token = await Links.CreateAsync(world.Us, world.Ours, Terms());
        var kept = world.Database.Read(connection => connection.Query<string>("SELECT hex(token_hash) || hex(id) || name || COALESCE(password_hash, '') FROM share_link").ToList());
        Assert.DoesNotContain(kept, row => row.Contains(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(token!)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_ends_when_it_was_said_to_end()
    {
        var token = (await Links.CreateAsync(world.Us, world.Ours, Terms(until: world.Now + Duration.FromDays(1))))!;
        Assert.NotNull(Links.FindOpen(token));
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Null(Links.FindOpen(token));
    }

    [Fact]
    public async Task Taken_back_it_is_closed_at_once_and_can_be_given_again_for_a_minute()
    {
        var token = (await Links.CreateAsync(world.Us, world.Ours, Terms()))!;
        var id = Links.FindOpen(token)!.Id;
        Assert.True(await Links.RevokeAsync(world.Us, id));
        Assert.Null(Links.FindOpen(token));
        Assert.True(await Links.RestoreAsync(world.Us, id));
        Assert.NotNull(Links.FindOpen(token));
        Assert.True(await Links.RevokeAsync(world.Us, id));
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.False(await Links.RestoreAsync(world.Us, id));
    }

    [Fact]
    public async Task Others_can_neither_make_nor_see_nor_close_it()
    {
        Assert.Null(await Links.CreateAsync(world.Them, world.Ours, Terms()));
        var token = (await Links.CreateAsync(world.Us, world.Ours, Terms("Only ours")))!;
        var id = Links.FindOpen(token)!.Id;
        Assert.Empty(Links.List(world.Them.WorkspaceId, world.Ours));
        Assert.False(await Links.RevokeAsync(world.Them, id));
        Assert.NotNull(Links.FindOpen(token));
        Assert.Contains(Links.List(world.Us.WorkspaceId, world.Ours), link => link.Terms.Name == "Only ours");
    }

    [Fact]
    public async Task When_it_was_last_seen_is_known()
    {
        var token = (await Links.CreateAsync(world.Us, world.Ours, Terms("Seen")))!;
        Assert.Null(Links.FindOpen(token)!.SeenAt);
        await Links.SeenAsync(world.Us.WorkspaceId, Links.FindOpen(token)!.Id);
        Assert.Equal(world.Now, Links.FindOpen(token)!.SeenAt);
    }

    [Fact]
    public async Task A_journey_has_fifty_open_links_at_most()
    {
        await using var other = new Fresh();
        await other.World.InitializeAsync();
        var links = new ShareLinks(other.World.Database, other.World.Clock);
        for (var i = 0; i < ShareLinks.MostOpen; i++) Assert.NotNull(await links.CreateAsync(other.World.Us, other.World.Ours, Terms($"{i}")));
        Assert.Null(await links.CreateAsync(other.World.Us, other.World.Ours, Terms("One more")));
        await links.RevokeAsync(other.World.Us, links.List(other.World.Us.WorkspaceId, other.World.Ours)[0].Id);
        Assert.NotNull(await links.CreateAsync(other.World.Us, other.World.Ours, Terms("One more")));
    }

    private sealed class Fresh : IAsyncDisposable
    {
        public OutsideWorld World { get; } = new();

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
