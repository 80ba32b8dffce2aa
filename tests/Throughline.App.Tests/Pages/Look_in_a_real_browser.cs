using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

public sealed class Look_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_look_is_tried_on_by_clicking_and_worn_by_the_form_when_it_is_saved(int width, ColorScheme scheme)
    {
        await host.PublishAsync();
        var page = await OpenAsync(host, "/settings/look", width, scheme);
        await page.FillAsync("[name='Form.Line']", $"Rest at {width} px in {scheme}");
        await page.Locator("label.swatch", new() { HasText = "Your own" }).ClickAsync();
        await page.FillAsync("[name='Form.Main']", "#f2c230");
        await page.GetByText("Words in your main colour are darker by daylight").WaitForAsync();
        await page.Locator("label.swatch", new() { HasText = "Brick" }).ClickAsync();
        await page.Locator("label.swatch", new() { HasText = "Bookish" }).ClickAsync();
        await page.GetByText("On devices that are set to dark").First.WaitForAsync();
        var form = page.FrameLocator("iframe[title='A form by day']");
        await form.GetByText($"Rest at {width} px in {scheme}").WaitForAsync();
        await page.GetByText("In the dark", new() { Exact = true }).ClickAsync();
        var dark = page.FrameLocator("iframe[title='A form in the dark']");
        await dark.GetByText($"Rest at {width} px in {scheme}").WaitForAsync();
        await page.FrameLocator("iframe[title='A letter in the dark']").GetByText($"Rest at {width} px in {scheme}").WaitForAsync();
        await CleanAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save this look" }).ClickAsync();
        await page.GetByText("Saved.").First.WaitForAsync();
        await CleanAsync(page, [$"/f/{host.Business:N}/five-steps"]);
        Assert.Equal($"Rest at {width} px in {scheme}", await page.InnerTextAsync(".logo small"));
        var heading = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color");
        if (scheme == ColorScheme.Light) Assert.Equal("rgb(122, 46, 29)", heading);
        else Assert.NotEqual("rgb(122, 46, 29)", heading);
    }

    [Fact]
    public async Task It_is_chosen_and_saved_by_the_keyboard_too()
    {
        var page = await OpenAsync(host, "/settings/look");
        await page.FocusAsync("[name='Form.Typefaces']:checked");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.FocusAsync("[name='Form.Line']");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("By keys alone");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Saved.").First.WaitForAsync();
        Assert.Equal("By keys alone", await page.InputValueAsync("[name='Form.Line']"));
    }
}
