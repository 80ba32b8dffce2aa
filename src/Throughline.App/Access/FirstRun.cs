using System.Net;
using System.Security.Cryptography;
using System.Text;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Access;

/// <summary>
/// The time before the first account. Whoever comes first becomes the owner, so it must be somebody at the machine itself,
/// soon after it was started, or somebody who can read its console: else the setup code printed there is needed.
/// </summary>
internal sealed class FirstRun(AccountReader accounts, ServeOptions options, DateTimeOffset startedAt) : IDisposable
{
    /// <summary>How long whoever is at the machine may begin without the code.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromHours(1);

    private static readonly object Mark = new();

    // What proxies, tunnels and content networks add. Some add nothing: then the host, or the origin, is not a local one.
    private static readonly string[] Forwarding =
    [
        "X-Forwarded", "Forwarded", "X-Original-", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-ProxyUser-IP",
        "X-Envoy-", "X-Amzn-", "X-Azure-", "Via", "CF-", "CDN-", "True-Client-IP", "Client-IP", "Fastly-", "Fly-", "Tailscale-", "Ngrok-",
    ];

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile bool _over;

    /// <summary>Good until the first account is made or the server stops: "K7QF-2MXD". No letter in it can be taken for another.</summary>
    public string SetupCode { get; } = MakeCode();

    /// <summary>True until the first account is made.</summary>
    public bool IsOn
    {
        get
        {
            if (_over) return false;
            _over = accounts.IsThereAny();
            return !_over;
        }
    }

    /// <summary>
    /// Must the code be typed? Not by a browser on this machine, within the first hour, where the public reaches nothing yet.
    /// </summary>
    public bool NeedsCode(HttpContext context) =>
        options.HasPublicAddress || options.Clock.GetUtcNow() - startedAt > Open || !context.Items.ContainsKey(Mark);

    /// <summary>Where to begin; carries the code, so that a click in the console is enough.</summary>
    /// <param name="server">Where the server is reached.</param>
    public string BeginAt(string server) => $"{server.TrimEnd('/')}/welcome?code={SetupCode}";

    /// <summary>
    /// Looks at the request as it came, before forwarded headers are taken off it. A proxy on this machine looks like a
    /// browser there, so the address asked for must be a local one, and nothing may tell of a way from elsewhere; this also
    /// keeps out a foreign page that points its name here. HTTP/1.0 is what a proxy speaks that was not told otherwise.
    /// </summary>
    internal static void MarkIfAtTheMachine(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && IsLocal(context.Request.Host.Host)
            && headers.Origin.All(IsLocalOrigin)
            && !HttpProtocol.IsHttp10(context.Request.Protocol)
            && !headers.Keys.Any(name => Forwarding.Any(told => name.StartsWith(told, StringComparison.OrdinalIgnoreCase))))
            context.Items[Mark] = true;
    }

    /// <summary>Spaces, hyphens and case do not matter.</summary>
    public bool IsCode(string? typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Normal(typed ?? "")), Encoding.UTF8.GetBytes(Normal(SetupCode)));

    /// <summary>Runs <paramref name="make"/> unless another first run came before; null then.</summary>
    public async Task<T?> OnceAsync<T>(Func<Task<T?>> make)
        where T : class
    {
        await _one.WaitAsync();
        try
        {
            return IsOn ? await make() : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsLocalOrigin(string? origin) => Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsLocal(from.Host);

    private static string MakeCode()
    {
        var code = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
        return $"{code[..4]}-{code[4..]}";
    }

    private static string Normal(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

internal static class FirstRunMark
{
    public static IApplicationBuilder UseFirstRunMark(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        FirstRun.MarkIfAtTheMachine(context);
        return next(context);
    });
}
