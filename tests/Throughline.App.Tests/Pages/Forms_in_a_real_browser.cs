using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.App.Tests.Visits;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>A form is made by clicking, seen while it is made, and filled in by people in a browser.</summary>
public sealed class Forms_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string Road = """
        journey: {0}
        name: Gardens
        persona: busy-owner
        pain: It grows over
        result: { gets: A garden to sit in, feels: Calm }
        entryPoints:
          - { key: visit, form: {0} }
        steps:
          - { key: mail, stage: engage, title: I hear from them, message: { subject: Hello, body: We come., purpose: service } }
        """;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task It_is_made_by_clicking_and_the_page_beside_it_follows(int width, ColorScheme scheme)
    {
        var form = $"made-{width}";
        await host.SaveAsync(Road.Replace("{0}", form, StringComparison.Ordinal));
        var page = await OpenAsync(host, $"/journeys/{form}/ways/1", width, scheme);
        await page.GetByRole(AriaRole.Button, new() { Name = "One of a few" }).ClickAsync();
        var question = page.Locator("[data-path$='.ask']").Last;
        await Assertions.Expect(question).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("How big is your garden?");
        await page.Locator("[data-path$='.choices']").Last.FillAsync("A balcony\nA lawn");
        await page.Locator("[data-path$='page.heading']").FillAsync("Half an hour in your garden");
        await page.Keyboard.PressAsync("Tab");
        var shown = page.FrameLocator("iframe[title='The form as people see it']");
        await shown.GetByText("Half an hour in your garden").WaitForAsync();
        await shown.GetByText("A balcony").WaitForAsync();
        await shown.GetByLabel("Your first name").WaitForAsync();
        await CleanAsync(page);

        var after = new DraftVisitor(host, form).Document.Draft.EntryPoints[0].Page!.Asks;
        Assert.Equal(["firstName", "email", "garden"], after.Select(ask => ask.Key));
        Assert.Equal(["A balcony", "A lawn"], after[2].Choices);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove question 3" }).ClickAsync();
        await Assertions.Expect(page.Locator(".form-ask")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".form-ask")).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_browser_that_is_quick_works_a_moment_and_sends_by_itself(int width, ColorScheme scheme)
    {
        var form = $"quick-{width}";
        await host.SaveAsync(Road.Replace("{0}", form, StringComparison.Ordinal));
        Assert.NotNull(await host.PublishDraftAsync(form));
        var page = await OpenAsync(host, $"/f/{host.Business:N}/{form}", width, scheme);
        await CleanAsync(page);
        await page.FillAsync("[name=email]", $"{form}@browser.example");
        await page.ClickAsync("button.go");
        await page.GetByText("It has arrived.").WaitForAsync();
        await host.StillAsync();
        Assert.Equal(1, host.Read<int>("SELECT COUNT(*) FROM person WHERE email = @email", new { email = $"{form}@browser.example" }));
    }

    [Fact]
    public async Task It_is_filled_in_on_the_owners_website_without_scripts_and_a_strangers_website_cannot_show_it()
    {
        await host.SaveAsync(Road.Replace("{0}", "embedded", StringComparison.Ordinal));
        Assert.NotNull(await host.PublishDraftAsync("embedded"));
        await using var theirs = await OtherSite.StartAsync();
        await using var strangers = await OtherSite.StartAsync();
        await host.Services.GetRequiredService<Workspaces>()
            .ChangeAsync(host.Us, "settings.form-sites", settings => settings with { FormSites = [theirs.Origin] });
        var builder = await host.Owner.GetAsync("/journeys/embedded/ways/1");
        string Ours(string id) => builder.Document.GetElementById(id)!.TextContent
            .Replace("http://127.0.0.1:0", host.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        theirs.Put("/framed", "", Ours("form-frame-code"));
        theirs.Put("/plain", "", Ours("form-plain-code"));
        strangers.Put("/framed", "", Ours("form-frame-code"));

        var page = await NewPageAsync(host.Address, width: 390, scripts: false);
        await page.GotoAsync(theirs.Origin + "/framed");
        var frame = page.FrameLocator("iframe");
        await frame.Locator("[name=email]").FillAsync("framed@embedded.example");
        await host.PassAsync(TimeSpan.FromSeconds(5)); // in which they read and type
        await frame.Locator("button.go").ClickAsync();
        await frame.GetByText("It has arrived.").WaitForAsync();

        await page.GotoAsync(theirs.Origin + "/plain");
        await page.FillAsync("[name=email]", "plain@embedded.example");
        await page.ClickAsync("button");
        await page.GetByText("It has arrived.").WaitForAsync();

        await page.GotoAsync(strangers.Origin + "/framed");
        Assert.Equal(0, await page.FrameLocator("iframe").Locator("[name=email]").CountAsync());
        await host.StillAsync();
        Assert.Equal(2, host.Read<int>("SELECT COUNT(*) FROM person WHERE email LIKE '%@embedded.example'"));
    }
}
