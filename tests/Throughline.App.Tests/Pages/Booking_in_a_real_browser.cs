using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Public;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>A visit is made bookable, booked, moved and cancelled in Chromium: by mouse, by finger, by keys.</summary>
public sealed class Booking_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string SmallTargets = """
        [...document.querySelectorAll('main a, main button, main input:not([type=hidden]):not([type=checkbox]), main textarea')]
          .filter(one => one.offsetParent && !one.closest('.other, p'))
          .filter(one => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
          .map(one => one.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_visit_is_booked_moved_and_cancelled(int width, ColorScheme scheme)
    {
        var (guest, path) = ($"guest-{width}@example.com", await KindAsync($"visit-{width}"));
        var page = await NewPageAsync(host.Address, width, scheme, touch: width == 390);
        await page.GotoAsync(path);
        await LooksRightAsync(page);
        await PressAsync(page, page.GetByLabel("10:30, Wednesday 7 March"));
        await page.FillAsync("#firstName", "Ana");
        await PressAsync(page, page.GetByLabel("12:00, Wednesday 7 March")); // and what was typed is still there
        await page.GetByText("Nearly there, Ana").WaitForAsync();
        await LooksRightAsync(page);
        await page.FillAsync("#email", guest);
        await page.FillAsync("#answer", "14 Kew Green");
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Book Wednesday at 12:00" }));
        await page.GetByRole(AriaRole.Heading, new() { Name = "It is booked" }).WaitForAsync();
        await LooksRightAsync(page);

        await page.GotoAsync(Link(guest));
        await LooksRightAsync(page);
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Choose another time" }));
        await PressAsync(page, page.GetByLabel("9:00, Friday 9 March"));
        var move = page.GetByRole(AriaRole.Button, new() { Name = "Move it to Friday at 9:00" });
        await move.WaitForAsync();
        await LooksRightAsync(page);
        await PressAsync(page, move);
        await page.GetByRole(AriaRole.Heading, new() { Name = "It has a new time" }).WaitForAsync();
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Cancel it" }));
        var cancel = page.GetByRole(AriaRole.Button, new() { Name = "Cancel it" });
        await cancel.WaitForAsync();
        await LooksRightAsync(page);
        await PressAsync(page, cancel);
        await page.GetByRole(AriaRole.Heading, new() { Name = "It is cancelled" }).WaitForAsync();
        await LooksRightAsync(page);
    }

    [Fact]
    public async Task By_keys_alone_the_enter_key_books_the_hour_that_was_chosen_and_no_other()
    {
        var page = await NewPageAsync(host.Address);
        await page.GotoAsync(await KindAsync("keys"));
        await page.GetByLabel("9:00, Thursday 8 March").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("#firstName");
        await page.Keyboard.TypeAsync("Bo");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("bo.keys@example.com");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Here");
        await page.FocusAsync("#email");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "It is booked" }).WaitForAsync();
        Assert.Equal("Thursday 8 March", (await page.InnerTextAsync(".when b")).Trim());
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task The_pages_of_the_team_are_clean(int width, ColorScheme scheme)
    {
        await KindAsync("team");
        var page = await OpenAsync(host, "/booking", width, scheme);
        await CleanAsync(page, ["/booking", "/booking/kinds/team", "/booking/kinds/new", "/booking/hours"]);
    }

    private async Task LooksRightAsync(IPage page)
    {
        await CleanAsync(page);
        Assert.Empty(await page.EvaluateAsync<string[]>(SmallTargets));
    }

    private static Task PressAsync(IPage page, ILocator what) => page.ViewportSize!.Width == 390 ? what.TapAsync() : what.ClickAsync();

    private async Task<string> KindAsync(string key)
    {
        var books = host.Services.GetRequiredService<Books>();
        await books.SaveAsync(host.Us, new TeamMember($"rob-{key}", "Rob Hale", null, null, null, null));
        await books.SaveAsync(host.Us, new AppointmentKind(key, "A visit to your garden")
        {
            Heading = "When shall Rob come by?",
            Text = "Half an hour in your garden, in any weather. It costs nothing, and nothing is sold.",
            Members = [$"rob-{key}"],
            Place = AppointmentPlace.Theirs,
            Question = "Where is the garden?",
            IsQuestionRequired = true,
            Costs = "Nothing",
            Every = 90,
        });
        return BookingPages.PathOf(host.Business, key);
    }

    private string Link(string email)
    {
        var (person, id) = Assert.Single(host.All<(byte[], byte[])>(
            "SELECT b.person_id, b.id FROM booking b JOIN person p ON p.id = b.person_id WHERE p.email = @email", new { email }));
        return new Uri(host.Engine.Links.Mint(LinkKind.Booking, new Guid(person, true), new Guid(id, true))).AbsolutePath;
    }
}
