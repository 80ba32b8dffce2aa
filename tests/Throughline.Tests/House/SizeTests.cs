using Throughline.Primitives;

namespace Throughline.Tests.House;

/// <summary>How large things may be. What is larger stands on a list that only shrinks.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 300;
    private const int LongestLine = 140;
    private const string Lists = "tests/Throughline.Tests/House/";

    [Fact]
    public void No_file_has_more_than_300_lines() => ShrinkingList.AssertHolds(
        Lists + "long-files.txt",
        LongestFile,
        ByFile(lines => lines.Length),
        (file, count) => $"{file} has {count} lines, and {LongestFile} are the most. Split it by what its parts are about.");

    [Fact]
    public void No_line_has_more_than_140_columns() => ShrinkingList.AssertHolds(
        Lists + "long-lines.txt",
        0,
        ByFile(lines => lines.Count(line => line.Length > LongestLine)),
        (file, count) => $"{file} has {count} lines of more than {LongestLine} columns, and more than before.");

    [Fact]
    public void No_method_takes_more_than_five_parameters() =>
        ParameterCounts.AssertHold(typeof(StableHash).Assembly, Lists + "many-parameters.txt");

    [Fact]
    public void A_method_that_takes_more_would_be_found()
    {
        var counts = ParameterCounts.Of(typeof(SizeTests).Assembly);
        Assert.Equal(6, counts[$"{typeof(SizeTests).FullName}.{nameof(TakesSix)}"]);
        Assert.DoesNotContain(counts, one => one.Key.StartsWith(typeof(Six).FullName!, StringComparison.Ordinal) && one.Value > 1);
    }

    private static Dictionary<string, int> ByFile(Func<string[], int> count) =>
        ((string[])["src", "tests", "benchmarks"])
            .SelectMany(folder => Repository.Files(folder, ".cs", ".razor", ".ts", ".css", ".js", ".mjs"))
            .ToDictionary(file => file, file => count(Repository.Lines(file)));

    private static int TakesSix(int a, int b, int c, int d, int e, int f) => new Six(a, b, c, d, e, f).GetHashCode();

    private sealed record Six(int A, int B, int C, int D, int E, int F);
}
