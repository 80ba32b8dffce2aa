using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Throughline.App.Tests.Visits;

/// <summary>A website of the business: another origin than ours, with whatever pages a test puts there.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Html, string? Policy)> _pages = new();

    private OtherSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapFallback((HttpContext context) =>
        {
            if (!_pages.TryGetValue(context.Request.Path, out var page)) return Results.NotFound();
            if (page.Policy is not null) context.Response.Headers.ContentSecurityPolicy = page.Policy;
            return Results.Content(page.Html, "text/html; charset=utf-8");
        });
    }

    public string Origin => _app.Urls.Single();

    public static async Task<OtherSite> StartAsync()
    {
        var site = new OtherSite();
        await site._app.StartAsync();
        return site;
    }

    public void Put(string path, string head, string body, string? policy = null) => _pages[path] = (
        $"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {path}</title>{head}</head><body>{body}</body></html>""",
        policy);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
