using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Pages;

/// <summary>
/// Parts of a page renew themselves, and say how (<c>hx-select</c>, <c>hx-swap</c>). The forms in them lead to whole pages:
/// what a part says of itself is not said of them.
/// </summary>
public sealed class Living_parts(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData("Done", "Done. It counts in a few seconds.")]
    [InlineData("Could not be done", "Noted. It counts in a few seconds.")]
    public async Task On_my_day_the_page_stays_around_what_is_said_and_taken_back(string button, string said)
    {
        await host.PublishAsync();
        var person = await host.Engine.People.AddAsync(host.Business, new NewPerson("Carla", null, $"{Guid.CreateVersion7():N}@example.org", null, null, "Said so"));
        await host.EnterAsync(person, FirstWeek.Key, "walk-in");
        await host.StillAsync();
        var page = await OpenAsync(host, "/my-day");
        var card = page.Locator(".task", new() { Has = page.Locator($"a[href='/people/{person:N}']") });

        await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await card.GetByText(said).WaitForAsync();
        await IsWholeAsync(page, "My day");

        await card.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).WaitForAsync();
        await IsWholeAsync(page, "My day");
    }

    [Fact]
    public async Task On_a_persons_page_the_page_stays_around_a_road_that_rests()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Rita");
        var page = await OpenAsync(host, $"/people/{person:N}");
        await page.GetByRole(AriaRole.Button, new() { Name = "let them rest" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring back to the road" }).WaitForAsync();
        await IsWholeAsync(page, "Rita");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring back to the road" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "let them rest" }).WaitForAsync();
        await IsWholeAsync(page, "Rita");
    }

    // What the page says of a part and the frame around it are both there, once.
    private static async Task IsWholeAsync(IPage page, string title)
    {
        Assert.Equal(1, await page.Locator("nav.nav").CountAsync());
        Assert.Equal(1, await page.Locator("main#content").CountAsync());
        Assert.Contains(title, await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains(title, await page.TitleAsync(), StringComparison.Ordinal);
    }
}
