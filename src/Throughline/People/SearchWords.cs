using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.People;

/// <summary>
/// The words by which people are found, and those of what somebody types. A word is found by its beginning, so what is the
/// beginning of another word of the same person is left out: it finds them by that one.
/// </summary>
public static partial class SearchWords
{
    /// <summary>Most words of a person.</summary>
    public const int Most = 24;

    /// <summary>Longest word, in characters (UTF-16); what is longer is cut, here and in what is typed.</summary>
    public const int Longest = 40;

    /// <summary>Most words of what is typed that are looked at: the longest.</summary>
    public const int MostTyped = 4;

    /// <summary>Longest text that is looked at, in characters.</summary>
    private const int LongestText = 1000;

    /// <summary>Most words that are compared with one another.</summary>
    private const int MostLookedAt = 100;

    /// <summary>Where those come who have neither a name nor an address: behind every letter.</summary>
    private const string Nameless = "\uFFFD";

    /// <summary>Fewest digits of what is read as one number although there are spaces in it.</summary>
    private const int FewestDigits = 5;

    /// <summary>The words of somebody, the surest first; where there are too many, the last are left out.</summary>
    public static ImmutableArray<string> Of(PersonFacts facts)
    {
        var words = new List<string>();
        if (facts.Email is { } email) words.AddRange(OfAddress(email));
        if (facts.Phone is { } phone) words.AddRange(PhoneNumber.DialledAs(phone));
        words.AddRange(OfName(facts.LastName));
        words.AddRange(OfName(facts.FirstName));
        words.AddRange(Joined(facts.FirstName, facts.LastName));
        words.AddRange(OfName(facts.Trait("company")));
        if (facts.Email is { } parts) words.AddRange(PartsOf(parts));
        return [.. WithoutBeginnings(words).Take(Most)];
    }

    /// <summary>Whether both are found by the same words, as far as that is seen without working them out.</summary>
    public static bool AreOfTheSame(PersonFacts one, PersonFacts other) =>
        one.FirstName == other.FirstName && one.LastName == other.LastName && one.Email == other.Email && one.Phone == other.Phone
            && (ReferenceEquals(one.Traits, other.Traits) || one.Trait("company") == other.Trait("company"));

    /// <summary>What people are put in order by: last name, then first name; those without a name come by their address. At most
    /// <see cref="Longest"/> characters.</summary>
    public static string SortName(PersonFacts facts)
    {
        var name = $"{facts.LastName?.Trim()} {facts.FirstName?.Trim()}".Trim();
        if (name.Length == 0) name = facts.Email ?? facts.Phone ?? "";
        return Cut(Folded(name).Trim()) is { Length: > 0 } sorted ? sorted : Nameless;
    }

    /// <summary>What is looked for, the longest first: each must be the beginning of a word of whoever is found. Empty where there is
    /// no letter and no digit in what was typed.</summary>
    public static ImmutableArray<string> Typed(string text)
    {
        if (AsNumber(text) is { } number) return [Cut(number)];
        var words = WithoutBeginnings(Pieces(text).Select(Whole));
        return [.. words.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Take(MostTyped)];
    }

    /// <summary>
    /// The first word, by its bytes in UTF-8, that no longer begins with this one: the beginning is a range from itself to here. The order
    /// of bytes is that of code points, which is not that of .NET's characters.
    /// </summary>
    public static string After(string beginning)
    {
        var runes = beginning.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == LastRune) runes.RemoveAt(runes.Count - 1);
        if (runes.Count == 0) return string.Concat(Enumerable.Repeat(new Rune(LastRune).ToString(), Longest)); // behind every word there is
        var next = runes[^1].Value + 1;
        runes[^1] = new Rune(next is >= 0xD800 and <= 0xDFFF ? 0xE000 : next); // halves of signs are no signs
        return string.Concat(runes);
    }

    private const int LastRune = 0x10FFFF;

    private static IEnumerable<string> OfAddress(string email)
    {
        var address = Folded(email).Trim();
        yield return address;
        if (address.LastIndexOf('@') is >= 0 and var at) yield return address[(at + 1)..];
    }

    // What stands before the @ is the beginning of the whole address.
    private static IEnumerable<string> PartsOf(string email)
    {
        var address = Folded(email).Trim();
        return address[..Math.Max(address.LastIndexOf('@'), 0)].Split('.', '_', '-', '+');
    }

    private static IEnumerable<string> OfName(string? name)
    {
        foreach (var piece in Pieces(name ?? ""))
        {
            yield return Whole(piece);
            foreach (var part in Inner().Split(piece)) yield return part;
        }
    }

    // 王 and 小明 are typed as 王小明: these scripts have no spaces.
    private static IEnumerable<string> Joined(string? first, string? last)
    {
        var (given, family) = (Folded(first ?? "").Trim(), Folded(last ?? "").Trim());
        return IsWithoutSpaces(given) && IsWithoutSpaces(family) ? [family + given, given + family] : [];
    }

    private static bool IsWithoutSpaces(string name) =>
        name.Length > 0 && name.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter);

    /// <summary>What spaces and brackets leave of a text, folded.</summary>
    private static IEnumerable<string> Pieces(string text) => Between().Split(Folded(text)).Select(piece => piece.Trim('-', '.', '+'));

    /// <summary>O'Hara is typed as ohara, too; in an address each sign counts.</summary>
    private static string Whole(string piece) =>
        piece.Contains('@', StringComparison.Ordinal) ? piece.TrimStart('@') : Apostrophe().Replace(piece, "");

    // In one form: signs that nobody sees are gone, and so is whatever cannot be stored.
    private static string Folded(string text)
    {
        var looked = text.Length <= LongestText ? text : text[..LongestText];
        var folded = new StringBuilder(looked.Length);
        foreach (var rune in NameSearch.Fold(looked).EnumerateRunes())
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.Control:
                    folded.Append(' ');
                    break;
                case UnicodeCategory.DashPunctuation:
                    folded.Append('-');
                    break;
                default:
                    folded.Append(rune.ToString());
                    break;
            }
        return folded.ToString();
    }

    /// <summary>A telephone number as somebody types it, as its digits; null where it is something else.</summary>
    private static string? AsNumber(string text)
    {
        if (text.Length > LongestText || !Number().IsMatch(text)) return null;
        var digits = string.Concat(text.Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));
        if (digits.Length < FewestDigits) return null;
        return digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    private static string Cut(string word) =>
        word.Length <= Longest ? word : word[..(char.IsHighSurrogate(word[Longest - 1]) ? Longest - 1 : Longest)];

    private static IEnumerable<string> WithoutBeginnings(IEnumerable<string> words)
    {
        var all = words.Select(Cut).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).Take(MostLookedAt).ToList();
        return all.Where(word => !all.Exists(other => other.Length > word.Length && other.StartsWith(word, StringComparison.Ordinal)));
    }

    // A sign that is in no name and in no address.
    [GeneratedRegex(@"[\s,;:/\\()\[\]{}<>""“”„«»|!?*&%=$^~]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"[-.'’‘`´ʼ]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inner();

    [GeneratedRegex("['’‘`´ʼ]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"^[\d\s+＋()./\u2010-\u2015\u2212\u00A0\u202F-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
