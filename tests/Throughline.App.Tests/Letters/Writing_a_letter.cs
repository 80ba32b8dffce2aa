using Microsoft.Playwright;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Letters;

/// <summary>The editor of a letter in a real browser.</summary>
public sealed class Writing_a_letter(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string Sheet = ".letter-sheet >> nth=0";
    private const string Body = "Hello {{firstName}},\n\n\nhere is *the list*:\n* one\n* two\n\n[Get it](https://example.org/list) \n\n"
        + "See [the terms][t].\n\n[t]: https://example.org/terms\n";

    [Fact]
    public async Task A_letter_is_written_by_keyboard_alone()
    {
        var (draft, page) = await BeginAsync("letter-keys", "Thank you.\n");
        await EndAsync(page);
        await TypeAsync(page, "Enter", "Dear {{fir", "Enter", ", this is ", "Control+b", "for you", "Control+b", " alone:", "Enter");
        await TypeAsync(page, "- first", "Enter", "second", "Enter", "Enter", "## Then", "Enter");
        await TypeAsync(page, "Read the page", "Shift+Control+ArrowLeft", "Control+k");
        await page.WaitForSelectorAsync(".letter-box input:focus");
        await page.Keyboard.TypeAsync("example.org/page");
        await TypeAsync(page, "Enter", " and answer", "Shift+Enter", "in a line.");
        await KeptAsync(page);
        Assert.Equal(
            "Thank you.\n\nDear {{firstName}}, this is **for you** alone:\n\n- first\n- second\n\n"
            + "## Then\n\nRead the [page](https://example.org/page) and answer\nin a line.\n",
            Kept(draft));
    }

    [Fact]
    public async Task What_is_not_touched_keeps_its_bytes()
    {
        var (draft, page) = await BeginAsync("letter-bytes", Body);
        await page.FocusAsync(Sheet);
        await page.Locator("[data-part=subject]").First.FocusAsync();
        await GoAsync(page, 0);
        await TypeAsync(page, "End", "and all");
        await KeptAsync(page);
        Assert.Equal(Body.Replace("{{firstName}},", "{{firstName}},and all", StringComparison.Ordinal), Kept(draft));
        Assert.Equal(["See [the terms][t].", "[t]: https://example.org/terms"], await page.Locator(".as-written").AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_letter_that_is_only_looked_at_is_not_changed()
    {
        var (draft, page) = await BeginAsync("letter-looked-at", Body);
        var edits = 0;
        page.Request += (_, request) => edits += request.Url.Contains("/edits", StringComparison.Ordinal) ? 1 : 0;
        await page.FocusAsync(Sheet);
        await EndAsync(page);
        await page.ClickAsync("[data-as-text] >> nth=0");
        await page.ClickAsync("[data-as-text] >> nth=0");
        await page.WaitForSelectorAsync(Sheet);
        await KeptAsync(page);
        Assert.Equal((0, Body), (edits, Kept(draft)));
    }

    [Fact]
    public async Task What_was_typed_is_taken_back_here_first_and_what_was_kept_before_by_the_page()
    {
        var (draft, page) = await BeginAsync("letter-undo", "Hello.");
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", "Hello you.");
        await page.WaitForFunctionAsync("() => document.querySelector('.letter-sheet').innerText === 'Hello you.'");
        await EndAsync(page);
        await TypeAsync(page, " More.");
        await KeptAsync(page);
        await page.PressAsync(Sheet, "Control+z");
        Assert.Equal("Hello you.", await page.InnerTextAsync(Sheet));
        await page.PressAsync(Sheet, "Control+Shift+z");
        Assert.Equal("Hello you. More.", await page.InnerTextAsync(Sheet));
        await page.PressAsync(Sheet, "Control+z");
        await KeptAsync(page);
        Assert.Equal("Hello you.", Kept(draft));
    }

    [Fact]
    public async Task Somebody_elses_change_comes_in_under_the_hand_and_the_cursor_stays_with_its_words()
    {
        var (draft, page) = await BeginAsync("letter-others", "One.\n\nTwo.\n\nThree.");
        await EndAsync(page);
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", "One, and much more.\n\nTwo.\n\nThree.");
        await page.WaitForFunctionAsync("() => document.querySelector('.letter-sheet').innerText.startsWith('One, and much more.')");
        await TypeAsync(page, " Four.");
        await KeptAsync(page);
        Assert.Equal("One, and much more.\n\nTwo.\n\nThree. Four.", Kept(draft));
    }

    [Fact]
    public async Task A_chip_says_what_people_read_and_takes_what_stands_in()
    {
        var (draft, page) = await BeginAsync("letter-chips", "Hello {{firstName}}, how is {{coachName}}?");
        Assert.Equal(["First name", "Coach name"], await page.Locator(".letter-sheet >> nth=0 >> .merge-chip").AllInnerTextsAsync());
        await page.ClickAsync(".merge-chip >> nth=0");
        await page.WaitForSelectorAsync(".letter-box >> text=Ana Sample reads “Ana”.");
        await page.Keyboard.TypeAsync("dear {reader}");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".letter-box >> text=Write it without braces");
        await page.FillAsync(".letter-box input", "dear reader");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".letter-box", new() { State = WaitForSelectorState.Detached });
        await page.ClickAsync(".merge-chip >> nth=0");
        await page.WaitForSelectorAsync(".letter-box input:focus");
        await page.Keyboard.PressAsync("Escape");
        await page.PressAsync(Sheet, "Enter");
        Assert.Equal("dear reader", await page.InputValueAsync(".letter-box input"));
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync(".merge-chip >> nth=1");
        await page.ClickAsync("text=Take it out");
        await KeptAsync(page);
        Assert.Equal("Hello {{firstName | dear reader}}, how is ?", Kept(draft));
    }

    [Fact]
    public async Task A_link_is_looked_over_changed_and_taken_off()
    {
        var (draft, page) = await BeginAsync("letter-links", "See [the page](https://example.org) and go.");
        await GoAsync(page, "See th".Length);
        await page.WaitForSelectorAsync("[data-mark=link][aria-pressed=true]");
        await page.Keyboard.PressAsync("Control+k");
        Assert.Equal("the page", await page.InputValueAsync(".letter-box input >> nth=0"));
        await page.FillAsync(".letter-box input >> nth=1", "not an address");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".letter-box >> text=Write a whole address");
        await page.FillAsync(".letter-box input >> nth=0", "our page");
        await page.FillAsync(".letter-box input >> nth=1", "jill@example.org");
        await page.ClickAsync(".letter-box button:text-is('Done')");
        await KeptAsync(page);
        Assert.Equal("See [our page](mailto:jill@example.org) and go.", Kept(draft));
        await page.PressAsync(Sheet, "ArrowLeft");
        await page.ClickAsync("[data-mark=link] >> nth=0");
        await page.ClickAsync("text=Take the link off");
        await KeptAsync(page);
        Assert.Equal("See our page and go.", Kept(draft));
    }

    [Fact]
    public async Task A_link_alone_is_a_button_as_it_is_sent()
    {
        var (draft, page) = await BeginAsync("letter-button", "Hello.\n\nSee [the page](https://example.org).");
        await EndAsync(page);
        await page.ClickAsync("[data-mark=button] >> nth=0");
        await page.FillAsync(".letter-box input >> nth=0", "Choose a time");
        await page.FillAsync(".letter-box input >> nth=1", "example.org/talk");
        await page.Keyboard.PressAsync("Enter");
        await KeptAsync(page);
        Assert.Equal("Hello.\n\nSee [the page](https://example.org).\n\n[Choose a time](https://example.org/talk)", Kept(draft));
        Assert.Equal(["Choose a time"], await page.Locator(".letter-sheet .is-button").AllInnerTextsAsync());
        await page.FrameLocator(".preview iframe >> nth=0").Locator(".tl-button >> text=Choose a time").WaitForAsync();
    }

    [Fact]
    public async Task What_is_pasted_from_a_page_brings_its_words_and_nothing_that_runs_or_is_fetched()
    {
        var (draft, page) = await BeginAsync("letter-paste", "Hello. ");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await EndAsync(page);
        await page.EvaluateAsync("""
            html => {
              const held = new DataTransfer();
              held.setData('text/html', html);
              held.setData('text/plain', 'plain');
              const paste = new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true });
              document.querySelector('.letter-sheet').dispatchEvent(paste);
            }
            """, """
            <meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr">
            <span style="font-size:11pt;font-weight:700;">Six months.</span><span style="font-weight:400;"> We meet </span>
            <span style="font-style:italic;font-weight:400;">twice</span><a href="https://example.org/a">here</a>
            <a href="javascript:alert(1)">no</a></p><script>window.ran = 1</script>
            <img src="https://elsewhere.example/p.png" onerror="window.ran = 2">
            <ul><li dir="ltr"><p dir="ltr"><span style="font-weight:400;">one</span></p></li><li><p>two</p></li></ul></b>
            """);
        await KeptAsync(page);
        Assert.Equal("Hello.**Six months.** We meet _twice_[here](https://example.org/a) no\n\n- one\n- two", Kept(draft));
        Assert.Null(await page.EvaluateAsync<int?>("window.ran ?? null"));
        Assert.DoesNotContain(asked, url => url.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thumb_reaches_every_button_and_Escape_leads_to_them()
    {
        var (draft, page) = await BeginAsync("letter-thumb", "Hello {{firstName}}", 390, touch: true);
        Assert.True(await page.EvaluateAsync<bool>("""
            [...document.querySelectorAll('.letter-paper .write-bar :is(button, summary)')]
              .filter(one => one.checkVisibility() && !one.closest('.menu-body')).map(one => one.getBoundingClientRect())
              .every(one => one.height >= 43.5 && one.width >= 43.5)
            """));
        Assert.True(await page.EvaluateAsync<bool>(
            "(bar => bar.scrollWidth > bar.clientWidth)(document.querySelector('.letter-paper .write-bar'))"));
        await page.TapAsync("[data-mark=heading] >> nth=0");
        await page.TapAsync(".letter-paper .merge-menu > summary >> nth=0");
        Assert.True(await page.EvaluateAsync<bool>("""
            (menu => menu.left >= 0 && menu.right <= innerWidth && menu.bottom <= innerHeight && menu.height > 200)(
              document.querySelector('.letter-paper .menu-body').getBoundingClientRect())
            """));
        await page.TapAsync("[data-merge=lastName] >> nth=0");
        await page.TapAsync(".merge-chip >> text=Last name");
        await page.FillAsync(".letter-box input", "friend");
        await page.TapAsync(".letter-box button:text-is('Done')");
        await page.PressAsync(Sheet, "Escape");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("Button", await page.EvaluateAsync<string>("document.activeElement.innerText"));
        await KeptAsync(page);
        Assert.Contains("{{lastName | friend}}", Kept(draft), StringComparison.Ordinal);
        Assert.StartsWith("## ", Kept(draft), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_open_drawer_is_clean_for_axe_with_its_boxes(int width, ColorScheme scheme)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"letter-axe-{width}-{scheme}".ToLowerInvariant());
        var body = Body + "\n{{#if goal}}\n\n> Quoted\n\n---\n\n![us](https://example.org/us.png)\n\n{{/if}}";
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", body);
        var page = await OpenAsync(host, $"/journeys/{draft.Key}/outline", width, scheme);
        var refused = new List<string>();
        page.Console += (_, said) => refused.Add(said.Text);
        await page.ClickAsync($"#row-{draft.Step(0)} [data-panel]");
        await page.WaitForSelectorAsync(Sheet);
        await CleanAsync(page, inFrames: false);
        await page.EvaluateAsync("document.querySelector('.letter-sheet > :last-child').scrollIntoView({ block: 'center' })");
        await page.WaitForFunctionAsync("""
            () => document.querySelector('.letter-paper .write-bar').getBoundingClientRect().top
              >= document.querySelector('.drawer .step-panel-head').getBoundingClientRect().bottom - 2
            """);
        await page.ClickAsync(".merge-chip >> nth=0");
        await CleanAsync(page, inFrames: false);
        await EndAsync(page);
        await page.Keyboard.PressAsync("Control+k");
        await page.WaitForSelectorAsync(".letter-box");
        await CleanAsync(page, inFrames: false);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("{{");
        await page.WaitForSelectorAsync(".merge-offers");
        await CleanAsync(page, inFrames: false);
        Assert.DoesNotContain(refused, said => said.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private async Task<(DraftVisitor Draft, IPage Page)> BeginAsync(string key, string body, int width = 1280, bool touch = false)
    {
        var draft = await DraftVisitor.BeginAsync(host, key);
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", body);
        var page = await OpenAsync(host, $"/journeys/{key}/steps/{draft.Step(0)}", width, touch: touch);
        await page.WaitForSelectorAsync(Sheet);
        return (draft, page);
    }

    private static async Task TypeAsync(IPage page, params string[] all)
    {
        foreach (var one in all)
            if (one is "Enter" or "End" || one.Contains('+', StringComparison.Ordinal)) await page.Keyboard.PressAsync(one);
            else await page.Keyboard.TypeAsync(one);
    }

    /// <summary>To the beginning, and so many places on; the browser tells of each a moment later.</summary>
    private static async Task GoAsync(IPage page, int places)
    {
        foreach (var key in Enumerable.Repeat("ArrowRight", places).Prepend("Control+Home")) await PressAsync(page, key);
    }

    private static Task EndAsync(IPage page) => PressAsync(page, "Control+End");

    private static async Task PressAsync(IPage page, string key)
    {
        await page.PressAsync(Sheet, key);
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static string? Kept(DraftVisitor draft) => draft.Document.Draft.Steps[0].Message!.Body;

    private static async Task KeptAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('textarea[data-letter]').dispatchEvent(new Event('change', { bubbles: true }))");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
    }
}
