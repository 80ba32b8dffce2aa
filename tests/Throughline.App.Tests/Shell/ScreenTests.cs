using Microsoft.Playwright;
using Throughline.App.Tests.Pages;

namespace Throughline.App.Tests.Shell;

/// <summary>Tests that look at the application in Chromium. What a test opened is closed after it.</summary>
public abstract class ScreenTests(RealBrowser real) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _open = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var context in _open) await context.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser of its own in which the owner is signed in.</summary>
    /// <param name="path">What it shows; nothing yet where none is named.</param>
    /// <param name="touch">Held in a hand: touches in place of a mouse.</param>
    /// <param name="who">Who is signed in, where it is not the owner.</param>
    private protected async Task<IPage> OpenAsync(PagesHost host, string? path = null, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool touch = false, Visitor? who = null)
    {
        var page = await NewPageAsync(host.Address, width, scheme, touch);
        await page.Context.AddCookiesAsync((who ?? host.Owner).Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = host.Address.ToString() }));
        if (path is not null) await page.GotoAsync(path);
        return page;
    }

    /// <summary>A browser of its own that went through the first run, as an owner does it.</summary>
    private protected async Task<IPage> FirstRunAsync(ShellHost host, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        var page = await NewPageAsync(host.Address, width, scheme, touch);
        await page.GotoAsync("/");
        Assert.Equal("Europe/Berlin", await page.InputValueAsync("#field-Zone"));
        foreach (var (name, value) in ShellHost.Owner.Form.Where(field => field.Key != "Form.Zone")) await page.FillAsync($"[name='{name}']", value);
        await page.ClickAsync("text=Make my account and begin");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jill" }).WaitForAsync();
        return page;
    }

    /// <summary>Each of these pages is clean for axe and no wider than the screen.</summary>
    private protected async Task CleanAsync(IPage page, IEnumerable<string> paths, bool inFrames = true)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await CleanAsync(page, inFrames);
        }
    }

    /// <summary>The page as it stands is clean for axe and no wider than the screen.</summary>
    /// <param name="inFrames">Whether what it frames is looked at too: letters as they were sent are not ours to mend.</param>
    private protected async Task CleanAsync(IPage page, bool inFrames = true)
    {
        await page.EvaluateAsync(real.Axe);
        var found = await page.EvaluateAsync<string[]>("async iframes => (await axe.run({ iframes })).violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ')))", inFrames);
        Assert.True(found.Length == 0, string.Join("\n", found.Select(one => $"{page.Url}: {one}")));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than {page.ViewportSize!.Width} px.");
    }

    /// <summary>A browser of its own in which nobody is signed in.</summary>
    /// <param name="scripts">Whether pages may run scripts.</param>
    private protected async Task<IPage> NewPageAsync(
        Uri address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool touch = false, bool scripts = true)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        var context = await real.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            HasTouch = touch,
            IsMobile = touch,
            TimezoneId = "Europe/Berlin",
            JavaScriptEnabled = scripts,
        });
        _open.Add(context);
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }
}
