namespace Throughline.App.Access;

/// <summary>How a program is refused, as problem details (RFC 9457).</summary>
internal static class KeyRefusals
{
    public static IResult NoKey(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Say(
            StatusCodes.Status401Unauthorized, "no-key", "A key is missing",
            "Send the header 'Authorization: Bearer tlk_…' with a key from Settings › Keys. "
            + "Keys for websites (tlw_…) send events and read nothing.");
    }

    public static IResult FromBrowser() => Say(
        StatusCodes.Status403Forbidden, "key-in-browser", "A secret key came from a web page",
        "The request carries an Origin, so it comes from a browser, where everybody can read the key. "
        + "Call this from a program of yours, and take the key back in Settings › Keys.");

    public static IResult OutOfScope() => Say(
        StatusCodes.Status403Forbidden, "out-of-scope", "The key may not do this", "Make a key that may in Settings › Keys.");

    private static IResult Say(int status, string type, string title, string detail) =>
        Results.Problem(detail, instance: null, status, title, $"urn:throughline:problem:{type}");
}
