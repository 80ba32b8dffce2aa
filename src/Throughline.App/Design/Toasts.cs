using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Throughline.App.Design;

/// <summary>A short word after something was done.</summary>
/// <param name="Undo">Where a POST takes it back; null where nothing can be taken back.</param>
public sealed record Toast(string Text, string? Undo = null);

/// <summary>Says something on the page that comes next, or at once where the answer is a fragment.</summary>
internal static class Toasts
{
    private const string CookieName = "tl-toast";

    /// <summary>For an answer that redirects, and for a whole page: shown by the next page that is rendered.</summary>
    public static void SayNext(this HttpContext context, string text, string? undo = null) =>
        context.Response.Cookies.Append(
            CookieName,
            WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(new Toast(text, undo))),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = "/" });

    /// <summary>What the last answer left to be said, once, by the next page as a whole: a part of a page that comes anew by itself
    /// in the same moment shows none, and takes none away.</summary>
    public static Toast? Take(HttpContext context)
    {
        if (IsOfOnePart(context.Request.Headers)) return null;
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } cookie) return null;
        if (!context.Response.HasStarted) context.Response.Cookies.Delete(CookieName);
        try
        {
            return JsonSerializer.Deserialize<Toast>(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cookie)));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsOfOnePart(IHeaderDictionary headers) => headers.ContainsKey("HX-Request")
        && !headers.ContainsKey("HX-Boosted") && !headers.ContainsKey("HX-History-Restore-Request");
}
