using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Planning;

/// <summary>
/// A new owner signs in for the first time, plans a road by the guided start and publishes it: by mouse, by keyboard
/// alone, and on a phone. Each leaves its screens under artifacts/.
/// </summary>
public sealed class From_first_sign_in_to_published(RealBrowser real) : ScreenTests(real), IClassFixture<RealBrowser>
{
    private static readonly string[] Ideas =
    [
        "I hear of them from a neighbour", "I fill in the enquiry form", "I get an e-mail that answers my questions", "Somebody walks round the garden with me",
        "I get a price I can understand", "I pay a deposit", "My garden is put right and I enjoy it", "I pay the final invoice", "A brochure",
    ];

    private readonly ShellHost _host = new();
    private readonly List<string> _complaints = [];

    public override ValueTask InitializeAsync() => _host.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(1280, "mouse")]
    [InlineData(390, "phone")]
    public async Task By_pointing(int width, string name)
    {
        var page = await SignInAsync(width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await page.FillAsync("[name='Form.Name']", "A garden put right");
        await page.FillAsync("[name='Form.For']", "Busy family with a garden");
        await LookAsync(page, name, "1-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await ArriveAsync(page, "who");

        await page.FillAsync("#d-pain", "Every free Saturday goes into the garden");
        await page.FillAsync("#client-obstacles", "Nobody answers for days");
        await NextAsync(page, name, "2-who", "end");
        await page.FillAsync("#d-result-gets", "A garden that is put right");
        await page.FillAsync("#d-result-feels", "At ease in their own garden");
        await page.FillAsync("#d-result-says", "They came when they said");
        await NextAsync(page, name, "3-end", "ideas");

        await page.ClickAsync("#clock-go");
        await page.WaitForSelectorAsync("#clock-stop");
        foreach (var idea in Ideas)
        {
            await page.FillAsync("#plan-idea", idea);
            await page.ClickAsync("[data-add-idea]");
        }
        await page.Locator("#plan-count", new() { HasText = $"{Ideas.Length} ideas" }).WaitForAsync();
        await page.ClickAsync("#clock-stop");
        await NextAsync(page, name, "4-ideas", "back");

        foreach (var idea in Ideas[..8].Reverse())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = idea, Exact = true }).ClickAsync();
            await page.Locator("#plan-ask q", new() { HasText = idea }).WaitForAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Not needed: A brochure" }).ClickAsync();
        await page.FillAsync("#aside-reason", "Nobody reads it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in the tray" }).ClickAsync();
        await page.GetByText("In the tray: 1 idea").WaitForAsync();
        Assert.Equal(Ideas[..8].Reverse(), await TitlesAsync(page));
        await NextAsync(page, name, "5-back", "beginning");

        await page.ClickAsync("#b-yes");
        await page.ClickAsync("#turns-right");
        await page.ClickAsync("#b-friend-add");
        await page.GetByText("That is how the next one hears of you").WaitForAsync();
        await page.CheckAsync("#way-our-form");
        await page.CheckAsync("#way-by-hand");
        await DecideAsync(page);
        await page.GetByText("2 things are still missing").WaitForAsync();
        await page.FillAsync("#plan-gaps .input >> nth=0", "Your garden, and what comes next");
        await page.FillAsync("#plan-gaps .input >> nth=1", "Hello {{firstName}}, thank you for asking.");
        await NextAsync(page, name, "6-beginning", null);
        await LookAsync(page, name, "7-on-one-page");
        await page.ClickAsync("#plan-first");
        await page.WaitForSelectorAsync("#publish");
        await LookAsync(page, name, "8-publish");
        if (await page.Locator("[name='read']").CountAsync() > 0) await page.CheckAsync("[name='read']");
        await page.ClickAsync("#publish");
        await PublishedAsync(page, name);
    }

    [Fact]
    public async Task By_keyboard_alone()
    {
        var page = await SignInAsync(1280);
        var keys = page.Keyboard;
        await GoToAsync(page, "Begin");
        await keys.PressAsync("Enter");
        await page.WaitForSelectorAsync("[name='Form.Name']");
        await TypeAsync(page, "field-Name", "A garden put right");
        await keys.PressAsync("Enter");
        await ArriveAsync(page, "who");

        await TypeAsync(page, "client-name", "Busy family");
        await TypeAsync(page, "d-pain", "Every free Saturday goes into the garden");
        await NextByKeyAsync(page, "2-who", "end");
        await TypeAsync(page, "d-result-gets", "A garden that is put right");
        await TypeAsync(page, "d-result-feels", "At ease in their own garden");
        await NextByKeyAsync(page, "3-end", "ideas");

        Assert.Equal("plan-idea", await FocusAsync(page));
        foreach (var idea in Ideas[..4])
        {
            await keys.TypeAsync(idea);
            await keys.PressAsync("Enter");
        }
        await page.Locator("#plan-count", new() { HasText = "4 ideas" }).WaitForAsync();
        await NextByKeyAsync(page, "4-ideas", "back");

        Assert.Equal("plan-step", await FocusAsync(page));
        await keys.TypeAsync("I pay the final invoice");
        await keys.PressAsync("Enter");
        await page.Locator("#plan-ask q", new() { HasText = "final invoice" }).WaitForAsync();
        await keys.TypeAsync("walks round");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await page.Locator("#plan-ask q", new() { HasText = "walks round" }).WaitForAsync();
        Assert.Equal("plan-step", await FocusAsync(page));
        await keys.TypeAsync("I fill in the enquiry form");
        await keys.PressAsync("Enter");
        await page.Locator("#plan-ask q", new() { HasText = "enquiry form" }).WaitForAsync();
        await GoToIdAsync(page, await page.EvaluateAsync<string>("document.querySelector('[data-stop] .input').id"));
        await keys.PressAsync("Alt+ArrowDown");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-stop] .input')[1].value === 'I pay the final invoice'");
        await keys.PressAsync("Alt+ArrowUp");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-stop] .input')[0].value === 'I pay the final invoice'");
        await NextByKeyAsync(page, "5-back", "beginning");

        await PressAsync(page, "b-yes", "Enter");
        await PressAsync(page, "b-friend-add", "Enter");
        await page.GetByText("That is how the next one hears of you").WaitForAsync();
        await PressAsync(page, "way-by-hand", "Space");
        await page.GetByText("Nothing keeps it from being published").WaitForAsync();
        await NextByKeyAsync(page, "6-beginning", null);
        await PressAsync(page, "plan-first", "Enter");
        await page.WaitForSelectorAsync("#publish");
        if (await page.Locator("[name='read']").CountAsync() > 0)
        {
            await TabUntilAsync(page, "name => document.activeElement.name === name", "read");
            await keys.PressAsync("Space");
        }
        await PressAsync(page, "publish", "Enter");
        await PublishedAsync(page, "keyboard");
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_screen_is_clean_for_axe_and_fits(int width, ColorScheme scheme)
    {
        var page = await SignInAsync(width, scheme);
        await page.GotoAsync("/journeys/new");
        await page.ClickAsync("#template-service-business");
        await page.ClickAsync("#take-template");
        await ArriveAsync(page, "who");
        var plan = new Uri(page.Url).AbsolutePath[..^"/who".Length];
        await CleanAsync(page, ["/journeys/new", .. PlanScreens.Select(screen => $"{plan}/{screen}"), plan]);
    }

    [Fact]
    public async Task Ideas_of_another_page_appear_and_the_clock_is_the_same_on_both()
    {
        var mine = await SignInAsync(1280);
        await mine.GotoAsync("/journeys/new");
        await mine.FillAsync("[name='Form.Name']", "Together");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await ArriveAsync(mine, "who");
        await mine.ClickAsync("#plan-step-ideas");
        await ArriveAsync(mine, "ideas");
        var theirs = await mine.Context.NewPageAsync();
        await theirs.GotoAsync(mine.Url);
        await theirs.ClickAsync("#clock-go");
        await theirs.FillAsync("#plan-idea", "One\nTwo");
        await theirs.ClickAsync("[data-add-idea]");
        await theirs.Locator("#plan-count", new() { HasText = "2 ideas" }).WaitForAsync();

        await mine.BringToFrontAsync();
        await mine.Locator("#plan-count", new() { HasText = "2 ideas" }).WaitForAsync();
        await mine.WaitForSelectorAsync("#clock-stop");
        await mine.FillAsync("#plan-idea", "half a thought");
        await mine.ReloadAsync();
        Assert.Equal("half a thought", await mine.InputValueAsync("#plan-idea"));
        Assert.NotNull(await mine.GetAttributeAsync("#plan-clock", "data-ends"));
    }

    // ---- parts ----

    private static readonly string[] PlanScreens = ["who", "end", "ideas", "back", "beginning"];

    private async Task<IPage> SignInAsync(int width, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await FirstRunAsync(_host, width, scheme, touch: width < 500);
        page.PageError += (_, error) => _complaints.Add(error);
        return page;
    }

    private static Task ArriveAsync(IPage page, string? screen) =>
        page.WaitForFunctionAsync("end => location.pathname.endsWith(end)", screen is null ? "/plan" : $"/plan/{screen}");

    /// <summary>One of us does whatever the words leave open; nothing else is asked about.</summary>
    private static async Task DecideAsync(IPage page)
    {
        var asked = page.Locator("#plan-asked li");
        for (var left = await asked.CountAsync(); left > 0; left--)
        {
            await asked.First.GetByText("One of us does it").ClickAsync();
            await Assertions.Expect(asked).ToHaveCountAsync(left - 1);
        }
    }

    private static Task KeptAsync(IPage page) => page.Locator("[data-draft-state]", new() { HasText = "All changes are kept" }).WaitForAsync();

    private static async Task NextAsync(IPage page, string name, string shot, string? screen)
    {
        await page.EvaluateAsync("document.activeElement?.blur()");
        await KeptAsync(page);
        await LookAsync(page, name, shot);
        await page.ClickAsync("#plan-next");
        await ArriveAsync(page, screen);
    }

    private static async Task NextByKeyAsync(IPage page, string shot, string? screen)
    {
        await GoToIdAsync(page, "plan-next");
        await KeptAsync(page);
        await LookAsync(page, "keyboard", shot);
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, screen);
    }

    private async Task PublishedAsync(IPage page, string name)
    {
        await page.GetByText("Running · version 1").WaitForAsync();
        await LookAsync(page, name, "9-published");
        await page.ClickAsync("#enter-myself");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jill Carter" }).WaitForAsync();
        Assert.StartsWith("/people/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await LookAsync(page, name, "10-on-the-road-oneself");
        Assert.Empty(_complaints);
    }

    private static async Task LookAsync(IPage page, string name, string shot) => await page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Words_and_drawings.Root(), "artifacts", "guided-start", $"{name}-{shot}.png"),
        FullPage = true,
    });

    private static async Task<IEnumerable<string>> TitlesAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('[data-stop] .input'), box => box.value)");

    // ---- the keyboard ----

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");

    private static Task GoToIdAsync(IPage page, string id) => TabUntilAsync(page, "id => document.activeElement.id === id", id);

    private static Task GoToAsync(IPage page, string text) => TabUntilAsync(page, "text => document.activeElement.textContent.trim() === text", text);

    private static async Task TabUntilAsync(IPage page, string isThere, string what)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await page.EvaluateAsync<bool>(isThere, what)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The keyboard does not reach {what} on {page.Url}.");
    }

    private static async Task TypeAsync(IPage page, string id, string text)
    {
        await GoToIdAsync(page, id);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, string id, string key)
    {
        await GoToIdAsync(page, id);
        await page.Keyboard.PressAsync(key);
    }
}
