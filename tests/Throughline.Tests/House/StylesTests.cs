using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>What the pages' styles are about is on the pages.</summary>
public sealed partial class StylesTests
{
    private const string App = "src/Throughline.App";

    /// <summary>Classes whose name is put together where they are used, or given by a package.</summary>
    private static readonly string[] _putTogether =
        ["ProseMirror-selectednode", "htmx-request", "outline-does", "outline-owner", "outline-platform", "outline-title"];

    private static readonly HashSet<string> _words = [.. Repository.Files("src", ".razor", ".cs", ".ts").SelectMany(Repository.Lines).SelectMany(line => Word().Matches(line)).Select(word => word.Value)];

    [Fact]
    public void Every_class_that_has_a_style_is_used() =>
        Assert.Equal(_putTogether, Repository.Files(App, ".css").SelectMany(ClassesOf).Except(_words).Distinct().Order(StringComparer.Ordinal));

    // The pages of appointments have a file more, and whatever both begin they would both dress.
    [Fact]
    public void A_part_of_customers_pages_begins_in_one_file() => Assert.Empty(Repository.Files($"{App}/Public", ".css")
        .SelectMany(file => Repository.Lines(file).Select(line => Begun().Match(line).Value).Where(name => name.Length > 0).Distinct())
        .GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));

    // Words have one width of hyphen; numbers that stand under one another have one width of digit.
    [Fact]
    public void Digits_of_one_width_are_for_numbers_only() =>
        Assert.DoesNotContain(Repository.Files(App, ".css").SelectMany(Repository.Lines), line => line.Contains("tabular-nums", StringComparison.Ordinal) && Selector().Match(line).Value.Split(',').Any(one => one.Trim() is "html" or "body" or "*" or ":root" or "table" or ""));

    private static IEnumerable<string> ClassesOf(string file)
    {
        var text = string.Join('\n', Repository.Lines(file));
        return Class().Matches(Text().Replace(Block().Replace(text, "{}"), "")).Select(one => one.Groups["name"].Value);
    }

    [GeneratedRegex(@"[A-Za-z_][\w-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\.[a-z][\w-]*(?= \{)", RegexOptions.None, 1000)]
    private static partial Regex Begun();

    [GeneratedRegex(@"\.(?<name>[A-Za-z_][\w-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();

    /// <summary>What stands in braces that hold no others.</summary>
    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"/\*.*?\*/|""[^""]*""|@import[^;]*;|url\([^)]*\)", RegexOptions.Singleline, 1000)]
    private static partial Regex Text();

    [GeneratedRegex(@"^[^{]*", RegexOptions.None, 1000)]
    private static partial Regex Selector();
}
