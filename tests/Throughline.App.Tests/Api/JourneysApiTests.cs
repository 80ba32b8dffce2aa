using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Testing;
using Throughline.App.Tests.Commands;
using Throughline.App.Tests.Pages;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Api;

/// <summary>Programs read, check and save journeys at /api/v1.</summary>
public sealed class JourneysApiTests(PagesHost host) : IClassFixture<PagesHost>, IAsyncLifetime
{
    private HttpClient _ours = null!;
    private HttpClient _theirs = null!;

    public async ValueTask InitializeAsync()
    {
        await host.PublishAsync();
        var keys = host.Services.GetRequiredService<ApiKeys>();
        _ours = Client(await keys.CreateAsync(host.Us, "Ours", KeyKind.Server, KeyScopes.Journeys));
        _theirs = Client(await keys.CreateAsync(new(host.OtherBusiness, "tom"), "Theirs", KeyKind.Server, KeyScopes.Journeys));
    }

    public ValueTask DisposeAsync()
    {
        _ours.Dispose();
        _theirs.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_key_lists_and_reads_the_journeys_of_its_business()
    {
        var list = await JsonAsync(await _ours.GetAsync("journeys", Cancel));
        var row = list.GetProperty("journeys").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "first-week");
        Assert.True(row.GetProperty("published").GetBoolean());
        var yaml = await _ours.GetAsync(row.GetProperty("self").GetString(), Cancel);
        Assert.Equal("application/yaml", yaml.Content.Headers.ContentType!.MediaType);
        Assert.Equal("first-week", JourneyFile.Read(await yaml.Content.ReadAsStringAsync(Cancel)).Draft!.Journey);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "journeys/first-week?of=live") { Headers = { { "Accept", "application/json" } } };
        var json = await JsonAsync(await _ours.SendAsync(asked, Cancel));
        Assert.Equal(5, json.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task A_file_is_checked_without_being_kept()
    {
        var sound = await JsonAsync(await _ours.PostAsync("lint", Yaml(FirstWeek.File.Replace("first-week", "never-kept", StringComparison.Ordinal)), Cancel));
        Assert.True(sound.GetProperty("sound").GetBoolean());
        var broken = await JsonAsync(await _ours.PostAsync("lint", Yaml("journey: x\nnext: y\n"), Cancel));
        Assert.False(broken.GetProperty("sound").GetBoolean());
        var first = broken.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("code").GetString() == "TL1012");
        Assert.Equal((2, "error"), (first.GetProperty("line").GetInt32(), first.GetProperty("severity").GetString()));
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM journey WHERE key = 'never-kept'"));
    }

    [Fact]
    public async Task A_file_whose_road_nobody_gets_to_the_end_of_is_not_sound()
    {
        var stuck = FirstWeek.File.Replace("link = get-the-checklist", "link = the-other", StringComparison.Ordinal)
            .Replace("within: 3 days\n    otherwise: continue", "within: 3 days\n    otherwise: leave", StringComparison.Ordinal);
        var examined = await JsonAsync(await _ours.PostAsync("lint", Yaml(stuck), Cancel));
        Assert.False(examined.GetProperty("sound").GetBoolean());
        var found = examined.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "TL1701");
        Assert.Equal(("error", "steps[0].done"), (found.GetProperty("severity").GetString(), found.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task The_findings_of_a_draft_are_those_of_the_check()
    {
        var findings = await JsonAsync(await _ours.GetAsync("journeys/first-week/findings", Cancel));
        var draft = await _ours.GetStringAsync("journeys/first-week", Cancel);
        Assert.Equal(findings.ToString(), (await JsonAsync(await _ours.PostAsync("lint", Yaml(draft), Cancel))).ToString());
    }

    [Fact]
    public async Task The_editor_the_API_and_the_command_line_find_the_same()
    {
        var drafts = host.Services.GetRequiredService<DraftStore>();
        var key = await drafts.CreateAsync(host.Us, "A road with holes", empty => JourneyFile.Read(FirstWeek.File.Replace("within: 3 days", "within: soonish", StringComparison.Ordinal)).Draft! with { Pain = null, Stages = empty.Stages });
        var open = drafts.Open(host.Business, key)!;
        var editor = host.Services.GetRequiredService<Examiner>().Examine(host.Business, open).Found.Select(found => $"{found.Finding.Code} {found.Finding.Path}").ToList();
        var api = Found(await JsonAsync(await _ours.GetAsync($"journeys/{key}/findings", Cancel)));
        var line = JsonDocument.Parse((await CommandRun.Of(Encoding.UTF8.GetBytes(open.Document.File), "lint", "-", "--format", "json")).Out);
        Assert.True(editor.Count > 5);
        Assert.Equal(editor.Order(StringComparer.Ordinal), api.Order(StringComparer.Ordinal));
        Assert.Equal(api, Found(line.RootElement[0]));
    }

    [Fact]
    public async Task What_is_left_as_it_is_says_so_and_no_longer_stands_in_the_way()
    {
        var file = FirstWeek.File[..FirstWeek.File.IndexOf("  - key: thanks", StringComparison.Ordinal)]
            .Replace("first-week", "up-to-here", StringComparison.Ordinal)
            .Replace("title: I decide", "title: I decide\n    goal: purchase", StringComparison.Ordinal);
        await _ours.PutAsync("journeys/up-to-here", Yaml(file), Cancel);
        var before = await JsonAsync(await _ours.GetAsync("journeys/up-to-here/findings", Cancel));
        Assert.Equal((true, false), (before.GetProperty("sound").GetBoolean(), before.GetProperty("publishable").GetBoolean()));
        Assert.Equal(2, (await CommandRun.Of(Encoding.UTF8.GetBytes(file), "lint", "-")).ExitCode);

        var examined = host.Services.GetRequiredService<Examiner>().Examine(host.Business, "up-to-here")!;
        var error = examined.Found.Single(one => one.Finding.Severity == Severity.Error);
        var notes = host.Services.GetRequiredService<FindingNotes>();
        Assert.True(await notes.AcceptAsync(host.Us, examined.Open.JourneyId, error.Print, "They stay", examined.Found));
        var after = await JsonAsync(await _ours.GetAsync("journeys/up-to-here/findings", Cancel));
        Assert.True(after.GetProperty("publishable").GetBoolean());
        var told = after.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("code").GetString() == error.Finding.Code);
        Assert.Equal(("error", "They stay"), (told.GetProperty("severity").GetString(), told.GetProperty("accepted").GetString()));
    }

    private static List<string> Found(JsonElement examined) =>
        [.. examined.GetProperty("findings").EnumerateArray().Select(one => $"{one.GetProperty("code").GetString()} {one.GetProperty("path").GetString()}")];

    [Fact]
    public async Task A_sound_file_becomes_the_draft_and_a_broken_one_changes_nothing()
    {
        var file = FirstWeek.File.Replace("first-week", "from-git", StringComparison.Ordinal);
        var made = await _ours.PutAsync("journeys/from-git", Yaml(file), Cancel);
        Assert.Equal((HttpStatusCode.Created, "/api/v1/journeys/from-git"), (made.StatusCode, made.Headers.Location!.OriginalString));
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM journey WHERE key = 'from-git' AND live_version_id IS NOT NULL"));

        var again = await _ours.PutAsync("journeys/from-git", Yaml(file.Replace("I am thanked", "I am thanked twice", StringComparison.Ordinal)), Cancel);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("thanked twice", await _ours.GetStringAsync("journeys/from-git", Cancel), StringComparison.Ordinal);

        var refused = await _ours.PutAsync("journeys/from-git", Yaml(file.Replace("within: 3 days", "within: soonish", StringComparison.Ordinal)), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains((await JsonAsync(refused)).GetProperty("findings").EnumerateArray(), one => one.GetProperty("code").GetString() == "TL1107" && one.GetProperty("severity").GetString() == "error");
        Assert.Contains("thanked twice", await _ours.GetStringAsync("journeys/from-git", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_read()
    {
        var file = FirstWeek.File.Replace("first-week", "shared-draft", StringComparison.Ordinal);
        await _ours.PutAsync("journeys/shared-draft", Yaml(file), Cancel);
        var tag = (await _ours.GetAsync("journeys/shared-draft", Cancel)).Headers.ETag!;
        var first = await PutIfAsync(file.Replace("Rested", "Well rested", StringComparison.Ordinal), tag);
        var second = await PutIfAsync(file.Replace("Rested", "Asleep", StringComparison.Ordinal), tag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        Assert.NotEqual(tag, first.Headers.ETag);
        Assert.Contains("Well rested", await _ours.GetStringAsync("journeys/shared-draft", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "journeys/first-week-of-nobody", "", HttpStatusCode.NotFound)]
    [InlineData("GET", "journeys/first-week?of=yesterday", "", HttpStatusCode.BadRequest)]
    [InlineData("GET", "journey", "", HttpStatusCode.NotFound)]
    [InlineData("POST", "lint", "", HttpStatusCode.BadRequest)]
    [InlineData("POST", "lint", "\xff\xfe", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "journeys/other-name", FirstWeek.File, HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_explained(string method, string path, string body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : new ByteArrayContent(body == "\xff\xfe" ? [0xff, 0xfe] : Encoding.UTF8.GetBytes(body)) };
        var answer = await _ours.SendAsync(request, Cancel);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotEmpty((await JsonAsync(answer)).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_file_of_more_than_a_megabyte_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _ours.PostAsync("lint", Yaml(new string('#', 1_000_001)), Cancel)).StatusCode);

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer tlk_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd")]
    [InlineData("Bearer tlw_0123456789ABCDEFGHIJKLMNOPQRSTUV")]
    [InlineData("Basic amlsbDpwYXNzd29yZA==")]
    public async Task Without_a_living_key_nothing_is_said(string? authorization)
    {
        using var client = Client(null);
        if (authorization is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        foreach (var path in (string[])["journeys", "journeys/first-week", "journeys/first-week/findings", "nothing"])
        {
            var answer = await client.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public async Task The_key_of_another_business_finds_nothing_of_ours()
    {
        await _ours.PutAsync("journeys/only-ours", Yaml(FirstWeek.File.Replace("first-week", "only-ours", StringComparison.Ordinal)), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await _theirs.GetAsync("journeys/only-ours", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _theirs.GetAsync("journeys/only-ours/findings", Cancel)).StatusCode);
        Assert.Empty((await JsonAsync(await _theirs.GetAsync("journeys", Cancel))).GetProperty("journeys").EnumerateArray());
    }

    [Fact]
    public async Task An_owner_makes_a_key_sees_it_once_and_takes_it_back()
    {
        var page = await host.Owner.GetAsync("/settings/keys");
        var made = await host.Owner.SubmitAsync(page, "form:has(input[name='_handler'][value='api-key'])", new Dictionary<string, string> { ["Form.Program"] = "Backup script" });
        using var client = Client(made.Document.GetElementById("new-api-key")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("journeys", Cancel)).StatusCode);
        var list = await host.Owner.GetAsync("/settings/keys");
        Assert.Null(list.Document.GetElementById("new-api-key"));
        var action = list.Document.QuerySelectorAll("button[aria-label='Take back the key Backup script']").Single().Closest("form")!.GetAttribute("action");
        await host.Owner.SubmitAsync(list, $"form[action='{action}']", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("journeys", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again()
    {
        var keys = host.Services.GetRequiredService<ApiKeys>();
        using var busy = Client(await keys.CreateAsync(host.Us, "Busy", KeyKind.Server, KeyScopes.Journeys));
        HttpResponseMessage answer;
        var asked = 0;
        do answer = await busy.GetAsync("journeys/first-week-of-nobody", Cancel);
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && ++asked < 300);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await _ours.GetAsync("journeys", Cancel)).StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<HttpResponseMessage> PutIfAsync(string file, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "journeys/shared-draft") { Content = Yaml(file), Headers = { IfMatch = { tag } } };
        return await _ours.SendAsync(request, Cancel);
    }

    private HttpClient Client(string? key)
    {
        var client = new HttpClient { BaseAddress = new Uri(host.Address, "/api/v1/") };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private static StringContent Yaml(string text) => new(text, Encoding.UTF8, "application/yaml");

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return document.RootElement.Clone();
    }
}
