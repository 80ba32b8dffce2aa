namespace Throughline.App.Public;

/// <summary>The language that a page for customers is declared to be in: theirs, or else the business's. It is found with what the
/// page is about.</summary>
internal static class PublicLanguage
{
    public const string Unknown = "en";

    private static readonly object _key = new();

    public static void Set(HttpContext context, string language) => context.Items[_key] = language;

    public static string Of(HttpContext context) => context.Items[_key] as string ?? Unknown;
}
