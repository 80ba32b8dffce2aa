using System.Globalization;
using System.Text;

namespace Throughline.Businesses;

/// <summary>Makes the keys by which journeys name the entries of the book: small letters, digits and hyphens.</summary>
public static class BookKey
{
    public const int MaxLength = 64;

    // Normalising would need ICU, which does not travel with the program.
    private static readonly (string Letters, string Plain)[] _plain =
    [
        ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ìíîïĩīĭįı", "i"), ("ķ", "k"), ("ĺļľł", "l"), ("ñńņň", "n"),
        ("òóôõöøōŏő", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"), ("ţťțþ", "t"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
    ];

    /// <summary>The key that a name suggests and nothing has yet: "Ana Álvarez" is "ana-alvarez", and the second one "ana-alvarez-2".</summary>
    /// <param name="otherwise">What it is called where the name has no letter that a key can hold: "client".</param>
    public static string For(string name, string otherwise, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(isTaken);
        var first = Plain(name) is { Length: > 0 } plain ? plain : otherwise;
        var key = first;
        for (var n = 2; isTaken(key); n++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{n}");
            key = Cut(first, MaxLength - ending.Length) + ending;
        }
        return key;
    }

    private static string Plain(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
            if (Plain(letter) is { } plain) key.Append(plain);
            else if (letter is not ('\'' or '’') && key.Length > 0 && key[^1] != '-') key.Append('-');
        return Cut(key.ToString(), MaxLength);
    }

    private static string? Plain(char letter)
    {
        if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) return letter.ToString();
        foreach (var (letters, plain) in _plain)
            if (letters.Contains(letter, StringComparison.Ordinal)) return plain;
        return null;
    }

    private static string Cut(string key, int most) => (key.Length <= most ? key : key[..most]).Trim('-');
}
