using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Primitives;

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

    /// <summary>
    /// Which of what we keep of everybody a trait is, however a program writes it: "Email", "E-Mail", "first_name", "First Name".
    /// Null for every other, which keeps its name.
    /// </summary>
    public static string? Reserved(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant() switch
    {
        "email" or "emailaddress" => "email",
        "phone" or "phonenumber" => "phone",
        "firstname" => "firstName",
        "lastname" => "lastName",
        "name" or "fullname" => "name",
        "timezone" or "zone" => "zone",
        "language" or "locale" => "language",
        "consent" => "consent",
        "consenttomeasuring" => "consentToMeasuring",
        _ => null,
    };

    /// <summary>The key under which a trait of a name is kept: as it stands, else in other letters, else as <see cref="Of"/> would make
    /// the name of it. Null where there is none.</summary>
    public static string? Among(IReadOnlyDictionary<string, string> traits, string name)
    {
        if (traits.ContainsKey(name)) return name;
        foreach (var key in traits.Keys)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return key;
        foreach (var key in traits.Keys)
            if (Of(key).Equals(name, StringComparison.OrdinalIgnoreCase)) return key;
        return null;
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
        return string.Concat(plain.ToString().InForm(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
    }

    // shoe_size, memberRating, VAT
    [GeneratedRegex(@"^([a-z][A-Za-z0-9_]*|[A-Z]{1,4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ready();

    // Company|Name, URL|Of|Shop, MEMBER|RATING
    [GeneratedRegex(@"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+|[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
