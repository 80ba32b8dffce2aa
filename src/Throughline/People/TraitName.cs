using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.People;

/// <summary>The name by which a message can merge in what stands in a column: "MEMBER_RATING" is <c>memberRating</c>.</summary>
public static partial class TraitName
{
    /// <summary>Longest name made, in characters.</summary>
    public const int Longest = 64;

    /// <summary>Capitals up to this many are an abbreviation (VAT) and stay.</summary>
    private const int LongestAbbreviation = 4;

    /// <summary>
    /// The words of a heading in camel case, without accents. A name in small letters that can be merged in as it stands
    /// (<c>shoe_size</c>) stays, and so does an abbreviation. Empty where the heading has no Latin letter.
    /// </summary>
    public static string Of(string heading)
    {
        var plain = WithoutAccents(heading.Trim());
        var start = string.Concat(plain.SkipWhile(c => !char.IsAsciiLetter(c)));
        var name = Ready().IsMatch(start) ? start : Camel(start);
        return name.Length <= Longest ? name : name[..Longest];
    }

    private static string Camel(string text)
    {
        var allCapitals = !text.Any(char.IsAsciiLetterLower);
        var name = new StringBuilder();
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length);
            var isAbbreviation = !allCapitals && word.Length <= LongestAbbreviation && word.All(char.IsAsciiLetterUpper);
            if (name.Length == 0) name.Append(word.ToLowerInvariant());
            else name.Append(isAbbreviation ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant());
        }
        return name.ToString();
    }

    private static string WithoutAccents(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            plain.Append(rune.Value switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'Ä' => "Ae",
                'Ö' => "Oe",
                'Ü' => "Ue",
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'ø' => "o",
                'ł' => "l",
                'đ' => "d",
                'ı' => "i",
                'Ø' => "O",
                'Ł' => "L",
                '’' or '\'' => "",
                _ => rune.ToString(),
            });
        return string.Concat(plain.ToString().Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
    }

    // shoe_size, memberRating, VAT
    [GeneratedRegex(@"^([a-z][A-Za-z0-9_]*|[A-Z]{1,4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ready();

    // Company|Name, URL|Of|Shop, MEMBER|RATING
    [GeneratedRegex(@"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+|[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
