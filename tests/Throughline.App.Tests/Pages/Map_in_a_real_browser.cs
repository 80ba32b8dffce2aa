using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Map_in_a_real_browser(RealBrowser real, PagesHost host) : IClassFixture<RealBrowser>, IClassFixture<PagesHost>
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
        await using var page = await OpenAsync(full, width, scheme);
        foreach (var path in (string[])[$"/journeys/{full}/map", "/journeys/first-week/map?view=Numbers", $"/journeys/{full}/map?view=Helper", $"/journeys/{empty}/map"])
        {
            await page.It.GotoAsync(path);
            await page.It.EvaluateAsync(real.Axe);
            var found = await page.It.EvaluateAsync<string[]>("async () => (await axe.run()).violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ')))");
            Assert.Empty(found.Select(one => $"{path}: {one}"));
            Assert.True(await page.It.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width} px.");
        }
    }

    [Fact]
    public async Task What_is_written_is_kept_and_can_be_taken_back_and_made_again()
    {
        var key = await RoadAsync(6);
        await using var page = await OpenAsync(key);
        var box = page.It.Locator("tr[data-row=purpose] textarea").First;
        await box.FillAsync("So that they breathe again");
        await box.BlurAsync();
        await KeptAsync(key, draft => draft.Steps[0].Purpose == "So that they breathe again");

        await page.It.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(box).ToHaveValueAsync("Take away one worry, and show what comes next without asking for anything");
        await page.It.Keyboard.PressAsync("Control+Shift+z");
        await Assertions.Expect(box).ToHaveValueAsync("So that they breathe again");
    }

    [Fact]
    public async Task A_column_is_dragged_into_another_stage()
    {
        var key = await RoadAsync(6);
        await using var page = await OpenAsync(key);
        await page.It.Locator("[data-map-grip]").First.HoverAsync();
        await page.It.Mouse.DownAsync();
        var third = (await page.It.Locator("[data-step]").Nth(2).BoundingBoxAsync())!;
        await page.It.Mouse.MoveAsync(third.X + third.Width - 20, third.Y + 20, new() { Steps = 8 });
        await page.It.Locator(".map-drop").WaitForAsync();
        await page.It.Mouse.UpAsync();
        await SaidAsync(page.It, "“I take step 1 and see that it was worth it” is now step 3 of 6, in Engage.");
        var steps = Drafts.Open(host.Business, key)!.Document.Draft.Steps;
        Assert.Equal(["step-2", "step-3", "step-1"], steps.Take(3).Select(step => step.Key));
        Assert.Equal("engage", steps[2].Stage);

        await page.It.ClickAsync("[data-undo]");
        await KeptAsync(key, draft => draft.Steps[0] is { Key: "step-1", Stage: "know-like-trust" });
    }

    [Fact]
    public async Task The_keyboard_moves_steps_over_the_border_of_a_stage_and_keeps_the_focus()
    {
        var key = await RoadAsync(6);
        await using var page = await OpenAsync(key);
        var id = Drafts.Open(host.Business, key)!.Document.Ids("steps")[1];
        Assert.Equal("engage", Drafts.Open(host.Business, key)!.Document.Draft.Steps[2].Stage);
        await page.It.FocusAsync($"#grip-{id}");
        await page.It.Keyboard.PressAsync("Alt+ArrowRight");
        await SaidAsync(page.It, "is now step 2 of 6, in Engage.");
        await page.It.Keyboard.PressAsync("Alt+ArrowRight");
        await page.It.Keyboard.PressAsync("Alt+ArrowRight");
        await SaidAsync(page.It, "is now step 4 of 6, in Engage.");
        Assert.Equal($"grip-{id}", await FocusAsync(page.It));
        Assert.Equal("step-2", Drafts.Open(host.Business, key)!.Document.Draft.Steps[3].Key);
    }

    [Fact]
    public async Task A_new_step_is_written_at_once_and_a_removed_one_comes_back()
    {
        var key = await RoadAsync(3);
        await using var page = await OpenAsync(key);
        await page.It.Locator(".map-add").Nth(1).ClickAsync();
        await page.It.WaitForFunctionAsync("() => document.activeElement?.classList.contains('map-title') && document.activeElement.value === ''");
        await page.It.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.It.Locator("[data-step]")).ToHaveCountAsync(3);
        await page.It.Locator(".map-add").Nth(1).ClickAsync();
        await page.It.WaitForFunctionAsync("() => document.activeElement?.classList.contains('map-title') && document.activeElement.value === ''");
        await page.It.Keyboard.TypeAsync("I am rung up");
        await page.It.Keyboard.PressAsync("Enter");
        await KeptAsync(key, draft => draft.Steps.Any(step => step.Title == "I am rung up"));

        await page.It.Locator("[data-map-more]").First.ClickAsync();
        await page.It.Keyboard.PressAsync("End");
        await page.It.Keyboard.PressAsync("Enter");
        await page.It.GetByText("“I take step 1 and see that it was worth it” is removed.").WaitForAsync();
        Assert.Equal(3, Drafts.Open(host.Business, key)!.Document.Draft.Steps.Length);
        await page.It.ClickAsync(".toast-act");
        await KeptAsync(key, draft => draft.Steps.Length == 4 && draft.Steps[0].Key == "step-1");
    }

    [Fact]
    public async Task The_curve_follows_the_keys_and_the_hand()
    {
        var key = await RoadAsync(5);
        await using var page = await OpenAsync(key);
        var point = page.It.Locator(".map-point").First;
        var before = await page.It.GetAttributeAsync(".map-curve-planned", "d");
        await point.FocusAsync();
        await page.It.Keyboard.PressAsync("ArrowUp");
        Assert.NotEqual(before, await page.It.GetAttributeAsync(".map-curve-planned", "d"));
        await page.It.Keyboard.PressAsync("ArrowUp");
        await page.It.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("delighted", await point.GetAttributeAsync("aria-valuetext"));
        await KeptAsync(key, draft => draft.Steps[0].Feels == "2");

        await page.It.Keyboard.PressAsync("ArrowRight");
        await page.It.Keyboard.PressAsync("Delete");
        await KeptAsync(key, draft => draft.Steps[1].Feels is null);

        var box = (await page.It.Locator(".map-feel").Nth(2).BoundingBoxAsync())!;
        await page.It.Locator(".map-point").Nth(2).HoverAsync();
        await page.It.Mouse.DownAsync();
        await page.It.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height - 4, new() { Steps = 4 });
        await page.It.Mouse.UpAsync();
        await KeptAsync(key, draft => draft.Steps[2].Feels == "-2");
    }

    [Fact]
    public async Task Arrows_go_through_the_cells_and_Enter_goes_into_them()
    {
        var key = await RoadAsync(3);
        await using var page = await OpenAsync(key);
        var ids = Drafts.Open(host.Business, key)!.Document.Ids("steps");
        await page.It.FocusAsync($"#m-steps-{ids[0]}-does");
        foreach (var (press, focus) in ((string, string)[])
        [
            ("Control+ArrowRight", $"m-steps-{ids[1]}-does"), ("Control+ArrowDown", $"m-steps-{ids[1]}-thinks"), ("Escape", $"c-{ids[1]}-thinks"), ("ArrowDown", $"c-{ids[1]}-feels"),
            ("ArrowLeft", $"c-{ids[0]}-feels"), ("ArrowUp", $"c-{ids[0]}-thinks"), ("Enter", $"m-steps-{ids[0]}-thinks"), ("Control+ArrowUp", $"m-steps-{ids[0]}-does"), ("Control+ArrowUp", $"m-steps-{ids[0]}-title"),
        ])
        {
            await page.It.Keyboard.PressAsync(press);
            Assert.Equal((press, focus), (press, await FocusAsync(page.It)));
        }
    }

    [Fact]
    public async Task A_promise_is_made_by_its_words_and_kept_by_choosing_it()
    {
        var key = await RoadAsync(3);
        await using var page = await OpenAsync(key);
        await page.It.Locator("[data-promise]").First.FillAsync("A cup of tea");
        await page.It.Keyboard.PressAsync("Enter");
        await page.It.Locator("[data-keep]").Nth(1).SelectOptionAsync("a-cup-of-tea");
        await page.It.Locator(".map-chip.kept").WaitForAsync();
        var steps = Drafts.Open(host.Business, key)!.Document.Draft.Steps;
        Assert.Equal(["promise-1", "a-cup-of-tea"], steps[0].Makes);
        Assert.Equal(["a-cup-of-tea"], steps.SelectMany(step => step.Keeps));
    }

    // The important one: neither loses a word, and each sees the other.
    [Fact]
    public async Task Two_people_see_each_other_and_never_overwrite_each_other()
    {
        var key = await RoadAsync(3);
        await using var one = await OpenAsync(key);
        await using var two = await OpenAsync(key);
        var held = new TaskCompletionSource();
        await one.It.Locator(".designer-people .face").WaitForAsync();
        await two.It.Locator(".designer-people .face").WaitForAsync();
        const string First = "tr[data-row=purpose] td:nth-of-type(1) textarea", Other = "tr[data-row=does] td:nth-of-type(2) textarea";

        await one.It.FocusAsync(First);
        await two.It.Locator("tr[data-row=purpose] td:nth-of-type(1)[data-other='Jill Carter']").WaitForAsync();

        await two.It.FillAsync(Other, "Written by the second");
        await two.It.Locator(Other).BlurAsync();
        await Assertions.Expect(one.It.Locator(Other)).ToHaveValueAsync("Written by the second");
        Assert.Equal(await one.It.Locator(First).GetAttributeAsync("id"), await FocusAsync(one.It));

        // Both write in one box. The first is still typing when the second's words are kept: the first is asked, and nothing is lost.
        await one.It.RouteAsync("**/edits*", route => held.Task.ContinueWith(_ => route.ContinueAsync(), TaskScheduler.Default).Unwrap());
        await one.It.FillAsync(First, "Mine");
        await one.It.RunAndWaitForRequestAsync(() => one.It.Locator(First).BlurAsync(), "**/edits*");
        await two.It.FillAsync(First, "Theirs");
        await two.It.Locator(First).BlurAsync();
        await KeptAsync(key, draft => draft.Steps[0].Purpose == "Theirs");
        held.SetResult();
        var clash = one.It.Locator(".draft-clash");
        await Assertions.Expect(clash).ToContainTextAsync("Somebody else wrote here meanwhile: “Theirs”");
        Assert.Equal("Mine", await one.It.InputValueAsync(First));

        // The question stays while the other goes on elsewhere.
        await two.It.FillAsync(Other, "Second thoughts");
        await two.It.Locator(Other).BlurAsync();
        await Assertions.Expect(one.It.Locator(Other)).ToHaveValueAsync("Second thoughts");
        await clash.GetByText("Put mine").ClickAsync();
        await KeptAsync(key, draft => draft.Steps[0].Purpose == "Mine");
        await Assertions.Expect(two.It.Locator(First)).ToHaveValueAsync("Mine");
    }

    private Task<string> RoadAsync(int steps) => Drafts.CreateAsync(host.Us, "From tired to rested", draft => LongRoad.Fill(draft, steps));

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");

    private static Task SaidAsync(IPage page, string words) => Assertions.Expect(page.Locator("#map-said")).ToContainTextAsync(words);

    // Looks after each change of a draft.
    private async Task KeptAsync(string key, Func<JourneyDraft, bool> holds)
    {
        using var changed = new SemaphoreSlim(0);
        Action<Guid, long, string?> hear = (_, _, _) => changed.Release();
        Drafts.Changed += hear;
        try
        {
            while (!holds(Drafts.Open(host.Business, key)!.Document.Draft))
                Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(20)), "The draft never came to hold what was done on the page.");
        }
        finally
        {
            Drafts.Changed -= hear;
        }
    }

    private async Task<Opened> OpenAsync(string key, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        var context = await real.Browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        await context.AddCookiesAsync(host.Owner.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = host.Address.ToString() }));
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/journeys/{key}/map");
        return new(page);
    }

    private sealed record Opened(IPage It) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => It.Context.DisposeAsync();
    }
}
