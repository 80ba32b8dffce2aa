using System.Globalization;
using System.Text;

namespace Throughline.Drawings;

/// <summary>
/// How wide a text is, in parts of its font size, measured without a font at hand: the advance widths of Inter for Latin
/// letters, and round figures for the rest. Drawings say the width they counted on with each line, so that another font
/// is pressed into the same place.
/// </summary>
internal static class TextWidth
{
    private const double Unknown = 0.66;
    private const double Square = 1.0;
    private const double Picture = 1.3;

    // Inter, regular, U+0020 to U+007E, in thousandths.
    private static readonly short[] _ascii =
    [
        281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511,
        966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456,
        323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
    ];

    // U+00A0 to U+00FF.
    private static readonly short[] _latin =
    [
        281, 288, 571, 611, 725, 550, 270, 568, 591, 914, 454, 583, 662, 0, 666, 478, 456, 662, 442, 446, 323, 586, 603, 288, 268, 304, 482, 583, 802, 847, 882, 511,
        690, 690, 690, 690, 690, 690, 994, 730, 601, 601, 601, 601, 269, 269, 269, 269, 735, 753, 765, 765, 765, 765, 765, 662, 765, 744, 744, 744, 744, 679, 636, 616,
        562, 562, 562, 562, 562, 562, 917, 571, 583, 583, 583, 583, 242, 242, 242, 242, 583, 591, 600, 600, 600, 600, 600, 662, 600, 591, 591, 591, 591, 562, 612, 562,
    ];

    /// <summary>Semibold letters are about this much wider.</summary>
    public const double Bold = 1.035;

    /// <summary>The width of a text in parts of its font size.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    public static double Of(Rune rune) => rune.Value switch
    {
        < 0x20 => 0,
        < 0x7F => _ascii[rune.Value - 0x20] / 1000.0,
        >= 0xA0 and <= 0xFF => _latin[rune.Value - 0xA0] / 1000.0,
        <= 0x024F => (rune.Value & 1) == 0 ? 0.72 : 0.6,
        0x2013 => 0.5,
        0x2014 => 1.0,
        0x2018 or 0x2019 => 0.261,
        0x201C or 0x201D => 0.44,
        0x2026 => 0.864,
        >= 0x1F000 and <= 0x1FAFF => Picture,
        >= 0x1100 and <= 0x11FF or >= 0x2E80 and <= 0xD7FF or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x20000 and <= 0x3FFFF => Square,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : Unknown,
    };
}
