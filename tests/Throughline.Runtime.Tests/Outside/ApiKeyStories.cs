using Dapper;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Tests.Outside;

public sealed class ApiKeyStories(OutsideWorld world) : IClassFixture<OutsideWorld>
{
    private ApiKeys Keys => new(world.Database, world.Clock);

    [Fact]
    public async Task A_key_opens_its_own_workspace_until_it_is_taken_back()
    {
        var key = await Keys.CreateAsync(world.Us, "  Backup ");
        Assert.StartsWith("tlk_", key, StringComparison.Ordinal);
        var found = Keys.Find(key)!;
        Assert.Equal((world.Us.WorkspaceId, "Backup", key[^4..]), (found.WorkspaceId, found.Name, found.Hint));
        Assert.False(await Keys.RevokeAsync(world.Them, found.Id));
        Assert.True(await Keys.RevokeAsync(world.Us, found.Id));
        Assert.Null(Keys.Find(key));
        Assert.True(await Keys.RestoreAsync(world.Us, found.Id));
        Assert.NotNull(Keys.Find(key));
        Assert.DoesNotContain(Keys.List(world.Them.WorkspaceId), one => one.Id == found.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tlk_")]
    [InlineData("tlw_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd")]
    [InlineData("tlk_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd")]
    public void Any_other_text_opens_nothing(string key) => Assert.Null(Keys.Find(key));

    [Fact]
    public async Task A_write_key_opens_nothing_here()
    {
        await world.Database.WriteAsync(connection => connection.Execute(
            "INSERT INTO write_key (key_hash, workspace_id, name, hint, created_at) VALUES (@hash, @WorkspaceId, 'Website', 'abcd', 0)",
            new { hash = System.Security.Cryptography.SHA256.HashData("tlw_abcd"u8), world.Us.WorkspaceId }));
        Assert.Null(Keys.Find("tlw_abcd"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-hexadecimal")]
    [InlineData("00")]
    public async Task What_names_no_key_revokes_none(string id) => Assert.False(await Keys.RevokeAsync(world.Us, id));
}
