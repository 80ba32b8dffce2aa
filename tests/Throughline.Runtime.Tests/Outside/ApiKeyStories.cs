using Dapper;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Tests.Outside;

public sealed class ApiKeyStories(OutsideWorld world) : IClassFixture<OutsideWorld>
{
    private readonly ApiKeys _keys = new(world.Database, world.Clock);

    private Guid Ours => world.Us.WorkspaceId;

    [Theory]
    [InlineData(KeyKind.Browser, "^tlw_[0-9A-Za-z]{40}$", false)]
    [InlineData(KeyKind.Server, "^tlk_[0-9A-Za-z]{40}$", true)]
    public async Task A_new_key_opens_its_workspace_at_once(KeyKind kind, string looks, bool isTrusted)
    {
        var key = await _keys.CreateAsync(world.Us, $" {kind} ", kind, KeyScopes.Events);

        Assert.Matches(looks, key);
        var found = _keys.Find(key)!;
        Assert.Equal((Ours, kind, KeyScopes.Events, isTrusted), (found.WorkspaceId, found.Kind, found.Scopes, found.IsTrusted));
        Assert.Equal((kind.ToString(), key[^4..], world.Now, null), (found.Name, found.Hint, found.CreatedAt, found.RevokedAt));
        Assert.Contains(found, _keys.List(Ours));
        Assert.DoesNotContain(_keys.List(world.Them.WorkspaceId), one => one.Id == found.Id);
    }

    [Fact]
    public async Task A_key_that_anybody_may_read_is_shown_again()
    {
        var key = await _keys.CreateAsync(world.Us, "Website", KeyKind.Browser, KeyScopes.Events);
        Assert.Equal(key, _keys.Find(key)!.Shown);
    }

    [Fact]
    public async Task The_store_does_not_hold_a_secret_key_itself()
    {
        var key = await _keys.CreateAsync(world.Us, "Shop", KeyKind.Server, KeyScopes.Events);
        Assert.Null(_keys.Find(key)!.Shown);

        var rows = world.Database.Read(connection => connection.Query("SELECT * FROM api_key").ToList());

        foreach (var value in rows.SelectMany(row => ((IDictionary<string, object>)row).Values))
            Assert.DoesNotContain(key[4..], value as string ?? Convert.ToHexString(value as byte[] ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_taken_back_opens_nothing_until_it_is_given_again_and_its_neighbour_still_does()
    {
        var gone = await _keys.CreateAsync(world.Us, "Old", KeyKind.Server, KeyScopes.Journeys);
        var stays = await _keys.CreateAsync(world.Us, "New", KeyKind.Server, KeyScopes.Journeys);
        var id = _keys.Find(gone)!.Id;

        Assert.False(await _keys.RevokeAsync(world.Them, id));
        Assert.NotNull(_keys.Find(gone));
        Assert.True(await _keys.RevokeAsync(world.Us, id));
        Assert.Null(_keys.Find(gone));
        Assert.NotNull(_keys.Find(stays));
        Assert.False(await _keys.RevokeAsync(world.Us, id));
        Assert.NotNull(_keys.List(Ours).Single(one => one.Id == id).RevokedAt);
        Assert.False(await _keys.RestoreAsync(world.Them, id));
        Assert.True(await _keys.RestoreAsync(world.Us, id));
        Assert.NotNull(_keys.Find(gone));
    }

    [Fact]
    public async Task A_key_that_anybody_can_read_never_reads()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _keys.CreateAsync(world.Us, "Website", KeyKind.Browser, KeyScopes.Journeys));
        await Assert.ThrowsAsync<ArgumentException>(() => _keys.CreateAsync(world.Us, "Nothing", KeyKind.Server, default));

        // Not even where somebody wrote it into the store.
        var key = await _keys.CreateAsync(world.Us, "Written by hand", KeyKind.Browser, KeyScopes.Events);
        const string Sql = "UPDATE api_key SET scopes = 'send-events see-people erase' WHERE name = 'Written by hand'";
        await world.Database.WriteAsync(connection => connection.Execute(Sql));
        Assert.Equal(KeyScopes.Events, new ApiKeys(world.Database, world.Clock).Find(key)!.Scopes);
    }

    [Fact]
    public async Task What_another_process_changed_is_seen_soon()
    {
        var other = new ApiKeys(world.Database, world.Clock);
        var first = await other.CreateAsync(world.Us, "First", KeyKind.Browser, KeyScopes.Events);
        Assert.NotNull(_keys.Find(first));

        var second = await other.CreateAsync(world.Us, "Second", KeyKind.Browser, KeyScopes.Events);
        world.Clock.Pass(ApiKeys.MissPause);
        Assert.NotNull(_keys.Find(second));

        await other.RevokeAsync(world.Us, other.Find(first)!.Id);
        world.Clock.Pass(ApiKeys.Lifetime);
        Assert.Null(_keys.Find(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tlk_")]
    [InlineData("tlw_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\ud83d")]
    public async Task Any_other_text_opens_nothing_and_takes_nothing_back(string text)
    {
        Assert.Null(_keys.Find(text));
        Assert.Null(_keys.Find(new string('x', 1_000_000)));
        Assert.False(await _keys.RevokeAsync(world.Us, text));
        Assert.False(await _keys.RestoreAsync(world.Us, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(101)]
    public async Task A_key_needs_a_name(object name) => await Assert.ThrowsAsync<ArgumentException>(
        () => _keys.CreateAsync(world.Us, name as string ?? new string('x', (int)name), KeyKind.Browser, KeyScopes.Events));
}
