using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>The designer's script comes with the screens of a draft, however one gets there, and runs once.</summary>
public sealed class What_a_page_loads(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_page_that_is_no_screen_of_a_draft_goes_without_the_designer()
    {
        await host.PublishAsync();
        var page = await OpenAsync(host);
        foreach (var path in (string[])["/", "/people", "/my-day", "/journeys/first-week", "/settings"])
        {
            await page.GotoAsync(path);
            Assert.Equal(["app", "shared"], await ScriptsAsync(page));
        }
        foreach (var path in (string[])["map", "outline", "plan", "test", "ways", "out", "publish"])
        {
            await page.GotoAsync($"/journeys/first-week/{path}");
            Assert.Equal(["app", "designer", "shared"], await ScriptsAsync(page));
        }
    }

    [Fact]
    public async Task A_form_that_leads_to_a_draft_brings_the_designer_along_and_going_back_and_on_runs_it_once()
    {
        var page = await OpenAsync(host, "/journeys/new");
        var edits = CountPosts(page, "/edits?");
        await page.EvaluateAsync("window.isFirstDocument = true");
        await page.FillAsync("[name='Form.Name']", "A garden put right");
        await page.RunAndWaitForRequestAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync(), request => request.Url.Contains("/changes?", StringComparison.Ordinal));
        Assert.True(await page.EvaluateAsync<bool>("window.isFirstDocument"));
        await WriteAsync(page, "They have nobody to ask");
        Assert.Single(edits);

        await page.GoBackAsync();
        await page.WaitForSelectorAsync("[name='Form.Name']");
        Assert.Equal(["app", "shared"], await ScriptsAsync(page));
        await page.RunAndWaitForRequestAsync(() => page.GoForwardAsync(), request => request.Url.Contains("/changes?", StringComparison.Ordinal));
        await WriteAsync(page, "They have nobody to ask at night");
        Assert.Equal(2, edits.Count);
    }

    [Fact]
    public async Task A_form_that_comes_back_to_its_own_screen_runs_nothing_twice()
    {
        var draft = await DraftVisitor.BeginAsync(host, "runs-once");
        await draft.SetAsync("result.feels", "Calm");
        var page = await OpenAsync(host, "/journeys/runs-once/test");
        var undone = CountPosts(page, "/undo?");
        await page.EvaluateAsync("window.isFirstDocument = true");
        await page.Locator(".finding").GetByRole(AriaRole.Button, new() { Name = "Leave as it is" }).First.ClickAsync();
        await page.FillAsync("dialog[open] textarea", "It is right so");
        await page.ClickAsync("dialog[open] .primary");
        await page.Locator("#toasts .toast", new() { HasText = "It stays as it is" }).WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.isFirstDocument"));

        await page.ClickAsync("[data-undo]");
        await page.Locator("#toasts .toast", new() { HasText = "Undone" }).WaitForAsync();
        Assert.Single(undone);
        Assert.Equal("Rested", draft.Document.Draft.Result!.Feels);
    }

    /// <summary>Writes into the first box of the guided start, and waits until it is kept.</summary>
    private static async Task WriteAsync(IPage page, string words)
    {
        await page.FillAsync("textarea[data-path] >> nth=0", words);
        await page.RunAndWaitForResponseAsync(() => page.FocusAsync("h1"), response => response.Url.Contains("/edits?", StringComparison.Ordinal));
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
    }

    private static List<string> CountPosts(IPage page, string part)
    {
        var seen = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.Contains(part, StringComparison.Ordinal)) seen.Add(request.Url);
        };
        return seen;
    }

    private static async Task<string[]> ScriptsAsync(IPage page)
    {
        var names = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(one => one.name).filter(name => name.endsWith('.js'))");
        return [.. names.Select(name => name[(name.LastIndexOf('/') + 1)..name.LastIndexOf('-')]).Distinct().Order(StringComparer.Ordinal)];
    }
}
