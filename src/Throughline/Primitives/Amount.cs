using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Throughline.Primitives;

/// <summary>
/// A number as machines and people write it: 20.5, "20,50", "1.234,50", "1,234.50", "1 234,50", "€ 20", "20 EUR", "$1,000".
/// The one reader of numbers in text. What is no number, or could be two, is not read.
/// </summary>
/// <remarks>
/// A plain number has a point before its decimals. Otherwise the last of two different signs stands before the decimals; a comma
/// before three digits, or any sign that repeats, parts thousands. A point before three digits beside a currency ("€ 1.234")
/// means a thousand in one country and a little more than one in the next: it is not read.
/// </remarks>
/// <param name="Currency">ISO 4217 in capitals where the text names one; empty where it names none, or a sign that several share
/// ($).</param>
public readonly partial record struct Amount(decimal Number, string Currency)
{
    /// <summary>Longest text that is looked at, in characters.</summary>
    private const int Longest = 64;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly FrozenDictionary<string, string> _currencies =
        Currencies.All.Select(code => KeyValuePair.Create(code, code)).Concat(new Dictionary<string, string>
        {
            ["€"] = "EUR",
            ["eur"] = "EUR",
            ["Eur"] = "EUR",
            ["euro"] = "EUR",
            ["Euro"] = "EUR",
            ["EURO"] = "EUR",
            ["£"] = "GBP",
            ["gbp"] = "GBP",
            ["usd"] = "USD",
            ["US$"] = "USD",
            ["chf"] = "CHF",
            ["Fr"] = "CHF",
            ["SFr"] = "CHF",
            ["A$"] = "AUD",
            ["C$"] = "CAD",
            ["CA$"] = "CAD",
            ["NZ$"] = "NZD",
            ["HK$"] = "HKD",
            ["S$"] = "SGD",
            ["R$"] = "BRL",
            ["₹"] = "INR",
            ["₽"] = "RUB",
            ["₺"] = "TRY",
            ["₩"] = "KRW",
            ["₪"] = "ILS",
            ["₴"] = "UAH",
            ["zł"] = "PLN",
            ["Kč"] = "CZK",
            ["Ft"] = "HUF",
            ["лв"] = "BGN",
            ["$"] = "",
            ["¥"] = "",
            ["kr"] = "",
        }).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A number larger by one; the same where there is none.</summary>
    public decimal Larger => Number > decimal.MaxValue - 1 ? Number : Number + 1;

    /// <summary>A number smaller by one; the same where there is none.</summary>
    public decimal Smaller => Number < decimal.MinValue + 1 ? Number : Number - 1;

    /// <summary>Reads a JSON number, or text that is one; false for everything else, and for what no decimal can hold.</summary>
    public static bool TryRead(JsonElement value, out Amount amount)
    {
        amount = default;
        if (value.ValueKind == JsonValueKind.String) return TryRead(value.GetString(), out amount);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number)) return false;
        amount = new(number, "");
        return true;
    }

    /// <summary>Reads a number; false where the text is none, or could be two.</summary>
    public static bool TryRead(string? text, out Amount amount)
    {
        amount = default;
        if (text is not { Length: > 0 and <= Longest } || !text.AsSpan().ContainsAnyInRange('0', '9')) return false;
        if (decimal.TryParse(text.AsSpan().Trim(), Plain, CultureInfo.InvariantCulture, out var plain))
        {
            amount = new(plain, "");
            return true;
        }
        var parts = Written().Match(Normal(text));
        if (!parts.Success) return false;
        var (before, after) = (parts.Groups["before"], parts.Groups["after"]);
        if (CurrencyOf(before.Value) is not { } first || CurrencyOf(after.Value) is not { } second) return false;
        if (parts.Groups["sign"].Captures.Count > 1 || first.Length > 0 && second.Length > 0 && first != second) return false;
        if (Digits(parts.Groups["digits"].Value, before.Success || after.Success) is not { } number) return false;
        amount = new(parts.Groups["sign"].Value == "-" ? -number : number, first.Length > 0 ? first : second);
        return true;
    }

    private static string? CurrencyOf(string written) => written.Length == 0 ? "" : _currencies.GetValueOrDefault(written.TrimEnd('.'));

    private static string Normal(string text) =>
        text.Trim().Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\u2009', ' ').Replace('’', '\'').Replace('\u2212', '-');

    private static decimal? Digits(string digits, bool beside)
    {
        if (Thousands().Match(digits) is { Success: true } grouped)
        {
            var sign = grouped.Groups["parts"].Value;
            var isOne = grouped.Groups["next"].Captures.Count == 0 && !grouped.Groups["decimals"].Success;
            if (isOne && sign == "." && beside && digits[0] != '0') return null;
            if (!isOne || sign != "." && digits[0] != '0') return Parsed(digits.Replace(sign, "", StringComparison.Ordinal).Replace(',',
                '.'));
        }
        if (Lakhs().IsMatch(digits)) return Parsed(digits.Replace(",", "", StringComparison.Ordinal));
        return Simple().IsMatch(digits) ? Parsed(digits.Replace(',', '.')) : null;
    }

    private static decimal? Parsed(string digits) => decimal.TryParse(digits, Plain, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    // A sign and a currency in either order, digits, perhaps ",-" for no cents, a currency.
    [GeneratedRegex(
        @"^(?<sign>[-+])?(?<before>[\p{L}\p{Sc}]{1,5}\.?)? ?(?<sign>[-+])?"
        + @"(?<digits>[0-9][0-9 .,']{0,63}?)([.,][-–—]{1,2})? ?(?<after>[\p{L}\p{Sc}]{1,5}\.?)?\z", Options, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^[0-9]{1,3}(?<parts>[ ,.'])[0-9]{3}(?<next>\k<parts>[0-9]{3})*(?<decimals>(?!\k<parts>)[.,][0-9]+)?\z", Options,
        1000)]
    private static partial Regex Thousands();

    // 1,23,456.50, as India writes it.
    [GeneratedRegex(@"^[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?\z", Options, 1000)]
    private static partial Regex Lakhs();

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?\z", Options, 1000)]
    private static partial Regex Simple();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
