using System.Buffers;
using System.Globalization;
using System.Text;

namespace Throughline.People;

/// <summary>Whether words that a stranger gave for a name can be one. A form's name field is where spam is put into other people's
/// letters.</summary>
public static class BelievableName
{
    /// <summary>Longest name that is believed, in characters.</summary>
    public const int Longest = 60;

    /// <summary>Most words of one.</summary>
    public const int MostWords = 6;

    private static readonly SearchValues<char> Joining = SearchValues.Create(" '’ʼ`´-‐‑–.,·・");

    /// <summary>
    /// Letters and their marks, spaces, and the signs that join names ("O’Neill", "Jean-Luc", "Dr. Weiß", "Schmidt, Anna");
    /// short; no figures, no address of a page or a mailbox, no line break, no picture.
    /// </summary>
    public static bool LooksLikeOne(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) return false;
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsLetter(rune)) letters++;
            else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                && !(rune.IsBmp && Joining.Contains((char)rune.Value))) return false;
        }
        return letters > 0 && !HoldsAnAddress(text) && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;
    }

    // "evil.com", "www.evil", "a.b": after a full stop a name goes on with a space, or with the next initial ("J.R.R. Tolkien").
    private static bool HoldsAnAddress(string text)
    {
        for (var at = text.IndexOf('.', StringComparison.Ordinal); at >= 0 && at < text.Length - 1; at = text.IndexOf('.', at + 1))
        {
            var word = text[(at + 1)..].TakeWhile(char.IsLetter).Count();
            if (word > 1 || (word == 1 && at > 1 && char.IsLetter(text[at - 2]) && char.IsLetter(text[at - 1]))) return true;
        }
        return text.Contains("www", StringComparison.OrdinalIgnoreCase);
    }
}
