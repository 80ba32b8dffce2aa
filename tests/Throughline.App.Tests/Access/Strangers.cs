using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Hosting;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Access;

/// <summary>Whom somebody may not see is not there: another business's people, and those of whom a helper has no assignment.</summary>
public sealed class Strangers(AccessWorld world) : IClassFixture<AccessWorld>
{
    private const string TablesSql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'account%' ORDER BY name";

    private static readonly string[] _lists =
    [
        "/", "/people", "/people?q=Samuel", "/people?q=samuel@example.org", "/my-day", "/my-day/settled",
        "/outbox", "/outbox?shelf=waiting", "/outbox?shelf=sent", "/search?q=Samuel", "/playbooks",
    ];

    /// <summary>Comes with Throughline, and is nobody's.</summary>
    private const string ATemplate = "/journeys/templates/{TemplateKey}";

    private IEnumerable<RouteEndpoint> OfPeople => world.Routes.Where(route => !route.IsPublic && !route.IsCalledWithKey);

    [Fact]
    public async Task Of_another_business_are_not_found_under_any_address_and_nothing_of_theirs_is_changed()
    {
        var before = Everything();
        var token = await world.Visitor(AccessWorld.Outsider).TokenAsync();
        var wrong = new List<string>();
        foreach (var route in OfPeople.Where(route => route.RoutePattern.Parameters.Count > 0))
            foreach (var method in route.Methods)
            {
                if ((method, route.Pattern) == ("GET", ATemplate)) continue;
                var status = await AskAsync(AccessWorld.Outsider, method, world.AddressOf(route), token);
                // What begins a journey, or a view of one's own, is about no journey of anybody.
                if (method == "GET" && status != HttpStatusCode.NotFound) wrong.Add($"{method} {route.Pattern}: {status}");
                if ((int)status >= 500) wrong.Add($"{method} {route.Pattern}: {status}");
            }
        Assert.Empty(wrong);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("/people/{0}")]
    [InlineData("/outbox/{0}/{1}")]
    [InlineData("/outbox/{0}/{1}/letter")]
    public async Task Are_not_found_by_a_helper(string address)
    {
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("helper", Of(address, world.Samuel)));
        var mixed = Of(address, world.Samuel with { Id = world.Mia.Id });
        if (mixed != Of(address, world.Mia)) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("helper", mixed));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("helper", Of(address, world.Mia)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("owner", Of(address, world.Samuel)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/undo")]
    public async Task Keep_their_assignments(string act)
    {
        var token = await world.Visitor("helper").TokenAsync();
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync("helper", "POST", TaskOf(world.Samuel) + act, token, ("outcome", "done")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("helper", "POST", TaskOf(world.Mia) + "/undo", token)); // nothing was said yet
    }

    [Fact]
    public async Task Stand_in_no_list_of_a_helper()
    {
        foreach (var list in _lists)
            Assert.DoesNotContain(AccessWorld.Stranger + " Somebody", await TextAsync("helper", list), StringComparison.Ordinal);
        foreach (var list in (string[])["/people", "/my-day", "/outbox"])
        {
            Assert.Contains(AccessWorld.Mine, await TextAsync("helper", list), StringComparison.Ordinal);
            Assert.Contains(AccessWorld.Stranger, await TextAsync("owner", list), StringComparison.Ordinal);
        }
        Assert.Contains(AccessWorld.Stranger, await TextAsync("owner", "/search?q=Samuel"), StringComparison.Ordinal);
        Assert.Contains(AccessWorld.Mine, await TextAsync("helper", "/search?q=Mia"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("coach for journeys")]
    [InlineData("coach without grants")]
    public async Task Everybody_is_one_to_whoever_sees_no_people(string caller)
    {
        var seen = new List<string>();
        string[] names = [AccessWorld.Mine + " Somebody", AccessWorld.Stranger, "samuel@example.org", "mia@example.org"];
        var may = AccessWorld.Members[caller];
        var open = OfPeople.Where(route => !IsEndless(route.Pattern) && route.Methods.Contains("GET") && route.IsFor(may, "GET"));
        foreach (var address in open.Select(world.AddressOf).Append("/search?q=Samuel"))
        {
            var text = await TextAsync(caller, address);
            if (names.Any(name => text.Contains(name, StringComparison.Ordinal))) seen.Add(address);
        }
        Assert.Empty(seen);
    }

    private static bool IsEndless(string pattern) => pattern is "/live" or "/journeys/{key}/changes";

    private static string Of(string address, Somebody person) =>
        string.Format(null, address, person.Id.ToString("N"), person.Message.ToString("N"));

    private static string TaskOf(Somebody person) => $"/my-day/{person.Id:N}/{person.Task:N}";

    private async Task<HttpStatusCode> StatusAsync(string caller, string address)
    {
        using var answer = await world.AskAsync(caller, "GET", address);
        return answer.StatusCode;
    }

    private async Task<string> TextAsync(string caller, string address)
    {
        using var answer = await world.AskAsync(caller, "GET", address);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> AskAsync(
        string caller, string method, string address, string token, params (string Name, string Value)[] form)
    {
        if (method == "GET") return await StatusAsync(caller, address);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add(EveryPost.TokenHeader, token);
        request.Content = new FormUrlEncodedContent(form.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return (await world.Visitor(caller).SendAsync(request)).Status;
    }

    /// <summary>A print of all that the store holds of this business.</summary>
    private string Everything() => world.Host.Services.GetRequiredService<Database>().Read(connection =>
    {
        var print = new StringBuilder();
        foreach (var table in connection.Query<string>(TablesSql).ToList())
        {
            var ofBusiness = connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')").Contains("workspace_id");
            var rows = $"SELECT * FROM {table}{(ofBusiness ? " WHERE workspace_id = @Business" : "")}";
            foreach (IDictionary<string, object?> row in connection.Query(rows, new { world.Host.Business }))
                print.AppendJoin('|', row.Values.Select(value => value is byte[] id ? Convert.ToHexString(id) : value)).AppendLine(table);
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(print.ToString())));
    });
}
