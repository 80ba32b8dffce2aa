using System.Text;
using ADRaffy.ENSNormalize;

namespace Throughline.Primitives;

/// <summary>
/// Unicode's forms of a text, for whatever people send, and on every machine: <see cref="string.Normalize(NormalizationForm)"/> needs
/// the system's ICU, without which the program runs and by which it would leave every text as it is; and it throws for half a sign of
/// two, and for U+FFFE.
/// </summary>
/// <remarks>Unicode Standard Annex 15, <see href="https://www.unicode.org/reports/tr15/"/>.</remarks>
public static class UnicodeForm
{
    /// <summary>Whatever stands before this is composed, and takes no mark from what stands before it.</summary>
    private const char FirstMark = '\u0300';

    /// <param name="form"><see cref="NormalizationForm.FormC"/> or <see cref="NormalizationForm.FormD"/>.</param>
    /// <returns>The text in the form; what is no sign has become U+FFFD.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Another form.</exception>
    public static string InForm(this string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (form is not (NormalizationForm.FormC or NormalizationForm.FormD)) throw new ArgumentOutOfRangeException(nameof(form));
        if (Ascii.IsValid(text) || form == NormalizationForm.FormC && !text.AsSpan().ContainsAnyInRange(FirstMark, char.MaxValue))
            return text;
        var whole = string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');
        return form == NormalizationForm.FormC ? ENSNormalize.NF.NFC(whole) : ENSNormalize.NF.NFD(whole);
    }
}
