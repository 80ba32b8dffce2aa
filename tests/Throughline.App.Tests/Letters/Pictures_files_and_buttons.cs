using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Library;
using Throughline.Tests.Library;

namespace Throughline.App.Tests.Letters;

/// <summary>What a letter shows and hands over, put in from the library in a real browser.</summary>
public sealed class Pictures_files_and_buttons(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string Sheet = ".letter-sheet >> nth=0";

    [Fact]
    public async Task A_picture_is_uploaded_in_the_letter_and_put_in_only_with_what_it_shows()
    {
        var (draft, page) = await BeginAsync("letter-picture", "Hello *there*.\n* one\n* two");
        await EndAsync(page);
        await page.ClickAsync("[data-mark=picture] >> nth=0");
        await page.SetInputFilesAsync("[data-picker=upload]", File("My jetty.jpg", RealFiles.Jpeg(800, 300)));
        await page.WaitForSelectorAsync("[data-picker=words]:focus");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[data-picker=wrong] >> text=Say what it shows");
        await page.Keyboard.TypeAsync("A [jetty] at *dawn*");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".letter-picture img[alt='A [jetty] at *dawn*']");
        await page.Keyboard.TypeAsync("And on.");
        await KeptAsync(page);
        Assert.Equal("Hello *there*.\n* one\n* two\n\n![A \\[jetty\\] at \\*dawn\\*](file:my-jetty.jpg)\n\nAnd on.", Kept(draft));
        await page.ClickAsync(".described");
        Assert.Equal("A [jetty] at *dawn*", await page.InputValueAsync(".letter-box input"));
        await page.FillAsync(".letter-box input", "Dawn");
        await page.Keyboard.PressAsync("Enter");
        await KeptAsync(page);
        Assert.Contains("\n\n![Dawn](file:my-jetty.jpg)\n\n", Kept(draft), StringComparison.Ordinal);
        await page.FrameLocator(".preview iframe >> nth=0").Locator("img[alt=Dawn]").WaitForAsync();
    }

    [Fact]
    public async Task A_file_is_found_by_its_name_and_stands_as_a_card_here_and_in_the_mail()
    {
        await BringAsync("Six months.pdf", RealFiles.Pdf("Six months"));
        await BringAsync("Price list.pdf", RealFiles.Pdf("Prices"));
        var (draft, page) = await BeginAsync("letter-file", "Hello.");
        await EndAsync(page);
        await page.FocusAsync("[data-mark=file] >> nth=0");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[data-picker=search]:focus");
        await page.Keyboard.TypeAsync("nothing like it");
        await page.WaitForSelectorAsync("text=Nothing in your library is called that");
        await page.FillAsync("[data-picker=search]", "six");
        Assert.Equal(1, await page.Locator(".picker-file:visible").CountAsync());
        await page.Keyboard.PressAsync("Tab"); // to what uploads one
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".is-file >> text=PDF,");
        await KeptAsync(page);
        Assert.Equal("Hello.\n\n[Six months](file:six-months.pdf)", Kept(draft));
        var mail = page.FrameLocator(".preview iframe >> nth=0");
        await mail.Locator("a[href='/library/six-months.pdf/file'] >> text=Six months").WaitForAsync();
        await mail.Locator("text=PDF,").WaitForAsync();
        await page.ClickAsync(".file-more");
        Assert.Equal("Six months", await page.InputValueAsync(".letter-box input >> nth=1"));
        await page.FillAsync(".letter-box input >> nth=0", "What happens");
        await page.SelectOptionAsync(".own-pages", "file:price-list.pdf");
        await page.ClickAsync(".letter-box button:text-is('Done')");
        await KeptAsync(page);
        Assert.Equal("Hello.\n\n[What happens](file:price-list.pdf)", Kept(draft));
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", "Hello.\n\n[Gone](file:gone.pdf)");
        await page.WaitForSelectorAsync(".is-file.not-there >> text=There is no gone.pdf in your library");
    }

    [Fact]
    public async Task A_button_leads_to_a_page_of_ours_and_a_click_on_it_finishes_the_step()
    {
        await host.SaveAsync(FirstWeek.File.Replace("journey: first-week", "journey: with-form", StringComparison.Ordinal));
        await host.PublishDraftAsync("with-form");
        var (draft, page) = await BeginAsync("letter-own-page", "Hello.");
        await EndAsync(page);
        await page.ClickAsync("[data-mark=button] >> nth=0");
        await page.FillAsync(".letter-box input >> nth=0", "Take me there");
        await page.WaitForSelectorAsync(".own-pages optgroup[label=Forms]", new() { State = WaitForSelectorState.Attached });
        var form = await page.EvaluateAsync<string>("document.querySelector('.own-pages optgroup[label=Forms] option').value");
        Assert.StartsWith($"http://localhost:{host.Address.Port}/f/", form.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
            StringComparison.Ordinal);
        await page.SelectOptionAsync(".own-pages", form);
        await page.CheckAsync(".letter-box [type=checkbox]");
        await page.ClickAsync(".letter-box button:text-is('Done')");
        await KeptAsync(page);
        Assert.Equal($"Hello.\n\n[Take me there]({form})", Kept(draft));
        await page.WaitForSelectorAsync("select option[value='link = take-me-there'][selected]",
            new() { State = WaitForSelectorState.Attached });
        Assert.Equal(("Email Link Clicked", "link = take-me-there"),
            draft.Document.Draft.Steps[0].Done is { } done ? (done.Event, done.Where) : default);
    }

    [Theory]
    [InlineData("page.pdf", "<html>not one</html>", "This is a web page")]
    [InlineData("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>window.ran = 1</script></svg>", "SVG")]
    [InlineData("<img src=x onerror=\"window.ran = 2\">.pdf", "%PDF-1.7 and no end", "cut off")]
    public async Task What_cannot_be_taken_is_said_in_the_picker_and_nothing_of_it_runs(string name, string bytes, string said)
    {
        var (draft, page) = await BeginAsync($"letter-bad-{said.Length}", "Hello.");
        await page.ClickAsync("[data-mark=file] >> nth=0");
        await page.SetInputFilesAsync("[data-picker=upload]", File(name, System.Text.Encoding.UTF8.GetBytes(bytes)));
        await page.Locator("[data-picker=said].wrong", new() { HasText = said }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync(".picker", new() { State = WaitForSelectorState.Detached });
        Assert.Null(await page.EvaluateAsync<int?>("window.ran ?? null"));
        Assert.Equal("Hello.", Kept(draft));
    }

    [Fact]
    public async Task A_picture_with_more_pixels_than_anybody_needs_is_refused_with_its_size()
    {
        var (_, page) = await BeginAsync("letter-huge", "Hello.");
        await page.ClickAsync("[data-mark=picture] >> nth=0");
        await page.SetInputFilesAsync("[data-picker=upload]", File("Huge.png", RealFiles.HollowPng(50_000, 50_000, 1)));
        await page.Locator("[data-picker=said].wrong", new() { HasText = "50,000 × 50,000" }).WaitForAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task By_touch_and_clean_for_axe_with_the_library_open(int width, ColorScheme scheme)
    {
        await BringAsync($"Notes {width}.pdf", RealFiles.Pdf("Notes"));
        await BringAsync($"Seaside {width}.png", RealFiles.Png(300, 200));
        var draft = await DraftVisitor.BeginAsync(host, $"letter-touch-{width}");
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body",
            $"Hello.\n\n![Sea](file:seaside-{width}.png)\n\n[Notes](file:notes-{width}.pdf)");
        var page = await OpenAsync(host, $"/journeys/{draft.Key}/steps/{draft.Step(0)}", width, scheme, touch: true);
        await page.WaitForSelectorAsync(".letter-picture img");
        await page.WaitForSelectorAsync(".is-file >> text=PDF,");
        await CleanAsync(page, inFrames: false);
        await page.TapAsync("[data-mark=picture] >> nth=0");
        await page.WaitForSelectorAsync(".picker[open] .picture-card");
        await CleanAsync(page, inFrames: false);
        await page.TapAsync($".picker .picture-card >> text=Seaside {width}");
        await page.FillAsync("[data-picker=words]", "The sea again");
        await CleanAsync(page, inFrames: false);
        await page.TapAsync("text=Put it in");
        await KeptAsync(page);
        Assert.Contains($"![The sea again](file:seaside-{width}.png)", Kept(draft), StringComparison.Ordinal);
        await page.TapAsync("[data-mark=file] >> nth=0");
        await page.WaitForSelectorAsync(".picker[open] .picker-file");
        await CleanAsync(page, inFrames: false);
        await page.TapAsync(".picker [data-closes]");
        await page.TapAsync(".described >> nth=0");
        await CleanAsync(page, inFrames: false);
    }

    [Fact]
    public async Task A_letter_written_as_text_gets_its_file_from_the_same_library()
    {
        await BringAsync("As text.pdf", RealFiles.Pdf("As text"));
        var (draft, page) = await BeginAsync("letter-as-text", "Hello.");
        await page.ClickAsync("[data-as-text] >> nth=0");
        await page.PressAsync("textarea[data-letter] >> nth=0", "Control+End");
        await page.ClickAsync("[data-mark=file] >> nth=0");
        await page.ClickAsync(".picker-file >> text=As text");
        await KeptAsync(page);
        Assert.Equal("Hello.\n\n[As text](file:as-text.pdf)\n\n", Kept(draft));
    }

    private async Task BringAsync(string name, byte[] bytes) =>
        await host.Services.GetRequiredService<LibraryUploads>().AddAsync(host.Us, new(name, new MemoryStream(bytes)), default);

    private async Task<(DraftVisitor Draft, IPage Page)> BeginAsync(string key, string body)
    {
        var draft = await DraftVisitor.BeginAsync(host, key);
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", body);
        var page = await OpenAsync(host, $"/journeys/{key}/steps/{draft.Step(0)}");
        await page.WaitForSelectorAsync(Sheet);
        return (draft, page);
    }

    private static FilePayload File(string name, byte[] bytes) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };

    private static async Task EndAsync(IPage page)
    {
        await page.PressAsync(Sheet, "Control+End");
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static string? Kept(DraftVisitor draft) => draft.Document.Draft.Steps[0].Message!.Body;

    private static async Task KeptAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('textarea[data-letter]').dispatchEvent(new Event('change', { bubbles: true }))");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
    }
}
