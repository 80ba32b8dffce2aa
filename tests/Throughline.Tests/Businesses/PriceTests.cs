using Throughline.Businesses;
using Throughline.Primitives;

namespace Throughline.Tests.Businesses;

public sealed class PriceTests
{
    [Theory]
    [InlineData("490", "EUR", "490 EUR")]
    [InlineData("0", "EUR", "0 EUR")]
    [InlineData("1.200,50 €", "CHF", "1200.50 EUR")]
    [InlineData("CHF 90", null, "90 CHF")]
    [InlineData("$49.90", "USD", "49.90 USD")]
    [InlineData("kr 900", "NOK", "900 NOK")]
    [InlineData("12000", "JPY", "12000 JPY")]
    public void A_price_is_read_as_people_write_it(string typed, string? own, string read)
    {
        Assert.True(Price.TryRead(typed, own, PricePer.Month, out var price, out var problem), problem);
        Assert.Equal((read, PricePer.Month), (FormattableString.Invariant($"{price.Amount} {price.Currency}"), price.Per));
    }

    [Theory]
    [InlineData("cheap", "EUR", "as a number")]
    [InlineData("€ 1.234", "EUR", "as a number")] // a thousand in one country, a little more than one in the next
    [InlineData("-5", "EUR", "nought or more")]
    [InlineData("1000000000", "EUR", "less than a thousand million")]
    [InlineData("490", null, "Say the currency too")]
    [InlineData("$490", "EUR", "Which currency is meant")]
    [InlineData("¥490", "USD", "Which currency is meant")]
    [InlineData("4.999", "EUR", "2 decimals at most")]
    [InlineData("1000.5", "JPY", "whole numbers")]
    public void What_is_no_price_is_said(string typed, string? own, string says)
    {
        Assert.False(Price.TryRead(typed, own, PricePer.Once, out _, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE", "EUR")]
    [InlineData("CH", "CHF")]
    [InlineData("US", "USD")]
    [InlineData("ZZ", null)]
    [InlineData(null, null)]
    public void A_country_pays_with_its_currency(string? country, string? currency)
    {
        Assert.Equal(currency, Currencies.OfCountry(country));
        Assert.Equal(currency, Currencies.Find(currency?.ToLowerInvariant()));
    }
}
