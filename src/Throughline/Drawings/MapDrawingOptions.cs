using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>The paper a map is fitted to, always one sheet lying on its side; or none.</summary>
public enum MapPaper
{
    A4,
    A3,

    /// <summary>No paper: columns of a width that reads well, and as much room as they need.</summary>
    Screen,
}

/// <summary>How many people came by a step, are there now, and did it.</summary>
public readonly record struct StepNumbers(long Reached, long Here, long Done);

/// <summary>What a map shows, and on what.</summary>
public sealed record MapDrawingOptions
{
    public MapPaper Paper { get; init; } = MapPaper.A3;

    /// <summary>Rows of words to draw, in any order; the title is always drawn.</summary>
    public ImmutableArray<MapRow> Rows { get; init; } = MapRows.Usual;

    /// <summary>Whether what customers do not see is drawn, and the line of visibility with it.</summary>
    public bool ShowsBackstage { get; init; } = true;

    /// <summary>By the key of the step; null draws no numbers.</summary>
    public IReadOnlyDictionary<string, StepNumbers>? Numbers { get; init; }

    /// <summary>A line at the foot: "Version 3, published on 4 March 2026".</summary>
    public string? Caption { get; init; }

    /// <summary>The rows that are drawn, from top to bottom.</summary>
    internal ImmutableArray<MapRow> DrawnOf(JourneyDraft draft) =>
    [
        MapRows.Title,
        .. Numbers is null ? [] : (ReadOnlySpan<MapRow>)[MapRows.People],
        .. MapRows.UsedIn(draft, MapRows.All).Where(row => row.TextOf is not null && Rows.Contains(row)
            && (ShowsBackstage || row.IsSeen)),
    ];
}
