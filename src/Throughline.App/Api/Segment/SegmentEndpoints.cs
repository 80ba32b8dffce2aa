using Microsoft.AspNetCore.Cors.Infrastructure;
using Throughline.App.Access;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Api.Segment;

/// <summary>The addresses under which Segment's clients, and those made like them, send events unmodified.</summary>
internal static partial class SegmentEndpoints
{
    private static readonly (string Path, InboundKind? Kind)[] Doors =
    [
        ("batch", null), ("b", null),
        ("track", InboundKind.Track), ("t", InboundKind.Track),
        ("identify", InboundKind.Identify), ("i", InboundKind.Identify),
        ("page", InboundKind.Page), ("p", InboundKind.Page),
        ("screen", InboundKind.Screen), ("s", InboundKind.Screen),
        ("group", InboundKind.Group), ("g", InboundKind.Group),
        ("alias", InboundKind.Alias), ("a", InboundKind.Alias),
    ];

    private static readonly Rejection NotFound = new("not_found", "There is nothing at this address. Send events to /v1/batch.");

    /// <param name="origins">Origins of the websites whose pages may send events, or "*" for any.</param>
    public static IServiceCollection AddSegmentApi(this IServiceCollection services, IReadOnlyCollection<string> origins)
    {
        services.AddCors();
        services.AddSingleton(provider => new SegmentOrigins(provider.GetRequiredService<ICorsService>(), origins));
        services.AddSingleton<SegmentDoor>();
        return services;
    }

    /// <summary>Needs <see cref="AddSegmentApi"/>, and a Database, an IEventSink and a TimeProvider among the services.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<SegmentDoor>();
        foreach (var (path, kind) in Doors) Map(routes, path, "POST", context => door.TakeAsync(context, kind));
        Map(routes, "m", "POST", SegmentAnswers.TakenAsync);
        Map(routes, "projects/{writeKey}/settings", "GET", door.SettingsAsync);
        Map(routes, "{**rest}", null, context => SegmentAnswers.RefusedAsync(context, StatusCodes.Status404NotFound, NotFound));
    }

    /// <summary>The address as it is mapped, for the log: as it was asked for it can hold a key.</summary>
    public static string AddressOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "/v1";

    /// <summary>One address: its own method is answered, a browser's question before it too, all else changes nothing.</summary>
    internal static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string path, string? method, RequestDelegate answer)
    {
        var origins = routes.ServiceProvider.GetRequiredService<SegmentOrigins>();
        var log = routes.ServiceProvider.GetRequiredService<ILogger<SegmentDoor>>();
        return routes.Map($"/v1/{path}", context =>
        {
            origins.Allow(context);
            var asked = context.Request.Method;
            if (HttpMethods.IsOptions(asked)) return SegmentAnswers.TakenAsync(context);
            if (method is null || asked == method || (method == "GET" && HttpMethods.IsHead(asked))) return GuardAsync(context, answer, log);
            context.Response.Headers.Allow = method == "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
            return SegmentAnswers.RefusedAsync(context, StatusCodes.Status405MethodNotAllowed,
                new Rejection("method_not_allowed", $"This address answers {method} only."));
        }).IsPublic("each request carries a key, in its header, body or address; the door asks what that may do").ReadsBytes()
            .DisableAntiforgery();
    }

    /// <summary>Turns whatever goes wrong into an answer that makes the client keep its events and come again.</summary>
    private static async Task GuardAsync(HttpContext context, RequestDelegate answer, ILogger log)
    {
        try
        {
            await answer(context);
        }
        catch (IntakeBusyException busy)
        {
            await SegmentAnswers.BusyAsync(context, busy.RetryAfter);
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error) || error is TimeoutException)
        {
            Failed(log, AddressOf(context), error);
            await SegmentAnswers.UnavailableAsync(context, StoreWords.Of(error) ?? "The store has not answered in time.");
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            HungUp(log, AddressOf(context));
        }
        catch (BadHttpRequestException error)
        {
            await SegmentAnswers.RefusedAsync(context, error.StatusCode, new Rejection("bad_request", "The request did not arrive whole. Send it again."));
        }
#pragma warning disable CA1031 // the door stays open, whatever one request meets
        catch (Exception error)
#pragma warning restore CA1031
        {
            Failed(log, AddressOf(context), error);
            await SegmentAnswers.RefusedAsync(context, StatusCodes.Status500InternalServerError,
                new Rejection("server_error", "Something failed here and nothing was taken. Send this again later."));
        }
    }

    [LoggerMessage(LogLevel.Information, "The sender hung up before {Address} answered.")]
    private static partial void HungUp(ILogger logger, string address);

    [LoggerMessage(LogLevel.Error, "Events sent to {Address} could not be taken; the sender was asked to come again.")]
    private static partial void Failed(ILogger logger, string address, Exception error);
}
