using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Throughline.App.Api.Segment;

/// <summary>
/// The answers, in the only shapes that the clients understand. What a status does to their data:
/// <list type="bullet">
/// <item>200 with {"success":true}: they let go of it. 202 and 204 would make the Python client send again and then give up.</item>
/// <item>400, 401, 403, 404, 405: they drop it at once. Only for what no repeat could mend; always with code and message, for
/// the Python client repeats a 400 of another shape and the C# client deletes its file.</item>
/// <item>408, 429 and 503 with Retry-After of at most 300 s, 500: they keep it and come again.</item>
/// <item>410 and 460 are never sent: some keep repeating them for ever.</item>
/// </list>
/// </summary>
internal static class SegmentAnswers
{
    /// <summary>Seconds; clients do not wait longer.</summary>
    private const int LongestPause = 300;

    /// <summary>Seconds, where the store is in trouble.</summary>
    private const string PauseInTrouble = "5";

    private static readonly ReadOnlyMemory<byte> Success = """{"success":true}"""u8.ToArray();

    public static Task TakenAsync(HttpContext context) => SendAsync(context, StatusCodes.Status200OK, Success);

    /// <summary>Those that were good are taken; says of the others which and why.</summary>
    public static Task PartlyTakenAsync(HttpContext context, SegmentEvents events) => SendAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteBoolean("success", true);
        writer.WriteNumber("accepted", events.Accepted.Count);
        writer.WriteNumber("rejectedCount", events.RejectedCount);
        writer.WriteStartArray("rejected");
        foreach (var (index, why) in events.Rejected)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", index);
            WriteReason(writer, why);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    public static Task RefusedAsync(HttpContext context, int status, Rejection why) =>
        SendAsync(context, status, writer => WriteReason(writer, why));

    public static Task BusyAsync(HttpContext context, TimeSpan retryAfter)
    {
        var seconds = (int)Math.Ceiling(Math.Clamp(retryAfter.TotalSeconds, 1, LongestPause));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return RefusedAsync(context, StatusCodes.Status429TooManyRequests,
            new Rejection("busy", $"Too many events are waiting. Send this again in {seconds} seconds."));
    }

    /// <summary>Nothing is half-written: the same sent again is taken once, by its messageId.</summary>
    public static Task UnavailableAsync(HttpContext context, string why)
    {
        context.Response.Headers.RetryAfter = PauseInTrouble;
        return RefusedAsync(context, StatusCodes.Status503ServiceUnavailable,
            new Rejection("store_unavailable", $"{why} Nothing is taken until then; send this again in {PauseInTrouble} seconds."));
    }

    public static Task SettingsAsync(HttpContext context, string key)
    {
        var request = context.Request;
        // Without a public address it is told what it has asked itself: nobody else hears this answer.
        var own = context.RequestServices.GetService<ServeOptions>() is { HasPublicAddress: true, PublicAddress: var set } ? set : null;
        var host = own is null ? $"{request.Host}{request.PathBase}/v1" : $"{own.Authority}{own.AbsolutePath.TrimEnd('/')}/v1";
        context.Response.Headers.CacheControl = "no-cache";
        return SendAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject("integrations");
            writer.WriteStartObject("Segment.io");
            writer.WriteString("apiKey", key);
            writer.WriteString("apiHost", host);
            writer.WriteString("protocol", own?.Scheme ?? request.Scheme);
            writer.WriteEndObject();
            writer.WriteEndObject();
            WriteMetrics(writer, host);
        });
    }

    /// <summary>Without this the browser client reports its own working to its maker's server.</summary>
    private static void WriteMetrics(Utf8JsonWriter writer, string host)
    {
        writer.WriteStartObject("metrics");
        writer.WriteString("host", host);
        writer.WriteNumber("sampleRate", 0);
        writer.WriteEndObject();
    }

    private static void WriteReason(Utf8JsonWriter writer, Rejection why)
    {
        writer.WriteString("code", why.Code);
        writer.WriteString("message", why.Message);
    }

    private static Task SendAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return SendAsync(context, status, bytes.WrittenMemory);
    }

    private static Task SendAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(json).AsTask();
    }
}
