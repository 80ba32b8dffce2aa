using System.Net;
using Throughline.App.Access;

namespace Throughline.App.Tests.Shell;

public sealed class Signing_in : IAsyncLifetime
{
    private readonly ShellHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        (await _host.NewOwnerAsync()).Dispose();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/settings/mail", "/settings/mail")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task Leads_back_to_the_page_that_was_asked_for_and_nowhere_else(string next, string arrives)
    {
        using var visitor = _host.NewVisitor();
        var page = await visitor.GetAsync("/sign-in?next=" + Uri.EscapeDataString(next));

        var arrived = await visitor.SubmitAsync(page, "form", ShellHost.Owner.SignIn(ShellHost.Owner.Password));

        Assert.Equal(arrives, arrived.Path);
        Assert.Equal(_host.Address.Authority, arrived.Response.RequestMessage!.RequestUri!.Authority);
    }

    [Fact]
    public async Task Rests_after_five_wrong_passwords_even_for_the_right_one()
    {
        using var visitor = _host.NewVisitor();
        for (var wrong = 0; wrong < AccessSetup.WrongPasswordsBeforeRest; wrong++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(visitor, "not the password")).Status);

        var right = await TryAsync(visitor, ShellHost.Owner.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
    }

    [Fact]
    public async Task Says_the_same_about_an_unknown_address_and_a_wrong_password()
    {
        using var visitor = _host.NewVisitor();
        var wrong = await TryAsync(visitor, "not the password");
        var page = await visitor.GetAsync("/sign-in");

        var unknown = await visitor.SubmitAsync(page, "form", new Dictionary<string, string> { ["Form.Email"] = "nobody@example.com", ["Form.Password"] = "whatever it is" });

        Assert.Equal(Sentence(wrong), Sentence(unknown));
    }

    [Fact]
    public async Task Is_limited_to_so_many_tries_a_minute_from_one_place()
    {
        using var visitor = _host.NewVisitor();
        var page = await visitor.GetAsync("/sign-in");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
            statuses.Add((await visitor.SubmitAsync(page, "form", new Dictionary<string, string> { ["Form.Email"] = $"{i}@example.com", ["Form.Password"] = "guess" })).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task Ends_with_signing_out()
    {
        using var visitor = _host.NewVisitor();
        var home = await TryAsync(visitor, ShellHost.Owner.Password);
        Assert.Equal("/", home.Path);

        var outside = await visitor.SubmitAsync(home, "form[action='/sign-out']", new Dictionary<string, string>());

        Assert.Equal("/sign-in", outside.Path);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/settings")).Path);
    }

    [Fact]
    public async Task Keeps_the_cookie_from_scripts_and_other_sites()
    {
        using var visitor = _host.NewVisitor();
        await TryAsync(visitor, ShellHost.Owner.Password);

        var cookie = visitor.Cookies.GetCookies(_host.Address)["tl-account"];

        Assert.True(cookie is { HttpOnly: true });
    }

    private static async Task<Visit> TryAsync(Visitor visitor, string password) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/sign-in"), "form", ShellHost.Owner.SignIn(password));

    private static string Sentence(Visit visit) => visit.Document.QuerySelector("[data-first-error]")!.TextContent;
}
