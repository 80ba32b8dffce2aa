using System.Globalization;
using System.Text;

namespace Throughline.Journeys;

/// <summary>Keys made from what people write.</summary>
public static class Keys
{
    // Taking letters apart from their marks is ICU's work (string.Normalize), and the program travels without ICU.
    private static readonly (string Letters, string Plain)[] _plain =
    [
        ("àáâãäåāăąạảấầẩẫậắằẳẵặ", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįıỉị", "i"), ("ĵ", "j"),
        ("ķ", "k"), ("ĺļľł", "l"), ("ñńņň", "n"), ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"), ("ţťțŧ", "t"), ("þ", "th"),
        ("ùúûüũūŭůűųưụủứừửữự", "u"), ("ŵ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżž", "z"),
    ];

    /// <summary>"I get the checklist" → "i-get-the-checklist": small letters without marks, digits, single hyphens, 64 at most, cut between words where that is possible.</summary>
    /// <returns>Null where nothing is left of the text.</returns>
    public static string? From(string? text)
    {
        var key = new StringBuilder();
        foreach (var letter in (text ?? "").ToLowerInvariant())
        {
            if (Plain(letter) is { } plain) key.Append(plain);
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

    /// <summary>The stem itself where nothing has it yet; else the first of stem-2, stem-3 … that is free.</summary>
    public static string Free(string stem, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(stem);
        ArgumentNullException.ThrowIfNull(isTaken);
        var key = stem;
        for (var n = 2; isTaken(key); n++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{n}");
            key = stem[..Math.Min(stem.Length, Key.MaxLength - ending.Length)].TrimEnd('-') + ending;
        }
        return key;
    }

    private static string? Plain(char letter)
    {
        if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) return letter.ToString();
        foreach (var (letters, plain) in _plain)
            if (letters.Contains(letter, StringComparison.Ordinal)) return plain;
        return null;
    }
}
