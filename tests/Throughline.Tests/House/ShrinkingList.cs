using System.Globalization;

namespace Throughline.Tests.House;

/// <summary>
/// What cannot keep to a limit yet, one "number name" on a line. It only shrinks: nothing comes on it, and whatever has
/// become better is lowered or taken off. THROUGHLINE_WRITE_LISTS=1 in the environment writes it as things are; whoever
/// does that looks at the difference, in which no number may have grown.
/// </summary>
internal static class ShrinkingList
{
    /// <param name="file">Of the list, from the root.</param>
    /// <param name="limit">The most that is allowed without standing on the list.</param>
    /// <param name="says">What is wrong with one, and what to do.</param>
    public static void AssertHolds(string file, int limit, IReadOnlyDictionary<string, int> found, Func<string, int, string> says)
    {
        if (Environment.GetEnvironmentVariable("THROUGHLINE_WRITE_LISTS") == "1") Write(file, limit, found);
        var listed = Read(file);
        Assert.Empty(found.Where(one => one.Value > listed.GetValueOrDefault(one.Key, limit)).Select(one => says(one.Key, one.Value)));
        var better = listed.Where(one => found.GetValueOrDefault(one.Key) < one.Value);
        Assert.Empty(better.Select(one => $"{one.Key} has become better: lower its number in {file}, or take it off."));
    }

    private static Dictionary<string, int> Read(string file) => Repository.Lines(file)
        .Where(line => line is not ("" or ['#', ..]))
        .Select(line => line.Split(' ', 2))
        .ToDictionary(parts => parts[1], parts => int.Parse(parts[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static void Write(string file, int limit, IReadOnlyDictionary<string, int> found) => File.WriteAllLines(
        Path.Combine(Repository.Root, file),
        [
            .. Repository.Lines(file).Where(line => line.StartsWith('#')),
            .. found.Where(one => one.Value > limit)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value} {one.Key}")),
        ]);
}
