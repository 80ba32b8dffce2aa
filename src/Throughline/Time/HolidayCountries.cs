using System.Collections.Immutable;
using PublicHoliday;

namespace Throughline.Time;

/// <summary>A part of a country with holidays of its own.</summary>
public sealed record HolidayRegion(string Code, string Name);

/// <summary>A country whose public holidays are known.</summary>
public sealed class HolidayCountry
{
    internal HolidayCountry(string code, string name, ImmutableArray<HolidayRegion> regions, Func<string, PublicHolidayBase> source) =>
        (Code, Name, Regions, Source) = (code, name, regions, source);

    /// <summary>What is kept where no region is chosen.</summary>
    public string Whole { get; internal init; } = "";

    /// <summary>ISO 3166, two letters.</summary>
    public string Code { get; }

    public string Name { get; }

    public ImmutableArray<HolidayRegion> Regions { get; }

    /// <summary>From a region's code, empty for the whole country.</summary>
    internal Func<string, PublicHolidayBase> Source { get; }
}

/// <summary>The countries whose public holidays are known, by name, and the regions that have their own.</summary>
public static class HolidayCountries
{
    private const string Australia = "ACT Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|"
        + "TAS Tasmania|VIC Victoria|WA Western Australia";

    private const string Canada = "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|"
        + "NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon";

    private const string France = "AlsaceMoselle Alsace and Moselle|Guadeloupe Guadeloupe|Guyane French Guiana|Martinique Martinique|"
        + "Mayotte Mayotte|NouvelleCaledonie New Caledonia|PolynesieFrancaise French Polynesia|Reunion Réunion|"
        + "SaintBarthelemy Saint Barthélemy|SaintMartin Saint Martin|WallisEtFutuna Wallis and Futuna";

    private const string Germany = "BW Baden-Württemberg|BY Bavaria|BE Berlin|BB Brandenburg|HB Bremen|HH Hamburg|HE Hesse|"
        + "MV Mecklenburg-Vorpommern|NI Lower Saxony|NW North Rhine-Westphalia|RP Rhineland-Palatinate|SL Saarland|SN Saxony|"
        + "ST Saxony-Anhalt|SH Schleswig-Holstein|TH Thuringia";

    private const string NewZealand = "AUCKLAND Auckland|CANTERBURY Canterbury|CHATHAM_ISLANDS Chatham Islands|HAWKES_BAY Hawke’s Bay|"
        + "MARLBOROUGH Marlborough|NELSON Nelson|NORTHLAND Northland|OTAGO Otago|SOUTH_CANTERBURY South Canterbury|SOUTHLAND Southland|"
        + "TARANAKI Taranaki|WELLINGTON Wellington|WESTLAND Westland";

    private const string Switzerland = "AG Aargau|AI Appenzell Innerrhoden|AR Appenzell Ausserrhoden|BL Basel-Landschaft|BS Basel-Stadt|"
        + "BE Bern|FR Fribourg|GE Geneva|GL Glarus|GR Graubünden|JU Jura|LU Lucerne|NE Neuchâtel|NW Nidwalden|OW Obwalden|SG St. Gallen|"
        + "SH Schaffhausen|SZ Schwyz|SO Solothurn|TG Thurgau|TI Ticino|UR Uri|VS Valais|VD Vaud|ZG Zug|ZH Zurich";

    private const string UnitedKingdom = "NorthernIreland Northern Ireland|Scotland Scotland";

    private const string Everywhere = "Only what the whole country keeps";

    public static ImmutableArray<HolidayCountry> All { get; } =
    [
        With("AU", "Australia", Australia, part => new AustraliaPublicHoliday { State = Part<AustraliaPublicHoliday.States>(part) }),
        Whole("AT", "Austria", () => new AustriaPublicHoliday()),
        Whole("BE", "Belgium", () => new BelgiumPublicHoliday()),
        Whole("BR", "Brazil", () => new BrazilPublicHoliday()),
        With("CA", "Canada", Canada, part => new CanadaPublicHoliday(part)),
        Whole("HR", "Croatia", () => new CroatiaPublicHoliday()),
        Whole("CZ", "Czechia", () => new CzechRepublicPublicHoliday()),
        Whole("DK", "Denmark", () => new DenmarkPublicHoliday()),
        Whole("EE", "Estonia", () => new EstoniaPublicHoliday()),
        Whole("FI", "Finland", () => new FinlandPublicHoliday()),
        With("FR", "France", France, part => new FrancePublicHoliday { Region = Part<FrancePublicHoliday.Regions>(part) }),
        With("DE", "Germany", Germany, part => new GermanPublicHoliday { State = Part<GermanPublicHoliday.States>(part) }),
        Whole("GR", "Greece", () => new GreecePublicHoliday()),
        Whole("HU", "Hungary", () => new HungaryPublicHoliday()),
        Whole("IE", "Ireland", () => new IrelandPublicHoliday()),
        Whole("IT", "Italy", () => new ItalyPublicHoliday()),
        Whole("JP", "Japan", () => new JapanPublicHoliday()),
        Whole("KZ", "Kazakhstan", () => new KazakhstanPublicHoliday()),
        Whole("LV", "Latvia", () => new LatviaPublicHoliday()),
        Whole("LT", "Lithuania", () => new LithuaniaPublicHoliday()),
        Whole("LU", "Luxembourg", () => new LuxembourgPublicHoliday()),
        Whole("MX", "Mexico", () => new MexicoPublicHoliday()),
        Whole("ME", "Montenegro", () => new MontenegroPublicHoliday()),
        Whole("NL", "Netherlands", () => new DutchPublicHoliday()),
        With("NZ", "New Zealand", NewZealand, part =>
            new NewZealandPublicHoliday { ProvincialDistrict = Part<NewZealandPublicHoliday.ProvincialDistricts>(part) }),
        Whole("NO", "Norway", () => new NorwayPublicHoliday()),
        Whole("PL", "Poland", () => new PolandPublicHoliday()),
        With("PT", "Portugal", "Acores Azores|Madeira Madeira", part =>
            new PortugalPublicHoliday { Region = Part<PortugalPublicHoliday.Regions>(part) }),
        Whole("RO", "Romania", () => new RomanianPublicHoliday()),
        Whole("RS", "Serbia", () => new SerbianPublicHoliday()),
        Whole("SK", "Slovakia", () => new SlovakiaPublicHoliday()),
        Whole("SI", "Slovenia", () => new SloveniaPublicHoliday()),
        Whole("ZA", "South Africa", () => new SouthAfricaPublicHoliday()),
        Whole("ES", "Spain", () => new SpainPublicHoliday()),
        Whole("SE", "Sweden", () => new SwedenPublicHoliday()),
        With("CH", "Switzerland", Switzerland, part =>
            new SwitzerlandPublicHoliday { Canton = Part<SwitzerlandPublicHoliday.Cantons>(part) }),
        Whole("TR", "Türkiye", () => new TurkeyPublicHoliday()),
        With("GB", "United Kingdom", UnitedKingdom, part => new UKBankHoliday(Part<UKBankHoliday.UkCountries>(part)),
            "England and Wales"),
        Whole("US", "United States", () => new USAPublicHoliday()),
    ];

    /// <summary>The country of this code in any letter case; null where its holidays are not known.</summary>
    public static HolidayCountry? Find(string? code) =>
        All.FirstOrDefault(country => country.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    private static HolidayCountry Whole(string code, string name, Func<PublicHolidayBase> source) => new(code, name, [], _ => source());

    private static HolidayCountry With(
        string code, string name, string regions, Func<string, PublicHolidayBase> source, string whole = Everywhere)
    {
        var parts = regions.Split('|').Select(region => region.Split(' ', 2));
        return new(code, name, [.. parts.Select(one => new HolidayRegion(one[0], one[1]))], source) { Whole = whole };
    }

    // The first of each list is what holds in the whole country.
    private static T Part<T>(string code)
        where T : struct, Enum => Enum.TryParse<T>(code, ignoreCase: false, out var part) ? part : default;
}
