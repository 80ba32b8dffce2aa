using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Throughline.People;

/// <summary>
/// The one form of a telephone number: as it is dialled from anywhere (E.164, "+491715550123"). Spreadsheets put an
/// apostrophe before it, people write (0), slashes, dots, 00 for the plus and an extension: all of that is taken. What
/// has letters or other things in it is no number, however many digits could be picked out of it.
/// </summary>
public static partial class PhoneNumber
{
    /// <summary>Longest text that is looked at, in characters.</summary>
    private const int Longest = 64;

    private const string Apostrophes = "'’‘`´";

    private static readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// The number in its one form; null where the text cannot be one. Without a country a number that does not say its own
    /// is kept as its digits, because nobody can tell whose it is.
    /// </summary>
    /// <param name="country">Where the business is, two letters (ISO 3166); null where that is not known.</param>
    public static string? Normalise(string? text, string? country)
    {
        if (Plain(text) is not { } number) return null;
        if (Dialled(number, country) is { } dialled) return dialled;
        if (number.StartsWith("00", StringComparison.Ordinal)) return Dialled("+" + number[2..].TrimStart(), null);
        // Its digits must not be read as another number the next time: "-0-0171" would become one of another country.
        return country is null && !number.StartsWith('+') && Digits(number) is { } digits
            && !digits.StartsWith("00", StringComparison.Ordinal) ? digits : null;
    }

    /// <summary>
    /// The digits by which people know a number of that form: with its country's code, as it is dialled within the country, and
    /// without what stands before either. Only its digits where it does not say its country.
    /// </summary>
    public static IReadOnlyList<string> DialledAs(string number)
    {
        if (!number.StartsWith('+')) return Digits(number) is { } digits ? [digits] : [];
        try
        {
            var read = _numbers.Parse(number, null);
            var within = string.Concat(_numbers.Format(read, PhoneNumberFormat.NATIONAL).Where(char.IsAsciiDigit));
            return [number[1..], within, _numbers.GetNationalSignificantNumber(read)];
        }
        catch (NumberParseException)
        {
            return [];
        }
    }

    /// <summary>What is left when what people put around a number is gone; null where that is more than a number.</summary>
    private static string? Plain(string? text)
    {
        var number = text?.Trim() ?? "";
        if (number.Length > Longest) return null;
        number = number.TrimStart(Apostrophes.ToCharArray()).TrimStart();
        if (number.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            number = Uri.UnescapeDataString(number[4..]).Split(';')[0].TrimStart('/');
        number = Extension().Replace(number, "").Trim();
        return Written().IsMatch(number) ? number : null;
    }

    private static string? Dialled(string number, string? country)
    {
        try
        {
            var read = _numbers.Parse(number, country);
            if (_numbers.IsPossibleNumberWithReason(read) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE) return null;
            var form = _numbers.Format(read, PhoneNumberFormat.E164);
            return IsItsOwnForm(form) ? form : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // A number whose form would be read as another one could not be found again.
    private static bool IsItsOwnForm(string form) => _numbers.Format(_numbers.Parse(form, null), PhoneNumberFormat.E164) == form;

    /// <summary>Five to fifteen digits (ITU-T E.164 has fifteen at most).</summary>
    private static string? Digits(string number)
    {
        var digits = string.Concat(number.Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));
        return digits.Length is >= 5 and <= 15 ? digits : null;
    }

    // "+49 (0)171 555-0123", "(0049) 171/5550123"
    [GeneratedRegex(@"^[(\s]*[+＋]?[\d\s()./\u2010-\u2015\u2212\u00A0\u202F-]*\d[\d\s()./\u2010-\u2015\u2212-]*$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    // "ext. 12", "x12", "Durchwahl 12", "#12", "poste 12"
    [GeneratedRegex(@"(?<=\d\)?)[\s,;]*(extension|ext|x|#|durchwahl|dw|app|apparat|poste|int|interno|toestel|doorkies)[.:\s]*\d{1,7}\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Extension();
}
