using System.Diagnostics;
using Microsoft.Playwright;

namespace Throughline.App.Tests.Shell;

/// <summary>Chromium on the machine, and axe-core from npm.</summary>
public sealed class RealBrowser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;

    internal IBrowser? Browser { get; private set; }
    internal string Axe { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } chromium) return;
        Axe = await ReadAxeAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static async Task<string> ReadAxeAsync()
    {
        var folder = Path.Combine(Words_and_drawings.Root(), "tests", "Throughline.App.Tests", "Shell", "node");
        var file = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund") { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed in {folder}.");
        }
        return await File.ReadAllTextAsync(file);
    }
}

public sealed class In_a_real_browser(RealBrowser real) : IClassFixture<RealBrowser>, IAsyncLifetime
{
    private static readonly string[] Pages =
        ["/", "/journeys", "/journeys/new", "/people", "/people/new", "/people/import", "/my-day", "/my-day/settled", "/feedback", "/outbox", "/settings", "/settings/mail", "/settings/sending", "/settings/keys", "/settings/account", "/clients", "/clients/new", "/clients/find", "/offers", "/offers/new", "/team", "/team/new", "/tools", "/tools/new", "/workspaces/new", "/nowhere", "/design"];

    private readonly ShellHost _host = new() { Environment = "Development" };

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task Every_page_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        await using var context = await NewContextAsync(width, scheme);
        var page = await BeginAsync(context);
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync(real.Axe);
            var found = await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ')))");
            Assert.Empty(found.Select(one => $"{path}: {one}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width} px.");
        }
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_page_and_finds_things()
    {
        await using var context = await NewContextAsync(1280, ColorScheme.Light);
        var page = await BeginAsync(context);
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Control+K");
        await page.Keyboard.TypeAsync("sending");
        await page.GetByRole(AriaRole.Option, new() { Name = "Sending rules" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");

        await ArriveAsync(page, "/settings/sending");
    }

    [Fact]
    public async Task A_lost_connection_says_so_and_keeps_what_was_typed()
    {
        await using var context = await NewContextAsync(390, ColorScheme.Light);
        var page = await BeginAsync(context);
        await page.GotoAsync("/settings/sending");
        await page.FillAsync("#field-CapCount", "3");

        await context.SetOfflineAsync(true);
        await page.ClickAsync("text=Save sending rules");
        await page.Locator("#offline:visible").WaitForAsync();
        Assert.Equal("3", await page.InputValueAsync("#field-CapCount"));

        await context.SetOfflineAsync(false);
        await page.ClickAsync("text=Save sending rules");
        await page.GetByText("Messages that wait now are held to the new rules too").WaitForAsync();
    }

    [Fact]
    public async Task A_tab_in_the_background_lets_go_of_its_live_line_and_catches_up_when_looked_at()
    {
        await using var context = await NewContextAsync(1280, ColorScheme.Light);
        var page = await BeginAsync(context);
        await page.RunAndWaitForRequestAsync(() => page.GotoAsync("/my-day"), "**/live");

        var letGo = new TaskCompletionSource();
        page.RequestFailed += (_, request) => { if (request.Url.EndsWith("/live", StringComparison.Ordinal)) letGo.TrySetResult(); };
        await LookAtAsync(page, "hidden");
        await letGo.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await page.RunAndWaitForRequestAsync(
            () => page.RunAndWaitForRequestAsync(() => LookAtAsync(page, "visible"), "**/live"),
            "**/my-day");
    }

    [Fact]
    public async Task A_fault_takes_the_focus_and_the_look_is_remembered()
    {
        await using var context = await NewContextAsync(1280, ColorScheme.Light);
        var page = await BeginAsync(context);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal)) complaints.Add(message.Text); };
        await page.GotoAsync("/settings/mail");
        await page.FillAsync("#field-Port", "0");

        await page.ClickAsync("text=Save mail settings");
        await page.Locator("[data-first-error]:focus").WaitForAsync();
        Assert.Equal("true", await page.GetAttributeAsync("#field-Port", "aria-invalid"));

        await page.ClickAsync(".side-foot summary");
        await page.ClickAsync(".side-foot >> text=Dark");
        await page.ReloadAsync();
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        Assert.Empty(complaints);
    }

    private async Task<IBrowserContext> NewContextAsync(int width, ColorScheme scheme)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        return await real.Browser.NewContextAsync(new()
        {
            BaseURL = _host.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            TimezoneId = "Europe/Berlin",
            BypassCSP = false,
        });
    }

    private static Task LookAtAsync(IPage page, string state) => page.EvaluateAsync(
        "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", state);

    // Says what stood on the screen where the way was not taken.
    private static async Task ArriveAsync(IPage page, string path)
    {
        try
        {
            await page.WaitForFunctionAsync("path => location.pathname === path", path);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Still at {page.Url}, which says: {await page.InnerTextAsync("body")} and shows: {await page.EvaluateAsync<string>("document.getElementById('finder')?.outerHTML ?? ''")}");
        }
    }

    // Through the first run, as an owner does it.
    private static async Task<IPage> BeginAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        Assert.Equal("Europe/Berlin", await page.InputValueAsync("#field-Zone"));
        foreach (var (name, value) in ShellHost.Owner.Form.Where(field => field.Key != "Form.Zone")) await page.FillAsync($"[name='{name}']", value);
        await page.ClickAsync("text=Make my account and begin");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jill" }).WaitForAsync();
        return page;
    }
}
