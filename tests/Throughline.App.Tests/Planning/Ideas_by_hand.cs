using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Planning;

/// <summary>Counting back by carrying ideas and steps to their place, with a mouse and with a finger.</summary>
public sealed class Ideas_by_hand(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private static readonly string[] OnTheRoad = ["I hear of them", "I ask for help", "I get a price", "I pay a deposit", "I use it", "I tell a friend"];

    [Fact]
    public async Task A_mouse_carries_an_idea_onto_the_road_and_a_step_along_it()
    {
        var (draft, page) = await BackAsync(1280);
        await HoldAsync(page, Idea(page, "Somebody rings me"));
        await GoAsync(page, Stop(page, "I get a price"), 0.2f);
        await page.Locator(".plan-stop.drop-above").WaitForAsync();
        await LookAsync(page, "mouse");
        await page.Mouse.UpAsync();
        await host.KeptAsync(draft.Key, road => road.Steps.Length == 7);
        Assert.Equal(["I hear of them", "I ask for help", "I get a price", "Somebody rings me", "I pay a deposit"], Titles(draft).Take(5));
        await page.Locator("#plan-picks li", new() { HasText = "Somebody rings me" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await HoldAsync(page, Stop(page, "Somebody rings me").Locator("[data-grip]"));
        await GoAsync(page, Stop(page, "I hear of them"), 0.8f);
        await page.Mouse.UpAsync();
        await host.KeptAsync(draft.Key, road => road.Steps[0].Title == "Somebody rings me");

        // As they walk, what stands higher comes earlier.
        await page.ClickAsync("#order-walk");
        await page.Locator("#plan-road.walking").WaitForAsync();
        await HoldAsync(page, Stop(page, "Somebody rings me").Locator("[data-grip]"));
        await GoAsync(page, Stop(page, "I ask for help"), 0.8f);
        await page.Mouse.UpAsync();
        await host.KeptAsync(draft.Key, road => road.Steps[2].Title == "Somebody rings me");
        Assert.Equal(["I hear of them", "I ask for help", "Somebody rings me", "I get a price"], Titles(draft).Take(4));
    }

    [Fact]
    public async Task Beside_the_road_and_with_Escape_it_goes_back()
    {
        var (draft, page) = await BackAsync(1280);
        var before = draft.Document.File;
        await HoldAsync(page, Idea(page, "Somebody rings me"));
        await GoAsync(page, Stop(page, "I get a price"), 0.2f);
        await GoAsync(page, page.Locator("#plan-ask"), 0.5f);
        Assert.Equal(0, await page.Locator(".drop-above, .drop-below").CountAsync());
        await page.Mouse.UpAsync();

        await HoldAsync(page, Stop(page, "I tell a friend").Locator("[data-grip]"));
        await GoAsync(page, Stop(page, "I get a price"), 0.8f);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator(".drop-above, .drop-below, .carried, .carried-tag").CountAsync());
        await page.Mouse.UpAsync();

        await page.FillAsync("#plan-step", "I look them up");
        await page.Keyboard.PressAsync("Enter");
        await host.KeptAsync(draft.Key, road => road.Steps.Length == 7);
        await page.ClickAsync("[data-undo]");
        await host.KeptAsync(draft.Key, road => road.Steps.Length == 6);
        Assert.Equal(before, draft.Document.File);
    }

    [Fact]
    public async Task A_finger_carries_an_idea_down_a_long_road_and_the_page_goes_along()
    {
        var (draft, page) = await BackAsync(390, touch: true);
        var finger = await Finger.OnAsync(page);
        await finger.PressAsync(Idea(page, "Somebody rings me"));
        await finger.GoByAsync(10, 30);
        var foot = (await page.Locator(".plan-foot").BoundingBoxAsync())!;
        await finger.GoAsync(180, foot.Y - 12);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-stop]')].find(stop => stop.querySelector('.input').value === 'I ask for help').getBoundingClientRect().bottom < document.querySelector('.plan-foot').getBoundingClientRect().top - 70");
        await finger.GoByAsync(0, -120);
        var stop = (await Stop(page, "I ask for help").BoundingBoxAsync())!;
        await finger.GoAsync(180, stop.Y + stop.Height * 0.2f);
        await Stop(page, "I ask for help").And(page.Locator(".drop-above")).WaitForAsync();
        await LookAsync(page, "finger");
        await finger.LiftAsync();
        await host.KeptAsync(draft.Key, road => road.Steps.Length == 7);
        Assert.Equal(["I hear of them", "I ask for help", "Somebody rings me", "I get a price"], Titles(draft).Take(4));
    }

    [Fact]
    public async Task A_touch_that_is_called_off_leaves_the_idea_on_the_pile_and_the_step_in_its_place()
    {
        var (draft, page) = await BackAsync(390, touch: true);
        var finger = await Finger.OnAsync(page);
        var grip = Stop(page, "I use it").Locator("[data-grip]");
        await finger.PressAsync(grip);
        var above = (await Stop(page, "I tell a friend").BoundingBoxAsync())!;
        await finger.GoAsync(40, above.Y + 8);
        await Stop(page, "I tell a friend").And(page.Locator(".drop-above")).WaitForAsync();
        await finger.LoseAsync();
        await page.Locator(".carrying").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(0, await page.Locator(".drop-above, .drop-below, .carried, .carried-tag").CountAsync());

        // The same way again, this time laid down: it is the first change of this road since it was made.
        await finger.PressAsync(grip);
        await finger.GoAsync(40, above.Y + 8);
        await Stop(page, "I tell a friend").And(page.Locator(".drop-above")).WaitForAsync();
        await finger.LiftAsync();
        await host.KeptAsync(draft.Key, road => road.Steps[^1].Title == "I use it");
        await page.ClickAsync("[data-undo]");
        await host.KeptAsync(draft.Key, road => road.Steps[^1].Title == "I tell a friend");
        Assert.Equal(OnTheRoad, Titles(draft));
    }

    [Fact]
    public async Task A_tap_picks_an_idea_without_a_keyboard_coming_up_and_a_finger_beside_the_grip_scrolls()
    {
        var (draft, page) = await BackAsync(390, touch: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Somebody rings me", Exact = true }).TapAsync();
        await host.KeptAsync(draft.Key, road => road.Steps[0].Title == "Somebody rings me");
        await page.Locator("#plan-ask q", new() { HasText = "Somebody rings me" }).WaitForAsync();
        Assert.NotEqual("plan-step", await page.EvaluateAsync<string>("document.activeElement.id"));
        var small = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-grip], [data-pick], [data-aside], [data-step-move]')].filter(one => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 44).map(one => one.className)");
        Assert.Empty(small);

        var before = await page.EvaluateAsync<double>("document.documentElement.scrollTop");
        var finger = await Finger.OnAsync(page);
        await finger.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "I see their van", Exact = true }));
        await finger.GoByAsync(0, -160);
        await page.WaitForFunctionAsync("before => document.documentElement.scrollTop > before + 60", before);
        await finger.LiftAsync();
        Assert.Equal(0, await page.Locator(".carried, .carried-tag").CountAsync());
        Assert.Equal(7, draft.Document.Draft.Steps.Length);
    }

    private async Task<(DraftVisitor Draft, IPage Page)> BackAsync(int width, bool touch = false)
    {
        var draft = new DraftVisitor(host, await host.Drafts.CreateAsync(host.Us, "Carried by hand"));
        foreach (var title in OnTheRoad.Reverse()) await draft.SendAsync("plan/road", new JsonObject { ["text"] = title, ["before"] = draft.Document.Ids("steps").FirstOrDefault() }.ToJsonString());
        await draft.SendAsync("plan/cards", new JsonObject { ["text"] = "A brochure\nSomebody rings me\nI see their van", ["batch"] = "b" }.ToJsonString());
        var page = await OpenAsync(host, $"/journeys/{draft.Key}/plan/back", width, touch: touch);
        if (!touch) await page.EvaluateAsync("document.getElementById('plan-ask').scrollIntoView()");
        return (draft, page);
    }

    private static ILocator Idea(IPage page, string text) => page.Locator(".plan-pick", new() { HasText = text }).Locator("[data-grip]");

    private static ILocator Stop(IPage page, string title) => page.Locator($"[data-stop]:has(input[value='{title}'])");

    private static IEnumerable<string?> Titles(DraftVisitor draft) => draft.Document.Draft.Steps.Select(step => step.Title);

    private static async Task HoldAsync(IPage page, ILocator grip)
    {
        await grip.HoverAsync();
        await page.Mouse.DownAsync();
    }

    private static async Task GoAsync(IPage page, ILocator over, float height)
    {
        var box = (await over.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + box.Height * height, new() { Steps = 8 });
    }

    private static Task LookAsync(IPage page, string shot) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Words_and_drawings.Root(), "artifacts", "guided-start", $"carried-by-{shot}.png") });
}
