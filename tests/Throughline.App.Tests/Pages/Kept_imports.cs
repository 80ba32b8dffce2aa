using System.Net;
using System.Text;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>A file with more in it than a journey can hold is kept, shown line by line, and never a live road.</summary>
public sealed class Kept_imports(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Forks = "name: Drawn elsewhere\r\nsteps:\r\n  - key: a\r\n    title: First\r\n    next: [b, c]\r\n    branches:\r\n      - when: \"<script>alert(1)</script>\"\r\n        goto: b\r\n  - key: b\r\n    title: Second\r\n";

    [Fact]
    public async Task Forks_are_listed_by_line_and_the_whole_file_stays()
    {
        var kept = await KeepAsync(Forks, "mine.yaml");
        Assert.Equal("/journeys/drawn-elsewhere/unread", kept.Path);
        Assert.Equal(["line 5", "line 6"], kept.Document.QuerySelectorAll(".findings .small").Select(place => place.TextContent[..6]));
        Assert.Contains("goto: b", kept.Document.QuerySelectorAll(".unread-lines")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(kept.Document.QuerySelectorAll("main script"));
        var file = await host.Owner.GetAsync("/journeys/drawn-elsewhere/unread/file");
        Assert.Equal(Forks, await file.Response.Content.ReadAsStringAsync());

        var journey = await host.Owner.GetAsync("/journeys/drawn-elsewhere");
        Assert.Contains("Not all of the imported file is in this draft", journey.Text, StringComparison.Ordinal);
        Assert.Empty(journey.Document.QuerySelectorAll("main a.button[href$='/publish']"));
        Assert.Null(await host.PublishDraftAsync("drawn-elsewhere"));
        Assert.Contains("Second", (await (await host.Owner.GetAsync("/journeys/drawn-elsewhere/out/map.csv")).Response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[[[[[", "sketch.yaml", "sketch")]
    [InlineData("just a text", "Große Ideen!.yaml", "grosse-ideen")]
    [InlineData("steps: 5\nname: A ‘fine’ name", "x.yaml", "a-fine-name")]
    public async Task Without_a_key_one_is_made_from_what_there_is(string text, string name, string key) =>
        Assert.Equal($"/journeys/{key}/unread", (await KeepAsync(text, name)).Path);

    [Fact]
    public async Task A_key_that_is_taken_is_not_overwritten()
    {
        await host.PublishAsync();
        var broken = FirstWeek.File.Replace("within: 3 days", "within: soonish", StringComparison.Ordinal);
        var kept = await KeepAsync(broken, "mine.yaml");
        Assert.Equal("/journeys/first-week-2", kept.Path);
        Assert.DoesNotContain("soonish", host.Read<string>("SELECT draft FROM journey WHERE key = 'first-week'")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_steps_and_a_long_message_are_kept_and_shown()
    {
        var text = new StringBuilder("name: Very long\nsteps:\n");
        for (var i = 0; i < 500; i++) text.Append("  - key: s").Append(i).Append("\n    title: Step ").Append(i).Append('\n');
        text.Append("    message:\n      subject: Hello\n      body: ").Append('m', 100_000).Append('\n');
        var kept = await KeepAsync(text.ToString(), "long.yaml");
        Assert.Equal("/journeys/very-long", kept.Path);
        foreach (var path in (string[])["/out", "/out/map.svg", "/print", "/out/journey.json"])
            Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync("/journeys/very-long" + path)).Status);
    }

    private async Task<Visit> KeepAsync(string text, string name)
    {
        var page = await host.Owner.GetAsync("/journeys/new");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Document.QuerySelector("form[action='/journeys/upload'] input[name='__RequestVerificationToken']")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name },
        };
        var broken = await host.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/journeys/upload") { Content = form });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.Status);
        return await host.Owner.SubmitAsync(broken, "form[action='/journeys/keep']", new Dictionary<string, string>());
    }
}
