using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>One thing that a row of the map says about a step.</summary>
public sealed record MapLine(MapRow Row, string Title, string Text);

/// <summary>A step of the map, to be read in words: for narrow screens and for those who cannot see the drawing.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Stage">The name of its stage.</param>
/// <param name="Colour">Of its stage: 1 to 3; 0 where no such stage is known.</param>
/// <param name="Lines">What is said about it, from top to bottom; rows that say nothing are left out.</param>
public sealed record MapStop(int Number, string Title, string Stage, int Colour, ImmutableArray<MapLine> Lines);

/// <summary>The map as a list of stops.</summary>
public static class MapStops
{
    /// <summary>The same steps and rows that <see cref="JourneyMapDrawing"/> draws.</summary>
    public static ImmutableArray<MapStop> Of(JourneyDraft draft, MapDrawingOptions options)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(options);
        var steps = StepTexts.Entries(draft.Steps);
        var rows = options.DrawnOf(draft).Remove(MapRows.Title);
        return
        [
            .. from run in StageRuns.Of(draft, 0, Math.Min(steps.Length, JourneyMapDrawing.MostSteps))
               from i in Enumerable.Range(run.From, run.Count)
               select new MapStop(i + 1, StepTexts.TitleOf(steps[i]) ?? "Not named yet", run.Name, run.Colour + 1, Lines(steps[i], rows, options)),
        ];
    }

    private static ImmutableArray<MapLine> Lines(StepDraft step, ImmutableArray<MapRow> rows, MapDrawingOptions options) =>
        [.. from row in rows let text = TextOf(step, row, options) where text is not null select new MapLine(row, row.Name, text)];

    private static string? TextOf(StepDraft step, MapRow row, MapDrawingOptions options) =>
        row == MapRows.Feels && StepTexts.FeelsOf(step) is { } feels ? $"{StepTexts.InWords(feels)} ({StepTexts.Signed(feels)})" : StepTexts.Text(StepTexts.Of(step, row, options));
}
