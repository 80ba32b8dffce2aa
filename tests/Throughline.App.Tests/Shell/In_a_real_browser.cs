using Microsoft.Playwright;

namespace Throughline.App.Tests.Shell;

public sealed class In_a_real_browser(RealBrowser real) : ScreenTests(real), IClassFixture<RealBrowser>
{
    private static readonly string[] Pages =
        ["/", "/journeys", "/journeys/new", "/people", "/people/new", "/people/import", "/my-day", "/my-day/settled", "/feedback",
            "/outbox", "/settings", "/settings/mail", "/settings/sending", "/settings/hours", "/settings/look", "/settings/keys", "/settings/account", "/clients",
            "/clients/new", "/clients/find", "/offers", "/offers/new", "/team", "/team/new", "/tools", "/tools/new", "/events",
            "/events/new", "/workspaces/new", "/nowhere", "/design"];

    private readonly ShellHost _host = new() { Environment = "Development" };

    public override ValueTask InitializeAsync() => _host.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task Every_page_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        await CleanAsync(await FirstRunAsync(_host, width, scheme), Pages);
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_page_and_finds_things()
    {
        var page = await FirstRunAsync(_host);
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
        var page = await FirstRunAsync(_host, 390);
        await page.GotoAsync("/settings/sending");
        await page.FillAsync("#field-CapCount", "3");

        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("text=Save sending rules");
        await page.Locator("#offline:visible").WaitForAsync();
        Assert.Equal("3", await page.InputValueAsync("#field-CapCount"));

        await page.Context.SetOfflineAsync(false);
        await page.ClickAsync("text=Save sending rules");
        await page.GetByText("Messages that wait now are held to the new rules too").WaitForAsync();
    }

    [Fact]
    public async Task A_tab_in_the_background_lets_go_of_its_live_line_and_catches_up_when_looked_at()
    {
        var page = await FirstRunAsync(_host);
        await page.RunAndWaitForRequestAsync(() => page.GotoAsync("/my-day"), "**/live");

        var letGo = new TaskCompletionSource();
        page.RequestFailed += (_, request) => { if (request.Url.EndsWith("/live", StringComparison.Ordinal)) letGo.TrySetResult(); };
        await LookAtAsync(page, "hidden");
        await letGo.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await page.RunAndWaitForRequestAsync(
            () => page.RunAndWaitForRequestAsync(() => LookAtAsync(page, "visible"), "**/live"),
            "**/my-day");
    }

    [Fact]
    public async Task A_fault_takes_the_focus_and_the_look_is_remembered()
    {
        var page = await FirstRunAsync(_host);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal)) complaints.Add(message.Text); };
        await page.GotoAsync("/settings/mail");
        await page.FillAsync("#field-Port", "0");

        await page.ClickAsync("text=Save mail settings");
        await page.Locator("#field-Port:focus").WaitForAsync();
        Assert.Equal("true", await page.GetAttributeAsync("#field-Port", "aria-invalid"));

        await page.ClickAsync(".side-foot summary");
        await page.ClickAsync(".side-foot >> text=Dark");
        await page.ReloadAsync();
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        Assert.Empty(complaints);
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
}
