using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Shell;

/// <summary>One business never sees or touches another's.</summary>
public sealed class Another_business : IAsyncLifetime
{
    private readonly ShellHost _host = new();
    private Visitor _owner = null!;
    private Guid _others;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _owner = await _host.NewOwnerAsync();
        _others = await _host.Services.GetRequiredService<Workspaces>().CreateAsync("Somebody else's", "UTC", "another-account");
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Cannot_be_switched_to()
    {
        var home = await _owner.GetAsync("/");

        var answer = await _owner.SubmitAsync(home, "form[action='/workspaces/switch']", new Dictionary<string, string> { ["workspace"] = _others.ToString() });

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("Somebody else's", (await _owner.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_be_reached_by_a_made_up_cookie()
    {
        _owner.Cookies.Add(_host.Address, new Cookie(WorkspaceAccess.CookieName, _others.ToString()));

        Assert.Contains("Bright Rails", (await _owner.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_its_keys()
    {
        var keys = _host.Services.GetRequiredService<ApiKeys>();
        await keys.CreateAsync(new Actor(_others, "another-account"), "Theirs", KeyKind.Browser, KeyScopes.Events);
        var theirs = keys.List(_others).Single();
        var token = await _owner.TokenAsync();

        var answer = await _owner.PostAsync($"/settings/keys/{theirs.Id}/revoke", ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Null(keys.List(_others).Single().RevokedAt);
    }

    [Fact]
    public async Task Can_be_added_and_left_again()
    {
        var form = await _owner.GetAsync("/workspaces/new");
        var second = await _owner.SubmitAsync(form, "form", new Dictionary<string, string> { ["Form.Name"] = "Second Track", ["Form.Zone"] = "Asia/Tokyo" });
        Assert.Contains("Second Track", second.Document.QuerySelector(".switcher summary")!.TextContent, StringComparison.Ordinal);
        var first = second.Document.QuerySelectorAll("form[action='/workspaces/switch']").First(one => one.TextContent.Contains("Bright Rails", StringComparison.Ordinal)).QuerySelector("[name=workspace]")!.GetAttribute("value")!;

        var back = await _owner.SubmitAsync(second, "form[action='/workspaces/switch']", new Dictionary<string, string> { ["workspace"] = first });

        Assert.Contains("Bright Rails", back.Document.QuerySelector(".switcher summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_made_first_by_an_account_without_one()
    {
        await _host.Database.WriteAsync(connection => Dapper.SqlMapper.Execute(connection, "DELETE FROM member WHERE account_id <> 'another-account'"));

        Assert.Equal("/workspaces/new", (await _owner.GetAsync("/settings")).Path);
    }
}
