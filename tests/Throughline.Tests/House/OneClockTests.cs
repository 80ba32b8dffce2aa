using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>One page, one zone: moments become words in one place, by the clock of the business.</summary>
public sealed partial class OneClockTests
{
    private const string App = "src/Throughline.App";

    private static readonly string[] _pages = [$"{App}/Features", $"{App}/Design", $"{App}/Public", $"{App}/Wording"];

    private static readonly List<(string File, string Line)> _lines =
    [
        .. from folder in _pages
           from file in Repository.Files(folder, ".razor", ".cs")
           where file != $"{App}/Design/HumanTime.cs"
           from line in Repository.Lines(file)
           select (file, line.Trim()),
    ];

    // A moment that is written without a zone is written in UTC.
    [Fact]
    public void A_moment_becomes_words_in_one_place() =>
        Assert.Empty(_lines.Where(line => Written().IsMatch(line.Line)).Select(line => $"{line.File}: {line.Line}"));

    [Fact]
    public void A_page_asks_for_no_zone_but_the_business_s()
    {
        var zones = _lines.SelectMany(line => Zone().Matches(line.Line)).Select(zone => zone.Groups["of"].Value).ToList();
        Assert.NotEmpty(zones);
        string[] business = ["Access.Zone", "access.Zone", "LocalZone.Find(null, workspace.Zone).Zone", "door.Zone"];
        Assert.All(zones, zone => Assert.Contains(zone, business));
    }

    [Theory]
    [InlineData("row.PublishedAt?.ToString(\"d MMMM uuuu\", CultureInfo.InvariantCulture)", true)]
    [InlineData("row.DueAt.InUtc()", true)]
    [InlineData("day.ToString(\"d MMMM yyyy\", CultureInfo.InvariantCulture)", false)]
    public void What_would_be_found_is_found(string line, bool isFound) => Assert.Equal(isFound, Written().IsMatch(line));

    [GeneratedRegex(@"\w+At\??\.ToString\(|\.InUtc\(|\bNow\.ToString\(|ToDateTimeUtc\(\)\.ToString", RegexOptions.None, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"\.InZone\((?<of>([^()]|\([^()]*\))+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Zone();
}
