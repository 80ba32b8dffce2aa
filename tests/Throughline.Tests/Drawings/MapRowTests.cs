using Throughline.Drawings;
using Throughline.Journeys;

namespace Throughline.Tests.Drawings;

/// <summary>The screen, the drawing and the spreadsheet have one table of rows, and this is what it says.</summary>
public sealed class MapRowTests
{
    [Fact]
    public void What_customers_live_through_stands_above_the_line_and_what_is_done_for_that_below_it()
    {
        Assert.Equal(
            ["does", "thinks", "feels", "line", "tone", "message", "platform", "purpose", "promises", "owner", "tool", "obstacle",
                "process", "standing", "gives", "done"],
            MapRows.Usual.Select(row => row.Key));
        Assert.Equal(["does", "thinks", "feels", "line"], MapRows.All.Where(row => !MapRows.IsBelowLine(row)).Select(row => row.Key));
        Assert.Equal(MapRows.All, MapRows.Of(MapRows.All.Select(row => row.Key)));
    }

    [Fact]
    public void The_drawing_has_the_rows_in_the_order_of_the_table_and_the_line_where_the_table_has_it()
    {
        var svg = Maps.Read(JourneyMapDrawing.Svg(Maps.Full(3), new() { Paper = MapPaper.Screen }));
        var words = Maps.Texts(svg).Where(text => Maps.Number(text, "x") == 24).OrderBy(text => Maps.Number(text, "y")).ToList();
        Assert.Contains(string.Join(' ', MapRows.Usual.Where(row => row != MapRows.Line && !row.IsOnlyWhereUsed).Select(row =>
            row.Name)), string.Join(' ', words.Select(text => text.Value)), StringComparison.Ordinal);
        double Y(string text) => Maps.Texts(svg).Where(one => one.Value == text).Select(one => Maps.Number(one, "y")).Single();
        Assert.InRange(Y("Line of visibility"), Y("How they feel"), Y("Tone"));
    }

    [Fact]
    public void The_spreadsheet_has_the_rows_in_the_order_of_the_table()
    {
        Assert.Equal(
            [
                "Step", "Stage", "Key", "Title", "What they do", "What they think", "How they feel", "Tone", "Message", "Platform", "Purpose", "Promises made", "Promises kept", "Owner", "Task", "Tool",
                "Obstacle", "Answer", "Process", "Minutes of work", "Standing touchpoint", "Where it is", "State", "Look again",
                "File", "How we know it is done", "Actual use", "What it shows", "Delight", "Standard", "Evidence", "Goal", "Mini product",
                    "Needs",
            ],
            JourneyMatrix.Of(Maps.Full(1)).Columns);
    }

    [Fact]
    public void Strangers_see_what_customers_see_on_either_side_of_the_line_and_nothing_else() =>
        Assert.Equal(["does", "thinks", "feels", "tone", "message", "platform", "promises"], MapRows.All.Where(row => row.IsSeen).Select(row => row.Key));

    [Fact]
    public void Without_backstage_nothing_of_it_is_said_even_where_every_row_is_asked_for()
    {
        const string Secret = "between us";
        var draft = new JourneyDraft
        {
            Steps =
            [
                new()
                {
                    Key = "step-1", Title = "I come in", Does = "does", Thinks = "thinks", Feels = "1", Tone = "warm", Platform = "email", Makes = ["a-call"], Message = new("Hello", Secret, null, null, null, null),
                    Purpose = Secret, Owner = Secret, Tool = Secret, Obstacle = Secret, Answer = Secret, Evidence = Secret, Actual = Secret, Shows = Secret, Delight = Secret, Standard = Secret, Goal = Secret,
                    Mini = Secret, Needs = [Secret], Process = [new() { Part = Secret, IfItFails = Secret }],
                    Standing = new(Secret, Secret) { Owner = Secret, State = Secret },
                    Assignment = new(Secret, Secret, [Secret], null), Done = new(Secret, Secret, Secret, null), Nudges = [new(Secret, null)],
                },
            ],
        };
        var options = new MapDrawingOptions { Rows = MapRows.All, ShowsBackstage = false, Paper = MapPaper.Screen };
        Assert.DoesNotContain(Secret, JourneyMapDrawing.Svg(draft, options), StringComparison.Ordinal);
        Assert.Equal(["does", "thinks", "feels", "tone", "message", "platform", "promises"], MapStops.Of(draft, options).Single().Lines.Select(line => line.Row.Key));
        Assert.DoesNotContain(MapStops.Of(draft, options).Single().Lines, line => line.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(Secret, JourneyMapDrawing.Svg(draft, options with { ShowsBackstage = true }), StringComparison.Ordinal);
    }
}
