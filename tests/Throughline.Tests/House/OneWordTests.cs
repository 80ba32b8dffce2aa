using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>
/// One word for one thing on all screens: the words stand in <c>Wording/English.cs</c> and in <c>docs/glossary.md</c>, and what
/// else one might say for them stands nowhere.
/// </summary>
public sealed partial class OneWordTests
{
    private static readonly string[] _screens =
    [
        "src/Throughline.App/Features", "src/Throughline.App/Design", "src/Throughline.App/Wording", "src/Throughline.App/Public",
        "src/Throughline.App/Commands", "src/Throughline.App/Client/src", "src/Throughline/Drawings", "src/Throughline/Linting",
    ];

    private static readonly List<(string Place, string Line)> _lines =
    [
        .. from folder in _screens
           from file in Repository.Files(folder, ".razor", ".cs", ".ts")
           from line in Repository.Lines(file).Select((text, at) => (Place: $"{file}:{at + 1}", Text: text.Trim()))
           where !line.Text.StartsWith("//", StringComparison.Ordinal) && !line.Text.StartsWith("@*", StringComparison.Ordinal)
           select (line.Place, line.Text),
    ];

    [Theory]
    [InlineData("given up", "gave up|timed out|time is up|ran out of time|(?<!done )(?<!answer )not in time|missed it")]
    [InlineData("overtaken", "went past|gone past|go past|skipped the step|skipped over|jumped over|leapfrog")]
    [InlineData("resting", "dormant|parked|snoozed|on hold beside")]
    [InlineData("left", "dropped out|dropped off|fell out|fell off|churned|went away|opted off")]
    [InlineData("on the road", "still on the way|under way on the road|in progress on the road")]
    [InlineData("walked it all", "at the end of it|finished the journey|completed the journey|reached the finish")]
    [InlineData("here now", "still here\"|waiting there now|stuck here")]
    [InlineData("kept here", "sent to the outbox|sent into the outbox")]
    public void Whoever_is_called_so_is_called_nothing_else(string word, string others)
    {
        var other = new Regex($"({others})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var found = _lines.Where(line => other.IsMatch(line.Line));
        Assert.Empty(found.Select(line => $"{line.Place} says “{other.Match(line.Line).Value}” for “{word}”"));
        Assert.Contains(_lines, line => line.Line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // A number's heading comes out of the table, so that it is the same over every column.
    [Fact]
    public void No_page_writes_a_heading_of_a_number_itself() => Assert.Empty(
        from line in _lines
        where line.Place.Contains("Features/", StringComparison.Ordinal) && Heading().IsMatch(line.Line)
        select $"{line.Place}: {line.Line}");

    private const string Words =
        "Came in|On the road|Resting|Walked it all|Left|Reached|Here now|Done|Overtaken|Given up|Not sent|Sent|Opened|Answered";

    [GeneratedRegex(@"<th scope=""col"" class=""number"">(" + Words + ")</th>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
