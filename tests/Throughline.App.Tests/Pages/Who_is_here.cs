using System.Text.Json;
using Throughline.App.Features.Designing;

namespace Throughline.App.Tests.Pages;

/// <summary>An account is one person, however many tabs it has open; nobody is shown to themselves.</summary>
public sealed class Who_is_here
{
    private static readonly Guid Road = Guid.CreateVersion7();
    private readonly Presence _presence = new();

    [Fact]
    public async Task Ones_own_second_tab_is_nobody()
    {
        await using var first = await OpenAsync("a1", "ana");
        await using var second = await OpenAsync("a2", "ana");

        Assert.Empty(first.Others);
        Assert.Empty(await first.NextAsync());
        Assert.Empty(second.Others);
    }

    [Fact]
    public async Task Two_tabs_of_somebody_else_are_one_face_and_it_stands_where_they_write()
    {
        await using var ana = await OpenAsync("a1", "ana");
        await using var one = await OpenAsync("b1", "ben");
        Assert.Equal(["ben at "], await ana.NextAsync());
        await using var two = await OpenAsync("b2", "ben");
        Assert.Equal(["ben at "], await ana.NextAsync());

        _presence.Move(Road, "b2", "ben", "steps[#k].title");

        Assert.Equal(["ben at steps[#k].title"], await ana.NextAsync());
        Assert.Equal(["ana at "], one.Others);
    }

    private async Task<Tab> OpenAsync(string tab, string account)
    {
        var words = _presence.Follow(Road, new Present(tab, account, account, null), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var open = new Tab(words);
        open.Others = await open.NextAsync();
        return open;
    }

    private sealed class Tab(IAsyncEnumerator<(string Event, string Data)> words) : IAsyncDisposable
    {
        /// <summary>Whom it saw when it was opened.</summary>
        public string[] Others { get; set; } = [];

        public async Task<string[]> NextAsync()
        {
            Assert.True(await words.MoveNextAsync());
            using var json = JsonDocument.Parse(words.Current.Data);
            return [.. json.RootElement.EnumerateArray().Select(one => $"{one.GetProperty("name").GetString()} at {one.GetProperty("at").GetString()}")];
        }

        public ValueTask DisposeAsync() => words.DisposeAsync();
    }
}
