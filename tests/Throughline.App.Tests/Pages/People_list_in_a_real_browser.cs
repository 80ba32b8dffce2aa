using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Pages;

public sealed class People_list_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string All = "show=chosen&show=road&show=class&show=source&show=phone&show=since";

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task The_list_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        await PeopleAsync();
        var page = await OpenAsync(host, null, width, scheme);
        await CleanAsync(page,
            ["/people", $"/people?{All}", "/people?class=advocate", "/people?q=nobody+at+all", "/people?class=prospect&by=name"]);
        await page.ClickAsync("#people-show > summary");
        await page.Locator("#people-source").WaitForAsync();
        await CleanAsync(page);
    }

    [Fact]
    public async Task Somebody_is_found_as_one_types_and_the_keyboard_stays_where_it_was()
    {
        await PeopleAsync();
        var page = await OpenAsync(host, "/people");
        await page.FocusAsync("#q");
        await page.Keyboard.TypeAsync("alv an");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#found a.door').length === 1");
        Assert.Equal("Ana Álvarez", await page.InnerTextAsync("#found a.door"));
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Contains("q=alv", page.Url, StringComparison.Ordinal);

        await page.FillAsync("#q", "nobody at all");
        await page.GetByText("Nobody is found by").WaitForAsync();
        await page.ClickAsync("#found .empty a");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#found a.door').length > 3");
    }

    [Fact]
    public async Task What_is_chosen_shows_at_once_and_is_there_again_by_its_address()
    {
        await PeopleAsync();
        var page = await OpenAsync(host, "/people");
        await page.ClickAsync("#people-show > summary");
        await page.SelectOptionAsync("#people-source", "a fair");
        await page.GetByText("From a fair").WaitForAsync();
        await page.CheckAsync("input[name=show][value=source]");
        await page.Locator("#found .person-source").First.WaitForAsync();
        await page.SelectOptionAsync("#people-order", "name");
        await page.WaitForFunctionAsync("() => document.querySelector('#found a.door')?.textContent === 'Ana Álvarez'");
        await page.ReloadAsync();
        Assert.Equal("Ana Álvarez", await page.InnerTextAsync("#found a.door >> nth=0"));
        Assert.True(await page.Locator("#found .person-source").CountAsync() > 0);
    }

    private async Task PeopleAsync()
    {
        await host.PublishAsync();
        if (host.Read<int>("SELECT COUNT(*) FROM person") > 0) return;
        await host.WalkerAsync("Ana", "Álvarez");
        await host.WalkerAsync("Nora", "Lindqvist", agreed: false);
        await host.WalkerAsync("Bartholomew-Maximilian", "Featherstonehaugh-Cholmondeley");
        foreach (var (first, last, phone, source) in ((string, string?, string?, string)[])
            [
                ("Mei", "王", "+442079460321", "podcast"), ("ليلى", "حداد", null, "a fair"),
                ("Tariq", null, "+491701234567", "a very long story about a friend of a friend"),
            ])
        {
            var added = new NewPerson(first, last, $"{Guid.CreateVersion7():N}@example.org", phone, source, null);
            await host.Engine.People.AddAsync(host.Business, added);
        }
    }
}
