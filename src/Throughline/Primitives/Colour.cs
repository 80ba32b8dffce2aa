using System.Globalization;

namespace Throughline.Primitives;

/// <summary>A colour as screens and letters show it (sRGB, eight bits a part).</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour White { get; } = new(255, 255, 255);
    public static Colour Black { get; } = new(0, 0, 0);

    /// <summary>Reads "#2d4636", "2d4636" or "#246"; null for anything else.</summary>
    public static Colour? Read(string? text)
    {
        var digits = text?.Trim().TrimStart('#') ?? "";
        if (digits.Length == 3) digits = string.Concat(digits.Select(digit => new string(digit, 2)));
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;
    }

    /// <summary>How much light it gives, 0 (black) to 1 (white): relative luminance of WCAG 2.2.</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>How well one is told from the other, 1 to 21: contrast ratio of WCAG 2.2.</summary>
    public double Contrast(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>This colour with so much of another in it.</summary>
    /// <param name="share">0 for none of it, 1 for nothing else.</param>
    public Colour Mixed(Colour other, double share) =>
        new(Mixed(Red, other.Red, share), Mixed(Green, other.Green, share), Mixed(Blue, other.Blue, share));

    /// <summary>
    /// The nearest colour of the same hue that can be read on all of these: lighter on dark paper, darker on light paper, and
    /// only as far as it must be. What can be read already stays as it is.
    /// </summary>
    /// <param name="papers">All light, or all dark.</param>
    /// <param name="least">The contrast wanted, up to 4.5, which black or white reaches on every paper.</param>
    public Colour ReadableOn(double least, params ReadOnlySpan<Colour> papers)
    {
        if (IsReadableOn(papers, least)) return this;
        var (hue, saturation, lightness) = Hsl();
        // Where black and white are equally far away, which is at a luminance of √(0.05 × 1.05) − 0.05.
        var end = papers[0].Luminance > 0.179 ? 0d : 1d;
        var (near, far) = (lightness, end);
        for (var halving = 0; halving < 12; halving++)
        {
            var middle = (near + far) / 2;
            if (OfHsl(hue, saturation, middle).IsReadableOn(papers, least)) far = middle;
            else near = middle;
        }
        return OfHsl(hue, saturation, far);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private bool IsReadableOn(ReadOnlySpan<Colour> papers, double least)
    {
        foreach (var paper in papers)
            if (Contrast(paper) < least) return false;
        return true;
    }

    private static double Linear(byte part) =>
        part / 255d is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static byte Mixed(byte one, byte other, double share) => (byte)Math.Round(one + ((other - one) * share));

    // Hue in sixths of the circle, saturation and lightness 0 to 1 (CSS Color 4, §7).
    private (double Hue, double Saturation, double Lightness) Hsl()
    {
        var (red, green, blue) = (Red / 255d, Green / 255d, Blue / 255d);
        var (most, least) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        var (spread, lightness) = (most - least, (most + least) / 2);
        if (spread == 0) return (0, 0, lightness);
        var hue = most == red ? ((green - blue) / spread) + (green < blue ? 6 : 0)
            : most == green ? ((blue - red) / spread) + 2
            : ((red - green) / spread) + 4;
        return (hue, spread / (1 - Math.Abs((2 * lightness) - 1)), lightness);
    }

    private static Colour OfHsl(double hue, double saturation, double lightness)
    {
        var reach = saturation * Math.Min(lightness, 1 - lightness);
        return new(Part(0), Part(8), Part(4));

        byte Part(int twelfth)
        {
            var at = (twelfth + (hue * 2)) % 12;
            var share = lightness - (reach * Math.Max(-1, Math.Min(Math.Min(at - 3, 9 - at), 1)));
            return (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
        }
    }
}
