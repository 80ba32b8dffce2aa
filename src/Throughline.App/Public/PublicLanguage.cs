using Throughline.Languages;

namespace Throughline.App.Public;

/// <summary>The language of a page for customers: its journey's, theirs, or else the business's. It is found with what the page is
/// about.</summary>
internal static class PublicLanguage
{
    private static readonly object _key = new();

    public static void Set(HttpContext context, string language) => context.Items[_key] = language;

    public static string Of(HttpContext? context) => context?.Items[_key] as string ?? PublicWords.English;

    /// <summary>Ours, in that language.</summary>
    public static PublicWords WordsOf(HttpContext? context) => PublicWords.In(Of(context));
}
