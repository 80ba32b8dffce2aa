using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed partial class Sharing_in_a_real_browser(RealBrowser real, PagesHost host) : IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        var page = await SignedInAsync(width, scheme);
        var shared = await ShareAsync(page);
        foreach (var path in (string[])["/journeys/first-week/out", "/journeys/first-week/print", "/journeys/first-week/share", "/playbooks", "/playbooks/jill", "/settings/keys", shared, shared + "/embed", "/m/nothing"])
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync(real.Axe);
            var found = await page.EvaluateAsync<string[]>("async () => (await axe.run({ iframes: false })).violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ')))");
            Assert.Empty(found.Select(one => $"{path}: {one}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width} px.");
        }
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_picture_is_the_whole_sheet_at_twice_the_size()
    {
        var page = await SignedInAsync(1280, ColorScheme.Light);
        await page.GotoAsync("/journeys/first-week/out");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-png]"));
        Assert.Equal("first-week.png", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Equal((3174, 2246), (Number(bytes, 16), Number(bytes, 20)));
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("a3", "1191.*841")]
    [InlineData("a4", "841.*59[45]")]
    public async Task On_the_printer_it_is_one_sheet(string paper, string size)
    {
        var page = await SignedInAsync(1280, ColorScheme.Dark);
        await page.GotoAsync($"/journeys/first-week/print?paper={paper}");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Single(PdfPage().Matches(pdf));
        Assert.Matches(size, MediaBox().Match(pdf).Value);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task In_the_letters_of_the_page_and_in_others_nothing_leaves_its_cell()
    {
        var page = await SignedInAsync(1600, ColorScheme.Light);
        await page.GotoAsync("/journeys/first-week/print?paper=a3");
        const string widest = "document.querySelector('.paper-sheet svg').setAttribute('font-family', FONT), [...document.querySelectorAll('.paper-sheet text[textLength]')].filter(t => t.getBBox().width > +t.getAttribute('textLength') + 1.5).length";
        foreach (var font in (string[])["Inter Variable", "monospace", "serif"])
            Assert.Equal(0, await page.EvaluateAsync<int>(widest.Replace("FONT", $"'{font}'", StringComparison.Ordinal)));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_looks_at_a_shared_map_is_noticed_once_it_is_before_their_eyes()
    {
        var page = await SignedInAsync(1280, ColorScheme.Light);
        var shared = await ShareAsync(page, "The neighbour");
        var link = page.Locator(".list li", new() { HasText = "The neighbour" });
        Assert.DoesNotContain("last seen", await link.InnerTextAsync(), StringComparison.Ordinal);
        await page.RunAndWaitForRequestFinishedAsync(() => page.GotoAsync(shared), new() { Predicate = request => request.Url.EndsWith("/seen", StringComparison.Ordinal) });
        await page.GotoAsync("/journeys/first-week/share");
        Assert.Contains("last seen", await link.InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }

    private async Task<string> ShareAsync(IPage page, string who = "The printer")
    {
        await page.GotoAsync("/journeys/first-week/share");
        await page.FillAsync("[name='Form.Who']", who);
        await page.CheckAsync("[name='Form.Embed']");
        await page.ClickAsync("form button.primary");
        return new Uri((await page.TextContentAsync("#new-link"))!).AbsolutePath;
    }

    private async Task<IPage> SignedInAsync(int width, ColorScheme scheme)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        await host.PublishAsync();
        var context = await real.Browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        await context.AddCookiesAsync(host.Owner.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = host.Address.ToString() }));
        return await context.NewPageAsync();
    }

    private static int Number(byte[] bytes, int at) => bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];

    [GeneratedRegex("/Type /Page\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PdfPage();

    [GeneratedRegex("/MediaBox \\[[^\\]]*\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MediaBox();
}
