using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Access;
using Throughline.Runtime.Storage.Accounts;

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
    public async Task Is_slowed_down_where_the_wrong_passwords_come_from_and_open_to_the_owner_elsewhere()
    {
        using var stranger = _host.NewVisitor().With("X-Forwarded-For", "203.0.113.7");
        for (var wrong = 0; wrong <= PasswordTries.AtOnce; wrong++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(stranger, "not the password")).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(stranger, ShellHost.Owner.Password)).Status);
        using var owner = _host.NewVisitor().With("X-Forwarded-For", "198.51.100.4");
        Assert.Equal("/", (await TryAsync(owner, ShellHost.Owner.Password)).Path);
    }

    [Fact]
    public async Task Stays_open_to_a_browser_that_was_in_before_though_all_seem_to_come_from_one_place()
    {
        using var owner = _host.NewVisitor();
        var home = await TryAsync(owner, ShellHost.Owner.Password);
        await owner.SubmitAsync(home, "form[action='/sign-out']", new Dictionary<string, string>());
        using var stranger = _host.NewVisitor();
        for (var wrong = 0; wrong < 25; wrong++) await TryAsync(stranger, "not the password");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(stranger, ShellHost.Owner.Password)).Status);

        Assert.Equal("/", (await TryAsync(owner, ShellHost.Owner.Password)).Path);
    }

    [Fact]
    public async Task Computes_as_much_for_an_address_that_has_no_account()
    {
        var counted = new CountingHasher();
        await using var host = new ShellHost
        {
            Options = options => options with { Configure = builder => builder.Services.AddSingleton<IPasswordHasher<Account>>(counted) },
        };
        await host.InitializeAsync();
        (await host.NewOwnerAsync()).Dispose();
        using var visitor = host.NewVisitor();
        var page = await visitor.GetAsync("/sign-in");

        await visitor.SubmitAsync(page, "form", ShellHost.Owner.SignIn("not the password"));
        Assert.Equal(1, counted.Verified);
        await visitor.SubmitAsync(
            page, "form", new Dictionary<string, string> { ["Form.Email"] = "nobody@example.com", ["Form.Password"] = "not the password" });
        Assert.Equal(2, counted.Verified);
    }

    [Fact]
    public async Task Is_over_for_every_copy_of_its_cookie_after_signing_out()
    {
        using var visitor = _host.NewVisitor();
        var home = await TryAsync(visitor, ShellHost.Owner.Password);
        using var copy = CopyOf(visitor);
        Assert.Equal("/settings/account", (await copy.GetAsync("/settings/account")).Path);
        using var other = _host.NewVisitor();
        await TryAsync(other, ShellHost.Owner.Password);

        await visitor.SubmitAsync(home, "form[action='/sign-out']", new Dictionary<string, string>());

        Assert.Equal("/sign-in", (await copy.GetAsync("/settings/account")).Path);
        Assert.Equal("/settings/account", (await other.GetAsync("/settings/account")).Path);
    }

    [Fact]
    public async Task Is_over_elsewhere_after_another_password()
    {
        using var visitor = _host.NewVisitor();
        await TryAsync(visitor, ShellHost.Owner.Password);
        using var copy = CopyOf(visitor);
        var page = await visitor.GetAsync("/settings/account");

        var change = new Dictionary<string, string> { ["Change.Old"] = ShellHost.Owner.Password, ["Change.New"] = "another ten letters" };
        await visitor.SubmitAsync(page, "form", change);

        Assert.Equal("/sign-in", (await copy.GetAsync("/settings/account")).Path);
        Assert.Equal("/settings/account", (await visitor.GetAsync("/settings/account")).Path);
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

    private Visitor CopyOf(Visitor visitor)
    {
        var copy = _host.NewVisitor();
        foreach (Cookie cookie in visitor.Cookies.GetCookies(_host.Address)) copy.Cookies.Add(
            new Cookie(cookie.Name, cookie.Value, "/", _host.Address.Host));
        return copy;
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private static async Task<Visit> TryAsync(Visitor visitor, string password) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/sign-in"), "form", ShellHost.Owner.SignIn(password));

    private static string Sentence(Visit visit) => visit.Document.QuerySelector("[data-first-error]")!.TextContent;
}
