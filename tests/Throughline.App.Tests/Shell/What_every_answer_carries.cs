using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Design;
using Throughline.App.Hosting;

namespace Throughline.App.Tests.Shell;

public sealed class What_every_answer_carries(ShellHost host) : IClassFixture<ShellHost>
{
    private static readonly string[] Pages = ["/", "/settings", "/settings/mail", "/settings/sending", "/settings/keys", "/settings/account", "/workspaces/new"];

    [Theory]
    [InlineData("/welcome")]
    [InlineData("/nowhere")]
    [InlineData("/search")]
    [InlineData("/dist/nothing.js")]
    public async Task A_policy_without_foreign_or_inline_scripts(string path)
    {
        using var visitor = host.NewVisitor();

        var headers = (await visitor.GetAsync(path)).Response.Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("https", "journeys.example.com", true)]
    [InlineData("http", "journeys.example.com", false)]
    [InlineData("https", "localhost", false)]
    public async Task Over_https_that_it_stays_there(string scheme, string name, bool stays)
    {
        using var visitor = host.NewVisitor().With("X-Forwarded-Proto", scheme);
        visitor.With("Host", name);

        var headers = (await visitor.GetAsync("/health")).Response.Headers;

        Assert.Equal(stays, headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/u/nonsense", "no-referrer")]
    [InlineData("/m/nonsense", "no-referrer")]
    [InlineData("/sign-in", "strict-origin-when-cross-origin")]
    public async Task How_much_of_an_address_may_be_told_to_others(string path, string policy)
    {
        using var visitor = host.NewVisitor();
        Assert.Equal(policy, Assert.Single((await visitor.GetAsync(path)).Response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task No_page_has_anything_that_the_policy_would_stop()
    {
        await using var fresh = await StartedAsync();
        using var owner = await fresh.NewOwnerAsync();

        foreach (var path in Pages)
        {
            var page = await owner.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var stopped = page.Document.All.Where(element =>
                element.HasAttribute("style") || element.LocalName == "style" || (element.LocalName == "script" && !element.HasAttribute("src"))
                || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.Empty(stopped.Select(element => $"{path}: {element.OuterHtml}"));
        }
    }

    [Fact]
    public async Task A_page_that_fails_while_it_is_drawn_says_so_in_plain_words()
    {
        await using var broken = new ShellHost { Without = [typeof(Throughline.App.Wording.TeamNames)] };
        await broken.InitializeAsync();
        using var owner = await broken.NewOwnerAsync();

        var page = await owner.GetAsync("/playbooks");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains("Something went wrong on our side", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_token_changes_nothing()
    {
        await using var fresh = await StartedAsync();
        using var owner = await fresh.NewOwnerAsync();
        var guarded = fresh.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false })
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{id}", "x", StringComparison.Ordinal).Replace("{Status:int}", "400", StringComparison.Ordinal))
            .Where(path => !path.Contains('{', StringComparison.Ordinal))
            .ToList();

        Assert.Contains("/sign-out", guarded);
        foreach (var path in guarded)
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await owner.PostAsync(path)).Status));
        Assert.Equal("/", (await owner.GetAsync("/")).Path);
    }

    [Fact]
    public async Task The_token_may_come_in_a_header()
    {
        await using var fresh = await StartedAsync();
        using var owner = await fresh.NewOwnerAsync();
        var token = await owner.TokenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.Add(EveryPost.TokenHeader, token);

        Assert.Equal("/sign-in", (await owner.SendAsync(request)).Path);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Scripts_and_styles_whole_in_each_encoding_and_for_ever(string encoding)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        foreach (var name in new[] { "app.js", "designer.js", "styles.css", "icons.svg", "inter-latin-wght-normal.woff2" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, ClientAssets.Url(name));
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var response = await client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1000, 200_000);
            if (encoding != "identity" && !name.EndsWith("woff2", StringComparison.Ordinal)) Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        }
    }

    [Fact]
    public async Task The_gallery_in_development_only()
    {
        using var visitor = host.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/design")).Status);

        await using var workshop = new ShellHost { Environment = "Development" };
        await workshop.InitializeAsync();
        using var builder = workshop.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await builder.GetAsync("/design")).Status);
    }

    [Fact]
    public async Task A_page_in_plain_words_where_there_is_nothing()
    {
        await using var fresh = await StartedAsync();
        using var owner = await fresh.NewOwnerAsync();

        var page = await owner.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("does not lead here", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<ShellHost> StartedAsync()
    {
        var fresh = new ShellHost();
        await fresh.InitializeAsync();
        return fresh;
    }
}
