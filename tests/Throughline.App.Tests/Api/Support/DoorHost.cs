using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Throughline.App.Api.Segment;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Api.Support;

/// <summary>The events-in door on a real server on loopback, with a real store for its keys and a sink that keeps what it gets.</summary>
internal sealed class DoorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Database _database;
    private readonly DirectoryInfo _folder;
    private int _drops;

    private DoorHost(KeepingSink sink, IReadOnlyCollection<string> origins, TimeProvider clock)
    {
        Sink = sink;
        _folder = Directory.CreateTempSubdirectory("throughline-door-");
        _database = Database.Open(Path.Combine(_folder.FullName, "door.db"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(_database);
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<IEventSink>(sink);
        builder.Services.AddSegmentApi(origins);
        _app = builder.Build();
        _app.Use(DropOnRequest);
        SegmentEndpoints.Map(_app);
    }

    public KeepingSink Sink { get; }
    public Guid Workspace { get; } = new("0190f6a2-6a4e-7c3a-9b1d-2f4c5d6e7f80");
    public string Key { get; private set; } = "";
    public HttpClient Client { get; } = new();
    public string Address => _app.Urls.Single();
    public ApiKeys Keys => _app.Services.GetRequiredService<ApiKeys>();

    public static async Task<DoorHost> StartAsync(KeepingSink? sink = null, IReadOnlyCollection<string>? origins = null, TimeProvider? clock = null)
    {
        var host = new DoorHost(sink ?? new KeepingSink(), origins ?? [], clock ?? TimeProvider.System);
        await host._app.StartAsync();
        host.Key = await host.KeyAsync(KeyKind.Browser, KeyScopes.Events);
        host.Client.BaseAddress = new Uri(host.Address);
        return host;
    }

    public Task<string> KeyAsync(KeyKind kind, KeyScopes scopes) => Keys.CreateAsync(new Actor(Workspace, ""), "Tests", kind, scopes);

    /// <summary>Cuts the connection of the next <paramref name="count"/> requests that send something, unanswered.</summary>
    public void DropNext(int count) => _drops = count;

    public int DropsLeft => Math.Max(0, _drops);

    public Task<HttpResponseMessage> PostAsync(string path, string json) => PostAsync(path, Encoding.UTF8.GetBytes(json));

    /// <summary>Sends as most clients do: the key as the user name of Basic authorization.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, byte[] body) => PostAsync(path, new ByteArrayContent(body), Key);

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task DropOnRequest(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || Interlocked.Decrement(ref _drops) < 0) return next(context);
        context.Abort();
        return Task.CompletedTask;
    }
}
