using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>What a colleague writes is drawn, whatever one does oneself in the same moment.</summary>
public sealed class Two_edits_at_a_time(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    // One's own box is kept as soon as the page hears of the colleague, within the moment in which theirs waits to be drawn.
    private const string KeepAtOnce = """
        box => document.addEventListener("draft:others", () => {
          const own = document.querySelector(box);
          own.value = "What I write";
          own.dispatchEvent(new Event("change", { bubbles: true }));
        }, { once: true })
        """;

    [Theory]
    [InlineData("outline", "title", "#o-steps-{0}-title", "#o-steps-{1}-title")]
    [InlineData("map", "does", "[data-path='steps[#{0}].does']", "[data-path='steps[#{1}].does']")]
    [InlineData("plan/back", "title", "[data-path='steps[#{0}].title']", "[data-path='steps[#{1}].title']")]
    public async Task Saving_while_theirs_waits_to_be_drawn_loses_neither(string screen, string field, string ours, string theirs)
    {
        var key = $"both-{screen.Replace('/', '-')}";
        var draft = await DraftVisitor.BeginAsync(host, key);
        (ours, theirs) = (Name(ours, draft), Name(theirs, draft));
        var page = await OpenAsync(host, $"/journeys/{key}/{screen}");
        await page.EvaluateAsync(KeepAtOnce, ours);

        await draft.SetAsync($"steps[#{draft.Step(4)}].{field}", "What they write");

        await page.WaitForFunctionAsync("box => document.querySelector(box).value === 'What they write'", theirs);
        Assert.Equal("What I write", await page.InputValueAsync(ours));
        await host.KeptAsync(key, one => (field == "title" ? one.Steps[0].Title : one.Steps[0].Does) == "What I write");
    }

    [Fact]
    public async Task Saving_while_theirs_is_being_fetched_puts_nothing_old_back()
    {
        var draft = await DraftVisitor.BeginAsync(host, "both-fetched");
        var (ours, theirs) = ($"#o-steps-{draft.Step(0)}-title", $"#o-steps-{draft.Step(4)}-title");
        var page = await OpenAsync(host, "/journeys/both-fetched/outline");
        var fetched = new TaskCompletionSource<(IRoute Route, IAPIResponse Old)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/outline/list", async route =>
        {
            if (!fetched.Task.IsCompleted) fetched.SetResult((route, await route.FetchAsync()));
            else await route.ContinueAsync();
        });
        await draft.SetAsync($"steps[#{draft.Step(4)}].title", "What they write");
        var (held, old) = await fetched.Task;

        await page.FillAsync(ours, "What I write");
        await page.FocusAsync("h1");
        await host.KeptAsync("both-fetched", one => one.Steps[0].Title == "What I write");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
        await held.FulfillAsync(new() { Response = old });

        await page.WaitForFunctionAsync("box => document.querySelector(box).value === 'What they write'", theirs);
        Assert.Equal("What I write", await page.InputValueAsync(ours));
    }

    [Fact]
    public async Task What_could_not_be_fetched_is_asked_for_again()
    {
        var draft = await DraftVisitor.BeginAsync(host, "both-unreached");
        var page = await OpenAsync(host, "/journeys/both-unreached/outline");
        var isLost = true;
        await page.RouteAsync("**/outline/list", route => isLost ? Lose(route) : route.ContinueAsync());
        await draft.SetAsync($"steps[#{draft.Step(4)}].title", "What they write");
        await page.WaitForFunctionAsync("box => document.querySelector(box).value === 'What they write'", $"#o-steps-{draft.Step(4)}-title");
        Assert.False(isLost);

        Task Lose(IRoute route)
        {
            isLost = false;
            return route.AbortAsync();
        }
    }

    [Fact]
    public async Task Theirs_is_drawn_also_where_ones_own_is_answered_before_it_is_told()
    {
        var draft = await DraftVisitor.BeginAsync(host, "both-untold");
        var page = await OpenAsync(host);
        await page.RouteAsync("**/changes*", route => route.AbortAsync());
        await page.GotoAsync("/journeys/both-untold/outline");
        await draft.SetAsync($"steps[#{draft.Step(4)}].title", "What they write");

        await page.FillAsync($"#o-steps-{draft.Step(0)}-title", "What I write");
        await page.FocusAsync("h1");

        await page.WaitForFunctionAsync("box => document.querySelector(box).value === 'What they write'", $"#o-steps-{draft.Step(4)}-title");
    }

    [Fact]
    public async Task A_form_acts_on_what_was_typed_before_it()
    {
        var draft = await DraftVisitor.BeginAsync(host, "typed-before");
        var page = await OpenAsync(host, "/journeys/typed-before/test");
        var finding = page.Locator("[aria-labelledby=know] .finding", new() { Has = page.Locator("[data-panel]") }).First;
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wasKept = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/edits?*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/accept", StringComparison.Ordinal)) wasKept.TrySetResult(draft.Document.Draft.Steps.Any(step => step.Title == "What I typed last"));
        };
        await finding.Locator("[data-panel]").First.ClickAsync();
        await page.FillAsync("dialog.drawer [data-path$='.title']", "What I typed last");
        await page.Keyboard.PressAsync("Escape");
        await finding.GetByRole(AriaRole.Button, new() { Name = "Leave as it is" }).First.ClickAsync();
        await page.FillAsync("dialog[open] textarea", "It is right so");
        await page.ClickAsync("dialog[open] .primary");
        held.SetResult();

        Assert.True(await wasKept.Task);
        await page.Locator("#toasts .toast", new() { HasText = "It stays as it is" }).WaitForAsync();
    }

    private static string Name(string selector, DraftVisitor draft) => string.Format(System.Globalization.CultureInfo.InvariantCulture, selector, draft.Step(0), draft.Step(4));
}
