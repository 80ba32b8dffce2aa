using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Access;

namespace Throughline.App.Tests.Shell;

/// <summary>The time before the first account: whoever may make it becomes the owner.</summary>
public sealed class The_first_run(ShellHost host) : IClassFixture<ShellHost>, IAsyncLifetime
{
    private ShellHost _fresh = host;

    // Each story begins on an empty server.
    public async ValueTask InitializeAsync()
    {
        _fresh = new ShellHost();
        await _fresh.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _fresh.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/settings/mail")]
    [InlineData("/sign-in")]
    public async Task Leads_there_from_every_page(string path)
    {
        using var visitor = _fresh.NewVisitor();

        Assert.Equal("/welcome", (await visitor.GetAsync(path)).Path);
    }

    [Fact]
    public async Task Makes_the_owner_the_business_and_signs_in()
    {
        using var owner = await _fresh.NewOwnerAsync();

        var home = await owner.GetAsync("/");

        Assert.Contains("Jill", home.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bright Rails", home.Text, StringComparison.Ordinal);
        var zone = _fresh.Database.Read(connection => connection.ExecuteScalar<string>("SELECT zone FROM workspace"));
        Assert.Equal("Europe/Berlin", zone);
    }

    [Fact]
    public async Task Names_what_is_wrong_and_keeps_what_was_typed()
    {
        using var visitor = _fresh.NewVisitor();
        var typed = new Dictionary<string, string>(ShellHost.Owner.Form) { ["Form.Password"] = "short", ["Form.Email"] = "jill" };

        var again = await visitor.SubmitAsync(await visitor.GetAsync("/welcome"), "form", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Collection(
            again.Errors,
            email => Assert.Contains("in full", email, StringComparison.Ordinal),
            password => Assert.Contains("ten characters", password, StringComparison.Ordinal));
        Assert.Equal("Bright Rails", again.Document.QuerySelector("#field-Business")!.GetAttribute("value"));
        Assert.DoesNotContain("short", again.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "throughline.example.com")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-Server", "edge")]
    [InlineData("X-Forwarded-Port", "443")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Via", "1.1 edge")]
    [InlineData("CF-Connecting-IP", "203.0.113.7")]
    [InlineData("CF-Ray", "8f1")]
    [InlineData("True-Client-IP", "203.0.113.7")]
    [InlineData("Origin", "https://journeys.example.com")]
    [InlineData("Origin", "null")]
    public async Task Cannot_be_claimed_from_elsewhere_without_the_setup_code(string header, string value)
    {
        using var stranger = _fresh.NewVisitor().With(header, value);
        var welcome = await stranger.GetAsync("/welcome");

        var refused = await stranger.SubmitAsync(welcome, "form", new Dictionary<string, string>(ShellHost.Owner.Form) { ["Form.Code"] = "AAAA-AAAA" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("setup code", refused.Errors.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_be_claimed_from_elsewhere_with_the_setup_code()
    {
        using var owner = _fresh.NewVisitor().With("X-Forwarded-For", "203.0.113.7");
        var typed = new Dictionary<string, string>(ShellHost.Owner.Form) { ["Form.Code"] = _fresh.SetupCode.ToLowerInvariant().Replace('-', ' ') };

        var home = await owner.SubmitAsync(await owner.GetAsync("/welcome"), "form", typed);

        Assert.Equal("/", home.Path);
    }

    [Fact]
    public async Task Asks_for_the_code_where_the_public_reaches_it()
    {
        await using var open =
            new ShellHost { Options = options => options with { PublicAddress = new Uri("https://journeys.example.com/app") } };
        await open.InitializeAsync();
        using var visitor = open.NewVisitor();

        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await visitor.SubmitAsync(await visitor.GetAsync("/welcome"), "form", ShellHost.Owner.Form)).Status);
        Assert.Equal($"https://journeys.example.com/app/welcome?code={open.SetupCode}", open.Services.GetRequiredService<FirstRun>()
            .BeginAt(open.Services.GetRequiredService<ServerAddress>().Root));
    }

    [Fact]
    public async Task Asks_for_the_code_an_hour_after_the_start_and_the_printed_address_has_it()
    {
        var clock = new Throughline.App.Tests.Api.Support.ManualClock(new DateTimeOffset(2035, 3, 5, 9, 0, 0, TimeSpan.Zero));
        await using var slow = new ShellHost { Options = options => options with { Clock = clock } };
        await slow.InitializeAsync();
        using var visitor = slow.NewVisitor();
        Assert.Null((await visitor.GetAsync("/welcome")).Document.GetElementById("field-Code"));

        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await visitor.SubmitAsync(await visitor.GetAsync("/welcome"), "form", ShellHost.Owner.Form)).Status);
        var printed = new Uri(slow.Services.GetRequiredService<FirstRun>().BeginAt(slow.Services.GetRequiredService<ServerAddress>().Root));
        Assert.Equal(slow.Address.Authority, printed.Authority);
        Assert.Equal("/", (await visitor.SubmitAsync(await visitor.GetAsync(printed.PathAndQuery), "form", ShellHost.Owner.Form)).Path);
    }

    [Fact]
    public async Task Happens_once()
    {
        using var late = _fresh.NewVisitor();
        var open = await late.GetAsync("/welcome");
        using var owner = await _fresh.NewOwnerAsync();

        var tooLate = await late.SubmitAsync(open, "form", new Dictionary<string, string>(ShellHost.Owner.Form) { ["Form.Email"] = "mallory@example.com" });

        Assert.Equal((HttpStatusCode.OK, "/sign-in"), (tooLate.Status, tooLate.Path));
        Assert.Equal(1, _fresh.Database.Read(connection => connection.ExecuteScalar<int>("SELECT COUNT(*) FROM account")));
    }
}
