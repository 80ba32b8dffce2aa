using System.Net;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>What an owner does in the pages of a running server, by their forms.</summary>
internal static class Owner
{
    /// <summary>Through the first run, and signed in.</summary>
    public static async Task<Visitor> BeginAsync(Uri server)
    {
        var visitor = new Visitor(server);
        var home = await visitor.SubmitAsync(await visitor.GetAsync("/"), "form", ShellHost.Owner.Form);
        Assert.Equal("/", home.Path);
        return visitor;
    }

    public static async Task<string> MakeKeyAsync(this Visitor owner)
    {
        var made = await owner.SubmitAsync(await owner.GetAsync("/settings/keys"), "form", new Dictionary<string, string> { ["Form.Name"] = "Website" });
        return made.Document.QuerySelector("#new-key")!.TextContent;
    }

    public static async Task SetMailAsync(this Visitor owner, int port)
    {
        var saved = await owner.SubmitAsync(await owner.GetAsync("/settings/mail"), "form", new Dictionary<string, string>
        {
            ["Form.FromName"] = "Sound Works",
            ["Form.FromAddress"] = "hello@sound.example",
            ["Form.PostalAddress"] = "12 Mill Lane, Lisbon",
            ["Form.Host"] = "127.0.0.1",
            ["Form.Port"] = $"{port}",
            ["Form.Security"] = "none",
        });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
    }

    public static async Task WithoutQuietHoursAsync(this Visitor owner)
    {
        var saved = await owner.SubmitAsync(await owner.GetAsync("/settings/sending"), "form", new Dictionary<string, string>
        {
            ["Form.CapCount"] = "0",
            ["Form.QuietFrom"] = "00:00",
            ["Form.QuietUntil"] = "00:00",
        });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
    }

    public static async Task<Visit> UploadJourneyAsync(this Visitor owner, byte[] file) =>
        await owner.UploadAsync(await owner.GetAsync("/journeys/new"), "form[action='/journeys/upload']", "file", file, []);

    /// <summary>Uploads and publishes.</summary>
    public static async Task PublishAsync(this Visitor owner, string journey)
    {
        var draft = await owner.UploadJourneyAsync(System.Text.Encoding.UTF8.GetBytes(journey));
        Assert.Equal(HttpStatusCode.OK, draft.Status);
        var page = await owner.GetAsync(draft.Document.QuerySelector("main a.button[href$='/publish']")!.GetAttribute("href")!);
        var published = await owner.SubmitAsync(page, "#publish-form", page.Document.QuerySelector("[name='read']") is null ? [] : new Dictionary<string, string> { ["read"] = "true" });
        Assert.Equal(HttpStatusCode.OK, published.Status);
    }

    /// <param name="way">Journey and entry point, "welcome/list"; empty for no road.</param>
    public static async Task<Visit> ImportAsync(this Visitor owner, byte[] file, string way = "") =>
        await owner.UploadAsync(await owner.GetAsync("/people/import"), "form[enctype]", "Form.File", file, [("Form.Way", way)]);

    /// <summary>The headings of a person's whole timeline, latest first, by its pages.</summary>
    public static async Task<List<string>> StoryAsync(this Visitor owner, Guid person)
    {
        var story = new List<string>();
        for (var path = $"/people/{person:N}"; path is not null;)
        {
            var page = await owner.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            story.AddRange(page.Document.QuerySelectorAll("#story .timeline .what > span:first-child").Select(what => what.TextContent.Trim()));
            path = page.Document.QuerySelector("#story a[rel=next]")?.GetAttribute("href");
        }
        return story;
    }

    private static async Task<Visit> UploadAsync(this Visitor owner, Visit page, string formSelector, string field, byte[] file, (string Name, string Value)[] more)
    {
        var source = page.Document.QuerySelector(formSelector)!;
        using var form = new MultipartFormDataContent();
        foreach (var hidden in source.QuerySelectorAll("input[type=hidden]")) form.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (name, value) in more) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file), field, "file");
        return await owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, source.GetAttribute("action") is { Length: > 0 } action ? action : page.Path) { Content = form });
    }
}
