using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Visits;

/// <summary>What stands on the web says how many came by, or that it is not counted; on every screen that shows it.</summary>
public sealed class Numbers_beside_what_stands_there(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string Key = "from-passing-to-asking";

    private static readonly string[] _sources = ["instagram", "google", CameFrom.Unknown];

    private const string Road = """
        journey: from-passing-to-asking
        name: From passing by to asking
        persona: busy-owner
        pain: Every evening ends at the desk
        result: { gets: A week without overtime, feels: Rested }
        entryPoints:
          - { key: form, form: ask-us, joins: answer }
        steps:
          - key: prices
            stage: know-like-trust
            title: I look at the prices
            standing: { what: The page of prices, where: "https://www.example.com/prices/", state: live }
          - key: post
            stage: know-like-trust
            title: I see a post
            standing: { what: A post on rails, where: "https://www.instagram.com/us", state: live }
          - key: story
            stage: know-like-trust
            title: I read their story
            standing: { what: Our story, where: "https://example.com/story", state: live }
          - key: guest
            stage: know-like-trust
            title: I read a guest post
            standing: { what: A guest post, where: "https://blog.example.org/guest", state: live }
          - key: window
            stage: know-like-trust
            title: I pass the window
            standing: { what: The shop window, where: Market Street 4, state: live }
          - { key: answer, stage: engage, title: I get an answer, message: { subject: Hello, body: Hello., purpose: service } }
        """;

    public override async ValueTask InitializeAsync()
    {
        if (host.Read<long>("SELECT COUNT(*) FROM journey WHERE key = @Key", new { Key }) > 0) return;
        await host.SaveAsync(Road);
        Assert.NotNull(await host.PublishDraftAsync(Key));
        await host.Services.GetRequiredService<ApiKeys>().CreateAsync(host.Us, "Website", KeyKind.Browser, KeyScopes.Events);
        foreach (var n in Enumerable.Range(0, 25))
            await OpenedAsync(host.Business, "/prices", _sources[n % 3], n < 4 ? null : n % 2 == 0);
        await OpenedAsync(host.Business, "/", CameFrom.Inside, isNew: false);
        await OpenedAsync(host.OtherBusiness, "/story", "theirs", isNew: true);
    }

    [Fact]
    public async Task Each_says_what_is_known_and_nothing_else()
    {
        var plan = await host.Owner.GetAsync("/content");
        Assert.Equal(
            [
                "Came by 25 times since counting began on 5 March, 11 of them for the first time; of 4 nobody can say",
                "From instagram.com people came to your website 9 times in the last 30 days. "
                    + "What happens there itself is not counted here.",
                "Not counted yet: nobody has opened this page since the line is on example.com, "
                    + "or the page does not carry it. Get the line",
                "Not counted: the page does not carry the script. Get the line",
            ],
            plan.Document.QuerySelectorAll(".came-by").Select(Text));
        var behind = await host.Owner.GetAsync(plan.Document.QuerySelector(".came-by a")!.GetAttribute("href")!);
        var from = behind.Document.QuerySelectorAll("tbody th").Select(one => one.TextContent).Order();
        Assert.Equal(["google", "instagram", "Not known"], from);
        Assert.DoesNotContain("theirs", behind.Text + (await host.Owner.GetAsync("/came-by")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_see_numbers_sees_none()
    {
        using var colleague = await host.ColleagueAsync("Ben", grants: Permissions.Of(Permission.SeeJourneys));
        Assert.Empty((await colleague.GetAsync("/content")).Document.QuerySelectorAll(".came-by"));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await colleague.GetAsync("/came-by")).Status);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Every_screen_is_clean(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(host, width: width, scheme: scheme);
        var step = host.Drafts.Open(host.Business, Key)!.Document.Ids("steps")[0];
        string[] paths =
        [
            "/settings/website", "/settings/website?recognise=true", "/came-by", "/came-by?page=example.com/prices",
            "/came-by?page=example.com/story", "/content", $"/journeys/{Key}", $"/journeys/{Key}/ways", $"/journeys/{Key}/steps/{step}",
        ];
        await CleanAsync(page, paths);
        if (Environment.GetEnvironmentVariable("SHOTS") is not { } folder) return;
        foreach (var (n, path) in paths.Append($"/journeys/{Key}/map").Index())
        {
            await page.GotoAsync(path);
            await page.ScreenshotAsync(new() { Path = $"{folder}/{n}-{width}-{scheme}.png", FullPage = true });
        }
    }

    private static string Text(IElement shown) =>
        string.Join(' ', shown.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task OpenedAsync(Guid business, string path, string source, bool? isNew)
    {
        var now = Instant.FromDateTimeOffset(host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var day = host.Engine.Catalogue.Workspace(business).DayOf(now);
        return host.Services.GetRequiredService<PageVisits>()
            .CountAsync(new(business, new PageAddress("example.com", path), $"Title of {path}", source, day, now, isNew));
    }
}
