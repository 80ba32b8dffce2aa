using FsCheck.Fluent;
using Throughline.Insights;

namespace Throughline.Tests.Insights;

public sealed class ShareDifferenceTests
{
    /// <summary>Newcombe 1998, table II, method 10. His difference is the first share minus the second.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void The_intervals_are_those_of_the_paper(int a, int m, int b, int n, double low, double high)
    {
        var difference = ShareDifference.Between(b, n, a, m);
        Assert.Equal(low, difference.Low, 4);
        Assert.Equal(high, difference.High, 4);
        Assert.Equal((double)a / m - (double)b / n, difference.Value, 12);
    }

    [Fact]
    public void Turned_round_the_difference_is_turned_round() =>
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll(
            (from n in Gen.Choose(1, 500) from k in Gen.Choose(0, n) from m in Gen.Choose(1, 500) from j in Gen.Choose(0, m) select (k, n, j, m)).ToArbitrary(),
            one =>
            {
                var (there, back) = (ShareDifference.Between(one.k, one.n, one.j, one.m), ShareDifference.Between(one.j, one.m, one.k, one.n));
                return Math.Abs(there.Low + back.High) < 1e-12 && Math.Abs(there.High + back.Low) < 1e-12
                    && there.Low <= there.Value && there.Value <= there.High
                    && there.Low >= -1 - 1e-12 && there.High <= 1 + 1e-12
                    && there.IsMore == back.IsLess;
            }));

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 1, -1, 1)]
    public void Counts_outside_their_range_are_refused(int first, int firstOf, int second, int secondOf) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareDifference.Between(first, firstOf, second, secondOf));
}
