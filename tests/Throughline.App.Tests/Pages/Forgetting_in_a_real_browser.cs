using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed class Forgetting_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Somebody_is_forgotten_by_clicking_and_typing_their_name(int width, ColorScheme scheme)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Petra", "Pine");
        var page = await OpenAsync(host, $"/people/{person:N}", width, scheme);
        await page.Locator("#person-more > summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Take out all we know" }).WaitForAsync();
        await CleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Forget this person" }).ClickAsync();
        await page.GetByText("This cannot be undone").WaitForAsync();
        await CleanAsync(page);
        await page.GetByLabel("To go on, type Petra Pine").FillAsync("Somebody else");
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget them for good" }).ClickAsync();
        await page.GetByText("That is not their name.").First.WaitForAsync();
        await CleanAsync(page);
        await page.GetByLabel("To go on, type Petra Pine").FillAsync("Petra Pine");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("They are forgotten.").First.WaitForAsync();
        await CleanAsync(page, [$"/people/{person:N}"]);
        await page.GetByText("asked to be forgotten on 5 March 2035").WaitForAsync();
    }
}
