using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>The outline and the step panel in a real browser.</summary>
public sealed class Designing_by_hand(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_journey_is_outlined_by_keyboard_alone()
    {
        var draft = await DraftVisitor.BeginAsync(host, "by-keyboard");
        var page = await OpenAsync(host, "/journeys/by-keyboard/outline");
        await page.FocusAsync($"#o-steps-{draft.Step(4)}-title");
        foreach (var title in (string[])["I tell a friend", "I come back", "I bring my sister", "I am remembered", "I stay"])
        {
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync("() => document.activeElement?.dataset.cell === 'title' && document.activeElement.value === ''");
            await page.Keyboard.TypeAsync(title);
        }
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Ana");
        await KeptAsync(page);
        Assert.Equal(["I am thanked", "I tell a friend", "I come back", "I bring my sister", "I am remembered", "I stay"], Titles(draft, 4));
        Assert.Equal(("Ana", "loyal", "i-stay"), (draft.Document.Draft.Steps[9].Owner, draft.Document.Draft.Steps[9].Stage, draft.Document.Draft.Steps[9].Key));

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await SaidAsync(page, "I stay: step 9, Loyal.");
        Assert.Equal("I stay", await page.EvaluateAsync<string>("document.activeElement.value"));
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("I bring my sister", await page.EvaluateAsync<string>("document.activeElement.value"));
        Assert.Equal(["I am thanked", "I tell a friend", "I come back", "I bring my sister", "I stay", "I am remembered"], Titles(draft, 4));
        await page.Keyboard.PressAsync("Control+z");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-cell=title]')].at(-1).value === 'I stay'");

        await page.Keyboard.PressAsync("Control+d");
        await SaidAsync(page, "“I bring my sister” is copied.");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Backspace");
        await page.WaitForFunctionAsync("() => document.activeElement?.value === 'I bring my sister' && document.querySelectorAll('[data-row]').length === 10");
        Assert.Equal(10, draft.Document.Draft.Steps.Length);
    }

    [Fact]
    public async Task A_pasted_list_is_looked_at_and_made()
    {
        var draft = await DraftVisitor.BeginAsync(host, "by-paste");
        var page = await OpenAsync(host, "/journeys/by-paste/outline", 390);
        await page.ClickAsync("[data-paste]");
        await page.FillAsync("#pasted", "I hear of them\n  where: a friend\nEngage\nI write to them <script>alert(1)</script>");
        await page.ClickAsync("[data-look]");
        await page.WaitForSelectorAsync(".pasted");
        await page.ClickAsync("[data-make]");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-row]').length === 7 && !document.querySelector('dialog[open]')");
        Assert.Equal(["I am thanked", "I hear of them", "I write to them <script>alert(1)</script>"], Titles(draft, 4));
        Assert.Equal(("a friend", "engage"), (draft.Document.Draft.Steps[5].Platform, draft.Document.Draft.Steps[6].Stage));
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.outline button, .outline summary, .outline a, .outline textarea, .outline input')].filter(one => one.checkVisibility()).every(one => one.getBoundingClientRect().height >= 43.5)"));
    }

    [Fact]
    public async Task A_message_is_written_in_the_drawer_and_looks_the_same_beside_it()
    {
        var draft = await DraftVisitor.BeginAsync(host, "by-drawer");
        var step = draft.Step(0);
        var page = await OpenAsync(host, "/journeys/by-drawer/outline");
        var door = $"#row-{step} [data-panel]";
        await page.FocusAsync(door);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("dialog.drawer[open] .step-panel");
        var body = page.Locator($"#d-steps-{step}-message-body");
        var sheet = page.Locator("dialog .letter-sheet").First;
        await sheet.PressAsync("Control+a");
        await sheet.PressSequentiallyAsync("Dear {{fir");
        await page.WaitForSelectorAsync(".merge-offers [aria-selected=true]");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Dear {{firstName}}\n", await body.InputValueAsync());
        await sheet.PressSequentiallyAsync(", welcome ");
        await sheet.PressAsync("Control+b");
        await sheet.PressSequentiallyAsync("words");
        await sheet.PressAsync("Control+b");
        await sheet.PressSequentiallyAsync(" of ");
        await page.WaitForFunctionAsync("() => document.querySelector('.preview iframe').contentDocument.querySelector('strong')?.textContent === 'words' && document.querySelector('.preview iframe').contentDocument.body.textContent.includes('Dear Ana, welcome')");
        Assert.Equal("Welcome, Ana", await page.InnerTextAsync("[data-letter-subject]"));
        await page.ClickAsync(".merge-menu > summary");
        await page.ClickAsync(".own-word > summary");
        await page.FillAsync("[data-own-name]", "Coach name");
        await page.FillAsync("[data-own-fallback]", "your coach");
        await page.ClickAsync("[data-own-add]");
        await page.WaitForFunctionAsync("() => document.querySelector('.preview iframe').contentDocument.body.textContent.includes('your coach')");
        await page.ClickAsync(".preview [data-seen=phone]");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.preview .letter').getBoundingClientRect().width <= 390"));
        await page.SelectOptionAsync(".preview [data-as]", "nobody");
        await page.WaitForFunctionAsync("() => document.querySelector('.preview iframe').contentDocument.body.textContent.includes('Dear there')");

        await page.ClickAsync("[data-try]");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-letter-said]').textContent.includes('stays in the outbox')");
        await KeptAsync(page);
        Assert.Equal("Dear {{firstName}}, welcome **words** of {{coachName}}\n", draft.Document.Draft.Steps[0].Message!.Body);

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => !document.querySelector('dialog[open]')");
        Assert.True(await page.EvaluateAsync<bool>($"document.activeElement === document.querySelector('{door}')"));
        await page.GotoAsync("/outbox");
        await page.ClickAsync("text=Tests you sent to yourselves");
        await page.ClickAsync("text=[Test] Welcome, there");
        await page.FrameLocator("iframe").Locator("p:has-text(\"Dear there, welcome\")").First.WaitForAsync();
    }

    [Fact]
    public async Task A_message_becomes_a_text_message_and_an_e_mail_again_and_nothing_typed_is_lost()
    {
        var draft = await DraftVisitor.BeginAsync(host, "by-text");
        var path = $"#d-steps-{draft.Step(0)}-message";
        var page = await OpenAsync(host, $"/journeys/by-text/steps/{draft.Step(0)}", 390);
        await page.FillAsync($"{path}-subject", "Your list, {{firstName}}");
        await page.SelectOptionAsync($"{path}-channel", "sms");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-letter-text]')?.textContent.startsWith('Hello Ana,')");
        Assert.False(await page.IsVisibleAsync($"{path}-subject"));
        await page.FillAsync($"{path}-body", new string('a', 161));
        await page.WaitForFunctionAsync("() => document.querySelector('[data-text-size]').textContent === '161 characters, 2 parts, each paid for.'");
        await page.FillAsync($"{path}-body", "Come in, {{firstName}}");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-letter-text]').textContent === 'Come in, Ana'");
        await page.ClickAsync("[data-try]");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-letter-said]').textContent.includes('cannot be sent yet')");
        await page.SelectOptionAsync($"{path}-channel", new SelectOptionValue { Label = "E-mail" });
        await page.WaitForFunctionAsync("() => document.querySelector('.preview iframe')?.contentDocument.body?.textContent.includes('Come in, Ana')");
        Assert.Equal("Your list, {{firstName}}", await page.InputValueAsync($"{path}-subject"));
        await KeptAsync(page);
        Assert.Equal(("Your list, {{firstName}}", "Come in, {{firstName}}", null), (draft.Document.Draft.Steps[0].Message!.Subject, draft.Document.Draft.Steps[0].Message!.Body, draft.Document.Draft.Steps[0].Message!.Channel));
    }

    [Fact]
    public async Task The_drawer_goes_from_step_to_step_and_changes_kinds_and_the_list_beneath_follows()
    {
        var draft = await DraftVisitor.BeginAsync(host, "by-steps");
        var page = await OpenAsync(host, "/journeys/by-steps/outline");
        await page.ClickAsync($"#row-{draft.Step(3)} [data-panel]");
        await page.ClickAsync("[aria-label='The step after']");
        await page.WaitForSelectorAsync($"#panel-{draft.Step(4)}");
        await page.ClickAsync($"#kind-{draft.Step(4)}-assignment");
        await page.WaitForSelectorAsync($"#d-steps-{draft.Step(4)}-assignment-script");
        Assert.Equal("Thank you.", await page.InputValueAsync($"#d-steps-{draft.Step(4)}-assignment-script"));
        await page.FillAsync($"#d-steps-{draft.Step(4)}-title", "I am thanked by hand");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-cell=title]')].at(-1).value === 'I am thanked by hand'");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-row]')].at(-1).querySelector('svg[aria-label=\"Done by your team\"]')");
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_part_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"axe-{width}-{scheme}".ToLowerInvariant());
        await draft.SendAsync($"steps/{draft.Step(4)}/wordings/split");
        await draft.SetAsync($"steps[#{draft.Step(0)}].done.within", "soonish");
        await draft.SetAsync($"steps[#{draft.Step(1)}].survey.message.channel", "sms");
        var page = await OpenAsync(host, $"/journeys/{draft.Key}/outline", width, scheme);
        await CleanAsync(page, inFrames: false);
        await page.ClickAsync($"#row-{draft.Step(0)} [data-panel]");
        await page.WaitForSelectorAsync(".step-panel");
        await CleanAsync(page, inFrames: false);
        for (var step = 0; step < 5; step++)
        {
            await page.GotoAsync($"/journeys/{draft.Key}/steps/{draft.Step(step)}");
            await page.EvaluateAsync("document.querySelectorAll('.step-panel details:not(.menu)').forEach(one => one.open = true)");
            await CleanAsync(page, inFrames: false);
        }
        await page.GotoAsync($"/journeys/{draft.Key}/ways");
        await CleanAsync(page, inFrames: false);
    }

    /// <summary>Waits until the page says that everything typed is kept; a box keeps itself a moment after the last letter.</summary>
    private static async Task KeptAsync(IPage page)
    {
        await page.EvaluateAsync("document.activeElement.dispatchEvent(new Event('change', { bubbles: true }))");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
    }

    private static Task SaidAsync(IPage page, string words) => page.WaitForFunctionAsync("words => document.querySelector('[data-outline-said]').textContent === words", words);

    private static IEnumerable<string?> Titles(DraftVisitor draft, int from) => draft.Document.Draft.Steps.Skip(from).Select(step => step.Title);
}
