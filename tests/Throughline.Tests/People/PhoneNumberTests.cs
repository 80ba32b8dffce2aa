using FsCheck;
using FsCheck.Fluent;
using Throughline.People;
using Throughline.Time;

namespace Throughline.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+49 171 5550123")]
    [InlineData("'+491715550123")]
    [InlineData("’+49 171 5550123")]
    [InlineData("+49 (0)171 555 0123")]
    [InlineData("+49 (0) 171 / 555 01 23")]
    [InlineData("0049 171 5550123")]
    [InlineData("(0049) 171-5550123")]
    [InlineData("0171-5550123")]
    [InlineData("0171/5550123")]
    [InlineData("0171.555.01.23")]
    [InlineData("tel:+49-171-555-0123")]
    [InlineData("TEL:+491715550123;ext=5")]
    [InlineData("tel:+49%20171%205550123")]
    [InlineData("+49 171 5550123 ext. 12")]
    [InlineData("+49 171 5550123 x12")]
    [InlineData("+49 171 5550123, Durchwahl 12")]
    [InlineData("＋49 171 5550123")]
    [InlineData("+49\u00A0171\u00A05550123")]
    [InlineData("+49 171‑555‑0123")]
    [InlineData("  +491715550123  ")]
    public void However_it_is_written_a_number_has_one_form(string text) =>
        Assert.Equal("+491715550123", PhoneNumber.Normalise(text, "DE"));

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>2")]
    [InlineData("javascript:alert(1)2345678")]
    [InlineData("call 0171 5550123 now")]
    [InlineData("none")]
    [InlineData("+")]
    [InlineData("12")]
    [InlineData("+49")]
    [InlineData("+999 1234567")]
    [InlineData("0171 5550123 0171 5550124 0171 5550125")]
    [InlineData("1,5E+11")]
    [InlineData("")]
    [InlineData(null)]
    public void What_cannot_be_a_number_is_none(string? text)
    {
        Assert.Null(PhoneNumber.Normalise(text, "DE"));
        Assert.Null(PhoneNumber.Normalise(text, null));
    }

    [Theory]
    [InlineData("020 7946 0018", "GB", "+442079460018")]
    [InlineData("(555) 010-0113", "US", "+15550100113")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("0664 1234567", "AT", "+436641234567")]
    [InlineData("079 123 45 67", "CH", "+41791234567")]
    [InlineData("06 1234 5678", "IT", "+390612345678")]
    [InlineData("0049 171 5550123", "US", "+491715550123")]
    [InlineData("011 49 171 5550123", "US", "+491715550123")]
    [InlineData("0049 171 5550123", null, "+491715550123")]
    [InlineData("030 / 123456", null, "030123456")]
    [InlineData("٠٣٠١٢٣٤٥٦", null, "030123456")]
    public void A_number_without_a_country_is_one_of_the_country_of_the_business(string text, string? country, string expected) =>
        Assert.Equal(expected, PhoneNumber.Normalise(text, country));

    [Theory]
    [InlineData("Europe/Berlin", "DE")]
    [InlineData("europe/lisbon", "PT")]
    [InlineData("Europe/Oslo", "NO")]
    [InlineData("Asia/Calcutta", "IN")]
    [InlineData("US/Eastern", "US")]
    [InlineData("W. Europe Standard Time", "DE")]
    [InlineData("UTC", null)]
    [InlineData("UTC+02", null)]
    [InlineData("Local time", null)]
    [InlineData(null, null)]
    public void A_zone_lies_in_a_country(string? zone, string? country) => Assert.Equal(country, ZoneCountry.Of(zone));

    private static readonly Gen<string> _written =
        from parts in Gen.Elements("0", "00", "+", "1", "49", "171", "5550123", " ", "/", "-", "(0)", "(", ")", ".", "'", "tel:", " ext. 5",
            "39", "7", "8", "44", "2079460018", "９").ArrayOf()
        select string.Concat(parts);

    [Fact]
    public void The_form_of_a_number_is_its_own_form_in_every_country() =>
        Prop.ForAll(_written.ToArbitrary(), Gen.Elements("DE", "US", "GB", "IT", "BR", "RU", "MX", "AR", "JP", "AU").ToArbitrary(),
            Gen.Elements("DE", "US", "IT", "RU").ToArbitrary(), (text, country, other) =>
            PhoneNumber.Normalise(text, country) is not { } once
                || (PhoneNumber.Normalise(once, country) == once && PhoneNumber.Normalise(once, other) == once
                && PhoneNumber.Normalise(once, null) == once))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Without_a_country_too() =>
        Prop.ForAll(_written.ToArbitrary(), text => PhoneNumber.Normalise(text, null) is not { } once
            || PhoneNumber.Normalise(once, null) == once).QuickCheckThrowOnFailure();
}
