using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>What of a journey can be taken away, and by whom.</summary>
public sealed class Out_of_the_house(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_journey_can_be_taken_away_in_every_form()
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync("/journeys/first-week/out");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var link in page.Document.QuerySelectorAll("a[download]"))
        {
            var answer = await host.Owner.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.StartsWith("first-week.", answer.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        }
        Assert.Equal("svg", XDocument.Parse(await TextAsync("map.svg")).Root!.Name.LocalName);
        Assert.StartsWith("journey\n    title A first week that works\n", await TextAsync("journey.mmd"), StringComparison.Ordinal);
        Assert.Contains("I get the checklist I asked for", await TextAsync("map.csv"), StringComparison.Ordinal);
        Assert.Equal("first-week", JourneyFile.Read(await TextAsync("journey.yaml")).Draft!.Journey);
        using var json = JsonDocument.Parse(await TextAsync("journey.json"));
        Assert.Equal("first-week", json.RootElement.GetProperty("journey").GetString());
    }

    [Fact]
    public async Task The_draft_is_taken_only_where_it_is_asked_for()
    {
        await host.PublishAsync();
        var changed = FirstWeek.File.Replace("I am thanked", "I am thanked twice", StringComparison.Ordinal);
        await host.SaveAsync(changed);
        Assert.DoesNotContain("thanked twice", await TextAsync("map.csv"), StringComparison.Ordinal);
        Assert.Contains("thanked twice", await TextAsync("map.csv?of=draft"), StringComparison.Ordinal);
        await host.PublishAsync();
    }

    [Fact]
    public async Task Numbers_and_what_customers_do_not_see_are_switched()
    {
        await host.PublishAsync();
        await host.WalkerAsync("Ana");
        Assert.DoesNotContain("Came by", await TextAsync("map.csv"), StringComparison.Ordinal);
        Assert.Contains("Came by", await TextAsync("map.csv?numbers=1"), StringComparison.Ordinal);
        Assert.Contains("michael", await TextAsync("map.svg"), StringComparison.Ordinal);
        Assert.DoesNotContain("michael", await TextAsync("map.svg?backstage=0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_to_print_is_the_drawing_itself()
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync("/journeys/first-week/print?paper=a4");
        Assert.Equal("297mm", page.Document.QuerySelector(".paper-sheet.a4 svg")!.GetAttribute("width"));
        Assert.Empty(page.Document.QuerySelectorAll(".paper-sheet script, .paper-sheet [style]"));
    }

    [Theory]
    [InlineData("/journeys/theirs/out")]
    [InlineData("/journeys/theirs/out/map.svg")]
    [InlineData("/journeys/theirs/out/map.csv")]
    [InlineData("/journeys/theirs/out/journey.yaml")]
    [InlineData("/journeys/theirs/out/journey.json")]
    [InlineData("/journeys/theirs/out/journey.mmd")]
    [InlineData("/journeys/theirs/print")]
    [InlineData("/journeys/theirs/share")]
    [InlineData("/journeys/theirs/unread")]
    [InlineData("/journeys/theirs/unread/file")]
    public async Task Another_business_keeps_its_own(string path)
    {
        await TheirsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync(path)).Status);
    }

    private async Task TheirsAsync()
    {
        var file = FirstWeek.File.Replace("journey: first-week", "journey: theirs", StringComparison.Ordinal);
        var actor = new Actor(host.OtherBusiness, "tom");
        await host.SaveAsync(file, host.OtherBusiness);
        await host.Services.GetRequiredService<Database>().WriteAsync(connection => Dapper.SqlMapper.Execute(connection, "UPDATE journey SET unread = 'secret' WHERE key = 'theirs'"));
    }

    private async Task<string> TextAsync(string name)
    {
        var answer = await host.Owner.GetAsync($"/journeys/first-week/out/{name}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await answer.Response.Content.ReadAsStringAsync();
    }
}
