using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Visits;

/// <summary>Pages of the business's own website tell who came by; nobody gets a name, and nothing is believed that should not be.</summary>
public sealed class Who_came_by(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Looks = "SELECT properties FROM event WHERE name = 'Page Viewed'";
    private const string Site = "https://www.example.com";
    private const string Browser =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [Fact]
    public async Task A_visit_is_a_number_and_makes_nobody()
    {
        var key = await KeyAsync();
        var before = host.Read<long>("SELECT COUNT(*) FROM person");
        foreach (var n in Enumerable.Range(0, 20))
            await OkAsync(new { writeKey = key, path = "/prices/", source = "spring", isNew = n < 10, anonymousId = $"b-{n}" });
        Assert.Equal(before, host.Read<long>("SELECT COUNT(*) FROM person"));
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM event WHERE properties LIKE '%/prices%'"));
        var page = await host.Owner.GetAsync("/came-by?page=example.com/prices");
        Assert.Contains("opened 20 times in the last 30 days, 10 of them for the first time.", page.Text, StringComparison.Ordinal);
        Assert.Equal("spring", page.Document.QuerySelector("tbody th")!.TextContent);
    }

    [Fact]
    public async Task Whoever_is_known_in_the_browser_looked_at_the_page()
    {
        var key = await KeyAsync();
        var context = new { campaign = new { referrer = "l.instagram.com" } };
        var traits = new { firstName = "Ana" };
        await OkAsync(new { writeKey = key, userId = "c-1", anonymousId = "browser-of-c-1", traits, context }, "i");
        await OkAsync(new { writeKey = key, path = "/read-by-ana", isNew = false, anonymousId = "browser-of-c-1" });
        await OkAsync(new { writeKey = key, path = "/read-by-nobody", isNew = false, anonymousId = "browser-of-nobody" });
        await host.StillAsync();
        var seen = Assert.Single(host.All<string>($"{Looks} AND properties LIKE '%/read-by-%'"));
        Assert.Equal("/read-by-ana", JsonDocument.Parse(seen).RootElement.GetProperty("path").GetString());
        Assert.Equal("instagram", host.Read<string>("SELECT source FROM person WHERE first_name = 'Ana'"));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "robot")]
    [InlineData(HttpStatusCode.OK, "no agent")]
    [InlineData(HttpStatusCode.OK, "no origin")]
    [InlineData(HttpStatusCode.OK, "null origin")]
    [InlineData(HttpStatusCode.Unauthorized, "forged key")]
    [InlineData(HttpStatusCode.Unauthorized, "no key")]
    [InlineData(HttpStatusCode.Unauthorized, "taken back")]
    [InlineData(HttpStatusCode.Forbidden, "secret key")]
    [InlineData(HttpStatusCode.BadRequest, "no JSON")]
    [InlineData(HttpStatusCode.BadRequest, "wrong types")]
    [InlineData(HttpStatusCode.BadRequest, "without end")]
    public async Task What_is_no_visit_is_not_counted(HttpStatusCode status, string what)
    {
        var keys = host.Services.GetRequiredService<ApiKeys>();
        var key = what switch
        {
            "forged key" => "tlw_" + new string('x', 40),
            "no key" => null,
            "secret key" => await keys.CreateAsync(host.Us, "Shop", KeyKind.Server, KeyScopes.Events),
            _ => await KeyAsync(),
        };
        if (what == "taken back")
            Assert.True(await keys.RevokeAsync(host.Us, keys.List(host.Business).First(one => one.Shown == key).Id));
        var path = "/" + what.Replace(' ', '-');
        var body = what switch
        {
            "no JSON" => "<script>",
            "wrong types" => $$"""{"writeKey":"{{key}}","path":["/"]}""",
            "without end" => JsonSerializer.Serialize(new { writeKey = key, path, title = new string('x', 5_000) }),
            _ => JsonSerializer.Serialize(new { writeKey = key, path }),
        };
        var before = Counted();
        using var answer = await SendAsync(body, "v", request =>
        {
            if (what is "robot" or "no agent") request.Headers.Remove("User-Agent");
            if (what == "robot") request.Headers.Add("User-Agent", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)");
            if (what is "no origin" or "null origin") request.Headers.Remove("Origin");
            if (what == "null origin") request.Headers.Add("Origin", "null");
        });
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, Counted());
    }

    [Fact]
    public async Task A_key_counts_for_its_own_business_only_and_a_page_cannot_say_that_it_is_anothers()
    {
        var theirs = await host.Services.GetRequiredService<ApiKeys>()
            .CreateAsync(new Actor(host.OtherBusiness, "zoe"), "Website", KeyKind.Browser, KeyScopes.Events);
        await OkAsync(new { writeKey = theirs, path = "https://our-rival.example/", title = "x" });
        await OkAsync(new { writeKey = theirs, path = "//our-rival.example/page" });
        Assert.DoesNotContain("our-rival", (await host.Owner.GetAsync("/came-by")).Text, StringComparison.Ordinal);
        Assert.All(host.All<string>("SELECT host FROM web_page WHERE path LIKE '%rival%'"), one => Assert.Equal("example.com", one));
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM web_page WHERE host LIKE '%rival%'"));
    }

    [Theory]
    [InlineData("Sec-GPC")]
    [InlineData("DNT")]
    public async Task Whoever_asks_not_to_be_followed_is_one_opening_and_nothing_else(string header)
    {
        var key = await KeyAsync();
        var path = "/" + header;
        var said = new { writeKey = key, path, source = "secret", referrer = "t.co", isNew = true, anonymousId = "b" };
        var body = JsonSerializer.Serialize(said);
        using var answer = await SendAsync(body, "v", request => request.Headers.Add(header, "1"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await host.Owner.GetAsync("/came-by?page=example.com/" + header);
        var cells = page.Document.QuerySelectorAll("tbody th, tbody .count").Select(one => one.TextContent.Trim());
        Assert.Equal(["Not known", "1", "0", "1"], cells);
    }

    [Fact]
    public async Task Script_in_a_title_a_path_and_a_source_is_words_on_our_screens()
    {
        const string Attack = "<script>alert(1)</script>";
        var key = await KeyAsync();
        await OkAsync(new { writeKey = key, path = "/a/" + Attack, title = Attack + "\u202E\u0000", source = Attack });
        var page = await host.Owner.GetAsync("/came-by");
        Assert.Contains(Attack, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.Scripts, script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_line_is_made_once_shown_again_and_turns_green_when_a_page_was_opened()
    {
        var first = await host.Owner.GetAsync("/settings/website");
        if (first.Document.QuerySelector("#make-line") is not null)
            await host.Owner.SubmitAsync(first, "form[action='/settings/website/line']", new Dictionary<string, string>());
        var line = (await host.Owner.GetAsync("/settings/website")).Document.QuerySelector("#website-line")!.TextContent;
        var key = line.Split("data-key=\"")[1].Split('"')[0];
        Assert.StartsWith("tlw_", key, StringComparison.Ordinal);
        Assert.EndsWith(" data-ask></script>", line, StringComparison.Ordinal);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await OkAsync(new { writeKey = key, path = "/green" });
        var seen = await host.Owner.GetAsync("/settings/website?recognise=true");
        Assert.Contains("on example.com/green", seen.Document.QuerySelector("#seen")!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.Document.QuerySelector("#seen")!.GetAttribute("hx-trigger"));
        Assert.DoesNotContain("data-ask>", seen.Document.QuerySelector("#website-line")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_brings_where_they_came_from_first()
    {
        await host.PublishAsync();
        var key = await KeyAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var led = await client.PostAsync($"/f/of/{key}/five-steps", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.TemporaryRedirect, led.StatusCode);
        using var forged = await client.PostAsync("/f/of/tlw_nobody/five-steps", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var visitor = host.NewVisitor();
        var thanks = await visitor.PostAsync(led.Headers.Location!.ToString(),
            ("email", "touched@example.org"), ("firstName", "Toni"),
            ("_source", "Spring Fair"), ("_medium", "flyer"), ("_visitor", "browser-of-toni"));
        Assert.Equal(HttpStatusCode.OK, thanks.Status);
        await host.StillAsync();
        Assert.Equal("spring fair", host.Read<string>("SELECT source FROM person WHERE email = 'touched@example.org'"));
        var sent = host.Read<string>("SELECT properties FROM event WHERE name = 'Form Submitted' AND properties LIKE '%touched%'")!;
        Assert.Equal("flyer", JsonDocument.Parse(sent).RootElement.GetProperty("medium").GetString());
        await OkAsync(new { writeKey = key, path = "/after-the-form", anonymousId = "browser-of-toni" });
        Assert.Single(host.All<string>($"{Looks} AND properties LIKE '%/after-the-form%'"));
    }

    [Fact]
    public async Task The_script_is_small_and_any_site_may_load_it()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/throughline.js");
        request.Headers.Add("Accept-Encoding", "gzip");
        using var answer = await client.SendAsync(request);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 500, 3_000);
        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/throughline.js");
        again.Headers.Add("Accept-Encoding", "gzip");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private long Counted() => host.Read<long>("SELECT COALESCE(SUM(opened), 0) FROM page_tally");

    private Task<string> KeyAsync() =>
        host.Services.GetRequiredService<ApiKeys>().CreateAsync(host.Us, "Website", KeyKind.Browser, KeyScopes.Events);

    private async Task OkAsync(object body, string door = "v")
    {
        using var answer = await SendAsync(JsonSerializer.Serialize(body), door);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string door, Action<HttpRequestMessage>? change = null)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/" + door);
        request.Content = new StringContent(body, Encoding.UTF8, "text/plain");
        request.Headers.Add("Origin", Site);
        request.Headers.Add("User-Agent", Browser);
        change?.Invoke(request);
        return await client.SendAsync(request);
    }
}
