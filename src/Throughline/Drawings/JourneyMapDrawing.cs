using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>
/// The whole map as one drawing that needs nothing beside it: no script, no style sheet, no font of its own. On paper it
/// is one sheet: the letters are as large as fit, the road goes on below itself where it is long, and only what does not
/// even fit in small letters ends with an ellipsis.
/// </summary>
public static class JourneyMapDrawing
{
    /// <summary>Steps that are drawn; behind them stands how many more there are.</summary>
    public const int MostSteps = Journey.MaxSteps;

    /// <returns>A well-formed SVG document, whatever the draft holds.</returns>
    public static string Svg(JourneyDraft draft, MapDrawingOptions options)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(options);
        var grid = Grid(draft, options);
        var layout = MapLayout.Of(grid, options.Paper);
        var (width, height) = options.Paper switch
        {
            MapPaper.A3 => ("420mm", "297mm"),
            MapPaper.A4 => ("297mm", "210mm"),
            _ => (SvgPen.Number(layout.Width), SvgPen.Number(layout.Height)),
        };
        var name = FlowingText.Clean(StepTexts.Text(draft.Name) ?? "A journey without a name");
        using var pen = new SvgPen(layout.Width, layout.Height, width, height, name, Describe(draft));
        new MapPainter(pen, layout, grid, draft).Paint(name, options.Caption);
        return pen.Finish();
    }

    private static MapGrid Grid(JourneyDraft draft, MapDrawingOptions options)
    {
        var steps = StepTexts.Entries(draft.Steps);
        var count = Math.Min(steps.Length, MostSteps);
        var rows = options.DrawnOf(draft);
        var cells = rows.Select(row => steps.Take(count).Select((step, i) => FlowingText.Of(row == MapRows.Title ? Numbered(step, i) : StepTexts.Of(step, row, options))).ToArray());
        var above = options.ShowsBackstage ? rows.TakeWhile(row => !MapRows.IsBelowLine(row)).Count() : rows.Length;
        return new(rows, [.. rows.Select(row => FlowingText.Of(row.Name))], [.. cells], count, above);
    }

    private static string Numbered(StepDraft step, int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {StepTexts.TitleOf(step) ?? "not named yet"}");

    /// <summary>For those who cannot see it: the steps in walking order.</summary>
    private static string Describe(JourneyDraft draft)
    {
        var titles = StepTexts.Entries(draft.Steps).Take(MostSteps).Select(Numbered);
        return FlowingText.Clean("The map of a customer journey. " + string.Join(". ", titles));
    }
}

/// <summary>Puts the parts of one map onto the paper.</summary>
internal sealed class MapPainter(SvgPen pen, MapLayout layout, MapGrid grid, JourneyDraft draft)
{
    private const string Ink = "#1f2430";
    private const string Quiet = "#5a6375";
    private const string Rule = "#e6e2da";
    private const string Edge = "#8b8574";
    private const string Soft = "#fbfaf7";
    private static readonly string[] _stage = ["#e0a458", "#0f6b66", "#7a4e8a"];
    private static readonly string[] _onStage = ["#2a1c05", "#ffffff", "#ffffff"];

    private double Left => MapLayout.Margin;
    private double CellsLeft => MapLayout.Margin + layout.LabelWidth;

    public void Paint(string name, string? caption)
    {
        pen.Rectangle(0, 0, layout.Width, layout.Height, "#ffffff");
        PaintHead(name);
        var top = MapLayout.Margin + layout.Head;
        if (grid.Steps == 0) Put("There are no steps yet.", Left, top + 20, 12, layout.Width, Quiet);
        for (var band = 0; band < layout.Bands && grid.Steps > 0; band++) top = PaintBand(band, top) + MapLayout.Gap;
        PaintFoot(caption);
    }

    private void PaintHead(string name)
    {
        var room = layout.Width - 2 * MapLayout.Margin;
        Put(name, Left, MapLayout.Margin + 16 * layout.Scale, 18 * layout.Scale, room, Ink, isBold: true);
        var way = new[] { StepTexts.Text(draft.Pain), StepTexts.Text(draft.Result?.Gets) }.OfType<string>();
        Put(string.Join(" → ", way), Left, MapLayout.Margin + 34 * layout.Scale, 10 * layout.Scale, room, Quiet);
    }

    private void PaintFoot(string? caption)
    {
        var more = StepTexts.Entries(draft.Steps).Length - grid.Steps;
        var note = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"The first {grid.Steps} steps; {more:N0} more are not drawn.") : null;
        Put(string.Join(" · ", new[] { note, caption }.OfType<string>()), Left, layout.Height - MapLayout.Margin, 8, layout.Width - 2 * MapLayout.Margin, Quiet);
    }

    private double PaintBand(int band, double top)
    {
        var from = band * layout.Columns;
        var count = Math.Min(layout.Columns, grid.Steps - from);
        if (count <= 0) return top - MapLayout.Gap;
        var runs = StageRuns.Of(draft, from, count);
        foreach (var run in runs) PaintStage(run, from, top);
        top += layout.StripHeight;
        var right = CellsLeft + count * layout.ColumnWidth;
        var begin = top;
        double? visibility = null;
        for (var row = 0; row < grid.Rows.Length; row++)
        {
            var height = layout.RowHeight(grid, row, band);
            if (row >= grid.LineAt) pen.Rectangle(Left, top, right - Left, height, Soft);
            if (row > 0) pen.Line(Left, top, right, top, Rule, 0.5);
            if (row == grid.LineAt) visibility = top;
            PaintLabel(row, top);
            if (grid.Rows[row] == MapRows.Feels) PaintFeelings(from, count, runs, top, height);
            else for (var step = from; step < from + count; step++) PaintCell(row, step, from, top);
            top += height;
        }
        for (var column = 1; column <= count; column++)
        {
            var x = CellsLeft + (column - 1) * layout.ColumnWidth;
            pen.Line(x, begin, x, top, Rule, 0.5);
        }
        pen.Line(Left, top, right, top, Edge, 0.6);
        if (visibility is { } line) PaintVisibility(line, right);
        return top;
    }

    private void PaintStage(StageRun run, int from, double top)
    {
        var x = CellsLeft + (run.From - from) * layout.ColumnWidth;
        var width = run.Count * layout.ColumnWidth;
        pen.Rectangle(x + 0.5, top, width - 1, layout.StripHeight, run.Colour < 0 ? Rule : _stage[run.Colour], radius: Math.Min(3, layout.Font / 2));
        Put(run.Name, x + layout.Padding, top + layout.StripHeight / 2 + layout.Font * 0.36, layout.Font, width - 2 * layout.Padding, run.Colour < 0 ? Ink : _onStage[run.Colour], isBold: true);
    }

    private void PaintVisibility(double y, double right)
    {
        pen.Line(Left, y, right, y, Ink, 0.9, "4 2");
        var size = Math.Min(layout.Font, 9) * 0.8;
        var line = new TextLine("Line of visibility", TextWidth.Of("Line of visibility"));
        var width = line.Width * size + 4;
        if (width > right - CellsLeft) return;
        pen.Rectangle(right - width, y - size * 0.7, width, size * 1.3, "#ffffff");
        pen.Text(line, right - width + 2, y + size * 0.3, size, Quiet);
    }

    private void PaintLabel(int row, double top)
    {
        var y = top + layout.Padding + layout.LabelFont;
        foreach (var line in layout.LabelLines(grid, row))
        {
            pen.Text(line, Left, y, layout.LabelFont, Quiet);
            y += layout.LabelLineHeight;
        }
    }

    private void PaintCell(int row, int step, int from, double top)
    {
        var isTitle = grid.Rows[row] == MapRows.Title;
        var x = CellsLeft + (step - from) * layout.ColumnWidth + layout.Padding;
        var y = top + layout.Padding + layout.Font * 0.95;
        foreach (var line in grid.Cells[row][step].Lines(layout.WidthOf(grid.Rows[row]), layout.MostLines))
        {
            pen.Text(line, x, y, layout.Font, Ink, isBold: isTitle);
            y += layout.LineHeight;
        }
    }

    /// <summary>The planned feelings as a curve that bends only between two stops, with the number at each.</summary>
    private void PaintFeelings(int from, int count, ImmutableArray<StageRun> runs, double top, double height)
    {
        var middle = top + height / 2;
        var unit = (height / 2 - layout.Font * 1.25) / 2;
        pen.Line(CellsLeft, middle, CellsLeft + count * layout.ColumnWidth, middle, Rule, 0.6, "2 2");
        var path = "";
        (double X, double Y)? before = null;
        for (var step = from; step < from + count; step++)
        {
            var feels = StepTexts.FeelsOf(draft.Steps[step]);
            if (feels is not { } value)
            {
                before = null;
                continue;
            }
            var at = (X: CellsLeft + (step - from + 0.5) * layout.ColumnWidth, Y: middle - value * unit);
            var half = before is { } last ? (last.X + at.X) / 2 : 0;
            path += before is { } start
                ? string.Create(CultureInfo.InvariantCulture, $" C{half:0.##} {start.Y:0.##} {half:0.##} {at.Y:0.##} {at.X:0.##} {at.Y:0.##}")
                : string.Create(CultureInfo.InvariantCulture, $" M{at.X:0.##} {at.Y:0.##}");
            before = at;
        }
        if (path.Length > 0) pen.Path(path.Trim(), Quiet, layout.Font / 6);
        for (var step = from; step < from + count; step++) PaintFeeling(step, CellsLeft + (step - from + 0.5) * layout.ColumnWidth, middle, unit, ColourOf(runs, step));
    }

    private void PaintFeeling(int step, double x, double middle, double unit, int colour)
    {
        if (StepTexts.FeelsOf(draft.Steps[step]) is not { } feels) return;
        var y = middle - feels * unit;
        pen.Circle(x, y, layout.Font * 0.36, colour < 0 ? Edge : _stage[colour]);
        var text = StepTexts.Signed(feels);
        var above = feels >= 0;
        pen.Text(new(text, TextWidth.Of(text)), x, above ? y - layout.Font * 0.55 : y + layout.Font * 1.2, layout.Font * 0.85, Ink, isCentred: true);
    }

    private static int ColourOf(ImmutableArray<StageRun> runs, int step) => runs.First(run => step >= run.From && step < run.From + run.Count).Colour;

    /// <summary>One line of text that is shortened to its room.</summary>
    private void Put(string text, double x, double y, double size, double room, string fill, bool isBold = false)
    {
        foreach (var line in FlowingText.Of(text).Lines(room / size / (isBold ? TextWidth.Bold : 1), 1)) pen.Text(line, x, y, size, fill, isBold);
    }
}
