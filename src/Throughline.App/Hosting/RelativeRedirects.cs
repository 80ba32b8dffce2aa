namespace Throughline.App.Hosting;

/// <summary>
/// Redirects within this server name no host: what the framework puts there is what the request said of itself, which
/// anybody can make up.
/// </summary>
internal static class RelativeRedirects
{
    public static IApplicationBuilder UseRelativeRedirects(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (Uri.TryCreate(headers.Location, UriKind.Absolute, out var to) && to.Scheme == context.Request.Scheme
                && IsOwn(to, context.Request.Host))
                headers.Location = to.PathAndQuery + to.Fragment;
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool IsOwn(Uri to, HostString host)
    {
        if (!host.HasValue) return false;
        var own = new UriBuilder(to) { Host = host.Host, Port = host.Port ?? -1 }.Uri;
        return string.Equals(to.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);
    }
}
