namespace Throughline.Insights;

/// <summary>How far two shares lie apart, and how sure that is.</summary>
/// <param name="Value">Second share minus first, from −1 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval, from −1.</param>
/// <param name="High">Upper end, up to 1.</param>
public readonly record struct ShareDifference(double Value, double Low, double High)
{
    /// <summary>Standard normal quantile of 0.975.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>More than chance would make of two equal shares, nineteen times in twenty.</summary>
    public bool IsMore => Low > 0;

    /// <summary>As <see cref="IsMore"/>, downward.</summary>
    public bool IsLess => High < 0;

    /// <summary>The difference between <paramref name="secondOf"/> and <paramref name="firstOf"/> people's shares.</summary>
    /// <remarks>
    /// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
    /// methods", Statistics in Medicine 17 (1998), 873–890, method 10: the two Wilson score intervals joined by the square
    /// root of the sum of squares. It keeps its level for small counts and for shares near 0 and 1, where the usual
    /// formula does not.
    /// </remarks>
    /// <param name="first">How many of the first did it; 0 to <paramref name="firstOf"/>.</param>
    /// <param name="firstOf">How many there are; at least 1.</param>
    /// <param name="second">How many of the second did it; 0 to <paramref name="secondOf"/>.</param>
    /// <param name="secondOf">How many there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count lies outside its range.</exception>
    public static ShareDifference Between(long first, long firstOf, long second, long secondOf)
    {
        var (p1, low1, high1) = Wilson(first, firstOf);
        var (p2, low2, high2) = Wilson(second, secondOf);
        var difference = p2 - p1;
        return new(
            difference,
            difference - Math.Sqrt(Square(p2 - low2) + Square(high1 - p1)),
            difference + Math.Sqrt(Square(high2 - p2) + Square(p1 - low1)));
    }

    // E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
    private static (double Share, double Low, double High) Wilson(long k, long n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, n);
        var share = (double)k / n;
        var middle = share + Z * Z / (2 * n);
        var reach = Z * Math.Sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        var scale = 1 + Z * Z / n;
        return (share, Math.Max(0, (middle - reach) / scale), Math.Min(1, (middle + reach) / scale));
    }

    private static double Square(double value) => value * value;
}
