using System.Globalization;
using System.Text;
using Throughline.Primitives;

namespace Throughline.People;

/// <summary>Finds a name by what somebody types in a hurry: any parts of it, in any case, with or without accents.</summary>
public static class NameSearch
{
    /// <summary>Every word typed is somewhere in the name; nothing typed finds everybody.</summary>
    public static bool Finds(string typed, string name)
    {
        var folded = Fold(name);
        return Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>As names are compared and put into order.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.InForm(NormalizationForm.FormD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
                folded.Append(rune.Value == 'ß' ? "ss" : Rune.ToLowerInvariant(rune).ToString());
        return folded.ToString();
    }
}
