using FsCheck;
using FsCheck.Fluent;
using Throughline.Primitives;

namespace Throughline.Tests.Primitives;

/// <summary>What can be told from what, by the standard's own measure.</summary>
public sealed class Colours
{
    private static readonly Gen<Colour> _any =
        from red in Gen.Choose(0, 255)
        from green in Gen.Choose(0, 255)
        from blue in Gen.Choose(0, 255)
        select new Colour((byte)red, (byte)green, (byte)blue);

    [Theory]
    [InlineData("#2d4636", "#2d4636")]
    [InlineData(" 2D4636 ", "#2d4636")]
    [InlineData("#fc0", "#ffcc00")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("#12345", null)]
    [InlineData("#-12345", null)]
    [InlineData("red", null)]
    [InlineData("#2d4636;}</style><script>", null)]
    public void A_colour_is_six_signs_or_three(string? typed, string? read) => Assert.Equal(read, Colour.Read(typed)?.ToString());

    // The standard's own numbers, and those of its understanding document.
    [Theory]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#ff0000", "#ffffff", 4.00)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrast_is_the_one_of_the_standard(string one, string other, double ratio)
    {
        Assert.Equal(ratio, Of(one).Contrast(Of(other)), 2);
        Assert.Equal(ratio, Of(other).Contrast(Of(one)), 2);
    }

    [Fact]
    public void Every_colour_becomes_readable_on_every_paper() => Prop.ForAll(_any.Two().ToArbitrary(), pair =>
        pair.Item1.ReadableOn(4.5, pair.Item2).Contrast(pair.Item2) >= 4.5).QuickCheckThrowOnFailure();

    [Fact]
    public void What_can_be_read_stays_and_what_cannot_goes_no_further_than_it_must() => Prop.ForAll(_any.Two().ToArbitrary(), pair =>
    {
        var (chosen, paper) = pair;
        var shown = chosen.ReadableOn(4.5, paper);
        // A step of one in 255 changes the light of a dark colour by up to a tenth of what is wanted.
        return chosen.Contrast(paper) >= 4.5 ? shown == chosen : shown.Contrast(paper) < 4.5 * 1.12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_shift_keeps_the_hue()
    {
        var gold = Of("#f2c230").ReadableOn(4.5, Colour.White);
        Assert.True(gold.Red > gold.Green && gold.Green > gold.Blue, gold.ToString());
        Assert.True(gold.Luminance < Of("#f2c230").Luminance);
    }

    private static Colour Of(string text) => Colour.Read(text)!.Value;
}
