using System.Text;

namespace Throughline.Primitives;

/// <summary>Unicode's forms of a text, for whatever people send: <see cref="string.Normalize(NormalizationForm)"/> throws for half a
/// sign of two, and for U+FFFE.</summary>
internal static class UnicodeForm
{
    /// <returns>The text in the form; what is no sign has become U+FFFD.</returns>
    public static string InForm(this string text, NormalizationForm form) =>
        Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(form);
}
