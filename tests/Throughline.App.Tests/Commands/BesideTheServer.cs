using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Hosting;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Commands;

/// <summary>Commands that work on the folder of a running server, and what they leave for the first one that comes.</summary>
public sealed class BesideTheServer : TempFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_journey_published_by_a_command_is_open_on_the_server_within_seconds()
    {
        await using var server = await ServeAsync();
        var workspace = await server.Services.GetRequiredService<Workspaces>().CreateAsync("Bread", "Europe/Lisbon", "somebody");
        using var patience = new CancellationTokenSource(Patience);
        await using var changes = server.Services.GetRequiredService<LiveFeed>().Changes(workspace, patience.Token).GetAsyncEnumerator();

        await Do("import", "journey", Sample("product.yaml"), "--publish", "--data", Data);
        var engine = server.Services.GetRequiredService<EngineParts>();
        while (engine.Publishing.FindJourney(workspace, "first-real-loaf") is not { } journey || engine.Catalogue.LiveVersion(workspace, journey) is null)
            Assert.True(await changes.MoveNextAsync());
    }

    [Fact]
    public async Task People_whom_a_command_let_in_are_written_to_by_the_server()
    {
        await using var server = await ServeAsync();
        var workspace = await server.Services.GetRequiredService<Workspaces>().CreateAsync("Bread", "Europe/Lisbon", "somebody");
        using var patience = new CancellationTokenSource(Patience);
        await using var changes = server.Services.GetRequiredService<LiveFeed>().Changes(workspace, patience.Token).GetAsyncEnumerator();

        await Do("import", "journey", Sample("service.yaml"), "--publish", "--data", Data);
        await Do("import", "people", Write("people.csv", "email,first_name,consent\nana@example.com,Ana,yes\n"), "--journey", "garden-put-right", "--entry", "phone-note", "--data", Data);
        while (server.Services.GetRequiredService<Database>().Read(connection => Dapper.SqlMapper.ExecuteScalar<long>(connection, "SELECT COUNT(*) FROM delivery WHERE state = 2 OR (state = 0 AND reason IS NOT NULL)")) == 0)
            Assert.True(await changes.MoveNextAsync());
    }

    [Fact]
    public async Task A_demo_can_be_served_and_belongs_to_the_first_account()
    {
        var demo = await Do("demo", "--people", "20", "--days", "10", "--data", Data);
        Assert.Contains("20 people, 10 days, ", demo.Out, StringComparison.Ordinal);
        Assert.Contains("All is well.", (await Do("doctor", "--data", Data)).Out, StringComparison.Ordinal);

        await using var server = await ServeAsync();
        var store = server.Services.GetRequiredService<Database>();
        long Count(string sql) => store.Read(connection => Dapper.SqlMapper.ExecuteScalar<long>(connection, sql));
        Assert.NotEqual(0, Count("SELECT COUNT(*) FROM event WHERE name = 'Email Link Clicked'"));
        Assert.NotEqual(0, Count("SELECT COUNT(*) FROM visit WHERE outcome = 6"));
        Assert.InRange(Count("SELECT COUNT(*) FROM followed_link WHERE waits_since IS NOT NULL"), 0, 2); // of the last minutes

        using var visitor = new Visitor(new Uri(server.Urls.First()));
        var welcome = await visitor.GetAsync("/welcome");
        Assert.Contains("Demo business is here already and will be yours.", welcome.Text, StringComparison.Ordinal);
        Assert.Null(welcome.Document.QuerySelector("[name='Form.Business']"));
        var home = await visitor.SubmitAsync(welcome, "form",
            ShellHost.Owner.Form.Where(field => field.Key is not ("Form.Business" or "Form.Zone")).ToDictionary());
        Assert.Equal("/", home.Path);
        Assert.Contains("Demo business", home.Text, StringComparison.Ordinal);
        var all = server.Services.GetRequiredService<Members>();
        var account = server.Services.GetRequiredService<Database>().Read(connection => Dapper.SqlMapper.ExecuteScalar<string>(connection, "SELECT Id FROM account"))!;
        Assert.Equal(["Demo business"], all.Of(account).Where(one => one.Role == Role.Owner).Select(one => one.Name));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_people()
    {
        await Do("demo", "--people", "15", "--days", "5", "--data", In("one"));
        await Do("demo", "--people", "15", "--days", "5", "--data", In("two"));
        await Do("demo", "--people", "15", "--days", "5", "--seed", "2", "--data", In("three"));
        Assert.Equal(await PeopleOf("one"), await PeopleOf("two"));
        Assert.NotEqual(await PeopleOf("one"), await PeopleOf("three"));
    }

    private async Task<List<string>> PeopleOf(string folder) =>
        [.. (await Do("export", "people", "--data", In(folder))).Out.Split('\n').Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal)];

    private async Task<WebApplication> ServeAsync()
    {
        var server = WebHost.Build(new ServeOptions(Data, "http://127.0.0.1:0"));
        await server.StartAsync();
        return server;
    }
}
