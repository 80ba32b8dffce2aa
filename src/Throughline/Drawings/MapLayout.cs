using System.Collections.Immutable;

namespace Throughline.Drawings;

/// <summary>The texts of a map, measured once: a row for each drawn row, a column for each step.</summary>
/// <param name="Names">Of the rows.</param>
/// <param name="LineAt">The row above which the line of visibility is drawn; as many as there are rows where it is not.</param>
internal sealed record MapGrid(ImmutableArray<MapRow> Rows, FlowingText[] Names, FlowingText[][] Cells, int Steps, int LineAt);

/// <summary>The sizes a map is drawn in. All lengths are points, and pixels where there is no paper.</summary>
/// <param name="Bands">How often the road begins again below itself, so that its columns stay wide enough.</param>
/// <param name="MostLines">Lines a cell may have; what is longer ends with an ellipsis.</param>
internal sealed record MapLayout(double Width, double Height, double Font, int Bands, int Columns, double ColumnWidth, double LabelWidth, int MostLines)
{
    public const double Margin = 24;
    public const double Foot = 16;
    public const double Gap = 12;

    private const double WidestColumn = 190;
    private const double WidestInLetters = 20;
    private const double ScreenColumn = 176;
    private const double ScreenFont = 12.5;
    private const int MostScreenLines = 9;
    private const int MostBands = 8;

    // Of a row's name, in parts of the font size: one size smaller than the cells, and so many letters wide that no word of a name is broken.
    private const double LabelSize = 0.86;
    private const double LabelRoom = 8.5;
    private const double NarrowestLabel = 34;

    // The head grows with letters that are larger than those of a screen.
    private const double HeadAtMost = 12.5;

    // As large as a book where that fits, and larger where the sheet has room left; below five points only where nothing else fits.
    private static readonly double[] _large = [18, 17, 16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10];
    private static readonly double[] _fonts = [9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5];
    private static readonly double[] _tiny = [4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1];

    public double LineHeight => Font * 1.28;
    public double Padding => Font * 0.45;
    public double StripHeight => Font * 1.9;
    public double CurveHeight => Font * 6;
    public double LabelFont => Font * LabelSize;
    public double LabelLineHeight => LabelFont * 1.2;
    private double LabelRoomInLetters => (LabelWidth - Padding) / LabelFont;

    /// <summary>How much larger than usual the head is.</summary>
    public double Scale => Math.Max(1, Font / HeadAtMost);

    /// <summary>The height of the journey's name and its way.</summary>
    public double Head => 50 * Scale;

    /// <summary>The width of a cell's text, in parts of the font size.</summary>
    public double TextWidth => (ColumnWidth - 2 * Padding) / Font;

    /// <summary>The same for the titles, whose letters are heavier.</summary>
    public double WidthOf(MapRow row) => row == MapRows.Title ? TextWidth / Drawings.TextWidth.Bold : TextWidth;

    public static MapLayout Of(MapGrid grid, MapPaper paper)
    {
        if (paper == MapPaper.Screen) return Screen(grid);
        var (width, height) = paper == MapPaper.A3 ? (1190.55, 841.89) : (841.89, 595.28);
        return Grown(grid, Whole(grid, width, height)) ?? Shortened(grid, width, height, _fonts[^1]) ?? _tiny.Select(font => Shortened(grid, width, height, font)).OfType<MapLayout>().FirstOrDefault()
            ?? Make(grid, width, height, _tiny[^1], MostBands, 1);
    }

    private static MapLayout Screen(MapGrid grid)
    {
        var layout = new MapLayout(0, 0, ScreenFont, 1, Math.Max(grid.Steps, 1), ScreenColumn, 118, MostScreenLines);
        return layout with { Width = 2 * Margin + layout.LabelWidth + layout.Columns * ScreenColumn, Height = 2 * Margin + layout.Head + Foot + layout.NeededHeight(grid) };
    }

    /// <summary>The largest letters with which everything is drawn whole.</summary>
    private static MapLayout? Whole(MapGrid grid, double width, double height)
    {
        foreach (var font in _fonts)
            for (var bands = 1; bands <= MostBands && bands <= Math.Max(grid.Steps, 1); bands++)
                if (Make(grid, width, height, font, bands, 200) is { ColumnWidth: > 0 } layout && layout.TextWidth >= 7 && layout.Fits(grid)) return layout;
        return null;
    }

    /// <summary>The same shape in larger letters, where the sheet has room for them and columns stay wide enough for long words.</summary>
    private static MapLayout? Grown(MapGrid grid, MapLayout? whole)
    {
        if (whole is null || whole.Font < _fonts[0] || grid.Steps == 0) return whole;
        return _large.Select(font => Make(grid, whole.Width, whole.Height, font, whole.Bands, 200)).FirstOrDefault(layout => layout.TextWidth >= 9 && layout.Fits(grid)) ?? whole;
    }

    /// <summary>With letters of that size, the shape in which most of the texts is kept; null where not even one line of each fits.</summary>
    private static MapLayout? Shortened(MapGrid grid, double width, double height, double font)
    {
        MapLayout? best = null;
        for (var bands = 1; bands <= MostBands && bands <= Math.Max(grid.Steps, 1); bands++)
        {
            var layout = Make(grid, width, height, font, bands, 1);
            if (layout.TextWidth < 4 || !layout.Fits(grid)) continue;
            while (layout.MostLines < 200 && layout with { MostLines = layout.MostLines + 1 } is var more && more.Fits(grid)) layout = more;
            if (best is null || layout.Room > best.Room) best = layout;
        }
        return best;
    }

    private double Room => MostLines * TextWidth;

    private static MapLayout Make(MapGrid grid, double width, double height, double font, int bands, int lines)
    {
        var columns = Math.Max(1, (int)Math.Ceiling(grid.Steps / (double)bands));
        var label = Math.Max(font * LabelRoom, NarrowestLabel);
        return new(width, height, font, bands, columns, Math.Min(Math.Max(WidestColumn, font * WidestInLetters), (width - 2 * Margin - label) / columns), label, lines);
    }

    private bool Fits(MapGrid grid)
    {
        var room = Height - 2 * Margin - Head - Foot;
        foreach (var height in Heights(grid))
            if ((room -= height) < 0) return false;
        return true;
    }

    /// <summary>The height of all bands with the gaps between them.</summary>
    private double NeededHeight(MapGrid grid) => Heights(grid).Sum();

    // One after the other, so that a shape that is too tall is given up as soon as that is known.
    private IEnumerable<double> Heights(MapGrid grid)
    {
        yield return (Bands - 1) * Gap;
        for (var band = 0; band < Bands; band++)
        {
            yield return StripHeight;
            for (var row = 0; row < grid.Rows.Length; row++) yield return RowHeight(grid, row, band);
        }
    }

    public double RowHeight(MapGrid grid, int row, int band)
    {
        var lines = 1;
        var width = WidthOf(grid.Rows[row]);
        for (var step = band * Columns; step < Math.Min((band + 1) * Columns, grid.Steps); step++)
            lines = Math.Max(lines, Math.Min(grid.Cells[row][step].CountLines(width, MostLines), MostLines));
        var cells = grid.Rows[row] == MapRows.Feels ? CurveHeight : lines * LineHeight + 2 * Padding;
        return Math.Max(cells, grid.Names[row].CountLines(LabelRoomInLetters, 200) * LabelLineHeight + 2 * Padding);
    }

    /// <summary>A row's name, always whole.</summary>
    public List<TextLine> LabelLines(MapGrid grid, int row) => grid.Names[row].Lines(LabelRoomInLetters, 200);
}
