using System.Collections.Immutable;

namespace Throughline.Drawings;

/// <summary>A row of the map.</summary>
public enum MapRow
{
    Title,
    Numbers,
    Does,
    Thinks,
    Feels,
    Tone,
    Message,
    Platform,
    Promises,
    Purpose,
    Owner,
    Tool,
    Obstacle,
    Done,
}

/// <summary>The rows of the map from top to bottom, and how they are called.</summary>
public static class MapRows
{
    /// <summary>All of them: first what customers see, then what they do not.</summary>
    public static ImmutableArray<MapRow> All { get; } = [.. Enum.GetValues<MapRow>()];

    /// <summary>Below the line of visibility: customers never see it.</summary>
    public static bool IsBackstage(MapRow row) => row >= MapRow.Purpose;

    public static string Title(MapRow row) => row switch
    {
        MapRow.Title => "Step",
        MapRow.Numbers => "People",
        MapRow.Does => "They do",
        MapRow.Thinks => "They think",
        MapRow.Feels => "They feel",
        MapRow.Tone => "Tone",
        MapRow.Message => "We say",
        MapRow.Platform => "Where",
        MapRow.Promises => "Promises",
        MapRow.Purpose => "Why it is there",
        MapRow.Owner => "Who does what",
        MapRow.Tool => "With what",
        MapRow.Obstacle => "What could stop them, and our answer",
        MapRow.Done => "How we know it is done",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "This row has no title."),
    };
}

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

    /// <summary>Rows to draw, in any order; the title is always drawn.</summary>
    public ImmutableArray<MapRow> Rows { get; init; } = MapRows.All;

    /// <summary>Whether what lies below the line of visibility is drawn.</summary>
    public bool ShowsBackstage { get; init; } = true;

    /// <summary>By the key of the step; null draws no numbers.</summary>
    public IReadOnlyDictionary<string, StepNumbers>? Numbers { get; init; }

    /// <summary>A line at the foot: "Version 3, published on 4 March 2026".</summary>
    public string? Caption { get; init; }

    /// <summary>The rows that are drawn, from top to bottom.</summary>
    internal ImmutableArray<MapRow> Drawn =>
        [.. MapRows.All.Where(row => row == MapRow.Title || Rows.Contains(row) && (ShowsBackstage || !MapRows.IsBackstage(row)) && (row != MapRow.Numbers || Numbers is not null))];
}
