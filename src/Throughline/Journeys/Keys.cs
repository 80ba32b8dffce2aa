using System.Globalization;
using System.Text;

namespace Throughline.Journeys;

/// <summary>Keys made from what people write.</summary>
public static class Keys
{
    /// <summary>"I get the checklist" → "i-get-the-checklist": small letters without marks, digits, single hyphens, 64 at most, cut between words where that is possible.</summary>
    /// <returns>Null where nothing is left of the text.</returns>
    public static string? From(string? text)
    {
        var key = new StringBuilder();
        var whole = string.Concat((text ?? "").EnumerateRunes()); // half characters, which cannot be taken apart, are replaced
        foreach (var letter in whole.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’') && char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-') key.Append('-');
        }
        var made = key.ToString().Trim('-');
        if (made.Length > Key.MaxLength)
        {
            var cut = made.LastIndexOf('-', Key.MaxLength);
            made = made[..(cut > Key.MaxLength / 2 ? cut : Key.MaxLength)].TrimEnd('-');
        }
        return made.Length == 0 ? null : made;
    }
}
