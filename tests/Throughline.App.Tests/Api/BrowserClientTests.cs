using Microsoft.Playwright;
using Throughline.App.Tests.Api.Support;

namespace Throughline.App.Tests.Api;

/// <summary>The unmodified @segment/analytics-next in a page of another website, in a real browser.</summary>
public sealed class BrowserClientTests
{
    private static readonly string[] Browsers =
        [Environment.GetEnvironmentVariable("CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The maker's documented way to use the client with a server of one's own: its address as cdnURL.</summary>
    internal const string Visit =
        """
        async ({ door, writeKey, batching }) => {
          const delivery = batching ? { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 4, timeout: 200 } } } } : {};
          const [analytics] = await AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL: door }, { integrations: delivery });
          const sent = [];
          const keep = async (promise) => {
            const { type, messageId, userId, anonymousId, event, groupId, previousId, name, properties, traits, timestamp } = (await promise).event;
            sent.push({ type, messageId, userId, anonymousId, event, groupId, previousId, name, properties, traits, timestamp });
          };
          await keep(analytics.page('Shop', 'Pricing', { plan: 'all' }));
          await keep(analytics.track('Form Submitted', { form: 'five-steps', note: 'Žofie \u{1F600}' }));
          await keep(analytics.identify('person-1', { email: 'person-1@example.com', firstName: 'Žofie' }));
          await keep(analytics.group('company-1', { name: 'Acme' }));
          await keep(analytics.alias('person-1b', 'person-1'));
          for (let number = 1; number <= 6; number++) await keep(analytics.track('Product Viewed', { number }));
          await keep(analytics.screen('Home'));
          return JSON.stringify(sent);
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_event_of_a_visit_arrives_through_failures_and_cut_connections(bool batching)
    {
        await using var shop = await ShopPage.StartAsync();
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.Fails, Trouble.IsBusy), [shop.Origin]);
        await using var browser = await StartBrowserAsync();
        var page = await browser.NewPageAsync();
        var strangers = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(shop.Origin, StringComparison.Ordinal) && !request.Url.StartsWith(host.Address, StringComparison.Ordinal)) strangers.Add(request.Url);
        };
        await page.GotoAsync(shop.Origin);
        host.DropNext(1);

        var sent = SentEvent.ReadAll(await page.EvaluateAsync<string>(Visit, new { door = host.Address, writeKey = host.Key, batching }));
        await host.Sink.UntilAsync(sink => sink.Distinct.Count >= sent.Count);

        Assert.Equal(12, sent.Count);
        SentEvent.AllArrived(sent, host.Sink, laterUser: "person-1");
        Assert.Equal(0, host.Sink.TroublesLeft + host.DropsLeft);
        Assert.Subset(host.Sink.Taken.Select(taken => taken.MessageId).ToHashSet(), host.Sink.TurnedAway.Select(away => away.MessageId).ToHashSet());
        Assert.All(host.Sink.Taken, taken => Assert.NotNull(taken.Zone));
        Assert.Empty(strangers);
    }

    [Fact]
    public async Task A_page_of_an_origin_that_is_not_allowed_cannot_send()
    {
        await using var shop = await ShopPage.StartAsync();
        await using var host = await DoorHost.StartAsync(origins: ["https://www.example.com"]);
        await using var browser = await StartBrowserAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(shop.Origin);

        var outcome = await page.EvaluateAsync<string>(
            """
            ({ door, writeKey }) => fetch(`${door}/v1/t`, {
              method: 'POST', headers: { authorization: 'Basic ' + btoa(writeKey + ':') }, body: '{"userId":"1","event":"Tried"}',
            }).then(() => 'sent', () => 'refused')
            """, new { door = host.Address, writeKey = host.Key });

        Assert.Equal("refused", outcome);
        Assert.Empty(host.Sink.Taken);
    }

    private static async Task<Browser> StartBrowserAsync()
    {
        var path = Array.Find(Browsers, File.Exists);
        Assert.SkipUnless(path is not null, "Chromium is not installed here.");
        return await Browser.StartAsync(path!);
    }

    private sealed class Browser(IPlaywright driver, IBrowser browser) : IAsyncDisposable
    {
        public static async Task<Browser> StartAsync(string path)
        {
            var driver = await Playwright.CreateAsync();
            return new Browser(driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }));
        }

        public Task<IPage> NewPageAsync() => browser.NewPageAsync();

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }
}
