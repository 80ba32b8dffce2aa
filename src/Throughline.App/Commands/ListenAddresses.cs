using Microsoft.AspNetCore.Http;

namespace Throughline.App.Commands;

/// <summary>Whether addresses to listen on can be listened on, before anything is opened for them.</summary>
internal static class ListenAddresses
{
    private const int HighestPort = 65535;

    /// <param name="urls">With semicolons between.</param>
    /// <exception cref="CommandProblem">One of them is no such address.</exception>
    public static void Check(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (all.Length == 0) throw Wrong(urls);
        foreach (var url in all) Check(url, Parse(url));
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw Wrong(url);
        }
    }

    private static void Check(string url, BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe) return;
        if (address.Scheme is not ("http" or "https")
            || address.Host.Length == 0 || address.Host.AsSpan().ContainsAny(' ', '/')
                || (address.Host.Contains(':', StringComparison.Ordinal) && !address.Host.StartsWith('['))
            || address.Port is < 0 or > HighestPort || address.PathBase.Length > 0) throw Wrong(url);
    }

    private static CommandProblem Wrong(string url) => new(
        $"“{url}” is no address to listen on. Give --urls (or ASPNETCORE_URLS) one such as {ServeOptions.DefaultUrls} or http://0.0.0.0:8080; with several, a semicolon between.");
}
