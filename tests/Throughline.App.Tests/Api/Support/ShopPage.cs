using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Throughline.App.Tests.Api.Support;

/// <summary>A customer's website: another origin than the door's, serving a page and the bundled browser client from npm.</summary>
internal sealed class ShopPage : IAsyncDisposable
{
    private const string Page =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
        <script src="/client/index.js"></script></head><body><h1>Shop</h1></body></html>
        """;

    private readonly WebApplication _app;

    private ShopPage()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var client = Path.Combine(NodeClients.Folder, "node_modules", "@segment", "analytics-next", "dist", "umd");
        _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(client), RequestPath = "/client" });
        _app.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8"));
    }

    public string Origin => _app.Urls.Single();

    public static async Task<ShopPage> StartAsync()
    {
        await NodeClients.ReadyAsync();
        var shop = new ShopPage();
        await shop._app.StartAsync();
        return shop;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
