using Microsoft.Net.Http.Headers;

namespace Throughline.App.Hosting;

/// <summary>What every answer tells the browser it may do: no foreign scripts, no inline ones, no frames around us.</summary>
internal static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Usual =
    [
        (HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"),
        (HeaderNames.CacheControl, "no-store"),
    ];

    /// <summary>An endpoint that needs another policy sets the header itself; it is left alone then.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            foreach (var (name, value) in Usual) headers.TryAdd(name, value);
            headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
