using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Hosting;
using Throughline.App.Tests.Pages;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Access;

/// <summary>Stories of roles, as somebody at a screen meets them.</summary>
public sealed class What_each_may_do(AccessWorld world) : IClassFixture<AccessWorld>
{
    public static TheoryData<string> NotAHelpers => new(
        "/journeys/upload", "/journeys/keep", "/journeys/samples/service",
        "/journeys/first-week/pause", "/journeys/first-week/resume", "/journeys/first-week/publish", "/journeys/first-week/edits",
        "/journeys/first-week/versions/1/restore", "/journeys/first-week/sample-people", "/journeys/first-week/share",
        "/clients/ours/remove", "/clients/new", "/offers/ours", "/team/new", "/tools/ours/restore", "/events/new", "/events/ours/cancel",
        "/people/import", "/people/new", "/settings/keys", "/settings/mail");

    private static readonly string[] _screens =
    [
        "/", "/journeys", "/journeys/first-week", "/journeys/first-week/out", "/journeys/first-week/versions",
        "/people", "/my-day", "/outbox", "/playbooks", "/playbooks/jill", "/clients", "/team",
    ];

    [Theory]
    [MemberData(nameof(NotAHelpers))]
    public async Task A_helper_changes_neither_roads_nor_book_nor_settings_and_imports_nobody(string address)
    {
        var journeys = Journeys();
        var answer = await PostAsync("helper", address);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("is not part of what you may do in Bright Rails", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Ask Jill Carter", answer.Text, StringComparison.Ordinal);
        Assert.Equal(journeys, Journeys());
    }

    [Fact]
    public async Task A_helper_is_shown_only_the_places_that_are_theirs()
    {
        Assert.Equal(["Home", "People", "My day", "Settings"], await PlacesAsync("helper"));
        Assert.Equal(["Home", "Journeys", "Settings"], await PlacesAsync("viewer"));
        Assert.Equal(["Home", "Settings"], await PlacesAsync("coach without grants"));
        Assert.Equal(["Home", "Journeys", "People", "My day", "Feedback", "Settings"], await PlacesAsync("manager"));
        var person = await world.Visitor("helper").GetAsync($"/people/{world.Mia.Id:N}");
        Assert.Empty(person.Document.QuerySelectorAll(
            "main form:not([action$='/notes']), main [data-opens], main a[href^='/journeys']"));
        Assert.NotEmpty((await world.Visitor("owner").GetAsync($"/people/{world.Mia.Id:N}")).Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_is_shown_leads_nowhere_that_is_closed()
    {
        foreach (var caller in AccessWorld.Members.Keys)
            foreach (var from in _screens.Append($"/people/{world.Mia.Id:N}"))
            {
                var page = await world.Visitor(caller).GetAsync(from);
                if (page.Status != HttpStatusCode.OK) continue;
                foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).Distinct())
                {
                    using var answer = await world.AskAsync(caller, "GET", link);
                    var isClosed = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
                    Assert.False(isClosed, $"{caller}, on {from}: {link} answers {answer.StatusCode}");
                }
            }
    }

    [Fact]
    public async Task A_viewer_reads_roads_and_numbers_and_sees_no_person()
    {
        var live = await world.Visitor("viewer").GetAsync($"/journeys/{FirstWeek.Key}");
        Assert.Equal("1", live.Document.QuerySelector("#n-entered b")!.TextContent);
        Assert.Empty(live.Document.QuerySelectorAll($"main a[href*='/journeys/{FirstWeek.Key}/people'], main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Visitor("viewer").GetAsync("/people")).Status);
        var list = await world.Visitor("viewer").GetAsync($"/journeys/{FirstWeek.Key}/people?number=entered");
        Assert.Equal(HttpStatusCode.Forbidden, list.Status);
        var owners = await world.Visitor("owner").GetAsync($"/journeys/{FirstWeek.Key}");
        Assert.NotEmpty(owners.Document.QuerySelectorAll($"main a[href*='/journeys/{FirstWeek.Key}/people']"));
    }

    [Fact]
    public async Task A_coach_sees_what_was_granted_and_more_from_when_more_is_granted()
    {
        var coach = world.Visitor("coach for journeys");
        var page = await coach.GetAsync($"/journeys/{FirstWeek.Key}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("#live"));
        Assert.Equal(HttpStatusCode.Forbidden, (await coach.GetAsync("/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coach.GetAsync($"/journeys/{FirstWeek.Key}/review")).Status);

        var account = world.Host.Read<string>("SELECT Id FROM account WHERE FullName = 'Cora Coach'")!;
        var members = world.Host.Services.GetRequiredService<Members>();
        var more = AccessWorld.Members["coach for journeys"].With(Permission.SeePeople).With(Permission.SeeNumbers);
        await members.LetInAsync(world.Host.Us, account, Role.Coach, more);
        try
        {
            Assert.Contains(AccessWorld.Stranger, (await coach.GetAsync("/people")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await coach.GetAsync($"/journeys/{FirstWeek.Key}/review")).Status);
        }
        finally
        {
            await members.LetInAsync(world.Host.Us, account, Role.Coach, AccessWorld.Members["coach for journeys"]);
        }
    }

    [Fact]
    public async Task A_manager_does_all_but_team_keys_and_erasing()
    {
        var manager = world.Visitor("manager");
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/settings/mail")).Status);
        var keys = await manager.GetAsync("/settings/keys");
        Assert.Equal(HttpStatusCode.Forbidden, keys.Status);
        const string Said = "Making and taking back keys is not part of what you may do in Bright Rails. Ask Jill Carter.";
        Assert.Contains(Said, keys.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_nobody_knows_may_do_nothing()
    {
        var stray = await world.Host.ColleagueAsync("Stray Cat", Role.Coach, Permissions.None);
        const string Sql = "UPDATE member SET role = 'superuser' WHERE account_id = (SELECT Id FROM account WHERE FullName = 'Stray Cat')";
        await world.Host.Services.GetRequiredService<Database>().WriteAsync(connection => connection.Execute(Sql));
        Assert.Equal(HttpStatusCode.OK, (await stray.GetAsync("/")).Status);
        foreach (var closed in (string[])["/journeys", "/people", "/settings", "/my-day"])
            Assert.Equal(HttpStatusCode.Forbidden, (await stray.GetAsync(closed)).Status);
        stray.Dispose();
    }

    [Fact]
    public async Task A_script_is_told_the_same_in_its_own_way()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/journeys/{FirstWeek.Key}/edits");
        request.Headers.Add(EveryPost.TokenHeader, await world.Visitor("viewer").TokenAsync());
        using var handler = new HttpClientHandler { CookieContainer = world.Visitor("viewer").Cookies };
        using var client = new HttpClient(handler) { BaseAddress = world.Host.Address };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((HttpStatusCode.Forbidden, "role"), (answer.StatusCode, json.GetProperty("refused").GetString()));
        Assert.StartsWith("Changing journeys is not part of", json.GetProperty("said").GetString(), StringComparison.Ordinal);
    }

    private async Task<Shell.Visit> PostAsync(string caller, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(EveryPost.TokenHeader, await world.Visitor(caller).TokenAsync());
        return await world.Visitor(caller).SendAsync(request);
    }

    private async Task<IEnumerable<string>> PlacesAsync(string caller) =>
        (await world.Visitor(caller).GetAsync("/")).Document.QuerySelectorAll("nav.nav a").Select(link => link.TextContent.Trim());

    private string Journeys() => world.Host.Read<string>("""
        SELECT GROUP_CONCAT(key || draft || COALESCE(paused_at, '') || HEX(COALESCE(live_version_id, '')), '|')
          || (SELECT COUNT(*) FROM book_entry WHERE removed_at IS NULL) || ' ' || (SELECT COUNT(*) FROM person)
        FROM journey
        """)!;
}
