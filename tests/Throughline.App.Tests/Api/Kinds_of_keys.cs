using System.Net;
using System.Text;
using System.Text.Json;
using Throughline.App.Tests.Api.Support;
using Throughline.Businesses;
using Throughline.People;

namespace Throughline.App.Tests.Api;

/// <summary>A key in a page is seen by everybody and not believed; a secret one is believed, and refused where a browser gave it away.</summary>
public sealed class Kinds_of_keys
{
    private const string OurSite = "https://www.example.com";

    [Theory]
    [InlineData(KeyKind.Browser, false)]
    [InlineData(KeyKind.Server, true)]
    public async Task What_came_with_it_says_whether_it_is_to_be_believed(KeyKind kind, bool isTrusted)
    {
        await using var host = await DoorHost.StartAsync();
        var key = await host.KeyAsync(kind, KeyScopes.Events);

        using var one = await SendAsync(host, "track", """{"event":"Order Completed","userId":"1"}""", key);
        const string Two = """[{"type":"identify","userId":"1"},{"type":"page","userId":"1"}]""";
        using var batch = await SendAsync(host, "batch", $$"""{"batch":{{Two}},"writeKey":"{{key}}"}""", null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, batch.StatusCode));
        Assert.Equal(3, host.Sink.Taken.Count);
        Assert.All(host.Sink.Taken, taken => Assert.Equal(isTrusted ? GivenBy.ServerKey : GivenBy.BrowserKey, taken.By));
    }

    [Theory]
    [InlineData(KeyKind.Browser, HttpStatusCode.OK)]
    [InlineData(KeyKind.Server, HttpStatusCode.Forbidden)]
    public async Task A_page_may_carry_only_a_key_that_anybody_can_read(KeyKind kind, HttpStatusCode status)
    {
        await using var host = await DoorHost.StartAsync(origins: [OurSite]);
        var key = await host.KeyAsync(kind, KeyScopes.Events);

        using var inHeader = await SendAsync(host, "track", """{"event":"Order Completed","userId":"1"}""", key, OurSite);
        var batch = $$"""{"batch":[{"type":"page","userId":"1"}],"writeKey":"{{key}}"}""";
        using var inBody = await SendAsync(host, "batch", batch, null, "null");
        using var settings = await SendAsync(host, $"projects/{key}/settings", null, null, OurSite);

        Assert.All((HttpResponseMessage[])[inHeader, inBody, settings], answer => Assert.Equal(status, answer.StatusCode));
        Assert.Equal(status == HttpStatusCode.OK ? 2 : 0, host.Sink.Taken.Count);
        if (status == HttpStatusCode.OK) return;
        Assert.Equal(OurSite, inHeader.Headers.GetValues("Access-Control-Allow-Origin").Single()); // else the page could not read why
        await IsRefusal(inHeader, "server_key_in_browser");
        await IsRefusal(inBody, "server_key_in_browser");
        await IsRefusal(settings, "server_key_in_browser");
    }

    [Fact]
    public async Task A_key_that_reads_journeys_sends_no_events()
    {
        await using var host = await DoorHost.StartAsync();

        var key = await host.KeyAsync(KeyKind.Server, KeyScopes.Journeys);
        using var answer = await SendAsync(host, "track", """{"event":"Order Completed","userId":"1"}""", key);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await IsRefusal(answer, "key_sends_nothing");
        Assert.Empty(host.Sink.Taken);
    }

    private static Task<HttpResponseMessage> SendAsync(DoorHost host, string path, string? json, string? key, string? origin = null)
    {
        var request = new HttpRequestMessage(json is null ? HttpMethod.Get : HttpMethod.Post, "/v1/" + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        if (origin is not null) request.Headers.Add("Origin", origin);
        return host.Client.SendAsync(request);
    }

    // With another shape than code and message some clients send again for ever.
    private static async Task IsRefusal(HttpResponseMessage answer, string code)
    {
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((code, JsonValueKind.String), (json.GetProperty("code").GetString(), json.GetProperty("message").ValueKind));
    }
}
