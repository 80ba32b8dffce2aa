using Dapper;
using Throughline.App.Api;
using Throughline.App.Tests.Api.Support;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Api;

public sealed class WriteKeysTests : IAsyncDisposable
{
    private static readonly Guid Ours = new("0190f6a2-6a4e-7c3a-9b1d-2f4c5d6e7f80");
    private static readonly Guid Theirs = new("0190f6a2-6a4e-7c3a-9b1d-2f4c5d6e7f81");

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-keys-");
    private readonly Database _database;
    private readonly WriteKeys _keys;

    public WriteKeysTests()
    {
        _database = Database.Open(Path.Combine(_folder.FullName, "keys.db"));
        _keys = new WriteKeys(_database, _clock);
    }

    [Fact]
    public async Task A_new_key_opens_its_workspace_at_once()
    {
        var key = await _keys.CreateAsync(Ours, " Website ");

        Assert.Matches("^tlw_[0-9A-Za-z]{32}$", key);
        Assert.Equal(Ours, _keys.FindWorkspace(key));
        var info = Assert.Single(_keys.List(Ours));
        Assert.Equal(("Website", key[^4..]), (info.Name, info.Hint));
        Assert.Equal(_clock.GetUtcNow(), info.CreatedAt.ToDateTimeOffset());
        Assert.Null(info.RevokedAt);
        Assert.Empty(_keys.List(Theirs));
    }

    [Fact]
    public async Task The_store_does_not_hold_the_key_itself()
    {
        var key = await _keys.CreateAsync(Ours, "Website");

        var row = _database.Read(connection => connection.QuerySingle("SELECT * FROM write_key"));

        foreach (var value in ((IDictionary<string, object>)row).Values)
            Assert.DoesNotContain(key[4..], value as string ?? Convert.ToHexString(value as byte[] ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_its_neighbour_still_does()
    {
        var (gone, stays) = (await _keys.CreateAsync(Ours, "Old"), await _keys.CreateAsync(Ours, "New"));
        var id = _keys.List(Ours).Single(info => info.Name == "Old").Id;

        Assert.False(await _keys.RevokeAsync(Theirs, id));
        Assert.Equal(Ours, _keys.FindWorkspace(gone));
        Assert.True(await _keys.RevokeAsync(Ours, id));

        Assert.Null(_keys.FindWorkspace(gone));
        Assert.Equal(Ours, _keys.FindWorkspace(stays));
        Assert.False(await _keys.RevokeAsync(Ours, id));
        Assert.NotNull(_keys.List(Ours).Single(info => info.Name == "Old").RevokedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tlw_")]
    [InlineData("tlw_00000000000000000000000000000000")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\ud83d")]
    public async Task Any_other_text_opens_nothing(string text)
    {
        await _keys.CreateAsync(Ours, "Website");

        Assert.Null(_keys.FindWorkspace(text));
        Assert.Null(_keys.FindWorkspace(new string('x', 1_000_000)));
        Assert.False(await _keys.RevokeAsync(Ours, text));
    }

    [Fact]
    public async Task What_another_process_changed_is_seen_soon()
    {
        var other = new WriteKeys(_database, _clock);
        var first = await other.CreateAsync(Ours, "First");
        Assert.Equal(Ours, _keys.FindWorkspace(first));

        var second = await other.CreateAsync(Ours, "Second");
        _clock.Advance(WriteKeys.MissPause);
        Assert.Equal(Ours, _keys.FindWorkspace(second));

        await other.RevokeAsync(Ours, other.List(Ours).Single(info => info.Name == "First").Id);
        _clock.Advance(WriteKeys.Lifetime);
        Assert.Null(_keys.FindWorkspace(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(101)]
    public async Task A_key_needs_a_name(object name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _keys.CreateAsync(Ours, name as string ?? new string('x', (int)name)));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
