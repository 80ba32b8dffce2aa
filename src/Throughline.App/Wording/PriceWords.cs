using System.Globalization;
using Throughline.Businesses;
using Throughline.Primitives;

namespace Throughline.App.Wording;

/// <summary>Prices as people read them, and their kinds as people choose them.</summary>
internal static class PriceWords
{
    public static IReadOnlyList<(PricePer Per, string Name)> Kinds { get; } =
        [(PricePer.Once, "One-off"), (PricePer.Month, "A month"), (PricePer.Year, "A year")];

    /// <summary>"1,200 EUR", "49.50 EUR a month": no decimals where there is nothing behind the point.</summary>
    public static string Of(Price price) => $"{Number(price, "N")} {price.Currency}" + price.Per switch
    {
        PricePer.Month => " a month",
        PricePer.Year => " a year",
        _ => "",
    };

    /// <summary>As it stands in a box: "1200 EUR".</summary>
    public static string Typed(Price price) => $"{Number(price, "F")} {price.Currency}";

    private static string Number(Price price, string format)
    {
        var decimals = decimal.Truncate(price.Amount) == price.Amount ? 0 : Currencies.DecimalsOf(price.Currency);
        return price.Amount.ToString(format + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
