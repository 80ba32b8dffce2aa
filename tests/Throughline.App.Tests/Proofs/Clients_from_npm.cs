using Dapper;
using Microsoft.Playwright;
using Throughline.App.Tests.Api;
using Throughline.App.Tests.Api.Support;
using Throughline.App.Tests.Proofs.Support;
using Throughline.App.Tests.Shell;
using Throughline.Primitives;

namespace Throughline.App.Tests.Proofs;

/// <summary>The unmodified clients feed the whole server through failures; what they sent stands on people's pages, once.</summary>
public sealed class Clients_from_npm(RealBrowser real) : IClassFixture<RealBrowser>, IAsyncLifetime
{
    private readonly DataFolder _folder = new();
    private RunningServer _server = null!;
    private Visitor _owner = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(_folder.Path, RunningServer.FreePort());
        _owner = await Owner.BeginAsync(_server.Address);
        _key = await _owner.MakeKeyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_shop_that_sends_from_Node()
    {
        await using var proxy = await FaultProxy.StartAsync(_server.Address, Mishap.Fails, Mishap.IsBusy, Mishap.AnswersTooLate, Mishap.BreaksOff);

        var sent = SentEvent.ReadAll(await NodeClients.RunAsync("segment-node.mjs", proxy.Address, _key));

        Assert.Equal(56, sent.Count);
        Assert.Equal(0, proxy.MishapsLeft);
        Each_is_stored_once(sent);
        var people = People();
        Assert.Equal(8, people.Count); // eight signed in, and each browser turned out to be one of them
        string[] each = ["Filled in a form", "Joined a group", "Looked at a page", "Ordered", "Said who they are", "Screen Viewed", "Turned out to be somebody we knew"];
        foreach (var person in people) Assert.Equal(each, (await _owner.StoryAsync(person)).Order(StringComparer.Ordinal));
        await The_store_is_well();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_visit_in_a_real_browser(bool batching)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        await using var shop = await ShopPage.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(_server.Address, Mishap.Fails, Mishap.IsBusy, Mishap.BreaksOff);
        await using var context = await real.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(shop.Origin);

        var sent = SentEvent.ReadAll(await page.EvaluateAsync<string>(BrowserClientTests.Visit, new { door = proxy.Address, writeKey = _key, batching }));
        await Until.TrueAsync(() => Stored().Count >= sent.Count, $"{sent.Count} events are stored", TimeSpan.FromSeconds(60));

        Assert.Equal(12, sent.Count);
        Assert.Equal(0, proxy.MishapsLeft);
        Each_is_stored_once(sent);
        var stories = new List<string>();
        foreach (var person in People()) stories.AddRange(await _owner.StoryAsync(person));
        string[] all = ["Filled in a form: five-steps", "Joined a group", "Looked at a page", .. Enumerable.Repeat("Product Viewed", 6), "Said who they are", "Screen Viewed", "Turned out to be somebody we knew"];
        Assert.Equal(all, stories.Order(StringComparer.Ordinal));
        await The_store_is_well();
    }

    private void Each_is_stored_once(IReadOnlyList<SentEvent> sent)
    {
        var business = new Guid(_folder.Look(connection => connection.ExecuteScalar<byte[]>("SELECT id FROM workspace"))!, bigEndian: true);
        var expected = sent.Select(one => DerivedId.Of(business.ToString("N"), "message", one.MessageId)).ToList();
        Assert.Equal(expected.Order(), Stored().Order());
    }

    private List<Guid> Stored() => _folder.Look(connection => connection.Query<byte[]>("SELECT id FROM event").Select(id => new Guid(id, bigEndian: true)).ToList());

    private List<Guid> People() => _folder.Look(connection => connection.Query<byte[]>("SELECT id FROM person").Select(id => new Guid(id, bigEndian: true)).ToList());

    private async Task The_store_is_well()
    {
        await _server.StopAsync();
        Assert.Empty((await _folder.ExamineAsync()).Ailments);
    }
}
