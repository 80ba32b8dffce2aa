using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>What a team does with one person, in Chromium: a note by keys, a tag, a letter.</summary>
public sealed class One_person_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Somebody_is_noted_tagged_and_written_to(int width, ColorScheme scheme)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync($"Wilma{width}");
        var page = await OpenAsync(host, $"/people/{person:N}", width, scheme);
        await page.GetByLabel("Write something down").FillAsync("Rang her. She wants the <big> bed.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this note" }).ClickAsync();
        await page.GetByText("Noted.").WaitForAsync(); // the page as a whole: its story alone may come before
        await page.Locator("#story .said", new() { HasText = "She wants the <big> bed." }).WaitForAsync();

        await page.Locator("#tag-more > summary").ClickAsync();
        await page.FillAsync("#tag-name", "VIP");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Tagged “VIP”.").WaitForAsync();
        await page.Locator(".tag", new() { HasText = "VIP" }).WaitForAsync();
        await CleanAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Write to them" }).ClickAsync();
        await page.FillAsync("#field-Subject", "Your bed");
        await page.FillAsync("#field-Words", "Hello Wilma,\n\nit is ready.\n\nJill");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it first" }).ClickAsync();
        await page.Locator(".letter-text", new() { HasText = "it is ready." }).WaitForAsync();
        await CleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await page.GetByText("It leaves in half a minute.").WaitForAsync();
        await page.Locator(".toast button", new() { HasText = "Undo" }).ClickAsync();
        await page.GetByText("It is not sent.").WaitForAsync();
    }
}
