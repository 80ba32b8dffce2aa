using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>What happens to one request on its way.</summary>
internal enum Mishap
{
    /// <summary>500, and the server never saw it.</summary>
    Fails,

    /// <summary>429 with Retry-After, and the server never saw it.</summary>
    IsBusy,

    /// <summary>The server takes it, and its answer comes too late.</summary>
    AnswersTooLate,

    /// <summary>The server takes it, and the connection breaks before the answer.</summary>
    BreaksOff,
}

/// <summary>Stands between programs and the server, hands on what passes, and lets mishaps happen to what they send.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _server;
    private readonly ConcurrentQueue<Mishap> _mishaps;

    private FaultProxy(Uri server, IEnumerable<Mishap> mishaps)
    {
        _server = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server };
        _mishaps = new(mishaps);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    public string Address => _app.Urls.Single();

    public int MishapsLeft => _mishaps.Count;

    public static async Task<FaultProxy> StartAsync(Uri server, params Mishap[] mishaps)
    {
        var proxy = new FaultProxy(server, mishaps);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _server.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var mishap = HttpMethods.IsPost(context.Request.Method) && _mishaps.TryDequeue(out var next) ? next : (Mishap?)null;
        if (mishap is Mishap.Fails or Mishap.IsBusy)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.RetryAfter = "1";
            context.Response.StatusCode = mishap == Mishap.Fails ? StatusCodes.Status500InternalServerError : StatusCodes.Status429TooManyRequests;
            return;
        }
        using var answer = await HandOnAsync(context.Request, body.ToArray());
        if (mishap == Mishap.AnswersTooLate) await GoneAsync(context);
        if (mishap is not null) context.Abort();
        else await AnswerAsync(context.Response, answer);
    }

    private async Task<HttpResponseMessage> HandOnAsync(HttpRequest request, byte[] body)
    {
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), request.Path + request.QueryString.ToString()) { Content = body.Length > 0 ? new ByteArrayContent(body) : null };
        foreach (var (name, value) in request.Headers)
            if (!onward.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value)) onward.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        return await _server.SendAsync(onward);
    }

    private static async Task AnswerAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers))
            if (name is not ("Transfer-Encoding" or "Content-Length" or "Connection")) response.Headers[name] = value.ToArray();
        await answer.Content.CopyToAsync(response.Body);
    }

    /// <summary>Until whoever asked has given up.</summary>
    private static async Task GoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var told = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
