using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Throughline.Primitives;

/// <summary>The currencies of the world, by ISO 4217 (table A.1).</summary>
public static class Currencies
{
    // What has another number of decimals than two.
    private static readonly FrozenDictionary<string, int> _decimals = new Dictionary<string, int>
    {
        ["BIF"] = 0,
        ["CLP"] = 0,
        ["DJF"] = 0,
        ["GNF"] = 0,
        ["ISK"] = 0,
        ["JPY"] = 0,
        ["KMF"] = 0,
        ["KRW"] = 0,
        ["PYG"] = 0,
        ["RWF"] = 0,
        ["UGX"] = 0,
        ["UYI"] = 0,
        ["VND"] = 0,
        ["VUV"] = 0,
        ["XAF"] = 0,
        ["XOF"] = 0,
        ["XPF"] = 0,
        ["BHD"] = 3,
        ["IQD"] = 3,
        ["JOD"] = 3,
        ["KWD"] = 3,
        ["LYD"] = 3,
        ["OMR"] = 3,
        ["TND"] = 3,
    }.ToFrozenDictionary();

    private const string Euro = "AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK";

    // Countries without the euro, each with what is paid with there.
    private const string Elsewhere =
        "AE AED|AR ARS|AU AUD|BR BRL|CA CAD|CH CHF|CL CLP|CN CNY|CO COP|CZ CZK|DK DKK|EG EGP|GB GBP|HK HKD|HU HUF|"
        + "ID IDR|IL ILS|IN INR|IS ISK|JP JPY|KE KES|KR KRW|KZ KZT|LI CHF|MX MXN|MY MYR|NG NGN|NO NOK|NZ NZD|PE PEN|PH PHP|PK PKR|PL PLN|"
        + "RO RON|RS RSD|SA SAR|SE SEK|SG SGD|TH THB|TR TRY|TW TWD|UA UAH|US USD|VN VND|ZA ZAR";

    private static readonly FrozenDictionary<string, string> _ofCountry = Euro.Split(' ').Select(country => (country, "EUR"))
        .Concat(Elsewhere.Split('|').Select(pair => (pair[..2], pair[3..])))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    // Signs that several currencies share.
    private static readonly (string Sign, string Meant)[] _shared =
        [("$", "ARS AUD CAD CLP COP HKD MXN NZD SGD TWD USD"), ("¥", "CNY JPY"), ("kr", "DKK ISK NOK SEK")];

    /// <summary>Codes of three capitals, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. ("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
        + "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
        + "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
        + "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
        + "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
        + "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG").Split(' '),
    ];

    /// <summary>The code of one in any letter case; null where it is none.</summary>
    public static string? Find(string? code) =>
        code?.Trim().ToUpperInvariant() is { Length: 3 } found && All.Contains(found) ? found : null;

    /// <summary>False where the text has a sign that several currencies share, and this one is none of them.</summary>
    public static bool MayBeMeantBy(string text, string currency) =>
        _shared.Where(one => text.Contains(one.Sign, StringComparison.OrdinalIgnoreCase))
            .All(one => one.Meant.Contains(currency, StringComparison.Ordinal));

    /// <summary>Decimals of a currency's minor unit; two where the currency is not known.</summary>
    public static int DecimalsOf(string currency) => _decimals.GetValueOrDefault(currency, 2);

    /// <summary>What is paid with in a country (ISO 3166); null where that is not known here.</summary>
    public static string? OfCountry(string? country) => country is null ? null : _ofCountry.GetValueOrDefault(country);
}
