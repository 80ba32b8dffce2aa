using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Public;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>
/// An answer that is an error gets a page in plain words where a browser asked, in the clothes of the public pages where a
/// customer did; programs get problem details (RFC 9457).
/// </summary>
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
                SuppressDiagnosticsCallback = about => about.Exception is BadHttpRequestException,
            });
        app.UseStatusCodePages(page => Show(page.HttpContext, page.HttpContext.Response.StatusCode));
    }

    private static int StatusOf(Exception? error) => error is BadHttpRequestException bad ? bad.StatusCode
        : StatusCodes.Status500InternalServerError;

    /// <summary>Where the store is in trouble, it is said what, and when to come again: nothing was written, so the same may be sent
    /// once more.</summary>
    private static Task ShowFailure(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is null || !StoreHealth.IsStoreFailure(error)) return Show(context, StatusOf(error));
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Show(context, StatusCodes.Status503ServiceUnavailable, StoreWords.Of(error));
    }

    private static Task Show(HttpContext context, int status, string? why = null)
    {
        context.Response.StatusCode = status;
        return AnswerOf(context, status, why).ExecuteAsync(context);
    }

    private static IResult AnswerOf(HttpContext context, int status, string? why)
    {
        if (!context.Request.AsksForPage()) return ForProgram(status, why);
        if (PublicPages.AreAt(context)) return PublicAnswers.Problem(context, status);
        return status == StatusCodes.Status404NotFound
            ? new RazorComponentResult<NotFoundPage> { StatusCode = status }
            : new RazorComponentResult<ProblemPage>(new { Status = status, Why = why }) { StatusCode = status };
    }

    private static IResult ForProgram(int status, string? why)
    {
        var (name, title, detail) = status switch
        {
            400 => ("bad-request", "The request cannot be understood",
                "Its body is broken, holds too much, or lacks what this address asks for. Nothing was changed."),
            401 => ("not-signed-in", "Nobody is signed in", "Sign in, or send the key that this address asks for."),
            403 => ("not-allowed", "Not allowed", "This is for somebody with another role."),
            404 => ("not-found", "Not found",
                "There is nothing at this address, and nothing was taken. Events go to /v1/batch, journeys to /api/v1."),
            405 => ("wrong-method", "Wrong method", "This address answers another method; the header Allow names it."),
            413 => ("too-large", "Too large", "The body is larger than this address takes. Nothing was changed."),
            415 => ("wrong-type", "Wrong content type", "This address takes bodies of another type."),
            429 => ("too-often", "Too often", "Wait a minute, then go on."),
            503 when why is not null => ("not-saved", "Nothing can be saved", why),
            503 => ("busy", "Busy", "Nothing was lost. Try again in a moment."),
            >= 500 => ("server-error", "Something failed here", "Nothing was changed. The server's log says what happened."),
            _ => ("refused", "The request was refused", "Nothing was changed."),
        };
        return Results.Problem(detail, instance: null, status, title, $"urn:throughline:problem:{name}");
    }
}
