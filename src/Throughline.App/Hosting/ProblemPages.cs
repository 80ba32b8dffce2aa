using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Design;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>An answer that is an error gets a page in plain words where a browser asked; programs get the bare status.</summary>
internal static class ProblemPages
{
    private const string RetryAfterSeconds = "5";

    public static void UseProblemPages(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) app.UseDeveloperExceptionPage();
        else
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                CreateScopeForErrors = true, // the page that failed has used up what a request may use once
                ExceptionHandler = ShowFailure,
            });
        app.UseStatusCodePages(page => Show(page.HttpContext, page.HttpContext.Response.StatusCode));
    }

    /// <summary>Where the store is in trouble, it is said what, and when to come again: nothing was written, so the same may be sent once more.</summary>
    private static Task ShowFailure(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is not { } error || !StoreHealth.IsStoreFailure(error)) return Show(context, StatusCodes.Status500InternalServerError);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Show(context, StatusCodes.Status503ServiceUnavailable, StoreWords.Of(error));
    }

    private static Task Show(HttpContext context, int status, string? why = null)
    {
        context.Response.StatusCode = status;
        var asksForPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return asksForPage ? Page(status, why).ExecuteAsync(context) : Task.CompletedTask;
    }

    private static IResult Page(int status, string? why) => status == StatusCodes.Status404NotFound
        ? new RazorComponentResult<NotFoundPage> { StatusCode = status }
        : new RazorComponentResult<ProblemPage>(new { Status = status, Why = why }) { StatusCode = status };
}
