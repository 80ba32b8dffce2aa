using System.Text;
using NodaTime;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Api.Segment;

/// <summary>Takes in what the clients send: reads, checks the key, hands on, answers when it is durable.</summary>
internal sealed partial class SegmentDoor(ApiKeys keys, IEventSink sink, TimeProvider clock, ILogger<SegmentDoor> log)
{
    private const string BasicScheme = "Basic ";

    /// <summary>Whoever was not answered by then is asked to come again; what was taken meanwhile is known by its messageId.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Characters of a Basic credential that is looked at.</summary>
    private const int LongestCredential = 1024;

    /// <summary>One event or a batch of them; <paramref name="kind"/> is null for a batch.</summary>
    public async Task TakeAsync(HttpContext context, InboundKind? kind)
    {
        var received = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var (bytes, refusal) = await RequestBytes.ReadAsync(context.Request.Body, context.Request.ContentLength, context.RequestAborted);
        if (bytes is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, refusal!);
            return;
        }
        SegmentEvents? events;
        int status;
        using (bytes) (events, status, refusal) = Understand(bytes.Text, kind, context.Request, received);
        if (events is null) await RefuseAsync(context, status, refusal!);
        else await HandOnAsync(context, events, kind is null);
    }

    public Task SettingsAsync(HttpContext context)
    {
        var key = context.Request.RouteValues["writeKey"] as string ?? "";
        if (keys.Find(key) is not { } found) return RefuseAsync(context, StatusCodes.Status404NotFound, Rejection.UnknownKey);
        return Forbids(found, context.Request) is { } refusal
            ? RefuseAsync(context, StatusCodes.Status403Forbidden, refusal)
            : SegmentAnswers.SettingsAsync(context, key);
    }

    private (SegmentEvents? Events, int Status, Rejection? Refusal) Understand(Span<byte> json, InboundKind? kind, HttpRequest request, Instant received)
    {
        var (body, refusal) = SegmentBody.Open(json, kind);
        if (body is null) return (null, StatusCodes.Status400BadRequest, refusal);
        var given = UserOf(request.Headers.Authorization.ToString());
        if (Find(given, body.WriteKey) is { } key)
            return Forbids(key, request) is { } forbidden ? (null, StatusCodes.Status403Forbidden, forbidden) : (SegmentReader.Read(json, body, key, received), StatusCodes.Status200OK, null);
        refusal = string.IsNullOrEmpty(given) && string.IsNullOrEmpty(body.WriteKey) ? Rejection.MissingKey : Rejection.UnknownKey;
        return (null, StatusCodes.Status401Unauthorized, refusal);
    }

    /// <summary>By the header's key, or else the body's: a proxy may have put its own credentials into the header.</summary>
    private ApiKey? Find(string? given, string? inBody) => keys.Find(given) ?? keys.Find(inBody);

    /// <summary>Why this key sends nothing here: it was not made for that, or it is a secret that a browser gave away.</summary>
    private static Rejection? Forbids(ApiKey key, HttpRequest request) =>
        !key.Scopes.SendsEvents ? Rejection.KeySendsNothing
        : key.Kind == KeyKind.Server && request.Headers.Origin.Count > 0 ? Rejection.KeyInBrowser
        : null;

    private async Task HandOnAsync(HttpContext context, SegmentEvents events, bool isBatch)
    {
        if (!isBatch && events.RejectedCount > 0)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, events.Rejected[0].Why);
            return;
        }
        // What has arrived whole is taken, even if the sender hangs up now: a closed page does not send again.
        if (events.Accepted.Count > 0) await sink.AcceptAsync(events.Accepted, CancellationToken.None).WaitAsync(Patience);
        if (events.RejectedCount == 0)
        {
            await SegmentAnswers.TakenAsync(context);
            return;
        }
        PartlyTaken(log, events.Accepted.Count, events.RejectedCount, Reasons(events));
        await SegmentAnswers.PartlyTakenAsync(context, events);
    }

    private static string Reasons(SegmentEvents events) =>
        string.Join(", ", events.Rejected.CountBy(rejected => rejected.Why.Code).Select(reason => $"{reason.Key} {reason.Value}"));

    private Task RefuseAsync(HttpContext context, int status, Rejection why)
    {
        Refused(log, SegmentEndpoints.AddressOf(context), status, why.Code);
        return SegmentAnswers.RefusedAsync(context, status, why);
    }

    /// <summary>The user name of Basic authorization; null where there is none.</summary>
    private static string? UserOf(string authorization)
    {
        if (!authorization.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > LongestCredential) return null;
        Span<byte> bytes = stackalloc byte[LongestCredential];
        if (!Convert.TryFromBase64String(authorization[BasicScheme.Length..].Trim(), bytes, out var length)) return null;
        var colon = bytes[..length].IndexOf((byte)':');
        return Encoding.UTF8.GetString(bytes[..(colon < 0 ? length : colon)]);
    }

    [LoggerMessage(LogLevel.Warning, "Of a batch {Accepted} events were taken and {Rejected} were not: {Reasons}.")]
    private static partial void PartlyTaken(ILogger logger, int accepted, int rejected, string reasons);

    [LoggerMessage(LogLevel.Information, "A request to {Address} was refused with {Status}: {Code}.")]
    private static partial void Refused(ILogger logger, string address, int status, string code);
}
