using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Visits;

/// <summary>The line on a page of another origin, as a visitor's browser runs it.</summary>
public sealed class On_a_website_in_a_real_browser(RealBrowser real, PagesHost host)
    : IClassFixture<RealBrowser>, IClassFixture<PagesHost>, IAsyncLifetime
{
    private const string Agent =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private readonly List<IBrowserContext> _open = [];
    private readonly List<string> _trouble = [];
    private OtherSite _site = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _site = await OtherSite.StartAsync();
        _key = await host.Services.GetRequiredService<ApiKeys>().CreateAsync(host.Us, "Website", KeyKind.Browser, KeyScopes.Events);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open) await context.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_comes_by_a_link_looks_around_and_fills_in_a_form()
    {
        await host.PublishAsync();
        _site.Put("/landing", Line(), "<a href='/signup'>Sign up</a>");
        _site.Put("/signup", Line(), """
            <form data-throughline-form="five-steps"><input name="email"><input name="firstName"><button>Send</button></form>
            """);
        var page = await OpenAsync();
        await TellingAsync(page, () => page.GotoAsync($"{_site.Origin}/landing?utm_source=Spring+Fair&utm_medium=flyer&token=secret"));
        await TellingAsync(page, () => page.EvaluateAsync("history.pushState({}, '', '/inside/part-two'); document.title = 'Part two'"));
        await page.EvaluateAsync("history.pushState({}, '', '/inside/part-two?sorted=yes')");
        await page.GoBackAsync();
        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/signup"));
        Assert.Equal((1, 1, 1), (Of("/landing").Opened, Of("/inside/part-two").Opened, Of("/signup").Opened));
        await page.FillAsync("[name=email]", "fair@example.org");
        await page.FillAsync("[name=firstName]", "Fay");
        await page.ClickAsync("button");
        await page.WaitForURLAsync(host.Address + "f/**");
        await host.StillAsync();

        Assert.Equal(new ComingFrom("spring fair", new PageSums(1, 1, 0)), FromWhere("/landing"));
        Assert.Equal(".", FromWhere("/inside/part-two").Source);
        Assert.Equal("Part two", Reader.Find(host.Business, new PageAddress(Host, "/inside/part-two"))!.Title);
        Assert.Equal("spring fair", host.Read<string>("SELECT source FROM person WHERE email = 'fair@example.org'"));
        Assert.DoesNotContain(host.All<string>("SELECT path || title FROM web_page UNION SELECT path || source FROM page_tally"),
            said => said.Contains("secret", StringComparison.Ordinal));

        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/landing"));
        Assert.NotNull(LookedAt("/landing")); // known by now
        Assert.Equal(1, host.Read<long>("SELECT COUNT(*) FROM person WHERE source = 'spring fair'"));
        Assert.Empty(_trouble);
    }

    [Fact]
    public async Task A_browser_that_asks_not_to_be_followed_keeps_nothing_and_its_form_says_nothing_of_it()
    {
        _site.Put("/quiet", Line(), $"""
            <form action="{host.Address}f/{host.Business:N}/five-steps" method="post"><input name="email"><button>Send</button></form>
            """);
        var page = await OpenAsync("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })");
        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/quiet?utm_source=fair"));
        await page.EvaluateAsync("throughline.identify('c-9', { email: 'q@example.org' })");
        await page.EvaluateAsync("throughline.track('Looked'); throughline.consent(true)");
        await TellingAsync(page, () => page.EvaluateAsync("throughline.page()"));
        await page.EvaluateAsync("document.addEventListener('submit', event => event.preventDefault())");
        await page.ClickAsync("button");

        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length"));
        Assert.Equal(0, await page.Locator("input[type=hidden]").CountAsync());
        Assert.Equal(new ComingFrom("", new PageSums(2, 0, 2)), FromWhere("/quiet"));
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM identity WHERE value IN ('c-9', 'q@example.org')"));
        Assert.Empty(_trouble);
    }

    [Fact]
    public async Task With_ask_nothing_is_kept_until_somebody_agreed_and_all_is_forgotten_when_they_take_it_back()
    {
        _site.Put("/ask", Line(" data-ask"), "");
        var page = await OpenAsync();
        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/ask?utm_source=poster"));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await page.EvaluateAsync("throughline.consent(true)");
        Assert.Equal("poster", await page.EvaluateAsync<string>("JSON.parse(localStorage.throughline).from.source"));
        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/ask"));
        Assert.Equal(new PageSums(2, 1, 1), Of("/ask"));
        await page.EvaluateAsync("throughline.consent(false)");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        Assert.Empty(_trouble);
    }

    [Fact]
    public async Task What_is_said_before_it_has_loaded_waits_and_who_signed_in_is_known()
    {
        _site.Put("/member", """
            <script>
              window.throughline = { q: [] };
              for (const m of ["identify", "track", "page"]) throughline[m] = (...a) => throughline.q.push([m, ...a]);
              throughline.identify("member-7", { email: "mia@example.org", firstName: "Mia" });
              throughline.track("Plan Chosen", { plan: "yearly" });
            </script>
            """ + Line(), "");
        var page = await OpenAsync();
        await TellingAsync(page, () => TellingAsync(page, () => page.GotoAsync(_site.Origin + "/member")), "t");
        var mia = host.Read<byte[]>("SELECT person_id FROM identity WHERE value = 'member-7'");
        Assert.Equal(mia, host.Read<byte[]>("SELECT person_id FROM event WHERE name = 'Plan Chosen'"));
        await TellingAsync(page, () => page.ReloadAsync());
        Assert.Equal(mia, LookedAt("/member"));
        Assert.Empty(_trouble);
    }

    [Fact]
    public async Task A_page_that_forbids_it_or_breaks_what_it_needs_goes_on_as_if_it_were_not_there()
    {
        _site.Put("/strict", Line(), "<h1>Strict</h1>", policy: "default-src 'self'");
        _site.Put("/half", Line(), "<h1>Half</h1>", policy: $"default-src 'self'; script-src {Ours}");
        _site.Put("/broken", Line(), "<h1>Broken</h1>");
        var page = await OpenAsync();
        foreach (var path in (string[])["/strict", "/half"])
        {
            await page.GotoAsync(_site.Origin + path);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
        }
        var broken = await OpenAsync("""
            Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } });
            window.fetch = () => { throw new Error('no fetch here') };
            Object.defineProperty(crypto, 'randomUUID', { value: undefined });
            """);
        await broken.GotoAsync(_site.Origin + "/broken");
        await broken.EvaluateAsync("throughline.identify('x'); throughline.track(); throughline.page(); history.pushState({}, '', '/on')");
        Assert.Equal("Broken", await broken.InnerTextAsync("h1"));
        Assert.DoesNotContain(_trouble, said => !said.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)
            && !said.Contains("violates", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_framed_form_takes_along_where_they_came_from_and_whoever_fills_it_in_is_known()
    {
        await host.PublishAsync();
        await host.Services.GetRequiredService<Workspaces>()
            .ChangeAsync(host.Us, "settings.forms", settings => settings with { FormSites = [_site.Origin] });
        _site.Put("/around", Line(), $"<iframe data-throughline src='{Ours}/f/{host.Business:N}/five-steps?in=1'></iframe>");
        var page = await OpenAsync();
        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/around?utm_source=podcast"));
        var form = page.FrameLocator("iframe");
        await form.Locator("input[name=_source]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.True(await page.EvalOnSelectorAsync<int>("iframe", "frame => frame.clientHeight") > 200);
        await form.Locator("[name=email]").FillAsync("framed@example.org");
        await form.Locator("[name=firstName]").FillAsync("Fritz");
        await form.Locator("form[method=post] button").Last.ClickAsync();
        await form.GetByText("Thank you").First.WaitForAsync(); // also where a program had to work first
        await host.StillAsync();
        Assert.Equal("podcast", host.Read<string>("SELECT source FROM person WHERE email = 'framed@example.org'"));
        await TellingAsync(page, () => page.ReloadAsync());
        Assert.NotNull(LookedAt("/around"));
        Assert.Empty(_trouble);
    }

    [Fact]
    public async Task A_framed_form_of_ours_is_as_high_as_it_says_and_no_stranger_decides_that()
    {
        _site.Put("/framed", Line(),
            $"<iframe data-throughline src='{Ours}/f/{host.Business:N}/nothing'></iframe><iframe src='/evil'></iframe>");
        _site.Put("/evil", "", "<script>parent.postMessage({ throughline: 'height', px: 9000 }, '*')</script>");
        var page = await OpenAsync();
        await TellingAsync(page, () => page.GotoAsync(_site.Origin + "/framed"));
        await page.EvaluateAsync(
            """
            ours => {
              const frame = document.querySelector("iframe[data-throughline]");
              const say = (data, origin) => dispatchEvent(new MessageEvent("message", { data, origin, source: frame.contentWindow }));
              say({ throughline: "height", px: 900 }, "https://stranger.example");
              say({ throughline: "height", px: "12px" }, ours);
              say(null, ours);
              say({ throughline: "height", px: 611.4 }, ours);
            }
            """, Ours);
        Assert.Equal("612px", await page.EvalOnSelectorAsync<string>("iframe[data-throughline]", "frame => frame.style.height"));
        Assert.Equal("", await page.EvalOnSelectorAsync<string>("iframe:not([data-throughline])", "frame => frame.style.height"));
    }

    private PageVisitReader Reader => host.Services.GetRequiredService<PageVisitReader>();

    private string Host => new Uri(_site.Origin).Authority;

    private string Line(string more = "") => $"<script async src=\"{host.Address}throughline.js\" data-key=\"{_key}\"{more}></script>";

    /// <summary>A visitor's own browser; whatever it complains of is noted.</summary>
    private async Task<IPage> OpenAsync(string? before = null)
    {
        Assert.SkipWhen(real.Browser is null, "Chromium is not installed on this machine.");
        var context = await real.Browser.NewContextAsync(new() { UserAgent = Agent });
        _open.Add(context);
        context.SetDefaultTimeout(60_000);
        if (before is not null) await context.AddInitScriptAsync(before);
        var page = await context.NewPageAsync();
        page.Console += (_, said) =>
        {
            if (!(said.Text + said.Location).Contains("favicon", StringComparison.Ordinal)) _trouble.Add(said.Text);
        };
        page.PageError += (_, error) => _trouble.Add(error);
        return page;
    }

    /// <summary>Does something, and goes on when the server has answered what that made the line tell.</summary>
    private static async Task TellingAsync(IPage page, Func<Task> act, string door = "v")
    {
        var answer = await page.RunAndWaitForResponseAsync(act, response => response.Url.EndsWith("/v1/" + door, StringComparison.Ordinal));
        Assert.Equal(200, answer.Status);
    }

    private string Ours => host.Address.GetLeftPart(UriPartial.Authority);

    private ComingFrom FromWhere(string path) => Assert.Single(Reader.Sources(host.Business, 0, new PageAddress(Host, path)));

    private PageSums Of(string path) => Reader.Of(host.Business, 0, new PageAddress(Host, path));

    private byte[]? LookedAt(string path) => host.Read<byte[]>(
        "SELECT person_id FROM event WHERE name = 'Page Viewed' AND properties LIKE @like", new { like = $"%\"{path}\"%" });
}
