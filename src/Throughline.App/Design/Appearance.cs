namespace Throughline.App.Design;

/// <summary>Light, dark, or what the system says: a choice of the browser, kept in a cookie that its scripts may read.</summary>
internal static class Appearance
{
    public const string CookieName = "tl-theme";
    public const string System = "system";

    public static string Of(HttpRequest request) => request.Cookies[CookieName] is "light" or "dark" ? request.Cookies[CookieName]! : System;
}

/// <summary>Which sentences of purpose somebody has read and closed for good.</summary>
internal static class ReadPurposes
{
    public const string CookieName = "tl-read";

    public static bool Has(HttpRequest request, string key) =>
        request.Cookies[CookieName] is { } read && read.Split('.').Contains(key, StringComparer.Ordinal);
}
