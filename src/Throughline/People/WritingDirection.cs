using System.Collections.Frozen;
using System.Text;

namespace Throughline.People;

/// <summary>
/// Which way a language and a text are written. The lists are Unicode's (CLDR, characterOrder) and not the runtime's, which
/// knows no languages where it runs without the data of cultures, as the server does.
/// </summary>
public static class WritingDirection
{
    private static readonly FrozenSet<string> _languages = FrozenSet.ToFrozenSet(
        ["ar", "arc", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "ps",
            "prs", "sd", "sdh", "skr", "syr", "ug", "ur", "yi"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> _scripts = FrozenSet.ToFrozenSet(
        ["Arab", "Aran", "Adlm", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for languages written from right to left; a script in the tag ("az-Arab", "ks-Deva") decides.</summary>
    /// <param name="tag">BCP 47; anything else is left to right.</param>
    public static bool IsRightToLeft(string tag)
    {
        var parts = tag.Split('-', '_');
        return parts.FirstOrDefault(part => part.Length == 4 && part.All(char.IsAsciiLetter)) is { } script
            ? _scripts.Contains(script)
            : _languages.Contains(parts[0]);
    }

    /// <summary>True where more of a text's letters are written from right to left, false where fewer; null where it has none.</summary>
    public static bool? Of(string text)
    {
        var (left, right) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
            if (IsRightToLeft(rune)) right++;
            else if (Rune.IsLetter(rune)) left++;
        return left + right == 0 ? null : right > left;
    }

    /// <summary>
    /// The language to declare for a text: the one that is known of its reader or its writer, unless its own letters say that it
    /// cannot be; then the language they are used for most.
    /// </summary>
    public static string LanguageOf(string text, string known)
    {
        if (Of(text) != true || IsRightToLeft(known)) return known;
        var runes = text.EnumerateRunes().Where(IsRightToLeft).ToList();
        if (runes.Count(rune => rune.Value is >= 0x590 and <= 0x5FF or >= 0xFB1D and <= 0xFB4F) * 2 > runes.Count) return "he";
        if (runes.Count(rune => rune.Value is >= 0x780 and <= 0x7BF) * 2 > runes.Count) return "dv";
        if (runes.Count(rune => rune.Value is >= 0x700 and <= 0x74F) * 2 > runes.Count) return "syr";
        if (runes.Exists(rune => rune.Value is 0x679 or 0x688 or 0x691 or 0x6BA or 0x6D2)) return "ur"; // ٹ ڈ ڑ ں ے
        return runes.Exists(rune => rune.Value is 0x67E or 0x686 or 0x698 or 0x6AF or 0x6CC) ? "fa" : "ar"; // پ چ ژ گ ی
    }

    // Hebrew to Arabic Extended, their presentation forms, and the scripts of the supplementary plane.
    private static bool IsRightToLeft(Rune rune) => Rune.IsLetter(rune)
        && rune.Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
