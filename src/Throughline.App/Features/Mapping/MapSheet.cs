using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Drawings;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Mapping;

/// <summary>A step as a column of the map.</summary>
/// <param name="Id">Its lasting id in the draft.</param>
/// <param name="Number">From 1, in walking order.</param>
/// <param name="Place">Which column of the table it is, from 0: empty stages have a column too.</param>
public sealed record MapColumn(string Id, int Number, int Place, StepDraft Step)
{
    public string Path => $"steps[#{Id}]";

    public StepKind Kind => Step switch
    {
        { Survey: not null } => StepKind.Survey,
        { Assignment: not null } => StepKind.Assignment,
        { Webhook: not null } => StepKind.Webhook,
        { Message: not null } or { Variants.IsEmpty: false } => StepKind.Message,
        { Standing: not null } => StepKind.Standing,
        _ => StepKind.Wait,
    };
}

/// <summary>Steps that stand beside each other in one stage; a stage without steps is a stretch of one empty column.</summary>
/// <param name="Key">The stage's key; null where the steps name none.</param>
/// <param name="Id">Lasting id of the stage in the draft; null where the journey names no stages of its own, or this one was shown before.</param>
/// <param name="Colour">1, 2 or 3; 0 for steps that belong to no known stage.</param>
public sealed record MapStretch(string? Key, string? Id, string Name, string? Perception, int Colour, ImmutableArray<MapColumn> Columns)
{
    public int Width => Math.Max(1, Columns.Length);
    public string Css => Colour == 0 ? "stage-none" : $"stage-{Colour}";

    /// <summary>What the journey says about the stage; null where it names no stages of its own.</summary>
    public StageDraft? Stage { get; init; }

    /// <summary>True for the first stretch of a known stage: there its perception is written.</summary>
    public bool IsFirstOfStage { get; init; }
}

/// <summary>What happened at a step of the live version.</summary>
/// <param name="StepKey">What the live version calls it.</param>
/// <param name="Feels">What people reported on average, −2…+2; null where nobody was asked for a number.</param>
/// <param name="Answers">How many answers that is the average of.</param>
public sealed record MapFigures(string StepKey, long Reached, long Here, long Done, long GivenUp, double? Feels, int Answers);

/// <summary>Something that could be meant, with its name in the business's book.</summary>
public sealed record MapWord(string Value, string? Name);

/// <summary>A promise that is made at one step.</summary>
public sealed record MapPromise(string Key, int MadeAt, ImmutableArray<int> KeptAt)
{
    public bool IsKept => KeptAt.Any(kept => kept > MadeAt);
}

/// <summary>Everything that the map shows of a draft.</summary>
public sealed record MapSheet
{
    public required OpenDraft Open { get; init; }
    public required ImmutableArray<MapRow> Rows { get; init; }

    /// <summary>The view as part of an address: "?view=Owner".</summary>
    public required string Query { get; init; }
    public required ImmutableArray<MapStretch> Stretches { get; init; }
    public required ImmutableArray<MapPromise> Promises { get; init; }

    /// <summary>What could be meant, by the id of its datalist.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<MapWord>> Suggestions { get; init; }

    /// <summary>By the id of the draft's step; steps that are not in the live version have none.</summary>
    public ImmutableDictionary<string, MapFigures> Figures { get; init; } = ImmutableDictionary<string, MapFigures>.Empty;

    public bool ReadOnly { get; init; }
    public bool IsCompact { get; init; }

    /// <summary>True where steps are numbered from the end.</summary>
    public bool CountsBack { get; init; }

    public IEnumerable<MapColumn> Columns => Stretches.SelectMany(stretch => stretch.Columns);
    public int Steps => Open.Document.Draft.Steps.Length;

    /// <summary>Columns of the table beside the row headers.</summary>
    public int Width => Stretches.Sum(stretch => stretch.Width);

    /// <summary>The number as it is shown.</summary>
    public int Shown(MapColumn column) => CountsBack ? Steps - column.Number + 1 : column.Number;

    /// <summary>How a step is called to somebody who hears the page.</summary>
    public string NameOf(MapColumn column) => $"Step {Shown(column)}: {column.Step.Title ?? "no title yet"}";
}
