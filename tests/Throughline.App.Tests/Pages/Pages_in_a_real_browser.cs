using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Drafts;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Pages_in_a_real_browser(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task Every_page_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(host, null, width, scheme);
        var person = await PeopleAsync();
        var message = host.Delivery(person, 0);
        await ChangeAsync($"Works until late, at {width} px in {scheme}");
        string[] paths =
        [
            "/", "/clients", "/team", "/journeys/first-week/test", "/journeys/first-week/test?show=accepted", "/journeys/first-week/test?show=fixed", "/journeys/first-week/test?show=coverage", "/journeys/first-week/review",
            "/journeys/first-week/publish", "/journeys/first-week/versions", "/journeys/first-week/versions/1", "/journeys/first-week/compare?from=1&to=1", "/journeys/first-week/plan", "/journeys/first-week/ways",
            "/offers", "/offers/new", "/tools", "/tools/new", "/team/new", "/clients/new", "/clients/find", "/journeys/first-week/out", "/journeys/first-week/share", "/playbooks",
            "/journeys", "/journeys/new", "/journeys/first-week", "/journeys/first-week/people?number=active", "/people", "/people?q=nobody-like-it", $"/people/{person:N}",
            "/people/new", "/people/import", "/outbox", $"/outbox/{person:N}/{message.Id:N}?on=phone", "/my-day", "/my-day/settled", "/feedback",
            host.Link(Runtime.Channels.Rendering.LinkKind.Survey, host.Delivery(person, 1)), host.Link(Runtime.Channels.Rendering.LinkKind.Unsubscribe, message),
            host.Link(Runtime.Channels.Rendering.LinkKind.Preferences, message), $"/f/{host.Business:N}/five-steps", "/s/nonsense",
        ];
        await CleanAsync(page, paths, inFrames: false);
    }

    [Fact]
    public async Task The_numbers_of_a_journey_move_by_themselves_and_the_keyboard_stays_where_it_was()
    {
        var page = await OpenAsync(host);
        await PeopleAsync();
        await page.GotoAsync("/journeys/first-week");
        var before = int.Parse(await page.Locator("#n-entered b").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.FocusAsync("#n-entered");

        await host.WalkerAsync("Latecomer");

        await page.WaitForFunctionAsync("n => document.querySelector('#n-entered b')?.textContent === String(n)", before + 1);
        Assert.Equal("n-entered", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private async Task<Guid> PeopleAsync()
    {
        await host.PublishAsync();
        await host.WalkerAsync("Nora", agreed: false);
        var person = await host.WalkerAsync("Ana", "Álvarez");
        await host.ClickAsync(person);
        await host.Engine.Responses.AnsweredAsync(PagesHost.KeyOf(host.Delivery(person, 1)), 9, "You listened");
        await host.StillAsync();
        return person;
    }

    /// <summary>A draft that says something new, so that there is something to publish.</summary>
    private async Task ChangeAsync(string pain)
    {
        var drafts = host.Services.GetRequiredService<DraftStore>();
        var found = drafts.Open(host.Business, "first-week")!.Document.Find("pain");
        Assert.True((await drafts.EditAsync(host.Us, "first-week", new DraftEdit.Set("pain", found, pain)))!.Change!.IsMade);
    }
}
