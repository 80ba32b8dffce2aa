using Microsoft.AspNetCore.Antiforgery;

namespace Throughline.App.Hosting;

/// <summary>
/// Whatever changes something carries the anti-forgery token, in a form field or in a header, unless its endpoint says
/// <c>DisableAntiforgery()</c> because it has another proof, as the programs' doors have their keys.
/// </summary>
internal static class EveryPost
{
    public const string TokenHeader = "X-CSRF-Token";

    public static IApplicationBuilder UseEveryPostGuarded(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Changes(context.Request.Method)
            && context.GetEndpoint() is RouteEndpoint endpoint
            && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false }
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next(context);
    });

    private static bool Changes(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);
}
