using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>What is taken back is seen to be taken back, in the box one stands in as well.</summary>
public sealed class Undo_under_the_hand(RealBrowser real, PagesHost host) : IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData("outline", "[data-cell=title]")]
    [InlineData("map", "td [data-path$='.does']")]
    [InlineData("plan/end", "#d-result-feels")]
    [InlineData("plan/who", "#d-pain")]
    public async Task The_keyboard_takes_it_back_where_it_was_written(string screen, string box)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        var key = $"undo-{screen.Replace('/', '-')}";
        await DraftVisitor.BeginAsync(host, key);
        var page = await OpenAsync($"/journeys/{key}/{screen}");
        var place = page.Locator(box).First;
        var before = await place.InputValueAsync();
        await place.FillAsync("Something else");
        await page.WaitForFunctionAsync("async key => (await (await fetch(location.pathname)).text()).includes('Something else')", key);
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
        await place.PressAsync("Control+z");
        await page.WaitForFunctionAsync("([box, before]) => document.querySelector(box).value === before", new[] { box, before });
        Assert.True(await page.EvaluateAsync<bool>("box => document.activeElement === document.querySelector(box)", box));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task What_somebody_else_writes_on_a_screen_that_is_drawn_once_appears_there()
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        var draft = await DraftVisitor.BeginAsync(host, "seen-at-once");
        var page = await OpenAsync("/journeys/seen-at-once/plan/end");
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        await draft.SetAsync("result.says", "I sleep again");
        await page.WaitForFunctionAsync("() => document.querySelector('#d-result-says').value === 'I sleep again'");
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var context = await real.Browser!.NewContextAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(60_000);
        await context.AddCookiesAsync(host.Owner.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = host.Address.ToString() }));
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}
