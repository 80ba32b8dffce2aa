using Microsoft.Net.Http.Headers;
using NodaTime;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Design;

/// <summary>
/// A file of the library as an answer: as what it was told to be and nothing else, from any place of it, and so that nothing in
/// it runs.
/// </summary>
internal static class FileAnswer
{
    // What shows a PDF, a picture or a recording may show it; scripts, forms, frames and what lies elsewhere may not.
    private const string Policy =
        "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    /// <summary>May be kept, and is asked for anew each time: the file may be replaced.</summary>
    private const string AskAgain = "private, no-cache";

    /// <summary>What a content holds never changes.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>A picture at the address of its content: whoever has the address sees it.</summary>
    public static IResult Picture(HttpContext context, LibraryContents contents, Guid workspaceId, LibraryFile file)
    {
        var answer = Of(context, contents, workspaceId, file, isKept: false);
        context.Response.Headers.CacheControl = ForEver;
        return answer;
    }

    /// <param name="isKept">Whether the browser is to save it in place of showing it.</param>
    public static IResult Of(HttpContext context, LibraryContents contents, Guid workspaceId, LibraryFile file, bool isKept)
    {
        if (contents.Open(workspaceId, file.ContentId) is not { } bytes) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = AskAgain;
        headers.ContentDisposition = new ContentDispositionHeaderValue(isKept ? "attachment" : "inline") { FileName = file.Key }.ToString();
        return Results.Stream(bytes, file.MediaType, lastModified: file.ChangedAt.ToDateTimeOffset(),
            entityTag: new EntityTagHeaderValue($"\"{file.ContentId:N}\""), enableRangeProcessing: true);
    }
}
