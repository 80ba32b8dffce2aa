using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Enrollments;
using Throughline.Primitives;

namespace Throughline.Tests.Primitives;

public sealed class AmountTests
{
    [Theory]
    [InlineData("20", "20", "")]
    [InlineData(" 20.5 ", "20.5", "")]
    [InlineData("-3.5", "-3.5", "")]
    [InlineData("1.234", "1.234", "")] // as machines write it
    [InlineData("20,50", "20.50", "")]
    [InlineData("0,125", "0.125", "")]
    [InlineData("1234,567", "1234.567", "")]
    [InlineData("1,234", "1234", "")]
    [InlineData("1.234,50", "1234.50", "")]
    [InlineData("1,234.50", "1234.50", "")]
    [InlineData("1.234.567", "1234567", "")]
    [InlineData("1,234,567.89", "1234567.89", "")]
    [InlineData("1 234,50", "1234.50", "")]
    [InlineData("1\u202f234,50\u00a0€", "1234.50", "EUR")]
    [InlineData("1'234.50", "1234.50", "")]
    [InlineData("1’234.50 CHF", "1234.50", "CHF")]
    [InlineData("₹1,23,456.50", "123456.50", "INR")]
    [InlineData("€ 20", "20", "EUR")]
    [InlineData("20€", "20", "EUR")]
    [InlineData("20 EUR", "20", "EUR")]
    [InlineData("20 Euro", "20", "EUR")]
    [InlineData("USD 5", "5", "USD")]
    [InlineData("US$5", "5", "USD")]
    [InlineData("$1,000", "1000", "")]
    [InlineData("$20 CAD", "20", "CAD")]
    [InlineData("-$5.00", "-5.00", "")]
    [InlineData("€ -5", "-5", "EUR")]
    [InlineData("−5,00", "-5.00", "")]
    [InlineData("20,- €", "20", "EUR")]
    [InlineData("Fr. 20.–", "20", "CHF")]
    public void What_people_write_is_read(string text, string number, string currency)
    {
        Assert.True(Amount.TryRead(text, out var amount));
        Assert.Equal((decimal.Parse(number, CultureInfo.InvariantCulture), currency), (amount.Number, amount.Currency));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("true")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e3")]
    [InlineData("€ 1.234")] // a thousand here, a little more than one there
    [InlineData("1,2,3")]
    [InlineData("1.2.3")]
    [InlineData("12,34.5,6")]
    [InlineData("1.234,567.8")]
    [InlineData("--5")]
    [InlineData("5-")]
    [InlineData("day 5")]
    [InlineData("5 apples")]
    [InlineData("EUR 5 USD")]
    [InlineData("5 %")]
    [InlineData("2026-01-31")]
    [InlineData("999999999999999999999999999999999999999999999999999999999999")]
    public void What_is_no_number_or_could_be_two_is_not(string? text) => Assert.False(Amount.TryRead(text, out _));

    [Fact]
    public void Every_decimal_is_read_as_it_is() => Prop.ForAll<decimal>(number =>
        Amount.TryRead(number.ToString(CultureInfo.InvariantCulture), out var text) && text.Number == number
        && Amount.TryRead(JsonSerializer.SerializeToElement(number), out var value) && value.Number == number).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_not_and_breaks_nothing() => Prop.ForAll(
        Gen.Elements("1", "0", "9", ".", ",", " ", "'", "-", "+", "€", "EUR", "$", "kr", "e", "\u00a0",
            new string('9', 30)).ArrayOf().Select(string.Concat).ToArbitrary(),
        text => !Amount.TryRead(text, out var amount) || Amount.TryRead(amount.Number.ToString(CultureInfo.InvariantCulture),
            out var again) && again.Number == amount.Number)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[5]")]
    [InlineData("{}")]
    public void A_value_that_no_decimal_can_hold_is_no_number(string json)
    {
        using var value = JsonDocument.Parse(json);
        Assert.False(Amount.TryRead(value.RootElement, out _));
    }

    [Theory]
    [InlineData("""{"total":"20,50"}""", 2050, "")]
    [InlineData("""{"total":"€ 1.234,50"}""", 123450, "EUR")]
    [InlineData("""{"total":"20 EUR","currency":"chf"}""", 2000, "CHF")]
    [InlineData("""{"revenue":"1,000 JPY"}""", 1000, "JPY")]
    [InlineData("""{"revenue":"abc","total":12.5}""", 1250, "")]
    [InlineData("""{"total":false}""", 0, "")]
    [InlineData("""{"total":1e400}""", 0, "")]
    public void What_an_order_is_worth_is_read_by_the_same_rules(string json, long minor, string currency)
    {
        using var properties = JsonDocument.Parse(json);
        Assert.Equal(new Money(minor, currency), Money.Of(properties.RootElement));
    }
}
