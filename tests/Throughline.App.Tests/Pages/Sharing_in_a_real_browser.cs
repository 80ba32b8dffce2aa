using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed partial class Sharing_in_a_real_browser(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        var page = await PublishedAsync(width, scheme);
        var shared = await ShareAsync(page);
        await CleanAsync(page, ["/journeys/first-week/out", "/journeys/first-week/print", "/journeys/first-week/share", "/playbooks", "/playbooks/jill", "/settings/keys", shared, shared + "/embed", "/m/nothing"], inFrames: false);
    }

    [Fact]
    public async Task The_picture_is_the_whole_sheet_at_twice_the_size()
    {
        var page = await PublishedAsync();
        await page.GotoAsync("/journeys/first-week/out");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-png]"));
        Assert.Equal("first-week.png", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Equal((3174, 2246), (Number(bytes, 16), Number(bytes, 20)));
    }

    [Theory]
    [InlineData("a3", "1191.*841")]
    [InlineData("a4", "841.*59[45]")]
    public async Task On_the_printer_it_is_one_sheet(string paper, string size)
    {
        var page = await PublishedAsync(scheme: ColorScheme.Dark);
        await page.GotoAsync($"/journeys/first-week/print?paper={paper}");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Single(PdfPage().Matches(pdf));
        Assert.Matches(size, MediaBox().Match(pdf).Value);
    }

    [Fact]
    public async Task In_the_letters_of_the_page_and_in_others_nothing_leaves_its_cell()
    {
        var page = await PublishedAsync(1600);
        await page.GotoAsync("/journeys/first-week/print?paper=a3");
        // A letter may lean out of its width a little, but by less than half of the cell's edge.
        const string widest = "document.querySelector('.paper-sheet svg').setAttribute('font-family', FONT), [...document.querySelectorAll('.paper-sheet text[textLength]')].filter(t => t.getBBox().width > +t.getAttribute('textLength') + Math.max(1.5, t.getAttribute('font-size') / 6)).length";
        foreach (var font in (string[])["Inter Variable", "monospace", "serif"])
            Assert.Equal(0, await page.EvaluateAsync<int>(widest.Replace("FONT", $"'{font}'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_looks_at_a_shared_map_is_noticed_once_it_is_before_their_eyes()
    {
        var page = await PublishedAsync();
        var shared = await ShareAsync(page, "The neighbour");
        var link = page.Locator(".list li", new() { HasText = "The neighbour" });
        Assert.DoesNotContain("last seen", await link.InnerTextAsync(), StringComparison.Ordinal);
        await page.RunAndWaitForRequestFinishedAsync(() => page.GotoAsync(shared), new() { Predicate = request => request.Url.EndsWith("/seen", StringComparison.Ordinal) });
        await page.GotoAsync("/journeys/first-week/share");
        Assert.Contains("last seen", await link.InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task<string> ShareAsync(IPage page, string who = "The printer")
    {
        await page.GotoAsync("/journeys/first-week/share");
        await page.FillAsync("[name='Form.Who']", who);
        await page.CheckAsync("[name='Form.Embed']");
        await page.ClickAsync("form button.primary");
        return new Uri((await page.TextContentAsync("#new-link"))!).AbsolutePath;
    }

    private async Task<IPage> PublishedAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        await host.PublishAsync();
        return await OpenAsync(host, null, width, scheme);
    }

    private static int Number(byte[] bytes, int at) => bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];

    [GeneratedRegex("/Type /Page\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PdfPage();

    [GeneratedRegex("/MediaBox \\[[^\\]]*\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MediaBox();
}
