using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Drafts;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Visit = Throughline.App.Tests.Shell.Visit;

namespace Throughline.App.Tests.Pages;

/// <summary>A draft of its own, and an owner who changes it as the pages' scripts do.</summary>
internal sealed record DraftVisitor(PagesHost Host, string Key)
{
    /// <summary>The journey of these tests under a key of its own, not published.</summary>
    public static async Task<DraftVisitor> BeginAsync(PagesHost host, string key, Guid? business = null, Func<string, string>? change = null)
    {
        var file = FirstWeek.File.Replace("journey: first-week", $"journey: {key}", StringComparison.Ordinal);
        file = change?.Invoke(file) ?? file;
        var compilation = JourneyCheck.Compile(file);
        Assert.True(compilation.IsSound, string.Join('\n', compilation.Findings));
        await host.SaveAsync(file, business);
        return new DraftVisitor(host, key);
    }

    public DraftDocument Document => Host.Services.GetRequiredService<DraftStore>().Open(Host.Business, Key)!.Document;

    /// <summary>The lasting id of the step with this place.</summary>
    public string Step(int index) => Document.Ids("steps")[index];

    public Task<Visit> PanelAsync(int step) => Host.Owner.GetAsync($"/journeys/{Key}/steps/{Step(step)}/panel");

    public Task<(HttpStatusCode Status, JsonNode Json)> SetAsync(string path, JsonNode? value) =>
        SendAsync("edits", new JsonObject { ["set"] = path, ["found"] = Document.Find(path), ["value"] = value }.ToJsonString());

    public async Task<(HttpStatusCode Status, JsonNode Json)> SendAsync(string what, string body = "")
    {
        var answer = await PostAsync(what, body);
        var text = await answer.Response.Content.ReadAsStringAsync();
        return (answer.Status, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject());
    }

    public Task<Visit> PostAsync(string what, string body = "", string? token = null) =>
        Host.Owner.PostAsScriptAsync($"/journeys/{Key}/{what}?tab=t", new StringContent(body, Encoding.UTF8, "application/json"), token);
}
