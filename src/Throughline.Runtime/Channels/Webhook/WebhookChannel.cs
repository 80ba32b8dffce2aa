using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Webhook;

/// <summary>Calls other systems as Standard Webhooks 1.0 describes it. Only the send gate holds one.</summary>
internal sealed class WebhookChannel : IDisposable
{
    /// <summary>Longest body, in bytes.</summary>
    public const int MaxBody = 20 * 1024;

    /// <summary>From connecting to the status line of the answer.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SlowDown = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    private readonly TimeProvider _time;
    private readonly bool _allowPrivate;
    private readonly HttpClient _http;
    private readonly WebhookHosts _hosts;

    /// <param name="allowPrivate">True where the operator lets calls go to private and loopback addresses.</param>
    public WebhookChannel(TimeProvider time, bool allowPrivate = false)
    {
        _time = time;
        _allowPrivate = allowPrivate;
        _hosts = new WebhookHosts(time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxConnectionsPerServer = WebhookHosts.Places,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Timeout };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Throughline", "1"));
    }

    /// <summary>How many calls each host can take now.</summary>
    public WebhookHosts Hosts => _hosts;

    /// <summary>Makes one call. Never throws for what the other side does; a repeat must carry the same <paramref name="id"/>.</summary>
    /// <param name="secret">See <see cref="WebhookSignature.Of"/>.</param>
    /// <param name="jsonData">A JSON value: the <c>data</c> of the body.</param>
    public async Task<SendOutcome> CallAsync(Uri url, string secret, Guid id, string type, string jsonData, CancellationToken cancel)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            return NotAllowed($"The address {url} must begin with https:// and hold no user name.");
        return await _hosts.CallAsync(url, stop => TryAsync(url, () => Request(url, secret, id, type, jsonData), stop), cancel);
    }

    public void Dispose()
    {
        _http.Dispose();
        _hosts.Dispose();
    }

    private async ValueTask<HostTry> TryAsync(Uri url, Func<HttpRequestMessage> make, CancellationToken cancel)
    {
        try
        {
            using var request = make();
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return new HostTry(Read(response), HostState.Well);
        }
        catch (FormatException problem)
        {
            return new HostTry(new SendOutcome.Refused(problem.Message, AddressIsBad: false), HostState.Well);
        }
        catch (HttpRequestException problem) when (problem.InnerException is AddressNotAllowedException refused)
        {
            return new HostTry(NotAllowed(refused.Message), HostState.Well);
        }
        catch (HttpRequestException problem)
        {
            var why = problem.InnerException?.Message ?? problem.Message;
            return new HostTry(new SendOutcome.TryLater($"{url.Host} cannot be reached: {why}"), HostState.Down);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new HostTry(new SendOutcome.TryLater("We stopped before it answered."), HostState.Well);
        }
        catch (OperationCanceledException)
        {
            var silence = new SendOutcome.TryLater($"{url.Host} did not answer within {Timeout.TotalSeconds:0} seconds.");
            return new HostTry(silence, HostState.Faltered);
        }
    }

    private HttpRequestMessage Request(Uri url, string secret, Guid id, string type, string jsonData)
    {
        var now = _time.GetUtcNow();
        var body = Body(type, now, jsonData);
        if (body.Length > MaxBody) throw new FormatException($"The call is {body.Length / 1024} KB long and may have {MaxBody / 1024} KB.");
        var name = $"msg_{id:N}";
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", name);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(secret, name, now, body));
        return request;
    }

    private static byte[] Body(string type, DateTimeOffset now, string jsonData)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WritePropertyName("data");
            json.WriteRawValue(jsonData);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private SendOutcome Read(HttpResponseMessage response)
    {
        var detail = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd();
        var after = RetryAfter(response.Headers.RetryAfter);
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new SendOutcome.Accepted(detail),
            HttpStatusCode.Gone => new SendOutcome.Refused($"{detail}: the other system asked us to stop.", AddressIsBad: false) { Reason = SendReason.TurnedOff },
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new SendOutcome.TryLater($"{detail}: the other system asks us to slow down.", after ?? SlowDown),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new SendOutcome.TryLater($"{detail}: the other system sent us elsewhere, which we do not follow. Correct the address."),
            _ => new SendOutcome.TryLater(detail, after),
        };
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);
        return wait is not { } asked || asked <= TimeSpan.Zero ? null : asked < LongestRetryAfter ? asked : LongestRetryAfter;
    }

    // Names are resolved here and the very address that was looked at is connected to, so that a name cannot change in between.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        var allowed = _allowPrivate ? addresses : [.. addresses.Where(PublicAddresses.IsPublic)];
        if (allowed.Length == 0) throw new AddressNotAllowedException($"{host} is an address inside this network, where calls may not go. The operator of this server can allow it.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SendOutcome.Refused NotAllowed(string detail) => new(detail, AddressIsBad: false) { Reason = SendReason.AddressNotAllowed };

    private sealed class AddressNotAllowedException(string sentence) : Exception(sentence);
}
