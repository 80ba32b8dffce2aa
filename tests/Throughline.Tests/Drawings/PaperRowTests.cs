using Throughline.Drawings;
using Throughline.Journeys;

namespace Throughline.Tests.Drawings;

/// <summary>How a step is done, and what stands there for everybody, have rows of the map where anybody uses them.</summary>
public sealed class PaperRowTests
{
    private static readonly StepDraft _glaze = new()
    {
        Key = "glaze",
        Title = "My bowl is made",
        Process =
        [
            new() { Part = "Throw it", Owner = "ana", Tool = "wheel", Minutes = "40", Waits = "2 days", Risk = "It cracks",
                IfItFails = "Throw another" },
            new() { Part = "Fire it", Minutes = "10" }, new() { Part = "Glaze it" }, new() { Part = "Fire it again", Minutes = "many" },
        ],
    };

    private static readonly StepDraft _window = new()
    {
        Key = "window",
        Title = "I pass the window",
        Standing = new("The shop window", "Mill Lane 4") { State = "live", LookAgain = "2027-01-01" },
    };

    public static TheoryData<string, string, string?> Rows => new()
    {
        { "process", "glaze", "4 parts, 50 minutes: Throw it, Fire it, Glaze it …" },
        { "process", "window", null },
        { "standing", "window", "The shop window, Mill Lane 4, live, look again 2027-01-01" },
        { "standing", "glaze", null },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_says_in_a_few_words_what_the_step_says(string row, string step, string? said) =>
        Assert.Equal(said, MapRows.Find(row)!.SaidOf(step == "glaze" ? _glaze : _window));

    [Fact]
    public void Rows_that_nobody_uses_are_not_drawn()
    {
        Assert.Equal(["process", "standing"], Only(new() { Steps = [_glaze, _window] }));
        Assert.Equal(["standing"], Only(new() { Steps = [_window] }));
        Assert.Empty(Only(new() { Steps = [new() { Key = "a", Title = "A" }] }));
        Assert.DoesNotContain("Standing touchpoint", JourneyMapDrawing.Svg(new() { Steps = [_glaze] },
            new() { Paper = MapPaper.Screen }), StringComparison.Ordinal);
        Assert.Contains("Standing touchpoint", JourneyMapDrawing.Svg(new() { Steps = [_window] }, new() { Paper = MapPaper.Screen }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_spreadsheet_has_every_part_of_a_process()
    {
        var matrix = JourneyMatrix.Of(new() { Steps = [_glaze] });
        string Cell(string column) => matrix.Lines[0][matrix.Columns.IndexOf(column)];
        Assert.Equal("50", Cell("Minutes of work"));
        Assert.Equal(
            "1. Throw it; ana, with wheel, 40 minutes, then waits 2 days; goes wrong: It cracks; then: Throw another\n"
            + "2. Fire it; 10 minutes\n3. Glaze it\n4. Fire it again",
            Cell("Process"));
    }

    [Fact]
    public void What_somebody_says_stands_in_the_row_of_messages() =>
        Assert.Equal("Good morning, you are early", MapRows.Find("message")!.SaidOf(new() { Says = "Good morning, you are early" }));

    private static IEnumerable<string> Only(JourneyDraft draft) =>
        MapRows.UsedIn(draft, MapRows.All).Where(row => row.IsOnlyWhereUsed).Select(row => row.Key);
}
