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
        var person = await AtATaskAsync("Carla");
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

    /// <summary>Every form in every part that renews itself is sent, whatever it leads to: a page comes that is whole.</summary>
    [Theory]
    [InlineData("/my-day", 2)]
    [InlineData("/people/{person}", 1)]
    [InlineData("/people?q=Forms", 0)]
    [InlineData("/outbox", 0)]
    [InlineData("/outbox?shelf=refused", 0)]
    [InlineData("/feedback", 0)]
    [InlineData("/journeys", 0)]
    [InlineData("/journeys/first-week", 0)]
    public async Task Whatever_form_of_a_part_is_sent_a_whole_page_comes(string path, int atLeast)
    {
        await AtATaskAsync("Earlier");
        var person = await AtATaskAsync("Forms");
        path = path.Replace("{person}", person.ToString("N"), StringComparison.Ordinal);
        var page = await OpenAsync(host, path);
        Assert.NotEqual(0, await page.Locator(Part).CountAsync());
        var count = await page.Locator($"{Part} form[method=post]").CountAsync();
        Assert.True(count >= atLeast, $"{path} has {count} forms in its parts.");
        for (var i = 0; i < Math.Min(count, 6); i++)
        {
            await page.GotoAsync(path);
            await SendAsync(page, i);
            await IsWholeAsync(page, "");
        }
    }

    [Fact]
    public async Task Among_the_first_who_come_the_page_stays_around_whoever_puts_themselves_on_the_road()
    {
        await using var fresh = new PagesHost();
        await fresh.InitializeAsync();
        await fresh.PublishAsync();
        var page = await OpenAsync(fresh, "/journeys/first-week");
        await page.ClickAsync("#enter-myself");
        await page.WaitForURLAsync("**/people/*");
        await IsWholeAsync(page, "Jill");
    }

    private async Task<Guid> AtATaskAsync(string name)
    {
        await host.PublishAsync();
        // Among the forms of a journey's parts is the one that puts it away.
        await host.Engine.Archive.BringBackAsync(host.Us, host.Engine.Publishing.FindJourney(host.Business, FirstWeek.Key)!.Value);
        var added = new NewPerson(name, null, $"{Guid.CreateVersion7():N}@example.org", null, null, "Said so");
        var person = await host.Engine.People.AddAsync(host.Business, added);
        Assert.True(await host.EnterAsync(person, FirstWeek.Key, "walk-in"));
        await host.StillAsync();
        return person;
    }

    private const string Part = "main [hx-get]";

    // As by the button, though a box that must be filled in is not.
    private static async Task SendAsync(IPage page, int form)
    {
        await page.EvaluateAsync("""
            () => {
              window.isBefore = true;
              document.addEventListener("htmx:afterSettle", event => { if (event.detail.boosted) delete window.isBefore; });
            }
            """);
        await page.EvaluateAsync("""
            ([part, at]) => {
              const form = document.querySelectorAll(`${part} form[method=post]`)[at];
              form.noValidate = true;
              form.querySelector("button:not([type=button])").click();
            }
            """, new object[] { Part, form });
        await page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
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
