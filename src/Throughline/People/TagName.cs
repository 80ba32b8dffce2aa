using System.Globalization;
using System.Text;
using Throughline.Primitives;

namespace Throughline.People;

/// <summary>A word by which a business tells people apart: "VIP", "met at the fair". Two spellings of one word are one tag.</summary>
/// <param name="Key">What makes it this tag: folded as names are, so without case and accents.</param>
/// <param name="Name">As it was written, with single spaces.</param>
public readonly record struct TagName(string Key, string Name)
{
    /// <summary>Characters.</summary>
    public const int Longest = 40;

    /// <summary>What was typed as a tag; null where nothing of it can be read, or it is longer than <see cref="Longest"/>.</summary>
    public static TagName? Of(string? typed)
    {
        var name = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) name.Append(name.Length > 0 && name[^1] != ' ' ? " " : "");
            else if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) name.Append(rune.ToString());
        }
        var words = name.ToString().Trim().TrimStart('#').Trim().InForm(NormalizationForm.FormC);
        if (words.Length is 0 or > Longest) return null;
        var key = NameSearch.Fold(words);
        return key.Length == 0 ? null : new TagName(key, words);
    }
}
