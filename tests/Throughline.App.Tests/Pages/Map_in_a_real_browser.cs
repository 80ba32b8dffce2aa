using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Map_in_a_real_browser(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task The_map_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        await host.PublishAsync();
        var (full, empty) = (await RoadAsync(12), await RoadAsync(0));
        var page = await OpenAsync(host, null, width, scheme);
        await CleanAsync(page, [$"/journeys/{full}/map", "/journeys/first-week/map?view=Numbers", $"/journeys/{full}/map?view=Helper", $"/journeys/{empty}/map"]);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(768)]
    public async Task The_map_has_the_whole_window_and_nothing_scrolls_but_the_map(int width)
    {
        var page = await OpenMapAsync(await RoadAsync(12), width);
        Assert.True((await page.Locator(".side").BoundingBoxAsync())!.Width <= 96);
        Assert.True((await page.Locator(".map-scroll").BoundingBoxAsync())!.Width > width - 96 - 64);
        Assert.True(await page.EvaluateAsync<bool>(
            "() => { const c = document.querySelector('.content'); return document.documentElement.scrollHeight <= innerHeight && "
                + "c.scrollHeight <= c.clientHeight; }"));
        var head = (await page.Locator(".map-steps").BoundingBoxAsync())!.Y;
        await page.EvaluateAsync("document.querySelector('.map-scroll').scrollTop = 400");
        Assert.Equal(400, await page.EvaluateAsync<int>("document.querySelector('.map-scroll').scrollTop"));
        Assert.Equal(head, (await page.Locator(".map-steps").BoundingBoxAsync())!.Y, 1.0);
    }

    [Fact]
    public async Task A_message_cell_opens_its_step_at_the_message()
    {
        var key = await RoadAsync(3);
        var page = await OpenMapAsync(key);
        await page.Locator("tr[data-row=message] a[data-panel]").First.ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.dataset?.path?.endsWith('.message.subject')");
        var (drawer, part) = (page.Locator("#step-drawer"), page.Locator("#step-drawer [id^='part-'][id$='-work']"));
        Assert.InRange((await part.BoundingBoxAsync())!.Y - (await drawer.BoundingBoxAsync())!.Y, -1, 120);
    }

    [Fact]
    public async Task The_word_for_a_feeling_stands_beside_its_point()
    {
        var page = await OpenMapAsync(await RoadAsync(6));
        foreach (var cell in await page.Locator(".map-feel").AllAsync())
        {
            var (point, word) = ((await cell.Locator(".map-point").BoundingBoxAsync())!,
                (await cell.Locator(".map-feel-word").BoundingBoxAsync())!);
            Assert.Equal(point.X + point.Width / 2, word.X + word.Width / 2, 2.0);
            var middle = point.Y + point.Height / 2;
            Assert.InRange(Math.Max(word.Y - middle, middle - word.Y - word.Height), 6, 14);
        }
    }

    [Fact]
    public async Task What_is_written_is_kept_and_can_be_taken_back_and_made_again()
    {
        var key = await RoadAsync(6);
        var page = await OpenMapAsync(key);
        var box = page.Locator("tr[data-row=purpose] textarea").First;
        await box.FillAsync("So that they breathe again");
        await box.BlurAsync();
        await KeptAsync(key, draft => draft.Steps[0].Purpose == "So that they breathe again");

        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(box).ToHaveValueAsync("Take away one worry, and show what comes next without asking for anything");
        await page.Keyboard.PressAsync("Control+Shift+z");
        await Assertions.Expect(box).ToHaveValueAsync("So that they breathe again");
    }

    [Fact]
    public async Task A_column_is_dragged_into_another_stage()
    {
        var key = await RoadAsync(6);
        var page = await OpenMapAsync(key);
        await page.Locator("[data-map-grip]").First.HoverAsync();
        await page.Mouse.DownAsync();
        var third = (await page.Locator("[data-step]").Nth(2).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(third.X + third.Width - 20, third.Y + 20, new() { Steps = 8 });
        await page.Locator(".map-drop").WaitForAsync();
        await page.Mouse.UpAsync();
        await SaidAsync(page, "“I take step 1 and see that it was worth it” is now step 3 of 6, in Engage.");
        var steps = Drafts.Open(host.Business, key)!.Document.Draft.Steps;
        Assert.Equal(["step-2", "step-3", "step-1"], steps.Take(3).Select(step => step.Key));
        Assert.Equal("engage", steps[2].Stage);

        await page.ClickAsync("[data-undo]");
        await KeptAsync(key, draft => draft.Steps[0] is { Key: "step-1", Stage: "know-like-trust" });
    }

    [Fact]
    public async Task The_keyboard_moves_steps_over_the_border_of_a_stage_and_keeps_the_focus()
    {
        var key = await RoadAsync(6);
        var page = await OpenMapAsync(key);
        var id = Drafts.Open(host.Business, key)!.Document.Ids("steps")[1];
        Assert.Equal("engage", Drafts.Open(host.Business, key)!.Document.Draft.Steps[2].Stage);
        await page.FocusAsync($"#grip-{id}");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await SaidAsync(page, "is now step 2 of 6, in Engage.");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await SaidAsync(page, "is now step 4 of 6, in Engage.");
        Assert.Equal($"grip-{id}", await FocusAsync(page));
        Assert.Equal("step-2", Drafts.Open(host.Business, key)!.Document.Draft.Steps[3].Key);
    }

    [Fact]
    public async Task A_new_step_is_written_at_once_and_a_removed_one_comes_back()
    {
        var key = await RoadAsync(3);
        var page = await OpenMapAsync(key);
        await page.Locator(".map-add").Nth(1).ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.classList.contains('map-title') && document.activeElement.value === ''");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("[data-step]")).ToHaveCountAsync(3);
        await page.Locator(".map-add").Nth(1).ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.classList.contains('map-title') && document.activeElement.value === ''");
        await page.Keyboard.TypeAsync("I am rung up");
        await page.Keyboard.PressAsync("Enter");
        await KeptAsync(key, draft => draft.Steps.Any(step => step.Title == "I am rung up"));

        await page.Locator("[data-map-more]").First.ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("“I take step 1 and see that it was worth it” is removed.").WaitForAsync();
        Assert.Equal(3, Drafts.Open(host.Business, key)!.Document.Draft.Steps.Length);
        await page.ClickAsync(".toast-act");
        await KeptAsync(key, draft => draft.Steps.Length == 4 && draft.Steps[0].Key == "step-1");
    }

    [Fact]
    public async Task The_curve_follows_the_keys_and_the_hand()
    {
        var key = await RoadAsync(5);
        var page = await OpenMapAsync(key);
        var point = page.Locator(".map-point").First;
        var before = await page.GetAttributeAsync(".map-curve-planned", "d");
        await point.FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.NotEqual(before, await page.GetAttributeAsync(".map-curve-planned", "d"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("delighted", await point.GetAttributeAsync("aria-valuetext"));
        await KeptAsync(key, draft => draft.Steps[0].Feels == "2");

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Delete");
        await KeptAsync(key, draft => draft.Steps[1].Feels is null);

        var box = (await page.Locator(".map-feel").Nth(2).BoundingBoxAsync())!;
        await page.Locator(".map-point").Nth(2).HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height - 4, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await KeptAsync(key, draft => draft.Steps[2].Feels == "-2");
    }

    [Fact]
    public async Task Arrows_go_through_the_cells_and_Enter_goes_into_them()
    {
        var key = await RoadAsync(3);
        var page = await OpenMapAsync(key);
        var ids = Drafts.Open(host.Business, key)!.Document.Ids("steps");
        await page.FocusAsync($"#m-steps-{ids[0]}-does");
        foreach (var (press, focus) in ((string, string)[])
        [
            ("Control+ArrowRight", $"m-steps-{ids[1]}-does"), ("Control+ArrowDown", $"m-steps-{ids[1]}-thinks"), ("Escape", $"c-{ids[1]}-thinks"), ("ArrowDown", $"c-{ids[1]}-feels"),
            ("ArrowLeft", $"c-{ids[0]}-feels"), ("ArrowUp", $"c-{ids[0]}-thinks"), ("Enter", $"m-steps-{ids[0]}-thinks"), ("Control+ArrowUp", $"m-steps-{ids[0]}-does"), ("Control+ArrowUp", $"m-steps-{ids[0]}-title"),
        ])
        {
            await page.Keyboard.PressAsync(press);
            Assert.Equal((press, focus), (press, await FocusAsync(page)));
        }
    }

    [Fact]
    public async Task A_promise_is_made_by_its_words_and_kept_by_choosing_it()
    {
        var key = await RoadAsync(3);
        var page = await OpenMapAsync(key);
        await page.Locator("[data-promise]").First.FillAsync("A cup of tea");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-keep]").Nth(1).SelectOptionAsync("a-cup-of-tea");
        await page.Locator(".map-chip.kept").WaitForAsync();
        var steps = Drafts.Open(host.Business, key)!.Document.Draft.Steps;
        Assert.Equal(["promise-1", "a-cup-of-tea"], steps[0].Makes);
        Assert.Equal(["a-cup-of-tea"], steps.SelectMany(step => step.Keeps));
    }

    // The important one: neither loses a word, and each sees the other.
    [Fact]
    public async Task Two_people_see_each_other_and_never_overwrite_each_other()
    {
        var key = await RoadAsync(3);
        var one = await OpenMapAsync(key);
        using var ben = await host.ColleagueAsync("Ben Moss");
        var two = await OpenAsync(host, $"/journeys/{key}/map", who: ben);
        var held = new TaskCompletionSource();
        await one.Locator(".designer-people .face").WaitForAsync();
        await two.Locator(".designer-people .face").WaitForAsync();
        const string First = "tr[data-row=purpose] td:nth-of-type(1) textarea", Other = "tr[data-row=does] td:nth-of-type(2) textarea";

        await one.FocusAsync(First);
        await two.Locator("tr[data-row=purpose] td:nth-of-type(1)[data-other='Jill Carter']").WaitForAsync();

        await two.FillAsync(Other, "Written by the second");
        await two.Locator(Other).BlurAsync();
        await Assertions.Expect(one.Locator(Other)).ToHaveValueAsync("Written by the second");
        Assert.Equal(await one.Locator(First).GetAttributeAsync("id"), await FocusAsync(one));

        // Both write in one box. The first is still typing when the second's words are kept: the first is asked, and nothing is lost.
        await one.RouteAsync("**/edits*", route => held.Task.ContinueWith(_ => route.ContinueAsync(), TaskScheduler.Default).Unwrap());
        await one.FillAsync(First, "Mine");
        await one.RunAndWaitForRequestAsync(() => one.Locator(First).BlurAsync(), "**/edits*");
        await two.FillAsync(First, "Theirs");
        await two.Locator(First).BlurAsync();
        await KeptAsync(key, draft => draft.Steps[0].Purpose == "Theirs");
        held.SetResult();
        var clash = one.Locator(".draft-clash");
        await Assertions.Expect(clash).ToContainTextAsync("Somebody else wrote here meanwhile: “Theirs”");
        Assert.Equal("Mine", await one.InputValueAsync(First));

        // The question stays while the other goes on elsewhere.
        await two.FillAsync(Other, "Second thoughts");
        await two.Locator(Other).BlurAsync();
        await Assertions.Expect(one.Locator(Other)).ToHaveValueAsync("Second thoughts");
        await clash.GetByText("Put mine").ClickAsync();
        await KeptAsync(key, draft => draft.Steps[0].Purpose == "Mine");
        await Assertions.Expect(two.Locator(First)).ToHaveValueAsync("Mine");
    }

    private Task<string> RoadAsync(int steps) => host.RoadAsync(steps);

    private Task<IPage> OpenMapAsync(string key, int width = 1280) => OpenAsync(host, $"/journeys/{key}/map", width);

    private Task KeptAsync(string key, Func<JourneyDraft, bool> holds) => host.KeptAsync(key, holds);

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");

    private static Task SaidAsync(IPage page, string words) => Assertions.Expect(page.Locator("#map-said")).ToContainTextAsync(words);
}
