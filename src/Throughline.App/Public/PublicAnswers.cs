using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Throughline.App.Public;

/// <summary>What a customer gets to see, with the policy of public pages.</summary>
internal static class PublicAnswers
{
    public static IResult Page<T>(HttpContext context, object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        context.Response.Headers.ContentSecurityPolicy = PublicFace.Of(context).Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }

    public static IResult Say(HttpContext context, string? business, string title, params string[] sentences) =>
        Page<SaidPage>(context, new { Title = title, Business = business, Sentences = (IReadOnlyList<string>)sentences });

    /// <summary>What went wrong, in words for a customer.</summary>
    public static IResult Problem(HttpContext context, int status)
    {
        if (status == StatusCodes.Status404NotFound) return BrokenLink(context);
        var (title, sentence) = status switch
        {
            413 => ("That is more than this page can take", "Nothing was changed. Go back, shorten it, and send it again."),
            429 => ("A little too often", "Nothing was changed. Wait a minute, then try again."),
            < 500 => ("That could not be read", "Nothing was changed. Go back, open the page again, and send it once more."),
            _ => ("Something went wrong on our side", "Try again in a minute. If it stays, answer the message that brought you here."),
        };
        return Page<SaidPage>(context, new { Title = title, Sentences = (IReadOnlyList<string>)[sentence] }, status);
    }

    /// <summary>For an address that nobody signed, or whose message is gone.</summary>
    public static IResult BrokenLink(HttpContext context) => Page<SaidPage>(
        context,
        new { Title = "This link does not work", Sentences = (IReadOnlyList<string>)["It may have been cut off on its way. Open the message again and follow the link from there, or copy the whole address.", "Nothing was changed."] },
        StatusCodes.Status404NotFound);
}
