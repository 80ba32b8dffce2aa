using System.Net;
using System.Security.Cryptography;
using System.Text;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Access;

/// <summary>
/// The time before the first account. Whoever comes first becomes the owner, so it must be somebody at the machine itself,
/// or somebody who can read its console: from elsewhere the setup code printed there is needed.
/// </summary>
internal sealed class FirstRun(AccountReader accounts) : IDisposable
{
    private static readonly object Mark = new();
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];
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
    /// Is the browser on this machine? A proxy on this machine also looks like that, so the address asked for must be
    /// a local one too and nothing may have been forwarded; this also keeps out a foreign page that points its name here.
    /// </summary>
    public static bool IsAtTheMachine(HttpContext context) => context.Items.ContainsKey(Mark);

    /// <summary>Looks at the request as it came, before forwarded headers are taken off it.</summary>
    internal static void MarkIfAtTheMachine(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && IsLocal(context.Request.Host.Host)
            && !Forwarding.Any(headers.ContainsKey))
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
