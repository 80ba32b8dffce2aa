using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed class Hours_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task An_owner_says_when_they_work_by_the_keyboard_and_sees_the_holidays_of_another_country(int width)
    {
        var page = await OpenAsync(host, "/settings/hours", width);
        await CleanAsync(page);
        await page.FillAsync("#field-Monday", "8–12, 13–17");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy Monday to Tuesday–Friday" }).ClickAsync();
        await page.GetByText("Tuesday to Friday now say what Monday says").WaitForAsync();
        Assert.Equal("8–12, 13–17", await page.InputValueAsync("#field-Friday"));

        await page.SelectOptionAsync("#field-Country", "CH");
        await page.Locator("#holidays").GetByText("Bundesfeier").First.WaitForAsync();
        await page.SelectOptionAsync("#field-Region", "ZH");
        await page.Locator("#holidays").GetByText("Karfreitag").First.WaitForAsync();
        Assert.Equal("8–12, 13–17", await page.InputValueAsync("#field-Friday"));

        // Enter saves: it is not the first button on the page that it presses.
        await page.FillAsync("#field-Saturday", "10–12");
        await page.Locator("input[name='Week.OpenSaturday']").CheckAsync();
        await page.FocusAsync("#field-Saturday");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Saved.").WaitForAsync();
        Assert.Equal("10:00–12:00", await page.InputValueAsync("#field-Saturday"));
        Assert.Equal("08:00–12:00, 13:00–17:00", await page.InputValueAsync("#field-Tuesday"));
        await CleanAsync(page);
    }
}
