using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>The map and the outline on a phone and on a tablet.</summary>
public sealed class By_finger(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(390)]
    [InlineData(820)]
    public async Task A_step_is_carried_over_its_neighbour(int width)
    {
        var (key, page, finger) = await MapAsync(6, width);
        await finger.PressAsync(Grip(page, 0));
        await finger.GoByAsync(-12, 0);
        await page.Locator(".map-drop").WaitForAsync();
        await OverAsync(page, finger, 1);
        await LookAsync(page, $"map-{width}-carried");
        await finger.LiftAsync();

        await SaidAsync(page, "“I take step 1 and see that it was worth it” is now step 2 of 6, in Know, like, trust.");
        Assert.Equal(["step-2", "step-1", "step-3"], Keys(key).Take(3));
        Assert.Equal(0, await page.Locator(".map-drop, .carried-tag, .carrying").CountAsync());
        await Assertions.Expect(Head(page, 1)).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(820, true)]
    [InlineData(1280, false)]
    public async Task At_the_edge_the_map_goes_on_beneath_the_hand_and_back_again(int width, bool touch)
    {
        var (key, page, finger) = await MapAsync(12, width, touch);
        var scroll = (await page.Locator(".map-scroll").BoundingBoxAsync())!;
        var (right, left, y) = (scroll.X + scroll.Width - 8, scroll.X + 4, scroll.Y + 60);
        if (!touch) await page.Locator(".map-corner").First.WaitForAsync();

        await PressAsync(0);
        await GoAsync(right, y);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-step]')[9].getBoundingClientRect().right < document.querySelector('.map-scroll').getBoundingClientRect().right - 80");
        await GoAsync(scroll.X + scroll.Width * (touch ? 0.6f : 0.8f), y); // a wide map shows many of the last at once
        await ReleaseAsync();
        await page.WaitForFunctionAsync("() => /is now step (9|10|11|12) of 12, in Loyal/.test(document.getElementById('map-said').textContent)");
        var place = Keys(key).IndexOf("step-1");
        Assert.InRange(place, 8, 11);
        await Assertions.Expect(Head(page, place)).ToBeInViewportAsync();

        await PressAsync(place);
        await GoAsync(left, y);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-step]')[0].getBoundingClientRect().left >= document.querySelector('.map-scroll').getBoundingClientRect().left");
        var first = (await Head(page, 0).BoundingBoxAsync())!;
        await GoAsync(first.X + 2, y);
        await ReleaseAsync();
        await SaidAsync(page, "is now step 1 of 12, in Know, like, trust.");
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"step-{n}"), Keys(key));

        async Task PressAsync(int step)
        {
            if (touch) { await finger.PressAsync(Grip(page, step)); return; }
            await Grip(page, step).HoverAsync();
            await page.Mouse.DownAsync();
        }
        Task GoAsync(float x, float toY) => touch ? finger.GoAsync(x, toY) : page.Mouse.MoveAsync(x, toY, new() { Steps = 8 });
        Task ReleaseAsync() => touch ? finger.LiftAsync() : page.Mouse.UpAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(820)]
    public async Task Beside_the_grip_a_finger_scrolls_the_map_and_moves_nothing(int width)
    {
        var (key, page, finger) = await MapAsync(12, width);
        var before = host.Drafts.Open(host.Business, key)!.Document.File;
        foreach (var place in (string[])["[data-step] .map-title", "tr[data-row=does] td", ".map-point"])
        {
            await page.EvaluateAsync("document.querySelector('.map-scroll').scrollLeft = 0");
            await finger.PressAsync(page.Locator(place).First);
            await finger.GoByAsync(-width * 0.4f, 2);
            await page.WaitForFunctionAsync("() => document.querySelector('.map-scroll').scrollLeft > 60");
            await finger.LiftAsync();
            Assert.Equal(0, await page.Locator(".map-drop, .carried-tag, .dragged").CountAsync());
        }
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent !== 'Keeping …'");
        Assert.Equal(before, host.Drafts.Open(host.Business, key)!.Document.File);
        Assert.Equal("-1", await page.Locator(".map-point").First.GetAttributeAsync("data-feels"));
    }

    [Fact]
    public async Task A_touch_that_is_called_off_puts_the_step_back()
    {
        var (key, page, finger) = await MapAsync(6, 390);
        var before = host.Drafts.Open(host.Business, key)!.Document.File;
        await finger.PressAsync(Grip(page, 0));
        await finger.GoByAsync(-12, 0);
        await OverAsync(page, finger, 2);
        await page.Locator(".map-drop").WaitForAsync();
        await finger.LoseAsync();
        await page.Locator(".carrying").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(0, await page.Locator(".map-drop, .carried-tag, .dragged").CountAsync());
        await Assertions.Expect(Head(page, 0)).ToBeInViewportAsync(new() { Ratio = 0.9f });

        // Nothing was sent before the next thing that is: what is kept now is the first change.
        await page.Locator("tr[data-row=purpose] textarea").First.FillAsync("So that they breathe again");
        await page.Locator("tr[data-row=purpose] textarea").First.BlurAsync();
        await host.KeptAsync(key, draft => draft.Steps[0].Purpose == "So that they breathe again");
        await page.ClickAsync("[data-undo]");
        await host.KeptAsync(key, draft => draft.Steps[0].Purpose != "So that they breathe again");
        Assert.Equal(before, host.Drafts.Open(host.Business, key)!.Document.File);
        await Assertions.Expect(page.Locator("[data-undo]")).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(820)]
    public async Task A_point_of_the_curve_goes_with_the_finger(int width)
    {
        var (key, page, finger) = await MapAsync(5, width);
        var point = page.Locator(".map-point").Nth(0);
        await finger.PressAsync(point);
        Assert.Equal("-1", await point.GetAttributeAsync("data-feels"));
        var row = (await page.Locator(".map-feel").First.BoundingBoxAsync())!;
        await finger.GoByAsync(0, -row.Height * 0.57f);
        await Assertions.Expect(point).ToHaveAttributeAsync("aria-valuetext", "delighted");
        await LookAsync(page, $"curve-{width}");
        await finger.LiftAsync();
        await host.KeptAsync(key, draft => draft.Steps[0].Feels == "2");

        await finger.PressAsync(point);
        await finger.GoByAsync(0, row.Height * 0.4f);
        await Assertions.Expect(point).ToHaveAttributeAsync("data-feels", "0");
        await finger.LoseAsync();
        await Assertions.Expect(point).ToHaveAttributeAsync("data-feels", "2");
        await page.ClickAsync("[data-undo]");
        await host.KeptAsync(key, draft => draft.Steps[0].Feels == "-1");
    }

    [Fact]
    public async Task Rows_of_the_map_are_put_in_order()
    {
        var (_, page, finger) = await MapAsync(3, 390);
        await page.ClickAsync("[data-opens=map-rows]");
        var before = await RowsAsync(page);
        var item = (await page.Locator("[data-map-rows] > li").Nth(1).BoundingBoxAsync())!;

        await finger.PressAsync(page.Locator("[data-row-grip]").Nth(1));
        await finger.GoByAsync(0, item.Height * 3.3f);
        await RowsAsync(page, [before[0], before[2], before[3], before[4], before[1]]);
        await LookAsync(page, "rows-390");
        await finger.LoseAsync();
        await RowsAsync(page, before);

        await finger.PressAsync(page.Locator("[data-row-grip]").Nth(1));
        await finger.GoByAsync(0, item.Height * 3.3f);
        await finger.GoByAsync(0, -item.Height * 1.5f);
        await finger.LiftAsync();
        await RowsAsync(page, [before[0], before[2], before[3], before[1]]);
        Assert.Equal(before[1], await page.EvaluateAsync<string>("document.activeElement.closest('li').querySelector('input').value"));

        // To the end of a list that is longer than it shows.
        var list = (await page.Locator("[data-map-rows]").BoundingBoxAsync())!;
        await finger.PressAsync(page.Locator("[data-row-grip]").Nth(0));
        await finger.GoAsync(list.X + 24, list.Y + list.Height - 6);
        await page.WaitForFunctionAsync("row => document.querySelector('[data-map-rows]').lastElementChild.querySelector('input').value === row", before[0]);
        await finger.LiftAsync();
        await page.ClickAsync("#map-rows .primary");
        await page.WaitForURLAsync("**/map?row=*");
        Assert.Equal([before[2], before[3], before[1]], (await RowsAsync(page)).Take(3));
    }

    [Fact]
    public async Task The_outline_moves_a_step_by_its_buttons()
    {
        var key = await host.RoadAsync(4);
        var page = await OpenAsync(host, $"/journeys/{key}/outline", 390, touch: true);
        await page.Locator("[data-row] .menu > summary").Nth(2).TapAsync();
        await LookAsync(page, "outline-390");
        await page.Locator("[data-row]").Nth(2).GetByText("Move up").TapAsync();
        await host.KeptAsync(key, draft => draft.Steps[1].Key == "step-3");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-cell=title]')[1].value.startsWith('I take step 3')");
        await page.Locator("[data-row] .menu > summary").Nth(1).TapAsync();
        await page.Locator("[data-row]").Nth(1).GetByText("Move down").TapAsync();
        await host.KeptAsync(key, draft => draft.Steps[1].Key == "step-2");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1180)]
    public async Task Whatever_a_hand_takes_hold_of_is_as_large_as_a_finger(int width)
    {
        var key = await host.RoadAsync(4);
        var page = await OpenAsync(host, $"/journeys/{key}/map", width, touch: true);
        await page.ClickAsync("[data-opens=map-rows]");
        await LargeAsync(page, "[data-row-grip]");
        await page.Keyboard.PressAsync("Escape");
        await LargeAsync(page, "[data-map-grip], [data-map-more], .map-point");
        if (width > 500)
        {
            await page.ClickAsync("[data-map-density=compact]");
            await LargeAsync(page, "[data-map-grip], [data-map-more], .map-point");
        }
        await page.GotoAsync($"/journeys/{key}/outline");
        await LargeAsync(page, "[data-row] .bare");
        await page.Locator("[data-row] .menu > summary").First.TapAsync();
        await LargeAsync(page, "[data-row-key]:is([data-row-key=move-up], [data-row-key=move-down])");
    }

    private static async Task LargeAsync(IPage page, string what)
    {
        await page.Locator(what).First.WaitForAsync();
        var sizes = await page.EvaluateAsync<double[]>("what => [...document.querySelectorAll(what)].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))", what);
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.True(size >= 44, $"{what} is only {size} px on {page.Url}."));
    }

    private async Task<(string Key, IPage Page, Finger Finger)> MapAsync(int steps, int width, bool touch = true)
    {
        var key = await host.RoadAsync(steps);
        var page = await OpenAsync(host, $"/journeys/{key}/map", width, touch: touch);
        return (key, page, await Finger.OnAsync(page));
    }

    // What lies beyond the edge is waited for at the edge, and then gone to.
    private static async Task OverAsync(IPage page, Finger finger, int step)
    {
        var scroll = (await page.Locator(".map-scroll").BoundingBoxAsync())!;
        var head = (await Head(page, step).BoundingBoxAsync())!;
        var right = scroll.X + scroll.Width - 70;
        if (head.X + head.Width * 0.8f > right)
        {
            await finger.GoAsync(scroll.X + scroll.Width - 30, head.Y + 20);
            await page.WaitForFunctionAsync("({ step, right }) => { const box = document.querySelectorAll('[data-step]')[step].getBoundingClientRect(); return box.left + box.width * 0.8 < right; }", new { step, right = (double)right });
        }
        await finger.GoAsync(right - 30, head.Y + 20);
        head = (await Head(page, step).BoundingBoxAsync())!;
        await finger.GoAsync(head.X + head.Width * 0.75f, head.Y + 20);
    }

    private static ILocator Grip(IPage page, int step) => page.Locator("[data-map-grip]").Nth(step);

    private static ILocator Head(IPage page, int step) => page.Locator("[data-step]").Nth(step);

    private List<string?> Keys(string key) => [.. host.Drafts.Open(host.Business, key)!.Document.Draft.Steps.Select(step => step.Key)];

    private static Task<string[]> RowsAsync(IPage page) => page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-map-rows] input')].map(box => box.value)");

    private static Task RowsAsync(IPage page, string[] first) =>
        page.WaitForFunctionAsync("first => first.every((row, i) => document.querySelectorAll('[data-map-rows] input')[i].value === row)", first);

    private static Task SaidAsync(IPage page, string words) => Assertions.Expect(page.Locator("#map-said")).ToContainTextAsync(words);

    private static Task LookAsync(IPage page, string shot) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Words_and_drawings.Root(), "artifacts", "by-finger", $"{shot}.png") });
}
