using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Throughline.App.Tests.Api.Support;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Api;

public sealed class SegmentEndpointsTests
{
    private const string Taken = """{"success":true}""";
    private const string Unknown = "tlw_00000000000000000000000000000000";

    [Theory]
    [InlineData("/v1/batch")]
    [InlineData("/v1/b")]
    public async Task A_batch_is_answered_200_in_exactly_this_form(string path)
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync(path, """{"batch":[{"type":"page","userId":"1","messageId":"m"}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Taken, await answer.Content.ReadAsStringAsync());
        Assert.Equal((host.Workspace, "m"), (host.Sink.Taken.Single().WorkspaceId, host.Sink.Taken.Single().MessageId));
    }

    [Theory]
    [InlineData("t", "track", InboundKind.Track)]
    [InlineData("i", "identify", InboundKind.Identify)]
    [InlineData("p", "page", InboundKind.Page)]
    [InlineData("s", "screen", InboundKind.Screen)]
    [InlineData("g", "group", InboundKind.Group)]
    [InlineData("a", "alias", InboundKind.Alias)]
    public async Task One_event_is_what_its_address_says(string brief, string full, object kind)
    {
        await using var host = await DoorHost.StartAsync();
        const string body = """{"userId":"1","event":"E","groupId":"g","previousId":"0","type":"something","batch":[]}""";

        foreach (var path in new[] { brief, full })
        {
            using var answer = await host.PostAsync($"/v1/{path}", body);
            Assert.Equal((HttpStatusCode.OK, Taken), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal([kind, kind], host.Sink.Taken.Select(taken => (object)taken.Kind));
    }

    [Fact]
    public async Task The_Python_clients_form_gzip_and_no_header_and_null_for_the_anonymous_id()
    {
        await using var host = await DoorHost.StartAsync();
        var json = $$"""
            {"batch":[{"integrations":{},"anonymousId":null,"properties":{"a":1},"timestamp":"2026-03-01T09:30:00.123456+00:00","userId":"1",
              "type":"track","event":"Order Completed","context":{"library":{"name":"analytics-python","version":"2.3.2"} },"messageId":"m"}],
             "sentAt":"2026-03-01T09:30:00.500000+00:00","writeKey":"{{host.Key}}"}
            """;
        using var content = new ByteArrayContent(Gzip(json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var answer = await host.PostAsync("/v1/batch", content, key: null);

        Assert.Equal((HttpStatusCode.OK, Taken), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        var taken = host.Sink.Taken.Single();
        Assert.Equal(("m", "1", null), (taken.MessageId, taken.UserId, taken.AnonymousId));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", "gzip")]
    [InlineData("multipart/form-data; boundary=x", "br")]
    public async Task The_CSharp_clients_form_gzip_whatever_the_headers_say(string? type, string? encoding)
    {
        await using var host = await DoorHost.StartAsync();
        var json = $$"""{"batch":[{"type":"track","event":"E","userId":"1","timestamp":"2026-03-01T10:30:00.0000000+01:00"}],"sentAt":"2026-03-01T09:30:00.0000000Z","writeKey":"{{host.Key}}"}""";
        using var content = new ByteArrayContent(Gzip(json));
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);

        using var answer = await host.PostAsync("/v1/b", content, key: null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("1", host.Sink.Taken.Single().UserId);
    }

    [Fact]
    public async Task A_byte_order_mark_is_stepped_over()
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/page", [0xEF, 0xBB, 0xBF, .. """ {"userId":"1"} """u8]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, "", "missing_write_key")]
    [InlineData(null, "\"writeKey\":\"\",", "missing_write_key")]
    [InlineData(null, "\"writeKey\":7,", "missing_write_key")]
    [InlineData(Unknown, "", "unknown_write_key")]
    [InlineData(null, "\"writeKey\":\"" + Unknown + "\",", "unknown_write_key")]
    public async Task Without_a_known_key_nothing_is_taken(string? header, string inBody, string code)
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/batch", Json($$"""{{{inBody}}"batch":[{"type":"page","userId":"1"}]}"""), header);

        await IsRefusal(answer, HttpStatusCode.Unauthorized, code);
        Assert.Empty(host.Sink.Taken);
    }

    [Fact]
    public async Task A_key_in_the_body_counts_where_a_proxy_uses_the_header_for_itself()
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/batch", Json($$"""{"batch":[{"type":"page","userId":"1"}],"writeKey":"{{host.Key}}"}"""), "proxy");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_full_queue_is_answered_429_with_the_pause_in_whole_seconds()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.IsBusy));

        using var answer = await host.PostAsync("/v1/page", """{"userId":"1"}""");

        await IsRefusal(answer, HttpStatusCode.TooManyRequests, "busy");
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task A_failure_is_answered_500_so_that_the_sender_keeps_its_events()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.Fails));

        using var failed = await host.PostAsync("/v1/page", """{"userId":"1"}""");
        using var again = await host.PostAsync("/v1/page", """{"userId":"1"}""");

        await IsRefusal(failed, HttpStatusCode.InternalServerError, "server_error");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task The_browsers_settings_name_this_server()
    {
        await using var host = await DoorHost.StartAsync();

        var settings = JsonDocument.Parse(await host.Client.GetStringAsync($"/v1/projects/{host.Key}/settings")).RootElement;
        using var unknown = await host.Client.GetAsync($"/v1/projects/{Unknown}/settings");

        var segment = settings.GetProperty("integrations").GetProperty("Segment.io");
        Assert.Equal(host.Key, segment.GetProperty("apiKey").GetString());
        Assert.Equal(host.Address, $"{segment.GetProperty("protocol").GetString()}://{segment.GetProperty("apiHost").GetString()}"[..^"/v1".Length]);
        await IsRefusal(unknown, HttpStatusCode.NotFound, "unknown_write_key");
    }

    [Theory]
    [InlineData("batch"), InlineData("b"), InlineData("t"), InlineData("identify"), InlineData("m"), InlineData("projects/x/settings")]
    public async Task A_browser_is_told_before_it_asks_what_a_page_may_send(string path)
    {
        await using var host = await DoorHost.StartAsync(origins: ["https://www.example.com"]);

        using var ours = await AskAsync(host, path, "https://www.example.com");
        using var theirs = await AskAsync(host, path, "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.OK, ours.StatusCode);
        Assert.Equal("https://www.example.com", ours.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization,content-type,x-retry-count", string.Join(',', ours.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.False(theirs.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_can_read_how_long_to_wait()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.IsBusy), ["*"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/page") { Content = Json($$"""{"userId":"1","writeKey":"{{host.Key}}"}""") };
        request.Headers.Add("Origin", "https://any.example");

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("retry-after", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    [Theory]
    [InlineData("GET", "/v1/batch", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/v1/batch", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/v1/track", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/v1/t", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/m", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v1/projects/x/settings", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/unheard", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/batch/more", HttpStatusCode.NotFound)]
    public async Task Any_other_method_or_address_changes_nothing(string method, string path, HttpStatusCode status)
    {
        await using var host = await DoorHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is not "GET" and not "HEAD") request.Content = Json($$"""{"userId":"1","event":"E","writeKey":"{{host.Key}}"}""");

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        if (method != "HEAD") await IsRefusal(answer, status, status == HttpStatusCode.NotFound ? "not_found" : "method_not_allowed");
        Assert.Empty(host.Sink.Taken);
    }

    [Fact]
    public async Task The_browser_clients_own_metrics_are_answered_and_let_go()
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/m", Json("""{"series":[{"type":"Counter"}]}"""), key: null);

        Assert.Equal((HttpStatusCode.OK, Taken), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Empty(host.Sink.Taken);
    }

    [Fact]
    public async Task A_sender_that_hangs_up_after_sending_has_sent()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.AnswersTooLate));
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/page") { Content = Json($$"""{"userId":"1","messageId":"m","writeKey":"{{host.Key}}"}""") };

        var sending = host.Client.SendAsync(request, patience.Token);
        await host.Sink.UntilAsync(sink => sink.Taken.Count == 1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        using var again = await host.PostAsync("/v1/page", """{"userId":"1","messageId":"m"}""");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(["m"], host.Sink.Distinct.Select(taken => taken.MessageId));
    }

    internal static async Task IsRefusal(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.NotEmpty(body.GetProperty("message").GetString()!);
    }

    internal static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static async Task<HttpResponseMessage> AskAsync(DoorHost host, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"/v1/{path}");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-retry-count");
        return await host.Client.SendAsync(request);
    }
}
