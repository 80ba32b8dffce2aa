using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Mapping;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Map_views(PagesHost host) : IClassFixture<PagesHost>
{
    private MapViews Kept => host.Services.GetRequiredService<MapViews>();

    [Fact]
    public async Task A_view_is_kept_for_every_journey_of_the_business_and_comes_back_after_it_was_removed()
    {
        var (one, other) = (await RoadAsync(), await RoadAsync());
        var kept = await PostAsync(one, "views", ("name", "For the bank"), ("row", "purpose"), ("row", "does"));
        Assert.Contains("is kept", kept.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Purpose", "What they do"], Rows(kept));

        var elsewhere = await host.Owner.GetAsync($"/journeys/{other}/map");
        Assert.Contains("For the bank", elsewhere.Document.QuerySelector(".map-bar nav")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Purpose", "What they do"], Rows(await host.Owner.GetAsync($"/journeys/{other}/map?view=for%20the%20bank")));

        var removed = await PostAsync(one, "views/remove", ("name", "For the bank"));
        Assert.DoesNotContain("For the bank", removed.Document.QuerySelector(".map-bar nav")!.TextContent, StringComparison.Ordinal);
        await host.Owner.SubmitAsync(removed, ".toast form", new Dictionary<string, string>());
        Assert.Equal(["purpose", "does"], Kept.List(host.Business).Single(view => view.Name == "For the bank").Rows);
    }

    [Theory]
    [InlineData("", "does", "needs a name")]
    [InlineData("Numbers", "does", "comes with the map")]
    [InlineData("owner", "does", "comes with the map")]
    [InlineData("A name that goes on and on and on until nobody can read it any more at all", "does", "longer than 60 letters")]
    [InlineData("Nothing", "no-such-row", "at least one row")]
    public async Task What_cannot_be_kept_is_told_why(string name, string row, string why)
    {
        var answer = await PostAsync(await RoadAsync(), "views", ("name", name), ("row", row));
        Assert.Contains(why, answer.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Kept.List(host.Business), view => string.Equals(view.Name, name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_nobody_kept_stand_in_the_address()
    {
        var key = await RoadAsync();
        var shown = await PostAsync(key, "rows", ("row", "goal"), ("row", "feels"), ("row", "goal"), ("row", "nonsense"));
        Assert.Equal("?row=goal&row=feels", shown.Response.RequestMessage!.RequestUri!.Query);
        Assert.Equal(["Goal", "How they feel"], Rows(shown));
        Assert.EndsWith("/map/grid?row=goal&row=feels", shown.Document.GetElementById("map-grid")!.GetAttribute("data-region"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_is_not_there_shows_the_first()
    {
        var page = await host.Owner.GetAsync($"/journeys/{await RoadAsync()}/map?view=nobody-like-it");
        Assert.Equal(MapView.BuiltIn[0].Rows.Count(row => !row.IsOnlyWhereUsed), Rows(page).Count());
    }

    [Fact]
    public async Task Another_business_has_its_own_views()
    {
        await Kept.SaveAsync(new Actor(host.OtherBusiness, "somebody-else"), new("Their secret view", ["does"]));
        var key = await RoadAsync();
        Assert.DoesNotContain("Their secret view", (await host.Owner.GetAsync($"/journeys/{key}/map")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(key, "views/remove", ("name", "Their secret view"))).Status);
        Assert.Single(Kept.List(host.OtherBusiness));
    }

    [Fact]
    public async Task There_is_a_last_view()
    {
        var actor = new Actor(await host.Services.GetRequiredService<Workspaces>().CreateAsync("Collector", "UTC", "collector"), "collector");
        for (var i = 0; i < MapViews.MostViews; i++) Assert.True(await Kept.SaveAsync(actor, new($"View {i}", ["does"])));
        Assert.False(await Kept.SaveAsync(actor, new("One more", ["does"])));
        Assert.True(await Kept.SaveAsync(actor, new("View 7", ["goal"])));
    }

    private static IEnumerable<string> Rows(Visit page) => page.Document.QuerySelectorAll("tbody th[scope=row]").Select(head => head.TextContent.Trim().Split('\n')[0].Trim());

    private Task<string> RoadAsync() => host.Services.GetRequiredService<DraftStore>().CreateAsync(host.Us, "A road", draft => LongRoad.Fill(draft, 3));

    private Task<Visit> PostAsync(string key, string what, params (string Name, string Value)[] values) =>
        host.Owner.PostAsScriptAsync($"/journeys/{key}/map/{what}", new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value))));
}
