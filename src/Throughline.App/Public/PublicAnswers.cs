using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.Languages;

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
            413 => (PublicWord.TooMuch, PublicWord.TooMuchWhy),
            429 => (PublicWord.TooOften, PublicWord.TooOftenWhy),
            < 500 => (PublicWord.NotRead, PublicWord.NotReadWhy),
            _ => (PublicWord.OurFault, PublicWord.OurFaultWhy),
        };
        return Said(context, status, null, title, sentence);
    }

    /// <summary>For an address that nobody signed, or whose message is gone.</summary>
    public static IResult BrokenLink(HttpContext context) =>
        Said(context, StatusCodes.Status404NotFound, null, PublicWord.BrokenLink, PublicWord.BrokenLinkWhy, PublicWord.NothingChanged);

    /// <summary>Something that went wrong, with its status.</summary>
    public static IResult Said<TWord>(HttpContext context, int status, string? business, TWord title, params TWord[] sentences)
        where TWord : struct, Enum
    {
        var words = PublicLanguage.WordsOf(context);
        return Page<SaidPage>(context, new
        {
            Title = words.Say(title),
            Business = business,
            Sentences = (IReadOnlyList<string>)[.. sentences.Select(sentence => words.Say(sentence))],
        }, status);
    }
}
