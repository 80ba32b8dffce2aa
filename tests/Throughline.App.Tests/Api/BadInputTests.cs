using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Throughline.App.Tests.Api.Support;

namespace Throughline.App.Tests.Api;

/// <summary>Whatever is thrown at the door gets a clear answer, and the next who knocks is let in.</summary>
public sealed class BadInputTests
{
    private const int Limit = 500 * 1024;

    public static TheoryData<string, string> Bodies => new()
    {
        { "empty", "empty_body" },
        { "only a byte order mark", "empty_body" },
        { "only spaces", "invalid_json" },
        { "no JSON", "invalid_json" },
        { "cut off", "invalid_json" },
        { "two values", "invalid_json" },
        { "a comment", "invalid_json" },
        { "a trailing comma", "invalid_json" },
        { "single quotes", "invalid_json" },
        { "a bare NUL in a text", "invalid_json" },
        { "NUL bytes", "not_utf8" },
        { "UTF-16", "not_utf8" },
        { "a list", "invalid_json" },
        { "a form", "invalid_json" },
        { "NaN", "invalid_json" },
        { "no batch", "missing_batch" },
        { "batch is an object", "missing_batch" },
        { "batch is null", "missing_batch" },
        { "two batches", "duplicate_field" },
        { "a lone opening, 500,000 deep", "invalid_json" },
        { "one byte too many", "body_too_large" },
        { "gzip cut off", "bad_gzip" },
        { "gzip without its last byte", "bad_gzip" },
        { "gzip of nothing", "empty_body" },
        { "gzip with a wrong checksum", "bad_gzip" },
        { "gzip's beginning only", "bad_gzip" },
        { "99,000 backslashes", "invalid_json" },
        { "99,000 quotation marks", "invalid_json" },
        { "99,000 lists in a list", "invalid_json" },
        { "gzip in gzip", "invalid_json" },
        { "a bomb within the limit when packed", "body_too_large" },
        { "a bomb of 1 GB of zeros", "body_too_large" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_cannot_be_read_is_refused_as_a_whole(string what, string code)
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/batch", Body(what));

        await SegmentEndpointsTests.IsRefusal(answer, HttpStatusCode.BadRequest, code);
        await Lets_the_next_one_in(host, taken: 1);
    }

    [Theory]
    [InlineData("""{"event":"E"}""", "missing_id")]
    [InlineData("""{"userId":"1"}""", "missing_field")]
    [InlineData("""{"userId":{"a":1},"event":"E"}""", "wrong_type")]
    [InlineData("""[]""", "invalid_json")]
    public async Task One_event_that_is_wrong_is_refused_with_its_reason(string json, string code)
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/track", json);

        await SegmentEndpointsTests.IsRefusal(answer, HttpStatusCode.BadRequest, code);
        await Lets_the_next_one_in(host, taken: 1);
    }

    [Fact]
    public async Task One_bad_among_99_good_is_named_and_the_99_are_taken()
    {
        await using var host = await DoorHost.StartAsync();
        var events = Enumerable.Range(0, 100).Select(number => $$"""{"type":"track","event":{{(number == 42 ? "7" : "\"E\"")}},"userId":"{{number}}"}""");

        using var answer = await host.PostAsync("/v1/batch", $$"""{"batch":[{{string.Join(',', events)}}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"success":true,"accepted":99,"rejectedCount":1,"rejected":[{"index":42,"code":"wrong_type","message":"\u0022event\u0022 has the wrong type. Send text."}]}""",
            await answer.Content.ReadAsStringAsync());
        Assert.Equal(Enumerable.Range(0, 100).Where(number => number != 42).Select(number => $"{number}"), host.Sink.Taken.Select(taken => taken.UserId));
    }

    [Fact]
    public async Task A_hundred_thousand_tiny_events_are_counted_and_not_all_described()
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/batch", $$"""{"batch":[{{string.Join(',', Enumerable.Repeat("{}", 100_000))}}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((0, 100_000), (body.GetProperty("accepted").GetInt32(), body.GetProperty("rejectedCount").GetInt32()));
        Assert.Equal(100, body.GetProperty("rejected").GetArrayLength());
        await Lets_the_next_one_in(host, taken: 1);
    }

    [Fact]
    public async Task As_many_small_events_as_fit_are_all_taken()
    {
        await using var host = await DoorHost.StartAsync();
        const string small = """{"type":"page","userId":"1"}""";
        var count = (Limit - 20) / (small.Length + 1);

        using var answer = await host.PostAsync("/v1/batch", $$"""{"batch":[{{string.Join(',', Enumerable.Repeat(small, count))}}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(count, host.Sink.Taken.Count);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-0.0000000000000000000000000000000000000000000000001")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public async Task Huge_numbers_stay_as_they_were_written(string number)
    {
        await using var host = await DoorHost.StartAsync();

        using var answer = await host.PostAsync("/v1/track", $$$"""{"userId":"1","event":"E","properties":{"n":{{{number}}}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(number, host.Sink.Taken.Single().Properties.GetProperty("n").GetRawText());
    }

    [Fact]
    public async Task Bombs_from_all_sides_leave_the_memory_alone()
    {
        await using var host = await DoorHost.StartAsync();
        var bomb = Body("a bomb within the limit when packed");
        (await host.PostAsync("/v1/batch", bomb)).Dispose();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
        {
            using var answer = await host.PostAsync("/v1/batch", bomb);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        });

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32 * 1024 * 1024);
        await Lets_the_next_one_in(host, taken: 1);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_stopped_at_the_limit()
    {
        await using var host = await DoorHost.StartAsync();
        var sent = 0;
        using var content = new PushContent(async stream =>
        {
            var chunk = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
            while (sent < 64 * 1024 * 1024)
            {
                await stream.WriteAsync(chunk);
                sent += chunk.Length;
            }
        });

        var outcome = await Record.ExceptionAsync(async () =>
        {
            using var answer = await host.PostAsync("/v1/batch", content, host.Key);
            await SegmentEndpointsTests.IsRefusal(answer, HttpStatusCode.BadRequest, "body_too_large");
        });

        Assert.True(outcome is null or HttpRequestException, $"{outcome}"); // refused, or cut off while still sending
        Assert.Empty(host.Sink.Taken);
        await Lets_the_next_one_in(host, taken: 1);
    }

    [Theory]
    [InlineData("POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"batch\":[")]
    [InlineData("POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")]
    public async Task A_request_that_breaks_off_takes_nothing(string raw)
    {
        await using var host = await DoorHost.StartAsync();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync("127.0.0.1", new Uri(host.Address).Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(raw));
        }

        await Lets_the_next_one_in(host, taken: 1);
    }

    private static async Task Lets_the_next_one_in(DoorHost host, int taken)
    {
        using var next = await host.PostAsync("/v1/page", """{"userId":"next"}""");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(taken, host.Sink.Taken.Count);
    }

    private static byte[] Body(string what) => what switch
    {
        "empty" => [],
        "only a byte order mark" => [0xEF, 0xBB, 0xBF],
        "only spaces" => "   "u8.ToArray(),
        "no JSON" => "hello"u8.ToArray(),
        "cut off" => """{"batch":[{"type":"page","userId":"1"}"""u8.ToArray(),
        "two values" => """{"batch":[]}{"batch":[]}"""u8.ToArray(),
        "a comment" => """{"batch":[/* none */]}"""u8.ToArray(),
        "a trailing comma" => """{"batch":[],}"""u8.ToArray(),
        "single quotes" => "{'batch':[]}"u8.ToArray(),
        "a bare NUL in a text" => "{\"batch\":[{\"type\":\"page\",\"userId\":\"a\0b\"}]}"u8.ToArray(),
        "NUL bytes" => new byte[100],
        "UTF-16" => Encoding.Unicode.GetBytes("""{"batch":[]}"""),
        "a list" => """[{"type":"page","userId":"1"}]"""u8.ToArray(),
        "a form" => "batch=%5B%5D&writeKey=k"u8.ToArray(),
        "NaN" => """{"batch":[{"type":"page","userId":NaN}]}"""u8.ToArray(),
        "no batch" => """{"events":[]}"""u8.ToArray(),
        "batch is an object" => """{"batch":{"type":"page","userId":"1"}}"""u8.ToArray(),
        "batch is null" => """{"batch":null}"""u8.ToArray(),
        "two batches" => """{"batch":[],"batch":[]}"""u8.ToArray(),
        "a lone opening, 500,000 deep" => Encoding.ASCII.GetBytes("{\"batch\":" + new string('[', 500_000)),
        "one byte too many" => Encoding.ASCII.GetBytes("""{"batch":[]}""".PadRight(Limit + 1)),
        "gzip cut off" => SegmentEndpointsTests.Gzip("""{"batch":[{"type":"page","userId":"1"}]}""")[..30],
        "gzip without its last byte" => SegmentEndpointsTests.Gzip("""{"batch":[{"type":"page","userId":"1"}]}""")[..^1],
        "99,000 backslashes" => Encoding.UTF8.GetBytes(new string('\\', 99_000)),
        "99,000 quotation marks" => Encoding.UTF8.GetBytes(new string('"', 99_000)),
        "99,000 lists in a list" => Encoding.UTF8.GetBytes(new string('[', 99_000) + new string(']', 99_000)),
        "gzip of nothing" => SegmentEndpointsTests.Gzip(""),
        "gzip with a wrong checksum" => WithLastBytesChanged(SegmentEndpointsTests.Gzip("""{"batch":[{"type":"page","userId":"1"}]}""")),
        "gzip's beginning only" => [0x1F, 0x8B],
        "gzip in gzip" => SegmentEndpointsTests.Gzip(SegmentEndpointsTests.Gzip("""{"batch":[]}""")),
        "a bomb within the limit when packed" => SegmentEndpointsTests.Gzip(new byte[400_000_000]),
        "a bomb of 1 GB of zeros" => SegmentEndpointsTests.Gzip(new byte[1_000_000_000]),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such body."),
    };

    private static byte[] WithLastBytesChanged(byte[] packed)
    {
        packed[^8] ^= 0xFF;
        return packed;
    }

    private sealed class PushContent(Func<Stream, Task> push) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => push(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
