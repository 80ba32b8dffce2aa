using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>A walk in Chromium: at a desk and on a phone, with scripts and without, and on paper.</summary>
public sealed class Rehearsing_in_a_real_browser(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>,
    IClassFixture<PagesHost>
{
    private const string Walk = "/journeys/first-week/rehearse?day=2035-03-12";

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_part_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        var page = await OpenedAsync(Walk, width, scheme);
        await page.EvaluateAsync("document.querySelectorAll('.rehearsal details').forEach(one => one.open = true)");
        await CleanAsync(page, inFrames: false);
        Assert.Equal(width == 1280, await page.Locator(".walk-calendar").IsVisibleAsync());
        await page.GotoAsync(Walk + "&silent=1&show=passages");
        await page.EvaluateAsync("document.querySelectorAll('.rehearsal details').forEach(one => one.open = true)");
        await CleanAsync(page, inFrames: false);
    }

    [Fact]
    public async Task A_letter_is_read_at_the_width_of_a_phone_and_runs_no_script()
    {
        var page = await OpenedAsync(Walk);
        await page.ClickAsync(".walk-letter summary");
        await page.FrameLocator(".walk-letter iframe >> nth=0").Locator("p", new() { HasText = "Hello Ana," }).First.WaitForAsync();
        await page.Locator(".walk-widths label", new() { HasText = "Phone" }).First.ClickAsync();
        Assert.Equal(390, Math.Round((await page.Locator(".walk-letter .letter").First.BoundingBoxAsync())!.Width));
        Assert.DoesNotContain("allow-scripts", await page.Locator(".walk-letter iframe").First.GetAttributeAsync("sandbox"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_the_calendar_leads_to_the_day_and_back_leads_back()
    {
        var page = await OpenedAsync(Walk);
        var day = page.Locator(".walk-calendar td a").Last;
        await day.ClickAsync();
        Assert.EndsWith((await day.GetAttributeAsync("href"))!, page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator(new Uri(page.Url).Fragment).IsVisibleAsync());
        await page.GoBackAsync();
        Assert.EndsWith(Walk, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_switches_are_a_plain_form()
    {
        var signed = await OpenedAsync(Walk);
        var browser = signed.Context.Browser!;
        await using var plain = await browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            JavaScriptEnabled = false,
            StorageState = await signed.Context.StorageStateAsync(),
        });
        var page = await plain.NewPageAsync();
        await page.GotoAsync(Walk);
        await page.ClickAsync(".what-if summary");
        await page.CheckAsync("[name=silent]");
        await page.ClickAsync(".rehearse-form button.primary");
        Assert.Contains("silent=1", page.Url, StringComparison.Ordinal);
        Assert.Contains("Ana leaves before the end", await page.TextContentAsync("#walk-sum"), StringComparison.Ordinal);
        await page.GotoAsync(Walk + "&show=passages");
        await page.Locator(".passage").First.GetByRole(AriaRole.Button, new() { Name = "It is" }).ClickAsync();
        Assert.Contains("1 of ", await page.TextContentAsync("#passages-progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_paper_it_is_one_column_with_the_words_of_each_letter()
    {
        var page = await OpenedAsync(Walk);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator(".rehearse-form").IsVisibleAsync());
        Assert.False(await page.Locator(".walk-calendar").IsVisibleAsync());
        Assert.True(await page.Locator(".print-only").First.IsVisibleAsync());
    }

    private async Task<IPage> OpenedAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        await host.PublishAsync();
        return await OpenAsync(host, path, width, scheme);
    }
}
