using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Design;

namespace Throughline.App.Hosting;

/// <summary>An answer that is an error gets a page in plain words where a browser asked; programs get the bare status.</summary>
internal static class ProblemPages
{
    public static void UseProblemPages(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) app.UseDeveloperExceptionPage();
        else
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                CreateScopeForErrors = true, // the page that failed has used up what a request may use once
                ExceptionHandler = context => Show(context, StatusCodes.Status500InternalServerError),
            });
        app.UseStatusCodePages(page => Show(page.HttpContext, page.HttpContext.Response.StatusCode));
    }

    private static Task Show(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        var asksForPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return asksForPage ? Page(status).ExecuteAsync(context) : Task.CompletedTask;
    }

    private static IResult Page(int status) => status == StatusCodes.Status404NotFound
        ? new RazorComponentResult<NotFoundPage> { StatusCode = status }
        : new RazorComponentResult<ProblemPage>(new { Status = status }) { StatusCode = status };
}
