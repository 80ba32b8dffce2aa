using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>Whoever leaves a screen with the last word hardly typed finds it again.</summary>
public sealed class Leaving_a_screen(RealBrowser real, PagesHost host) : IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_link_waits_until_what_was_typed_is_kept()
    {
        var draft = await DraftVisitor.BeginAsync(host, "leaves-by-link");
        var page = await OpenAsync("/journeys/leaves-by-link/plan/who");
        var on = await HoldAsync(page);
        await page.FillAsync("#d-pain", "They have nobody to ask");
        await page.FillAsync("#client-takes", "They ring me");
        await page.FillAsync("#client-obstacles", "No time");
        await page.ClickAsync("#plan-next");
        Assert.EndsWith("/plan/who", page.Url, StringComparison.Ordinal);
        on.SetResult();
        await page.WaitForURLAsync("**/plan/end");
        await page.GotoAsync("/journeys/leaves-by-link/plan/who");
        Assert.Equal("They have nobody to ask", draft.Document.Draft.Pain);
        Assert.Equal(("They ring me", "No time"), (await page.InputValueAsync("#client-takes"), await page.InputValueAsync("#client-obstacles")));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Going_back_in_the_middle_of_a_word_keeps_it_and_asks_nothing()
    {
        var draft = await DraftVisitor.BeginAsync(host, "leaves-by-going-back");
        var page = await OpenAsync("/journeys/leaves-by-going-back/plan");
        var asked = false;
        page.Dialog += (_, dialog) => { asked = true; _ = dialog.AcceptAsync(); };
        await page.GotoAsync("/journeys/leaves-by-going-back/plan/end");
        await page.FillAsync("#d-result-feels", "Proud");
        await page.GoBackAsync();
        await page.WaitForSelectorAsync("#plan-next-title");
        await page.WaitForFunctionAsync("async () => (await (await fetch('/journeys/leaves-by-going-back/plan/end')).text()).includes('Proud')");
        Assert.Equal("Proud", draft.Document.Draft.Result!.Feels);
        Assert.False(asked);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Where_two_wrote_at_once_nothing_is_kept_but_what_is_chosen()
    {
        var draft = await DraftVisitor.BeginAsync(host, "two-at-once");
        var mine = await OpenAsync("/journeys/two-at-once/plan/end");
        await mine.RouteAsync("**/changes*", route => route.AbortAsync());
        await mine.ReloadAsync();
        await draft.SetAsync("result.feels", "Calm");
        await mine.ClickAsync("#d-result-feels");
        await mine.FillAsync("#d-result-feels", "Proud");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Keep theirs" }).ClickAsync();
        Assert.Equal("Calm", await mine.InputValueAsync("#d-result-feels"));
        await mine.ClickAsync("#plan-next");
        await mine.WaitForURLAsync("**/plan/ideas");
        Assert.Equal("Calm", draft.Document.Draft.Result!.Feels);
        await mine.Context.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_presses_a_button_in_a_list_goes_on_from_there()
    {
        await DraftVisitor.BeginAsync(host, "goes-on-from-there");
        var page = await OpenAsync("/journeys/goes-on-from-there/test");
        var second = page.Locator("[aria-labelledby=know] .finding").Nth(1);
        await second.GetByRole(AriaRole.Button, new() { Name = "Leave as it is" }).First.PressAsync("Enter");
        await page.FillAsync("dialog[open] textarea", "It is right so");
        await page.ClickAsync("dialog[open] .primary");
        await page.Locator("#toasts .toast", new() { HasText = "It stays as it is" }).WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.closest('[aria-labelledby=know] .finding') !== null");
        await page.Context.DisposeAsync();
    }

    // ---- parts ----

    // Nothing that a page wants kept arrives before the test says so.
    private static async Task<TaskCompletionSource> HoldAsync(IPage page)
    {
        var on = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(url => url.Contains("?tab=", StringComparison.Ordinal) && !url.Contains("/changes", StringComparison.Ordinal), async route =>
        {
            await on.Task;
            await route.ContinueAsync();
        });
        return on;
    }

    private async Task<IPage> OpenAsync(string path)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        var context = await real.Browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(60_000);
        await context.AddCookiesAsync(host.Owner.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = host.Address.ToString() }));
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}
