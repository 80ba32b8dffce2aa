using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed class Who_we_are_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_business_answers_a_question_reads_the_sheet_and_puts_it_right_in_place(int width)
    {
        var page = await OpenAsync(host, "/who-we-are/questions?ask=4", width);
        await CleanAsync(page);
        await page.FillAsync("#field-Values", "Honesty: prices first\nCalm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it and go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Question 5 of 12" }).WaitForAsync();
        await CleanAsync(page, ["/who-we-are", "/who-we-are/questions", "/settings/attributes", "/settings/attributes/new"]);

        await page.GotoAsync("/who-we-are");
        await page.Locator("#who-Mission summary").ClickAsync();
        await page.FillAsync("#who-Mission textarea", $"Gardens at {width}");
        await page.Locator("#who-Mission button").ClickAsync();
        await page.Locator("#who-Mission .as-typed", new() { HasText = $"Gardens at {width}" }).WaitForAsync();
        await CleanAsync(page);
    }
}
