namespace Throughline.App.Design;

/// <summary>A letter as a document of its own, for a frame in a page of ours.</summary>
internal static class LetterDocument
{
    /// <summary>Styles of its own and pictures, nothing else. The page around it may put a newer text in; nothing in it can run.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'";

    /// <param name="isSealed">Nothing around it puts anything in: it is shut off from the page that shows it.</param>
    public static IResult Of(string html, HttpContext context, bool isSealed = false)
    {
        context.Response.Headers.ContentSecurityPolicy =
            isSealed ? $"{Policy}; sandbox allow-popups allow-popups-to-escape-sandbox" : Policy;
        return Results.Content(OpenLinksOutside(html), "text/html; charset=utf-8");
    }

    /// <summary>The letter as a device shows it that is set to dark, or to light, whatever this one is.</summary>
    public static string AsIf(string html, bool dark) => html
        .Replace("@media (prefers-color-scheme: dark)", dark ? "@media all" : "@media not all", StringComparison.Ordinal)
        .Replace(":root { color-scheme: light dark; }", $":root {{ color-scheme: {(dark ? "dark" : "light")}; }}", StringComparison.Ordinal)
        .Replace("content=\"light dark\"", $"content=\"{(dark ? "dark" : "light")}\"", StringComparison.Ordinal);

    public static string OpenLinksOutside(string html) =>
        html.Replace("<head>", "<head>\n<base target=\"_blank\">", StringComparison.Ordinal);
}
